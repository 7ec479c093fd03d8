"""`sopbook check`: read every file of the handbook and list all mistakes in it."""

import argparse
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..checks import check, compared, grade_of
from ..checks.misgraded import fitting, misfitting
from ..clock import today
from ..collecting import without_collecting
from ..configuration import NAME
from ..findings import Finding, Severity, as_text
from ..git import HistoryError
from ..handbook import Handbook
from ..history import branching_point
from ..project import Project
from ..reports import Summary, Told, as_github, as_gitlab, as_json
from ..settings import Settings
from ..shelf import read_handbook
from ..wording import counted, listed
from .opening import handbook_at, past_handbook, unanswered
from .progress import Progress, followed
from .watching import changes_in

HELP = "read every file of the handbook and list all mistakes in it"
FORMATS = ("text", "github", "gitlab", "json")


def add(subparsers: Any) -> None:
    """Make the command known."""
    parser = subparsers.add_parser(
        "check",
        help=HELP,
        description=f"{HELP[0].upper()}{HELP[1:]}. The exit code is 0 when there is none, 1 when there is one, "
        "2 when it cannot be told.",
    )
    parser.add_argument("--root", metavar="DIR", help=f"folder with {NAME}; else the nearest one upwards")
    parser.add_argument("--strict", action="store_true", help="let warnings fail as well; infos never do")
    parser.add_argument(
        "--against",
        metavar="REV",
        help="compare with a branch, tag or commit as well: no procedure changes without a version that says so",
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="text is the usual one")
    parser.add_argument("--watch", action="store_true", help="check again at every change of a file, until Ctrl-C")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check once, or at every change."""
    if not arguments.watch:
        return _once(arguments)
    code = 0
    try:
        for _ in changes_in(_watched(arguments)):
            print("sopbook: checking", flush=True)
            code = _once(arguments)
    except KeyboardInterrupt:
        print(file=sys.stderr)
    return code


def _watched(arguments: argparse.Namespace) -> tuple[Path, ...]:
    at = handbook_at(arguments.root)
    if isinstance(at, int):  # where a handbook usually lies, until somebody has mended what is told above
        return tuple(Path(arguments.root or ".") / name for name in (NAME, "docs", "quizzes"))
    project, settings = at
    return (project.root / NAME, project.root / project.docs, project.root / settings.quizzes)


@without_collecting
def _once(arguments: argparse.Namespace) -> int:
    at = handbook_at(arguments.root)
    if isinstance(at, int):
        return at
    project, settings = at
    try:
        result = _findings(project, settings, arguments.against)
    except HistoryError as error:
        return unanswered(error)
    arguments.result = result  # kept to the end of the program: taking apart a large handbook takes a while
    _print(result, arguments.format)
    grave = result.summary.errors or (arguments.strict and result.summary.warnings)
    return 1 if grave else 0


@dataclass(frozen=True, slots=True)
class Result:
    """What a check found, and in what."""

    handbook: Handbook
    sops: str
    findings: list[Finding]
    summary: Summary


def _findings(project: Project, settings: Settings, revision: str | None) -> Result:
    total = len(project.sops) + len(project.quizzes) + len(project.registers)
    with Progress(total, sys.stderr) as progress:
        handbook, found = read_handbook(followed(project, progress.step))
        found += misfitting(handbook, settings)
        settings = fitting(settings)  # what is wrong elsewhere is told as well
        found += check(handbook, today(), settings)
        if revision is not None:
            from ..checks.against import against  # noqa: PLC0415 -- every other check starts sooner without it

            past = past_handbook(project, settings, branching_point(project.root, revision))
            found += compared(against(past, handbook), settings)
    return Result(handbook, f"{project.docs}/{settings.sops}", sorted(found), _summary(handbook, found))


def _summary(handbook: Handbook, findings: list[Finding]) -> Summary:
    project = handbook.project
    counts = {severity: sum(finding.severity is severity for finding in findings) for severity in Severity}
    read = (len(project.sops), len(project.quizzes), len(project.registers))
    return Summary(*read, counts[Severity.ERROR], counts[Severity.WARNING], counts[Severity.INFO])


def _print(result: Result, form: str) -> None:
    last = in_words(result.summary, len({finding.path for finding in result.findings}))
    if form in ("json", "gitlab"):
        text = (
            as_json(result.findings, result.summary, _told(result.handbook))
            if form == "json"
            else as_gitlab(result.findings, _folder(result.handbook.project.root))
        )
        sys.stdout.write(text)
        print(last, file=sys.stderr)
        return
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    for finding in result.findings:
        if form == "github":
            print(as_github(finding, _folder(result.handbook.project.root)))
        else:
            print(as_text(finding, colour=colour), end="\n\n")
    print(last, flush=True)
    if not result.summary.sops:
        print(f'There is no procedure in {result.sops} yet. Start one: sopbook new --title "…"', flush=True)


def _told(handbook: Handbook) -> list[Told]:
    """Every SOP that was read, by id, with how hard its text is to read."""
    found = []
    for sop_id, authored in sorted(handbook.sops.items()):
        grade = grade_of(authored.source)
        found.append(Told(sop_id, authored.source.path, None if grade is None else round(grade, 1)))
    return found


def _folder(root: Path) -> str:
    """The way to the handbook from the folder that the command runs in, which is that of the repository."""
    here = Path.cwd().resolve()
    return f"{root.relative_to(here).as_posix()}/" if root != here and root.is_relative_to(here) else ""


def in_words(summary: Summary, files: int) -> str:
    """What was read and what was found, on one line."""
    read = (
        f"{counted(summary.sops, 'SOP')}, {counted(summary.quizzes, 'quiz', 'quizzes')} "
        f"and {counted(summary.registers, 'register')} read"
    )
    if not files:
        return f"{read}: no mistakes found."
    found = [counted(summary.errors, "error"), counted(summary.warnings, "warning")]
    if summary.infos:
        found.append(counted(summary.infos, "info"))
    return f"{read}: {listed(found, 'and')} in {counted(files, 'file')}."
