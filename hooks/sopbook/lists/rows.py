"""What stands in the lists of the handbook: SOPs, their revisions, their next reviews, and entries of registers.

A row holds what its list shows and nothing else, so that a page is the same as before when its rows are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from ..handbook import Handbook
from ..model.sop import Revision, Sop
from ..model.text import Duration, Key, SopId

SOON = timedelta(days=60)
"""A review that falls due within this time is shown as due soon."""


@dataclass(frozen=True)
class Named:
    """An SOP as a link to it shows it; `weight` are the bytes of the link."""

    id: SopId
    title: str
    uri: str
    area: str
    weight: int


@dataclass(frozen=True)
class Card(Named):
    """An SOP as the page of its area shows it."""

    format: str
    purpose: str


@dataclass(frozen=True)
class Listed(Named):
    """An SOP in a table; `last` and `next` are the days of its reviews."""

    format: str
    status: str
    owner: str
    last: date | None
    next: date | None


@dataclass(frozen=True)
class Rows:
    """All SOPs by their id, once for each kind of list."""

    named: tuple[Named, ...]
    cards: tuple[Card, ...]
    listed: tuple[Listed, ...]


class Change(NamedTuple):
    """A revision of an SOP."""

    sop: Named
    revision: Revision


class Due(NamedTuple):
    """An SOP by its next review; `state` is overdue, soon, planned or never."""

    sop: Listed
    state: str


class Led(NamedTuple):
    """A learning path by its key, and the page of a list that it stands on."""

    key: Key
    uri: str


class Stop(NamedTuple):
    """A procedure of a learning path: the how manieth it is, and how long after the first day it is due."""

    number: int
    sop: Named
    due: Duration


class Entry(NamedTuple):
    """An entry of a register by its key, and the SOPs that name it."""

    key: str
    sops: tuple[Named, ...]


class Line(NamedTuple):
    """An entry of a register that stands on another page, and how many SOPs name it."""

    key: str
    uri: str
    named: int


def rows_of(handbook: Handbook) -> Rows:
    """Every SOP by its id, as the lists show it."""
    sops = [(handbook.sop(sop_id), handbook.uri(sop_id), handbook.area(sop_id)) for sop_id in sorted(handbook.sops)]
    named = [(sop, (sop.id, sop.title, uri, area, len(f"{sop.title}{uri}".encode()))) for sop, uri, area in sops]
    return Rows(
        tuple(Named(*name) for _, name in named),
        tuple(Card(*name, sop.format, sop.purpose) for sop, name in named),
        tuple(Listed(*name, sop.format, sop.status, sop.owner, _last(sop), sop.next_review) for sop, name in named),
    )


def _last(sop: Sop) -> date | None:
    return sop.review.last if sop.review else None


def changes(handbook: Handbook, sops: tuple[Named, ...]) -> tuple[Change, ...]:
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
