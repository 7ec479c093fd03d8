"""`sopbook retire`: an SOP that is no longer in force says so, and what took its place."""

import argparse
from typing import Any

from ..model.text import SopId
from ..revising import Entry, RefusedError, next_version, retired, superseding
from ..splicing import CannotSpliceError
from .editing import Desk, add_common, author_of, day_of, desk_at, finish, one_line, sop_id_of
from .opening import failed

HELP = "take an SOP out of force, and name the one that takes its place"


def add(subparsers: Any) -> None:
    """Make the command known."""
    parser = subparsers.add_parser(
        "retire",
        help=HELP,
        description=f"{HELP[0].upper()}{HELP[1:]}. Its file stays, so that links and records keep their meaning.",
    )
    parser.add_argument("id", type=sop_id_of, metavar="ID", help="id of the SOP, such as CS-REF-001")
    parser.add_argument("--replaced-by", type=sop_id_of, metavar="ID", help="id of the SOP that takes its place")
    parser.add_argument("--summary", help="what the last revision says (that it is retired, and what replaces it)")
    parser.add_argument("--why", help="why it is retired")
    parser.add_argument("--author", help="who wrote it (the name that git knows)")
    parser.add_argument("--date", type=day_of, metavar="DAY", help="day of the revision (today)")
    add_common(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write both files: 0 when they are written, 1 when one of them stands against it, 2 for wrong use."""
    desk = desk_at(arguments.root)
    if isinstance(desk, int):
        return desk
    try:
        files = _files(arguments, desk)
    except (RefusedError, CannotSpliceError) as refusal:
        failed(str(refusal), refusal.cure)
        return 1
    return finish(desk, files, _next(desk, arguments.id), dry_run=arguments.dry_run)


def _files(arguments: argparse.Namespace, desk: Desk) -> dict[str, bytes]:
    old_id, new_id = arguments.id, arguments.replaced_by
    old = desk.sop(old_id)
    replaced = f"; {new_id} takes its place" if new_id else ""
    entry = Entry(
        version=next_version(old.sop.version, material=True),
        day=arguments.date or desk.today,
        author=author_of(arguments, desk.project),
        summary=one_line(arguments.summary) or f"Retired{replaced}.",
        why=one_line(arguments.why) or None,
    )
    files = {old.source.path: retired(old, desk.raw(old), entry)}
    if new_id:
        if new_id == old_id:
            raise RefusedError("an SOP cannot take its own place", "Name another one: --replaced-by ID")
        new = desk.sop(new_id)
        if new.sop.status == "retired":
            raise RefusedError(f"{new_id} is retired itself", "Name one that is in force: --replaced-by ID")
        if new_id in old.sop.supersedes:
            raise RefusedError(f"{old_id} says that it took the place of {new_id}", "Take that out of it first.")
        files[new.source.path] = superseding(new, desk.raw(new), old_id)
    return files


def _next(desk: Desk, old_id: SopId) -> str:
    referring = [other for other in desk.handbook.referring.get(old_id, ()) if other != old_id]
    if not referring:
        return f"{old_id} is retired. No other SOP refers to it. Next: commit it."
    return f"{old_id} is retired. Next: look at the SOPs that refer to it: {', '.join(referring)}."
