"""Document control: versions, revisions, and what an approved SOP must show."""

from collections.abc import Iterator
from itertools import pairwise

from ..handbook import Handbook
from .rules import Mistake, rule


@rule("SOP101")
def current(handbook: Handbook) -> Iterator[Mistake]:
    """The version is the one that the newest revision made."""
    for authored in handbook.sops.values():
        newest = authored.sop.revisions[0].version
        if authored.sop.version != newest:
            message = f"the version is {authored.sop.version}, but the newest revision made {newest}"
            hint = f'Write version: "{newest}", or put a revision {authored.sop.version} on top of `revisions`.'
            yield Mistake(authored.source, ("version",), message, hint)


@rule("SOP103")
def newest_first(handbook: Handbook) -> Iterator[Mistake]:
    """Revisions stand newest first, each with a higher version and no earlier date than the one below."""
    for authored in handbook.sops.values():
        for index, (newer, older) in enumerate(pairwise(authored.sop.revisions), 1):
            loc = ("revisions", index)
            if older.version.order >= newer.version.order:
                message = f"revision {older.version} stands below {newer.version}, but is not an earlier version"
                yield Mistake(authored.source, (*loc, "version"), message, _NEWEST_FIRST)
            elif older.date > newer.date:
                message = f"revision {older.version} is dated after {newer.version}, which stands above it"
                yield Mistake(authored.source, (*loc, "date"), message, _NEWEST_FIRST)


_NEWEST_FIRST = "Put the newest revision first, and mind the year of each date."


@rule("SOP104")
def approved_by(handbook: Handbook) -> Iterator[Mistake]:
    """An approved SOP names its approvers."""
    yield from _lacking(handbook, "approvers", "Write the roles that approved it: approvers: [qa-lead]")


@rule("SOP105")
def in_force(handbook: Handbook) -> Iterator[Mistake]:
    """An approved SOP says from which day it holds."""
    yield from _lacking(handbook, "effective", "Write the day from which it holds: effective: 2026-10-09")


@rule("SOP106")
def reviewed(handbook: Handbook) -> Iterator[Mistake]:
    """An approved SOP says how often it is looked at again."""
    yield from _lacking(handbook, "review", "Write how often it is looked at again: review: {every: 12mo}")


def _lacking(handbook: Handbook, field: str, hint: str) -> Iterator[Mistake]:
    for authored in handbook.sops.values():
        if authored.sop.status == "approved" and not getattr(authored.sop, field):
            yield Mistake(authored.source, ("status",), f"an approved SOP needs `{field}`", hint)
