"""The handbook that a command works on: where it is, what it says now, and what it said at an earlier revision."""

import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from ..findings import Finding, as_text
from ..git import HistoryError
from ..handbook import Handbook, read_handbook
from ..history import PastProject, Revision, files_at, past_project
from ..model.text import SopId
from ..project import Project
from ..reading.source import read_yaml
from ..settings import Settings

CONFIGURATION = "mkdocs.yml"


def handbook_at(root: str | None) -> tuple[Project, Settings] | int:
    """The handbook in a folder, or in the nearest one upwards; an exit code when there is none that can be read."""
    start = (Path(root) if root else Path.cwd()).resolve()
    found = next((folder for folder in (start, *start.parents) if (folder / CONFIGURATION).is_file()), None)
    if found is None or (root and found != start):
        where = root or "this folder or one above it"
        return failed(f"there is no {CONFIGURATION} in {where}", "Name the handbook's folder with --root.")
    source, unreadable = read_yaml(CONFIGURATION, (found / CONFIGURATION).read_bytes())
    if source is None:
        show(unreadable)
        return 1
    try:
        docs, settings = _configured(source.data)
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors())
        return failed(f"{CONFIGURATION}: the settings of sopbook are not right: {wrong}", "Mend them first.")
    return Project.at(found, found / docs, settings), settings


def past_handbook(project: Project, settings: Settings, revision: Revision, now: Handbook | None = None) -> Handbook:
    """The handbook as it was at a revision, with the folders that it had then.

    What `now` has read is not read again where the file is the same, byte by byte.
    """
    docs = project.docs
    raw = files_at(project.root, revision, (CONFIGURATION,)).get(CONFIGURATION)
    source = read_yaml(CONFIGURATION, raw)[0] if raw else None
    if source is not None:
        # the folders of today are the best guess where those of then cannot be read
        with suppress(ValidationError):
            docs, settings = _configured(source.data)
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


def _configured(data: Any) -> tuple[str, Settings]:
    """The docs folder and the settings of a handbook, under `plugins: sopbook:` or under `extra: sopbook:`."""
    plugins = data.get("plugins")
    entries = plugins if isinstance(plugins, list) else [plugins]
    options = [each["sopbook"] for each in entries if isinstance(each, dict) and isinstance(each.get("sopbook"), dict)]
    extra = data.get("extra")
    if isinstance(extra, dict) and isinstance(extra.get("sopbook"), dict):
        options.append(extra["sopbook"])
    return data.get("docs_dir") or "docs", Settings.model_validate(options[0] if options else {})


def failed(message: str, cure: str) -> int:
    """Say on the error stream why a command did nothing, and what to do; the exit code for wrong use."""
    print(f"sopbook: {message}", *(f"  {line}" for line in cure.split("\n")), sep="\n", file=sys.stderr)
    return 2


def unanswered(error: HistoryError) -> int:
    """Say why git could not answer."""
    return failed(str(error), error.cure)


def show(findings: Iterable[Finding]) -> None:
    """Print findings."""
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    for finding in findings:
        print(as_text(finding, colour=colour), end="\n\n")
