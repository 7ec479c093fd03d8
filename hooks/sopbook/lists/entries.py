"""The pages of registers: all entries on one, or each on its own, or by letter; and where each entry is."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ..handbook import Handbook
from ..settings import Settings
from . import ways
from .dividing import Listing, Place, Sheet, Way, below, by_letter, fits, sheets
from .registers import REGISTERS, Register
from .rows import Entry, Line, Named

Address = tuple[str, str]
"""A page by its path inside the docs folder, and an anchor on it, empty for the whole page."""


def register_sheets(
    register: Register, handbook: Handbook, settings: Settings, sops: tuple[Named, ...]
) -> Iterator[Sheet[Any]]:
    """A register on one page; else a page for each entry where SOPs name entries, for each letter where they do not."""
    authored: Mapping[str, Any] = {str(key): entry for key, entry in register.entries(handbook.registers).items()}
    naming = _naming(register, handbook, sops)
    rows = tuple(Entry(key, tuple(naming[key])) for key in authored)

    learned = _learned(handbook) if register.name == "roles" else {}

    def weigh(row: Entry) -> int:
        return ways.entry(authored[row.key], row, register.markup) + learned.get(row.key, 0)

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


def _entry(register: Register, row: Entry, title: str, settings: Settings) -> Listing[Named]:
    return Listing(
        subject=("entry", register.name, row.key),
        uri=below(_folder(register), row.key),
        title=title,
        rows=tuple(sorted(row.sops, key=ways.by_area(settings))),
        ways=(ways.by_area(settings), ways.by_title),
        name=lambda sop: sop.id,
        weigh=ways.link,
        trail=(Place(register.uri, register.title),),
        headings=ways.headings(settings),
    )


def _folder(register: Register) -> str:
    return register.uri.removesuffix(".md")


def _learned(handbook: Handbook) -> Mapping[str, int]:
    """Bytes of the links to the learning paths of each role."""
    found: dict[str, int] = defaultdict(int)
    for key, path in handbook.registers.paths.items():
        found[path.role] += ways.link_to_path(key, path)
    return found


def _naming(register: Register, handbook: Handbook, sops: tuple[Named, ...]) -> Mapping[str, list[Named]]:
    """The SOPs that name each key of a register."""
    found: dict[str, list[Named]] = defaultdict(list)
    if register.named is not None:
        for sop in sops:
            for key in {*register.named(handbook.sop(sop.id))}:
                found[key].append(sop)
    return found


def moved_entries(pages: list[Sheet[Any]]) -> Iterator[tuple[Address, Address]]:
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
