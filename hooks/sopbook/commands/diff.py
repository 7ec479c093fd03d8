"""`sopbook diff`: what procedures ask for now that they did not ask for before."""

import argparse
import sys
from collections.abc import Collection, Iterable
from typing import Any

from ..changes import Document, as_json, as_markdown, as_text, handbook_changes
from ..findings import quoted
from ..git import HistoryError
from ..handbook import Handbook
from ..history import Revision, branching_point
from ..project import Project
from ..revising import RefusedError
from ..shelf import read_handbook
from .naming import claiming, looks_like_an_id, meant, unknown
from .opening import handbook_at, past_handbook, unanswered
from .usage import failed

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
    try:
        revision = _revision(project, what, new)
        old = past_handbook(project, settings, revision, new)
        _refuse_unknown(what, new, old)
    except HistoryError as error:
        return unanswered(error)
    except RefusedError as refusal:
        return failed(str(refusal), refusal.cure)
    documents = [document for document in handbook_changes(old, new) if _wanted(document, what)]
    since = f"{revision.name} ({revision.short})"
    if arguments.format == "json":
        sys.stdout.write(as_json(documents, revision.name, revision.commit))
    else:
        print(as_markdown(documents, since) if arguments.format == "markdown" else as_text(documents, since))
    return 0


def _revision(project: Project, what: list[str], now: Handbook) -> Revision:
    """The revision that the first word names, which is taken out of `what`; without one, where this work began."""
    if not what or what[0] in now.sops:
        return branching_point(project.root)
    try:
        found = branching_point(project.root, what[0])
    except HistoryError:
        if looks_like_an_id(what[0]):
            return branching_point(project.root)
        if near := meant(what[0], now):
            message = f"there is no SOP and no revision of git {quoted(what[0])}"
            raise RefusedError(message, f"Did you mean {near}?") from None
        raise
    del what[0]
    return found


def _refuse_unknown(what: Iterable[str], *handbooks: Handbook) -> None:
    for written in what:
        if any(written in handbook.sops for handbook in handbooks):
            continue
        if hidden := [path for handbook in handbooks for path in claiming(written, handbook)]:
            raise RefusedError(f"{hidden[0]} has mistakes in it", "Mend what sopbook check lists first.")
        refusal = unknown(written, *handbooks)
        raise RefusedError(f"{refusal}, neither now nor then", refusal.cure)


def _wanted(document: Document, sops: Collection[str]) -> bool:
    return not sops or (document.kind != "register" and document.id in sops)
