"""Every document in findings/: an authored file (or a small handbook), and all that is found in it."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from sopbook.checks import check
from sopbook.findings import Finding, Severity
from sopbook.project import Project
from sopbook.reading.authored import read_quiz, read_register, read_sop
from sopbook.settings import Settings
from sopbook.shelf import read_handbook

CASES = sorted((Path(__file__).parent / "findings").glob("*.yml"))


def found(case: dict, folder: Path) -> list[Finding]:
    if case["kind"] == "handbook":
        for path, text in case["files"].items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8", newline="")
        handbook, findings = read_handbook(Project.at(folder, folder / "docs", Settings()))
        named = {code for line in case["expect"] for code in re.findall(r"\[(SOP\d{3})\]", line)}
        checked = [
            finding
            for finding in check(handbook, date(2026, 11, 21))
            # matters of judgement have their examples in the guide: a case here tells of those that it is about
            if finding.severity is Severity.ERROR or finding.code in named
        ]
        return sorted([*findings, *checked])
    raw = case["input"].encode()
    if case["kind"] == "sop":
        return read_sop("refund.md", raw)[1]
    if case["kind"] == "quiz":
        return read_quiz("quiz.yml", raw)[1]
    return read_register(case["kind"], "register.yml", raw)[1]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_findings(path, tmp_path):
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    findings = found(case, tmp_path)
    place = "{0.path}:" if case["kind"] == "handbook" else ""
    assert [f"{place.format(f)}{f.line}:{f.column}: {f.severity}[{f.code}] {f.message}" for f in findings] == case[
        "expect"
    ]
    assert [finding.hint or "" for finding in findings] == case["hints"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_each_finding_has_a_hint(path):
    assert all(yaml.safe_load(path.read_text(encoding="utf-8"))["hints"])
