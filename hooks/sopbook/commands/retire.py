"""`sopbook retire`: an SOP that is no longer in force says so, and what took its place."""

import argparse
from collections.abc import Iterator
from typing import Any

from ..model.sop import Sop
from ..model.text import SopId
from ..reading.authored import AuthoredSop
from ..reading.tree import Path
from ..revising import Entry, RefusedError, next_version, retired, superseding
from ..splicing import CannotSpliceError
from .editing import Desk, add_common, author_of, day_of, desk_at, finish, refused
from .since import uncommitted
from .usage import sentence

HELP = "take an SOP out of force, and name the one that takes its place"


def add(subparsers: Any) -> None:
    """Make the command known."""
    parser = subparsers.add_parser(
        "retire",
        help=HELP,
        description=f"{HELP[0].upper()}{HELP[1:]}. Its file stays, so that links and records keep their meaning.",
    )
    parser.add_argument("id", metavar="ID", help="id of the SOP, such as CS-REF-001")
    parser.add_argument("--replaced-by", metavar="ID", help="id of the SOP that takes its place")
    said = "what the last revision says (that it is retired, and what replaces it)"
    parser.add_argument("--summary", type=sentence, help=said)
    parser.add_argument("--why", type=sentence, help="why it is retired")
    parser.add_argument("--author", type=sentence, help="who wrote it (the name that git knows)")
    parser.add_argument("--date", type=day_of, metavar="DAY", help="day of the revision (today)")
    add_common(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write both files: 0 when they are written, 1 when one of them stands against it, 2 for wrong use."""
    desk = desk_at(arguments.root)
    if isinstance(desk, int):
        return desk
    try:
        old = desk.sop(arguments.id)
        new = desk.sop(arguments.replaced_by) if arguments.replaced_by else None
        files = _files(arguments, desk, old, new)
    except (RefusedError, CannotSpliceError) as refusal:
        return refused(refusal)
    places = _places(desk, old.sop.id)
    note = "\n".join((*_warned(desk, old, new), *places))
    after = "mend the places listed above, then commit it" if places else "commit it; nothing refers to it"
    return finish(desk, files, f"{old.sop.id} is retired. Next: {after}.", dry_run=arguments.dry_run, note=note)


def _files(arguments: argparse.Namespace, desk: Desk, old: AuthoredSop, new: AuthoredSop | None) -> dict[str, bytes]:
    replaced = f"; {new.sop.id} takes its place" if new else ""
    entry = Entry(
        version=next_version(old.sop.version, material=True),
        day=arguments.date or desk.today,
        author=author_of(arguments, desk.project),
        summary=arguments.summary or f"Retired{replaced}.",
        why=arguments.why or None,
    )
    files = {old.source.path: retired(old, desk.raw(old), entry)}
    if new:
        _refuse_successor(old.sop, new.sop)
        files[new.source.path] = superseding(new, desk.raw(new), old.sop.id)
    return files


def _refuse_successor(old: Sop, new: Sop) -> None:
    if new.id == old.id:
        raise RefusedError("an SOP cannot take its own place", "Name another one: --replaced-by ID")
    if new.status == "retired":
        raise RefusedError(f"{new.id} is retired itself", "Name one that is in force: --replaced-by ID")
    if new.id in old.supersedes:
        raise RefusedError(f"{old.id} says that it took the place of {new.id}", "Take that out of it first.")


def _warned(desk: Desk, old: AuthoredSop, new: AuthoredSop | None) -> Iterator[str]:
    if uncommitted(desk, old):
        yield f"{old.source.path} has changes that are not committed: they become part of this revision."
    if new and new.sop.status != "approved":
        yield f"{new.sop.id} is not approved yet: readers find nothing in place of {old.sop.id} until it is approved."


def _places(desk: Desk, old_id: SopId) -> tuple[str, ...]:
    """Where SOPs and registers refer to an SOP, one file on a line."""
    sops = desk.handbook.sops
    paths = sorted(sops[other].source.path for other in desk.handbook.referring.get(old_id, ()) if other != old_id)
    return (*(f"{path} refers to {old_id}" for path in paths), *_in_registers(desk, old_id))


def _in_registers(desk: Desk, old_id: SopId) -> Iterator[str]:
    registers, sources = desk.handbook.registers, desk.handbook.register_sources
    named: dict[str, list[Path]] = {
        "paths": [
            (key, "sops", at)
            for key, path in registers.paths.items()
            for at, item in enumerate(path.sops)
            if item.sop == old_id
        ],
        "responses": [(key, "sop") for key, response in registers.responses.items() if response.sop == old_id],
    }
    for name, places in named.items():
        if places:
            lines = [str(sources[name].position(place).line) for place in places]
            yield f"{sources[name].path} names {old_id} on line{'s' * (len(lines) > 1)} {', '.join(lines)}"
