"""What the pages of all lists have in common: their titles, and the ways to the pages above, below and beside them."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from ..blocks import Block, Fragment, Heading, Page
from ..lists.dividing import Sheet, in_full
from ..lists.rows import Named
from ..rendering import Writer

Pages = Sheet[Any]


def listed_page(sheet: Pages, writer: Writer, about: str, heading: str, body: Iterator[Block]) -> Page:
    """A page of a list: title, what is on it, and its parts if it is divided; `heading` is the id of the title."""
    title = full_title(sheet)
    return Page(
        uri=writer.uri,
        title=title,
        description=about,
        blocks=(
            Heading(1, title, heading),
            *([writer.fragment("overview/trail.html", sheet=sheet)] if sheet.trail else []),
            *body,
            *([writer.fragment("overview/beside.html", sheet=sheet)] if sheet.before or sheet.after else []),
        ),
    )


def full_title(sheet: Pages) -> str:
    """What is on a page, said without the pages above: `What changed: 2026, October`."""
    below = [place.title for place in sheet.trail] + [sheet.title]
    if sheet.subject[0] == "entry":
        below = below[1:]  # a role says what it is without “Roles”
    return f"{below[0]}: {in_full(below[1:])}" if below[1:] else below[0]


def parts(sheet: Pages, writer: Writer, noun: str, nouns: str = "") -> Fragment:
    """The ways to the parts of a list, with the number of rows in each."""
    return writer.fragment("overview/parts.html", sheet=sheet, noun=noun, nouns=nouns or f"{noun}s")


def first(sheet: Pages, writer: Writer, which: str) -> Fragment:
    """That only the first rows stand on a page, and where all are."""
    return writer.fragment("overview/first.html", sheet=sheet, which=which)


def procedures(sheet: Pages, writer: Writer) -> Iterator[Block]:
    """The titles of SOPs, area by area if they are of several, or the ways to them."""
    areas = [(area, [*sops]) for area, sops in groupby(sheet.rows, key=_area)]
    for area, sops in areas:
        if len(areas) > 1:
            title = writer.press.settings.area_title(area)
            yield Heading(3, title, f"procedures-{'-'.join(area.split()) or 'without-area'}", searched=False)
        yield writer.fragment("registers/procedures.html", sops=sops)
    if sheet.parts:
        yield parts(sheet, writer, "procedure")


def _area(sop: Named) -> str:
    return sop.area
