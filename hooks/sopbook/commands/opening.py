"""The handbook that a command works on: where it is, what it says now, and what it said at an earlier revision."""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ..findings import Finding, as_text
from ..handbook import Handbook, read_handbook
from ..history import HistoryError, Revision, files_at, past_project
from ..project import Project
from ..settings import Settings
from ..source import read_yaml

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


def past_handbook(project: Project, settings: Settings, revision: Revision) -> Handbook:
    """The handbook as it was at a revision, with the folders that it had then."""
    docs = project.docs
    raw = files_at(project.root, revision, (CONFIGURATION,)).get(CONFIGURATION)
    source = read_yaml(CONFIGURATION, raw)[0] if raw else None
    if source is not None:
        # the folders of today are the best guess where those of then cannot be read
        with suppress(ValidationError):
            docs, settings = _configured(source.data)
    return read_handbook(past_project(project.root, docs, settings, revision))[0]


def _configured(data: Any) -> tuple[str, Settings]:
    """The docs folder and the settings of a handbook, under `plugins: sopbook:` or under `extra: sopbook:`."""
    plugins = data.get("plugins")
    entries = plugins if isinstance(plugins, list) else [plugins]
    options = [each["sopbook"] for each in entries if isinstance(each, dict) and isinstance(each.get("sopbook"), dict)]
    extra = data.get("extra")
    if isinstance(extra, dict) and isinstance(extra.get("sopbook"), dict):
        options.append(extra["sopbook"])
    return data.get("docs_dir") or "docs", Settings.model_validate(options[0] if options else {})


def today() -> date:
    """The day; `SOURCE_DATE_EPOCH` sets it for a run that can be repeated (reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now().astimezone()).date()


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
