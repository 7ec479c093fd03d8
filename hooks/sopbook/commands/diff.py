"""`sopbook diff`: what procedures ask for now that they did not ask for before."""

import argparse
import sys
from collections.abc import Collection
from typing import Any

from ..changes import Document, as_json, as_markdown, as_text, handbook_changes
from ..git import HistoryError
from ..handbook import read_handbook
from ..history import branching_point
from .opening import failed, handbook_at, past_handbook, unanswered

HELP = "tell what changed in procedures, quizzes and registers since a revision of git"


def add(subparsers: Any) -> None:
    """Make the command known."""
    parser = subparsers.add_parser("diff", help=HELP, description=f"{HELP[0].upper()}{HELP[1:]}.")
    parser.add_argument(
        "what",
        nargs="*",
        metavar="REV | SOP",
        help="a branch, tag or commit (else where this work left the main branch), then ids of SOPs (else all)",
    )
    parser.add_argument("--format", choices=("text", "markdown", "json"), default="text", help="text is the usual one")
    parser.add_argument("--root", metavar="DIR", help="folder with mkdocs.yml; else the nearest one upwards")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the differences: 0 whether there are any or not, 2 when they cannot be told."""
    at = handbook_at(arguments.root)
    if isinstance(at, int):
        return at
    project, settings = at
    new = read_handbook(project)[0]
    what = list(arguments.what)
    name = None if not what or what[0] in new.sops else what.pop(0)
    try:
        revision = branching_point(project.root, name)
        old = past_handbook(project, settings, revision, new)
    except HistoryError as error:
        return unanswered(error)
    unknown = [sop_id for sop_id in what if sop_id not in new.sops and sop_id not in old.sops]
    if unknown:
        return failed(f"there is no SOP {unknown[0]}, neither now nor then", "Ids look like CS-REF-001; mind capitals.")
    documents = [document for document in handbook_changes(old, new) if _wanted(document, what)]
    since = f"{revision.name} ({revision.short})"
    if arguments.format == "json":
        sys.stdout.write(as_json(documents, revision.name, revision.commit))
    else:
        print(as_markdown(documents, since) if arguments.format == "markdown" else as_text(documents, since))
    return 0


def _wanted(document: Document, sops: Collection[str]) -> bool:
    return not sops or (document.kind != "register" and document.id in sops)
