"""Findings as other programs read them: GitHub annotations, GitLab code quality, and JSON of our own.

The JSON, schema 1: `{"format": "sopbook-findings", "schema": 1, "summary": {"sops", "quizzes", "registers", "errors",
"warnings", "infos"}, "sops": […], "findings": […]}`. An SOP that could be read is `{"id", "path", "readability": years
of school or null}`. A finding is `{"path", "line", "column", "code", "severity": "error"|"warning"|"info", "message",
"hint": text or null}`: the path with forward slashes from the folder with `mkdocs.yml`, line and column counted from 1
in characters. A new schema number means that something here means something else; fields may be added without one.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from .findings import Finding, Severity, visible

FORMAT, SCHEMA = "sopbook-findings", 1


@dataclass(frozen=True, slots=True)
class Summary:
    """What was read, and how much was found."""

    sops: int
    quizzes: int
    registers: int
    errors: int
    warnings: int
    infos: int


@dataclass(frozen=True, slots=True)
class Told:
    """An SOP that was read; `readability` is the school year that its text asks for, None for a short text."""

    id: str
    path: str
    readability: float | None


def as_json(findings: Sequence[Finding], summary: Summary, sops: Sequence[Told]) -> str:
    """All findings as data, and what was read."""
    told = [
        {
            "path": finding.path,
            "line": finding.line,
            "column": finding.column,
            "code": finding.code,
            "severity": finding.severity.value,
            "message": finding.message,
            "hint": finding.hint,
        }
        for finding in findings
    ]
    read = [asdict(sop) for sop in sops]
    value = {"format": FORMAT, "schema": SCHEMA, "summary": asdict(summary), "sops": read, "findings": told}
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def as_github(finding: Finding, folder: str = "") -> str:
    """A workflow command that GitHub shows beside the line; `folder` leads from the repository to the handbook."""
    place = f"file={_property(folder + finding.path)},line={finding.line},col={finding.column}"
    said = visible(finding.message) + (f"\n{_shown(finding.hint)}" if finding.hint else "")
    return f"::{_COMMANDS[finding.severity]} {place},title={_property(finding.code)}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _shown(text: str) -> str:
    return "\n".join(visible(line) for line in text.split("\n"))


_GRAVITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def as_gitlab(findings: Sequence[Finding], folder: str = "") -> str:
    """The report that GitLab compares between branches; `folder` leads from the repository to the handbook."""
    seen: Counter[str] = Counter()
    report = [
        {
            "description": f"{visible(finding.message)}. {_shown(finding.hint or '')}".strip(),
            "check_name": finding.code,
            "fingerprint": _fingerprint(finding, seen),
            "severity": _GRAVITIES[finding.severity],
            "location": {"path": folder + finding.path, "lines": {"begin": finding.line}},
        }
        for finding in findings
    ]
    return json.dumps(report, indent=2, ensure_ascii=False) + "\n"


def _fingerprint(finding: Finding, seen: Counter[str]) -> str:
    """The same for the same mistake however many lines are written above it; equal ones are counted."""
    about = "\0".join((finding.path, finding.code, finding.message, (finding.excerpt or "").strip()))
    seen[about] += 1
    return hashlib.sha256(f"{about}\0{seen[about]}".encode()).hexdigest()[:32]
