import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from harness.building import ROOT
from sopbook import cli
from sopbook.checks import RULES, check, rule
from sopbook.checks.rules import Mistake, values, written
from sopbook.findings import Severity
from sopbook.project import Project
from sopbook.settings import Settings
from sopbook.shelf import read_handbook

SOP = """---
id: CS-REF-001
title: Refunding an order
format: article
status: draft
version: "1.0"
owner: cs-manager
purpose: Refund every eligible order the same way.
scope: {applies: [Retail orders]}
revisions: [{version: "1.0", date: 2026-10-02, author: A. Louise, summary: First version.}]
---
"""


@pytest.fixture
def folder(tmp_path):
    """A handbook of one draft, whose configuration has tags of MkDocs."""
    (tmp_path / "docs" / "sops" / "area").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: Small\nx: !ENV HOME\n", encoding="utf-8")
    (tmp_path / "docs" / "sops" / "area" / "refund.md").write_text(SOP, encoding="utf-8")
    return tmp_path


def spoil(folder: Path, old: str, new: str) -> None:
    path = folder / "docs" / "sops" / "area" / "refund.md"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_every_rule_has_a_code_and_a_sentence():
    assert all(re.fullmatch(r"SOP[1-9]\d\d", code) and each.says.endswith(".") for code, each in RULES.items())


def test_a_code_is_given_once():
    with pytest.raises(ValueError, match="SOP101"):
        rule("SOP101")(lambda handbook: ())


def test_a_rule_gets_the_day_when_it_asks_for_it(folder, monkeypatch):
    registered: dict = {}
    for module in ("rules", "checking"):
        monkeypatch.setattr(f"sopbook.checks.{module}.RULES", registered)

    @rule("SOP998", severity=Severity.WARNING)
    def dated(handbook, today):
        """Say the day."""
        for authored in handbook.sops.values():
            yield Mistake(authored.source, ("title",), today.isoformat(), key=True)

    handbook, _ = read_handbook(Project.at(folder, folder / "docs", Settings()))
    (finding,) = check(handbook, date(2026, 11, 21))
    assert (finding.message, finding.severity, finding.line, finding.column) == ("2026-11-21", "warning", 3, 1)


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("a", [(("a",), [{"b": "1"}, {"b": None}, "x"])]),
        ("a.*.b", [(("a", 0, "b"), "1")]),
        ("a.2", [(("a", 2), "x")]),
        ("*", [(("a",), [{"b": "1"}, {"b": None}, "x"])]),
        ("a.b", []),
        ("c.*", []),
        ("a.*.b.*", []),
    ],
)
def test_values_at_a_pattern(pattern, found):
    data = {"a": [{"b": "1"}, {"b": None}, "x"], "c": None}
    assert list(written(data, pattern)) == found
    assert values(data, pattern) == [value for _, value in found]


def test_the_command_finds_the_handbook_upwards(folder, monkeypatch, capsys):
    monkeypatch.chdir(folder / "docs" / "sops")
    assert cli.main(["check"]) == 0
    assert capsys.readouterr().out == "1 SOP, 0 quizzes and 0 registers read: no mistakes found.\n"


def test_the_command_lists_mistakes_by_file_and_fails(folder, capsys):
    spoil(folder, "owner", "ownr")
    assert cli.main(["check", "--root", str(folder)]) == 1
    shown = capsys.readouterr().out
    assert shown.startswith("docs/sops/area/refund.md:7:1: error[SOP020] “ownr”")
    assert shown.endswith("\n\n1 SOP, 0 quizzes and 0 registers read: 1 error and 0 warnings in 1 file.\n")


def test_warnings_fail_only_when_asked_to(folder, capsys):
    (folder / "docs" / "registers").mkdir()
    response = {"title": "T", "kind": "opener", "text": "x", "placeholders": {"a": {"label": "A", "example": "B"}}}
    (folder / "docs" / "registers" / "responses.yml").write_text(json.dumps({"r": response}), encoding="utf-8")
    assert cli.main(["check", "--root", str(folder)]) == 0
    assert cli.main(["check", "--root", str(folder), "--strict"]) == 1
    assert capsys.readouterr().out.count("warning[SOP308]") == 2


def test_the_command_says_where_it_looked(tmp_path, capsys):
    assert cli.main(["check", "--root", str(tmp_path)]) == 2
    assert "there is no mkdocs.yml" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("configuration", "code", "said"),
    [
        ("site_name: a: b\n", 2, "mkdocs.yml:1:13: error[SOP007]"),
        ("extra: {sopbook: {colour: red}}\n", 2, "colour"),
        ("plugins: [search, {sopbook: {quizzes: 5, sops: x}}]\n", 0, "0 SOPs"),
    ],
)
def test_the_configuration_is_read(folder, capsys, configuration, code, said):
    (folder / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    assert cli.main(["check", "--root", str(folder)]) == code
    assert said in "".join(capsys.readouterr())


def test_a_link_out_of_the_project_is_told_and_not_read(folder, tmp_path_factory, capsys):
    outside = tmp_path_factory.mktemp("outside") / "secret.md"
    outside.write_text("not front matter", encoding="utf-8")
    (folder / "docs" / "sops" / "area" / "link.md").symlink_to(outside)
    assert cli.main(["check", "--root", str(folder)]) == 1
    said = capsys.readouterr().out
    assert "docs/sops/area/link.md:1:1: error[SOP032]" in said
    assert "SOP004" not in said


def test_the_module_runs_as_a_command(folder):
    spoil(folder, "status: draft", "status: aproved")
    ran = subprocess.run(
        [sys.executable, "-m", "sopbook", "check", "--root", str(folder)],
        cwd=ROOT / "hooks",
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii"},
        check=False,
    )
    assert ran.returncode == 1
    assert ran.stderr == b""
    assert b"\\u201caproved\\u201d is not a value of `status`" in ran.stdout


def test_a_mistake_in_one_field_does_not_hide_names_that_are_not_there(folder):
    registers = folder / "docs" / "registers"
    registers.mkdir()
    (registers / "roles.yml").write_text("agent: {name: Agent, does: Answers calls.}\n", encoding="utf-8")
    (registers / "tools.yml").write_text("till: {name: Till, what: The cash register.}\n", encoding="utf-8")
    spoil(folder, "format: article", "format: artikel\nreviewers: [no key at all]\ntools: [printer, till, [x]]")
    project = Project.at(folder, folder / "docs", Settings())
    handbook, found = read_handbook(project)
    assert "SOP302" not in {finding.code for finding in found}
    told = [finding for finding in check(handbook, date(2026, 10, 2)) if finding.path.endswith("refund.md")]
    assert [(finding.code, finding.message) for finding in told] == [
        ("SOP303", "there is no tool “printer”"),
        ("SOP302", "there is no role “cs-manager”"),
    ]


def test_a_mistake_in_one_field_does_not_hide_a_node_that_is_not_there(folder):
    workflow = (
        "workflow:\n  start: ask\n  nodes:\n"
        "    ask: {ask: Is it paid?, answers: [{if: Yes, goto: don}, {if: No, goto: done}]}\n"
        "    done: {end: resolved, do: Close it., info: rates}\n"
        "  info:\n    rate: {title: Rates, body: Seven.}\n"
    )
    spoil(folder, "format: article\n", f"format: artikel\n{workflow}")
    handbook, _ = read_handbook(Project.at(folder, folder / "docs", Settings()))
    told = [(finding.code, finding.message, finding.hint) for finding in check(handbook, date(2026, 10, 2))]
    assert told == [
        ("SOP313", "there is no node “don”", "Did you mean done?"),
        ("SOP314", "there is no panel “rates”", "Did you mean rate?"),
    ]
