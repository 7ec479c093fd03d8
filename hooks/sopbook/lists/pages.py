"""All lists of a handbook as pages, and where a thing is that used to stand on one page with all others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from ..collecting import without_collecting
from ..handbook import Handbook
from ..model.sop import Revision
from ..settings import Settings
from . import ways
from .dividing import Listing, Place, Sheet, fits, sheets
from .entries import Address, moved_entries, register_sheets
from .paths import moved_paths, path_sheets
from .registers import REGISTERS
from .rows import Card, Change, Due, Listed, Named, Rows, changes, reviews, rows_of

WITHOUT_AREA = "overview/without-area.md"
"""The page of the SOPs that lie in no folder of their own, where the list of all SOPs is too long to hold them."""

MOST_RELATED = 30
"""SOPs that refer to one and are named on its page; more have a page of their own."""

MOST_REVISIONS = 60
"""Revisions that the page of an SOP shows; of more it shows the newest, and all have a page of their own."""

RECENT = 20
"""The newest revisions of an SOP that has a page for all of them."""

FIRST = 50
"""Rows that stay on the first page of a divided list: what is newest, or due next."""


@dataclass(frozen=True)
class Lists:
    """The pages of all lists by their paths; `moved` leads from where a thing would stand to where it does."""

    sheets: Mapping[str, Sheet[Any]]
    moved: Mapping[Address, Address]


@without_collecting
def lists_of(handbook: Handbook, settings: Settings, today: date) -> Lists:
    """Every list with all its pages, in the order of the navigation."""
    rows = rows_of(handbook)
    registers = [sheet for register in REGISTERS for sheet in register_sheets(register, handbook, settings, rows.named)]
    found = [*_procedures(settings, rows), *registers, *_reviews(settings, rows.listed, today)]
    found += _changes(handbook, settings, rows.named)
    found += _related(handbook, settings, rows.named)
    found += _revisions(handbook, rows.named)
    paths = [*path_sheets(handbook, settings, rows.named)]
    found += paths
    return Lists({sheet.uri: sheet for sheet in found}, dict([*moved_entries(registers), *moved_paths(paths)]))


def _reviews(settings: Settings, sops: tuple[Listed, ...], today: date) -> Iterator[Sheet[Due]]:
    yield from sheets(
        Listing(
            subject=("reviews",),
            uri="review.md",
            title="Reviews",
            rows=reviews(sops, today),
            ways=ways.due(settings),
            name=lambda row: row.sop.id,
            weigh=ways.review,
            first=FIRST,
            tell=lambda row: row.state,
        )
    )


def _changes(handbook: Handbook, settings: Settings, sops: tuple[Named, ...]) -> Iterator[Sheet[Change]]:
    yield from sheets(
        Listing(
            subject=("changes",),
            uri="changes.md",
            title="What changed",
            rows=changes(handbook, sops),
            ways=ways.changed(settings),
            name=lambda row: row.sop.id,
            weigh=ways.change,
            first=FIRST,
        )
    )


def _procedures(settings: Settings, rows: Rows) -> Iterator[Sheet[Listed] | Sheet[Card]]:
    """All SOPs, and those of each area; those without an area have a page of their own only when they need one."""
    short = fits(rows.listed, ways.row_of_table, ways.headings(settings, ways.TABLE_HEAD)(rows.listed))
    areas: list[Sheet[Card]] = []
    for area, found in groupby(sorted(rows.cards, key=ways.by_area(settings)), key=lambda sop: sop.area):
        if area or not short:
            areas += sheets(_area(area, settings, tuple(found)))
    tops = tuple(sheet.place for sheet in areas if not sheet.trail)
    yield Sheet(
        ("procedures",),
        f"{settings.sops}/index.md",
        "All procedures",
        len(rows.listed),
        rows=tuple(sorted(rows.listed, key=ways.by_area(settings))) if short else (),
        parts=() if short else tops,
    )
    yield from areas


def _related(handbook: Handbook, settings: Settings, sops: tuple[Named, ...]) -> Iterator[Sheet[Named]]:
    """The SOPs around one that so many refer to that its own page cannot name them all."""
    by_id = {sop.id: sop for sop in sops}
    for sop in sops:
        if len(handbook.referring.get(sop.id, ())) > MOST_RELATED:
            rows = (by_id[other] for other in handbook.related(handbook.sop(sop.id)))
            yield from sheets(
                Listing(
                    subject=("related", sop.id),
                    uri=related_uri(sop.id),
                    title="Related procedures",
                    rows=tuple(sorted(rows, key=ways.by_area(settings))),
                    ways=(ways.by_area(settings), ways.by_title),
                    name=_id,
                    weigh=ways.link,
                    trail=(Place(sop.uri, sop.title),),
                    headings=ways.headings(settings),
                )
            )


def _revisions(handbook: Handbook, sops: tuple[Named, ...]) -> Iterator[Sheet[Revision]]:
    """The revisions of each SOP that has more than its own page can hold."""
    for sop in sops:
        revisions = handbook.sop(sop.id).revisions
        if len(revisions) > MOST_REVISIONS:
            yield from sheets(
                Listing(
                    subject=("revisions", sop.id),
                    uri=revisions_uri(sop.id),
                    title="Revision history",
                    rows=revisions,
                    ways=(lambda row: ways.by_year(row.date), lambda row: ways.by_month(row.date)),
                    name=lambda row: str(row.version),
                    weigh=ways.revision,
                    trail=(Place(sop.uri, sop.title),),
                )
            )


def revisions_uri(sop_id: str) -> str:
    """The page of all revisions of an SOP, if it has such a page."""
    return f"revisions/{sop_id}.md"


def related_uri(sop_id: str) -> str:
    """The page of the SOPs around one, if it has such a page."""
    return f"related/{sop_id}.md"


def _area(area: str, settings: Settings, sops: tuple[Card, ...]) -> Listing[Card]:
    return Listing(
        subject=("area", area),
        uri=f"{settings.sops}/{area}/index.md" if area else WITHOUT_AREA,
        title=settings.area_title(area),
        rows=sops,
        ways=(ways.by_format, ways.by_title),
        name=_id,
        weigh=ways.card,
        base=f"overview/{area or 'without-area'}",
    )


def _id(sop: Named) -> str:
    return sop.id
