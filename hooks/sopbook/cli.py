"""The command `sopbook`: what can be done with a handbook without building it."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from .checks import check
from .findings import Finding, Severity, as_text
from .handbook import Handbook, read_handbook
from .project import Project
from .settings import Settings
from .source import Source, read_yaml

CONFIGURATION = "mkdocs.yml"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit code is 0 when all is well, 1 for mistakes in the handbook, 2 for wrong use."""
    chosen = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a Windows console may know fewer characters
    root = find_root(Path(chosen.root) if chosen.root else Path.cwd())
    if root is None:
        where = chosen.root or "this folder or one above it"
        print(
            f"sopbook: there is no {CONFIGURATION} in {where}; name the handbook's folder with --root", file=sys.stderr
        )
        return 2
    # Tags such as !ENV are MkDocs' business: findings about them do not count as long as the file can be read.
    source, unreadable = read_yaml(CONFIGURATION, (root / CONFIGURATION).read_bytes())
    if source is None:
        _print(unreadable, f"{CONFIGURATION} cannot be read.")
        return 1
    try:
        project = project_of(root, source)
    except ValidationError as error:
        mistakes = [f"  {'.'.join(map(str, found['loc']))}: {found['msg']}" for found in error.errors()]
        print("\n".join([f"{CONFIGURATION}: the settings of sopbook are not right:", *mistakes]), file=sys.stderr)
        return 2
    return _check(project, strict=chosen.strict)


def find_root(start: Path) -> Path | None:
    """The nearest folder upwards that holds a handbook."""
    start = start.resolve()
    return next((folder for folder in (start, *start.parents) if (folder / CONFIGURATION).is_file()), None)


def project_of(root: Path, configuration: Source) -> Project:
    """The files of the handbook in a folder; pydantic's `ValidationError` when its settings are wrong."""
    data: Any = configuration.data
    return Project.at(root, root / (data.get("docs_dir") or "docs"), Settings.model_validate(_options(data)))


def _options(data: Any) -> dict[str, Any]:
    """What the team set, under `plugins: sopbook:` or under `extra: sopbook:`."""
    plugins = data.get("plugins")
    for plugin in plugins if isinstance(plugins, list) else [plugins]:
        if isinstance(plugin, dict) and isinstance(plugin.get("sopbook"), dict):
            return dict(plugin["sopbook"])
    extra = data.get("extra")
    options = extra.get("sopbook") if isinstance(extra, dict) else None
    return dict(options) if isinstance(options, dict) else {}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sopbook", description="Standard operating procedures as a handbook.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    checking = commands.add_parser("check", help="read every file of the handbook and list all mistakes in it")
    checking.add_argument("--root", metavar="DIR", help=f"folder with {CONFIGURATION}; else the nearest one upwards")
    checking.add_argument("--strict", action="store_true", help="let warnings fail as well")
    return parser


def _check(project: Project, *, strict: bool) -> int:
    handbook, found = read_handbook(project)
    findings = sorted([*found, *check(handbook, _today())])
    _print(findings, summary(project, handbook, findings))
    grave = [finding for finding in findings if strict or finding.severity is Severity.ERROR]
    return 1 if grave else 0


def _print(findings: list[Finding], last: str) -> None:
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    for finding in findings:
        print(as_text(finding, colour=colour), end="\n\n")
    print(last)


def summary(project: Project, handbook: Handbook, findings: list[Finding]) -> str:
    """What was read and what was found, on one line."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    files = len({finding.path for finding in findings})
    read = (
        f"{_count(len(project.sops), 'SOP')}, {_count(len(handbook.project.quizzes), 'quiz', 'quizzes')} "
        f"and {_count(len(project.registers), 'register')} read"
    )
    if not findings:
        return f"{read}: no mistakes found."
    warnings = len(findings) - errors
    return f"{read}: {_count(errors, 'error')} and {_count(warnings, 'warning')} in {_count(files, 'file')}."


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _today() -> date:
    """The day; `SOURCE_DATE_EPOCH` sets it for a run that can be repeated (reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now().astimezone()).date()
