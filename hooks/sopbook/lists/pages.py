"""All lists of a handbook as pages, and where a thing is that used to stand on one page with all others."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from ..collecting import without_collecting
from ..handbook import Handbook
from ..settings import Settings
from . import ways
from .dividing import Listing, Place, Sheet, Way, below, by_letter, fits, sheets
from .registers import REGISTERS, Register
from .rows import Change, Due, Entry, Line, Listed, changes, listed, reviews

WITHOUT_AREA = "overview/without-area.md"
"""The page of the SOPs that lie in no folder of their own, where the list of all SOPs is too long to hold them."""

MOST_RELATED = 30
"""SOPs that refer to one and are named on its page; more have a page of their own."""

FIRST = 50
"""Rows that stay on the first page of a divided list: what is newest, or due next."""

Address = tuple[str, str]
"""A page by its path inside the docs folder, and an anchor on it, empty for the whole page."""


@dataclass(frozen=True)
class Lists:
    """The pages of all lists by their paths; `moved` leads from where a thing would stand to where it does."""

    sheets: Mapping[str, Sheet[Any]]
    moved: Mapping[Address, Address]


@without_collecting
def lists_of(handbook: Handbook, settings: Settings, today: date) -> Lists:
    """Every list with all its pages, in the order of the navigation."""
    sops = listed(handbook)
    registers = [sheet for register in REGISTERS for sheet in _register(register, handbook, settings, sops)]
    found = [*_procedures(settings, sops), *registers, *_reviews(settings, sops, today)]
    found += _changes(handbook, settings, sops)
    found += _related(handbook, settings, sops)
    return Lists({sheet.uri: sheet for sheet in found}, dict(_moved(registers)))


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


def _changes(handbook: Handbook, settings: Settings, sops: tuple[Listed, ...]) -> Iterator[Sheet[Change]]:
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


def _procedures(settings: Settings, sops: tuple[Listed, ...]) -> Iterator[Sheet[Listed]]:
    """All SOPs, and those of each area; those without an area have a page of their own only when they need one."""
    short = fits(sops, ways.row_of_table)
    areas: list[Sheet[Listed]] = []
    ordered = sorted(sops, key=ways.by_area(settings))
    for area, found in groupby(ordered, key=lambda sop: sop.area):
        if area or not short:
            areas += sheets(_area(area, settings, tuple(found)))
    tops = tuple(sheet.place for sheet in areas if not sheet.trail)
    yield Sheet(
        ("procedures",),
        f"{settings.sops}/index.md",
        "All procedures",
        len(sops),
        rows=tuple(ordered) if short else (),
        parts=() if short else tops,
    )
    yield from areas


def _related(handbook: Handbook, settings: Settings, sops: tuple[Listed, ...]) -> Iterator[Sheet[Listed]]:
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
                )
            )


def related_uri(sop_id: str) -> str:
    """The page of the SOPs around one, if it has such a page."""
    return f"related/{sop_id}.md"


def _area(area: str, settings: Settings, sops: tuple[Listed, ...]) -> Listing[Listed]:
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


def _id(sop: Listed) -> str:
    return sop.id


def _register(
    register: Register, handbook: Handbook, settings: Settings, sops: tuple[Listed, ...]
) -> Iterator[Sheet[Any]]:
    """A register on one page; else a page for each entry where SOPs name entries, for each letter where they do not."""
    authored: Mapping[str, Any] = {str(key): entry for key, entry in register.entries(handbook.registers).items()}
    naming = _naming(register, handbook, sops)
    rows = tuple(Entry(key, tuple(naming[key])) for key in authored)

    def weigh(row: Entry) -> int:
        return ways.entry(authored[row.key], row, register.markup)

    if register.named is not None and not fits(rows, weigh):
        yield from _apart(register, authored, rows, settings)
    else:
        subject = ("register", register.name)
        by_label = _by_label(register, authored)
        first, *letters = sheets(Listing(subject, register.uri, register.title, rows, by_label, _key, weigh))
        yield _with_names(first, letters, register, authored)
        yield from letters


def _with_names(
    first: Sheet[Any], letters: list[Sheet[Any]], register: Register, authored: Mapping[str, Any]
) -> Sheet[Any]:
    """The first page of a register with the names of all entries that have moved to pages by letter, if they fit."""
    moved = {row.key: sheet.uri for sheet in letters for row in sheet.rows}
    names = tuple(Line(key, moved[key], 0) for key in authored if key in moved)
    short = fits(names, lambda line: ways.name(register.label(authored[line.key]), line))
    return replace(first, rows=names if short else ()) if letters else first


def _apart(
    register: Register, authored: Mapping[str, Any], rows: tuple[Entry, ...], settings: Settings
) -> Iterator[Sheet[Any]]:
    """A page that leads to all entries, and one for each entry."""
    entries = [[*sheets(_entry(register, row, register.label(authored[row.key]), settings))] for row in rows]
    lines = tuple(Line(row.key, pages[0].uri, pages[0].count) for row, pages in zip(rows, entries, strict=True))
    yield from sheets(
        Listing(
            subject=("entries", register.name),
            uri=register.uri,
            title=register.title,
            rows=lines,
            ways=_by_label(register, authored),
            name=_key,
            weigh=lambda row: ways.line(authored[row.key]),
            base=f"{_folder(register)}/by-letter",
        )
    )
    for pages in entries:
        yield from pages


def _by_label(register: Register, authored: Mapping[str, Any]) -> tuple[Way[Any], ...]:
    def label(row: Entry | Line) -> str:
        return register.label(authored[row.key])

    return (by_letter(label),)


def _key(row: Entry | Line) -> str:
    return row.key


def _entry(register: Register, row: Entry, title: str, settings: Settings) -> Listing[Listed]:
    return Listing(
        subject=("entry", register.name, row.key),
        uri=below(_folder(register), row.key),
        title=title,
        rows=tuple(sorted(row.sops, key=ways.by_area(settings))),
        ways=(ways.by_area(settings), ways.by_title),
        name=_id,
        weigh=ways.link,
        trail=(Place(register.uri, register.title),),
    )


def _folder(register: Register) -> str:
    return register.uri.removesuffix(".md")


def _naming(register: Register, handbook: Handbook, sops: tuple[Listed, ...]) -> Mapping[str, list[Listed]]:
    """The SOPs that name each key of a register."""
    found: dict[str, list[Listed]] = defaultdict(list)
    if register.named is not None:
        for sop in sops:
            for key in {*register.named(handbook.sop(sop.id))}:
                found[key].append(sop)
    return found


def _moved(pages: list[Sheet[Any]]) -> Iterator[tuple[Address, Address]]:
    """Where the entries of registers are that do not stand on the first page of their register."""
    registers = {register.name: register for register in REGISTERS}
    for sheet in pages:
        kind, name, *rest = sheet.subject
        register = registers[name]
        if kind == "entry" and len(sheet.trail) == 1:
            yield (register.uri, f"{register.anchor}-{rest[0]}"), (sheet.uri, "")
        elif kind == "register" and sheet.uri != register.uri:
            for row in sheet.rows:
                anchor = f"{register.anchor}-{row.key}"
                yield (register.uri, anchor), (sheet.uri, anchor)
