"""The pages of the registers: each entry, and the SOPs that name it."""

from collections.abc import Iterator, Mapping
from typing import Any

from ..blocks import Block, Heading, Page
from ..lists.registers import REGISTERS, Register
from ..rendering import Writer
from ..wording import headline, unlinked
from .sheets import Pages, listed_page, parts, procedures

BY_NAME = {register.name: register for register in REGISTERS}

NAMED = {"roles": "Works with", "tools": "Used in", "metrics": "Aimed at by", "objectives": "Served by"}
"""What an entry has to do with the SOPs that name it."""

TABLES = {"glossary", "contacts", "service-levels"}
"""Registers whose entries stand in one list or table, without headings of their own."""

_SAYS = {"roles": "does", "tools": "what", "metrics": "definition", "objectives": "meaning"}


def register_page(sheet: Pages, writer: Writer) -> Page:
    """The entries of a register, or of one letter of it."""
    register, entries = _register(sheet, writer)

    def body() -> Iterator[Block]:
        yield writer.fragment("registers/about.html", about=register.about)
        if not entries:
            yield writer.fragment("registers/empty.html")
        elif sheet.parts:
            yield parts(sheet, writer, "entry", "entries")
            names = [(row, register.label(entries[row.key])) for row in sheet.rows]
            yield writer.fragment("registers/names.html", names=names, register=register)
        elif register.name in TABLES:
            shown = {row.key: entries[row.key] for row in sheet.rows}
            yield writer.fragment(f"registers/{register.name}.html", entries=shown)
        else:
            users = {row.key: row.sops for row in sheet.rows}
            for row in sheet.rows:
                yield Heading(2, register.label(entries[row.key]), f"{register.anchor}-{row.key}")
                yield _entry(register, row.key, entries, writer, users)

    return listed_page(sheet, writer, register.about, register.name, body())


def entries_page(sheet: Pages, writer: Writer) -> Page:
    """The way to every entry of a register, when each has a page of its own."""
    register, entries = _register(sheet, writer)

    def body() -> Iterator[Block]:
        yield writer.fragment("registers/about.html", about=register.about)
        if sheet.rows:
            lines = [(row, entries[row.key], _says(register, entries[row.key])) for row in sheet.rows]
            yield writer.fragment("registers/lines.html", lines=lines, register=register)
        if sheet.parts:
            yield parts(sheet, writer, "entry", "entries")

    return listed_page(sheet, writer, register.about, register.name, body())


def entry_page(sheet: Pages, writer: Writer) -> Page:
    """One entry of a register, and the SOPs that name it, or those of one area or letter."""
    register, entries = _register(sheet, writer)
    key = sheet.subject[2]

    def body() -> Iterator[Block]:
        if len(sheet.trail) == 1:
            yield _entry(register, key, entries, writer, {})
        if sheet.count:
            yield Heading(2, NAMED[register.name], "procedures", searched=False)
        yield from procedures(sheet, writer)

    about = _says(register, entries[key])
    return listed_page(sheet, writer, unlinked(about), f"{register.anchor}-{key}", body())


def _entry(register: Register, key: str, entries: Mapping[Any, Any], writer: Writer, users: dict[str, Any]) -> Block:
    template = f"registers/{register.name}.html"
    return writer.fragment(template, key=key, entry=entries[key], users=users, label=NAMED.get(register.name, ""))


def _register(sheet: Pages, writer: Writer) -> tuple[Register, Mapping[Any, Any]]:
    register = BY_NAME[sheet.subject[1]]
    return register, register.entries(writer.press.handbook.registers)


def _says(register: Register, entry: Any) -> str:
    return headline(str(getattr(entry, _SAYS[register.name])))
