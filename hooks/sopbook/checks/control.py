"""Document control: versions, revisions, and what an approved SOP must show."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from ..findings import Severity
from ..handbook import Handbook
from ..model.sop import Sop
from ..reading.authored import AuthoredSop
from .rules import Mistake, rule


@rule("SOP101", suppressible=True)
def current(handbook: Handbook) -> Iterator[Mistake]:
    """The version is the one that the newest revision made."""
    for authored in handbook.sops.values():
        newest = authored.sop.revisions[0].version
        if authored.sop.version != newest:
            message = f"the version is {authored.sop.version}, but the newest revision made {newest}"
            hint = f'Write version: "{newest}", or put a revision {authored.sop.version} on top of `revisions`.'
            yield Mistake(authored.source, ("version",), message, hint)


@rule("SOP103", suppressible=True)
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


@rule("SOP104", suppressible=True)
def approved_by(handbook: Handbook) -> Iterator[Mistake]:
    """An approved SOP names its approvers."""
    for authored in _lacking(handbook, "approvers"):
        hint = f"Write the roles that approved it, such as approvers: [{authored.sop.owner}]"
        yield _needed(authored, "approvers", hint)


@rule("SOP105", suppressible=True)
def in_force(handbook: Handbook) -> Iterator[Mistake]:
    """An approved SOP says from which day it holds."""
    for authored in _lacking(handbook, "effective"):
        yield _needed(authored, "effective", "Write the day from which it holds: effective: 2026-10-09")


@rule("SOP106", suppressible=True)
def reviewed(handbook: Handbook) -> Iterator[Mistake]:
    """An approved SOP says how often it is looked at again."""
    for authored in _lacking(handbook, "review"):
        yield _needed(authored, "review", "Write how often it is looked at again: review: {every: 12mo}")


def _lacking(handbook: Handbook, field: str) -> Iterator[AuthoredSop]:
    """The approved SOPs without a field."""
    for authored in handbook.sops.values():
        if authored.sop.status == "approved" and not getattr(authored.sop, field):
            yield authored


def _needed(authored: AuthoredSop, field: str, hint: str) -> Mistake:
    return Mistake(authored.source, ("status",), f"an approved SOP needs `{field}`", hint)


@rule("SOP107", suppressible=True)
def another_approver(handbook: Handbook) -> Iterator[Mistake]:
    """Nobody approves a version that they wrote themselves."""
    for authored in handbook.sops.values():
        newest = authored.sop.revisions[0]
        if newest.approver and _person(newest.approver) == _person(newest.author):
            message = f"{_person(newest.author, shown=True)} wrote version {newest.version} and approved it as well"
            hint = "Ask somebody else to approve it; who wrote a text does not see its mistakes."
            yield Mistake(authored.source, ("revisions", 0, "approver"), message, hint)


def _person(name: str, *, shown: bool = False) -> str:
    """The person in `C. Amsel, customer service manager`."""
    person = " ".join(re.split(r"[,(]", name, maxsplit=1)[0].split())
    return person if shown else person.casefold()


@rule("SOP108", severity=Severity.WARNING)
def revised_before_it_holds(handbook: Handbook) -> Iterator[Mistake]:
    """An SOP does not hold from a day before the version was written that people are to follow."""
    for authored in handbook.sops.values():
        effective = authored.sop.effective
        made = next((revision for revision in authored.sop.revisions if revision.material), None)
        if effective and made and effective < made.date:
            message = f"the SOP holds from {effective}, but version {made.version} was written later, on {made.date}"
            hint = "Write a day on which people can know the new version, best some days after its approval."
            yield Mistake(authored.source, ("effective",), message, hint)


@rule("SOP109", severity=Severity.WARNING)
def happened(handbook: Handbook, today: date) -> Iterator[Mistake]:
    """What was written or reviewed, was so on a day that has come."""
    for authored in handbook.sops.values():
        for index, revision in enumerate(authored.sop.revisions):
            if revision.date > today:
                message = f"revision {revision.version} is dated {revision.date}, a day that is still to come"
                yield Mistake(authored.source, ("revisions", index, "date"), message, _DAY_IT_WAS)
        review = authored.sop.review
        if review and review.last and review.last > today:
            message = f"the last review is dated {review.last}, a day that is still to come"
            yield Mistake(authored.source, ("review", "last"), message, _DAY_IT_WAS)


_DAY_IT_WAS = "Write the day on which it was done. From when it holds is said by `effective`."


@rule("SOP111", severity=Severity.WARNING)
def approved_version(handbook: Handbook) -> Iterator[Mistake]:
    """The newest revision of an approved SOP says who approved it."""
    for authored in handbook.sops.values():
        newest = authored.sop.revisions[0]
        if authored.sop.status == "approved" and newest.approver is None:
            message = f"the SOP is approved, and revision {newest.version} does not say by whom"
            hint = "Write the name of who approved it: approver: H. Okoro"
            yield Mistake(authored.source, ("revisions", 0), message, hint)


def _is_newest(sop: Sop) -> bool:
    """Whether the revision on top follows another; one that is older than the next only stands in its place."""
    return len(sop.revisions) > 1 and sop.revisions[0].version.order > sop.revisions[1].version.order


@rule("SOP113", severity=Severity.INFO)
def reasons(handbook: Handbook) -> Iterator[Mistake]:
    """A revision after which people must act differently says why."""
    for authored in handbook.sops.values():
        newest = authored.sop.revisions[0]
        if newest.material and newest.why is None and _is_newest(authored.sop):
            message = f"revision {newest.version} does not say why people are to do it differently"
            yield Mistake(authored.source, ("revisions", 0), message, "Write what led to it: why: …")


@rule("SOP114", severity=Severity.INFO)
def changed_steps(handbook: Handbook) -> Iterator[Mistake]:
    """A revision after which people must act differently names the steps that changed."""
    for authored in handbook.sops.values():
        newest = authored.sop.revisions[0]
        if newest.material and not newest.steps and _is_newest(authored.sop) and authored.sop.status != "retired":
            message = f"revision {newest.version} names no `steps`, so everybody has to learn all of it again"
            hint = "Write the ids of the steps that changed: steps: [check]"
            yield Mistake(authored.source, ("revisions", 0), message, hint)
