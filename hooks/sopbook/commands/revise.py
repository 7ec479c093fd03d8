"""`sopbook revise`: a new revision on top of an SOP, with the next version."""

import argparse
from typing import Any

from ..changes import Change
from ..fingerprints import part_fingerprints
from ..reading.authored import AuthoredSop
from ..reading.nearest import nearest
from ..revising import Entry, RefusedError, next_version, revised
from ..splicing import CannotSpliceError
from .editing import Desk, add_common, author_of, day_of, desk_at, finish, refused, version_of
from .since import Since, since
from .usage import names, sentence

HELP = "write a new revision and the next version into an SOP"


def add(subparsers: Any) -> None:
    """Make the command known."""
    parser = subparsers.add_parser(
        "revise",
        help=HELP,
        description=f"{HELP[0].upper()}{HELP[1:]}. A material change counts up the second number (1.2 → 1.3), an "
        "editorial one the third (1.2 → 1.2.1). Which it is, and which steps it is about, is worked out from what "
        "changed since the last commit, unless you say so.",
    )
    parser.add_argument("id", metavar="ID", help="id of the SOP, such as CS-REF-001")
    parser.add_argument("--summary", type=sentence, required=True, help="what changed, in one sentence")
    parser.add_argument("--why", type=sentence, help="why it changed")
    weight = parser.add_mutually_exclusive_group()
    weight.add_argument("--material", action="store_true", help="people must learn it again")
    weight.add_argument("--editorial", action="store_true", help="the same in other words")
    parser.add_argument(
        "--steps", type=names, metavar="IDS", help="ids of the steps that changed, with commas; none: --steps ''"
    )
    parser.add_argument("--author", type=sentence, help="who wrote it (the name that git knows)")
    parser.add_argument("--date", type=day_of, metavar="DAY", help="day of the revision (today)")
    parser.add_argument("--version", type=version_of, help="the version, where the next one is not the right one")
    add_common(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the revision: 0 when it is written, 1 when the file stands against it, 2 for wrong use."""
    desk = desk_at(arguments.root)
    if isinstance(desk, int):
        return desk
    try:
        authored = desk.sop(arguments.id)
        raw = desk.raw(authored)
        entry = _entry(arguments, desk, authored)
        result = revised(authored, raw, entry)
    except (RefusedError, CannotSpliceError) as refusal:
        return refused(refusal)
    sop_id = authored.sop.id
    after = f"{sop_id} is version {entry.version} now. Next: have it approved, then: "
    after += f'sopbook approve {sop_id} --by "NAME"'
    return finish(desk, {authored.source.path: result}, after, dry_run=arguments.dry_run)


def _entry(arguments: argparse.Namespace, desk: Desk, authored: AuthoredSop) -> Entry:
    if not arguments.summary:
        raise RefusedError("the summary is empty", 'Say what changed: --summary "The limit is 100 EUR now."')
    found = since(desk, authored)
    told = [change for change in found.changes if change.weight == "material"] if found else []
    _refuse(arguments, authored, found, told)
    unclear = found is None or not found.changes
    material = not arguments.editorial and (arguments.material or unclear or bool(told))
    return Entry(
        version=arguments.version or next_version(authored.sop.version, material=material),
        day=arguments.date or desk.today,
        author=author_of(arguments, desk.project),
        summary=arguments.summary,
        why=arguments.why or None,
        material=material,
        steps=_steps(arguments.steps, authored, found or Since()),
    )


def _refuse(arguments: argparse.Namespace, authored: AuthoredSop, found: Since | None, told: list[Change]) -> None:
    """Refuse a revision of nothing, and one that is called editorial though people must act differently."""
    if arguments.editorial and told:
        raise RefusedError(f"this change is not editorial: {told[0].words}", "Leave --editorial out.")
    if found == Since() and not _insisted(arguments):
        raise RefusedError(f"nothing has changed in {authored.sop.id} or its quiz that a revision could tell", _INSIST)


_INSIST = """Change its file first. To write a revision all the same, say what it is:
--material (people must learn it again) or --editorial (the same in other words)"""


def _insisted(arguments: argparse.Namespace) -> bool:
    """Whether somebody says more of the revision than that there is one."""
    return bool(arguments.material or arguments.editorial or arguments.version or arguments.steps)


def _steps(written: tuple[str, ...] | None, authored: AuthoredSop, found: Since) -> tuple[str, ...]:
    if written is None:
        return found.steps
    known = part_fingerprints(authored.sop)
    for step in written:
        if step not in known:
            near = nearest(step, known)
            cure = f"Did you mean {near}?" if near else f"It has {', '.join(known) or 'none'}."
            raise RefusedError(f"{authored.sop.id} has no step {step}", cure)
    return written
