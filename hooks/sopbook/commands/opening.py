"""The handbook that a command works on: where it is, what it says now, and what it said at an earlier revision."""

import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, TextIO

from ..configuration import NAME, NAMES, bytes_in, configuration
from ..findings import Finding, as_text
from ..git import HistoryError
from ..handbook import Handbook
from ..history import PastProject, Revision, files_at, past_project
from ..model.text import SopId
from ..project import Project
from ..settings import Settings
from ..shelf import read_handbook
from .usage import failed


def handbook_at(root: str | None) -> tuple[Project, Settings] | int:
    """The handbook in a folder, or in the nearest one upwards; an exit code when there is none that can be read."""
    start = (Path(root) if root else Path.cwd()).resolve()
    found = next((folder for folder in (start, *start.parents) if any(map(Path.is_file, _files(folder)))), None)
    if found is None or (root and found != start):
        where = root or "this folder or one above it"
        return failed(f"there is no {NAME} in {where}", "Name the handbook's folder with --root.")
    written, wrong = configuration(lambda path: bytes_in(found, path))
    if written is None:
        show(wrong, sys.stderr)
        return failed(f"{NAME} has mistakes in it, so nobody knows where the handbook is", "Mend them first.")
    docs = found / written.docs
    if not docs.is_dir():
        return failed(f"there is no folder {written.docs} for the pages", f"Make it, or set docs_dir in {NAME}.")
    if not docs.resolve().is_relative_to(found):
        message = f"the folder {written.docs} is not below that of {NAME}, where the files of a handbook lie"
        return failed(message, "Move the pages there, such as to docs.")
    return Project.at(found, docs, written.settings), written.settings


def _files(folder: Path) -> list[Path]:
    return [folder / name for name in NAMES]


def past_handbook(project: Project, settings: Settings, revision: Revision, now: Handbook | None = None) -> Handbook:
    """The handbook as it was at a revision, with the folders that it had then.

    What `now` has read is not read again where the file is the same, byte by byte.
    """
    docs = project.docs
    # the folders of today are the best guess where those of then cannot be read
    then, _ = configuration(lambda path: files_at(project.root, revision, (path,)).get(path))
    if then is not None:
        docs, settings = then.docs, then.settings
    past = past_project(project.root, docs, settings, revision)
    return read_handbook(past)[0] if now is None else _partly_read(past, now)


def _partly_read(past: PastProject, now: Handbook) -> Handbook:
    here = now.project
    same = {path for path, raw in past.contents.items() if here.has(path) and (here.root / path).read_bytes() == raw}
    sops = {sop_id: authored for sop_id, authored in now.sops.items() if authored.source.path in same}
    quizzes = {sop_id: authored for sop_id, authored in now.quizzes.items() if authored.source.path in same}
    known = {authored.source.path for authored in sops.values()} | {each.source.path for each in quizzes.values()}
    rest = replace(
        past,
        sops=tuple(path for path in past.sops if path not in known),
        quizzes=tuple(path for path in past.quizzes if path not in known),
    )
    read = read_handbook(rest)[0]
    # an id that two files have is the first one's, as in a handbook that is read in one go
    return replace(
        read,
        project=past,
        sops=MappingProxyType(_first_wins(sops, read.sops)),
        quizzes=MappingProxyType(_first_wins(quizzes, read.quizzes)),
    )


def _first_wins(one: Mapping[SopId, Any], other: Mapping[SopId, Any]) -> dict[SopId, Any]:
    """Both together; of two with the same id the one whose path comes first."""
    found = dict(one)
    for sop_id, authored in other.items():
        kept = found.get(sop_id)
        if kept is None or authored.source.path < kept.source.path:
            found[sop_id] = authored
    return dict(sorted(found.items()))


def unanswered(error: HistoryError) -> int:
    """Say why git could not answer."""
    return failed(str(error), error.cure)


def show(findings: Iterable[Finding], stream: TextIO | None = None) -> None:
    """Print findings."""
    stream = stream or sys.stdout
    colour = stream.isatty() and "NO_COLOR" not in os.environ
    for finding in findings:
        print(as_text(finding, colour=colour), end="\n\n", file=stream)
