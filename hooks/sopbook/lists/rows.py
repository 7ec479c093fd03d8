"""What stands in the lists of the handbook: SOPs, their revisions, their next reviews, and entries of registers.

A row holds what its list shows and nothing else, so that a page is the same as before when its rows are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from ..handbook import Handbook
from ..model.sop import Revision, Sop
from ..model.text import SopId

SOON = timedelta(days=60)
"""A review that falls due within this time is shown as due soon."""


@dataclass(frozen=True)
class Listed:
    """An SOP as lists show it; `last` and `next` are the days of its reviews, `weight` the bytes of a link to it."""

    id: SopId
    title: str
    uri: str
    area: str
    format: str
    status: str
    owner: str
    purpose: str
    last: date | None
    next: date | None
    weight: int


class Change(NamedTuple):
    """A revision of an SOP."""

    sop: Listed
    revision: Revision


class Due(NamedTuple):
    """An SOP by its next review; `state` is overdue, soon, planned or never."""

    sop: Listed
    state: str


class Entry(NamedTuple):
    """An entry of a register by its key, and the SOPs that name it."""

    key: str
    sops: tuple[Listed, ...]


class Line(NamedTuple):
    """An entry of a register that stands on another page, and how many SOPs name it."""

    key: str
    uri: str
    named: int


def listed(handbook: Handbook) -> tuple[Listed, ...]:
    """Every SOP by its id."""
    return tuple(_listed(handbook, handbook.sop(sop_id)) for sop_id in sorted(handbook.sops))


def _listed(handbook: Handbook, sop: Sop) -> Listed:
    uri = handbook.uri(sop.id)
    return Listed(
        id=sop.id,
        title=sop.title,
        uri=uri,
        area=handbook.area(sop.id),
        format=sop.format,
        status=sop.status,
        owner=sop.owner,
        purpose=sop.purpose,
        last=sop.review.last if sop.review else None,
        next=sop.next_review,
        weight=len(f"{sop.title}{uri}".encode()),
    )


def changes(handbook: Handbook, sops: tuple[Listed, ...]) -> tuple[Change, ...]:
    """Every revision of every SOP, newest first."""
    pairs = [Change(sop, revision) for sop in sops for revision in handbook.sop(sop.id).revisions]
    return tuple(
        sorted(pairs, key=lambda row: (row.revision.date, row.sop.id, row.revision.version.order), reverse=True)
    )


def reviews(sops: tuple[Listed, ...], today: date) -> tuple[Due, ...]:
    """Every SOP in use by its next review, those that never get one first."""
    return tuple(sorted(_due(sops, today), key=lambda row: (row.sop.next or date.min, row.sop.id)))


def _due(sops: tuple[Listed, ...], today: date) -> Iterator[Due]:
    for sop in sops:
        if sop.status != "retired":
            yield Due(sop, _state(sop.next, today))


def _state(day: date | None, today: date) -> str:
    if day is None:
        return "never"
    return "overdue" if day < today else "soon" if day <= today + SOON else "planned"
