"""Pages computed from all SOPs: the lists by area, the review dashboard, what changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from ..blocks import Block, Fragment, Heading, Page
from ..checks import grade_of
from ..handbook import Handbook
from ..lists.rows import SOON, Due, Listed
from ..rendering import Writer
from ..wording import unlinked
from .sheets import Pages, first, listed_page, parts, procedures
from .sop import FORMATS, STATUSES


def procedures_page(sheet: Pages, writer: Writer) -> Page:
    """All SOPs by area, with status, owner and next review; or the areas alone, when there are too many."""

    def body() -> Iterator[Block]:
        for area, sops in groupby(sheet.rows, key=lambda sop: sop.area):
            title = writer.press.settings.area_title(area)
            yield Heading(2, title, f"area-{title.lower().replace(' ', '-')}")
            shown = {"area": title, "sops": [*sops], "formats": FORMATS, "statuses": STATUSES}
            yield writer.fragment("overview/procedures.html", **shown)
        if sheet.parts:
            yield parts(sheet, writer, "procedure")

    return listed_page(sheet, writer, "Every procedure by area, with its status and owner.", "all-procedures", body())


def area_page(sheet: Pages, writer: Writer) -> Page:
    """The SOPs of one area."""

    def body() -> Iterator[Block]:
        if sheet.rows:
            yield writer.fragment("overview/cards.html", sheet=sheet, formats=FORMATS, unlinked=unlinked)
        if sheet.parts:
            yield parts(sheet, writer, "procedure")

    title = writer.press.settings.area_title(sheet.subject[1])
    return listed_page(sheet, writer, f"The procedures of the area {title}.", "area", body())


def related_page(sheet: Pages, writer: Writer) -> Page:
    """The SOPs around one that many others refer to."""
    title = writer.press.handbook.sop(sheet.subject[1]).title
    about = f"The procedures that refer to {title}, and those that it refers to."

    def body() -> Iterator[Block]:
        if sheet.count:
            yield Heading(2, f"{sheet.count} procedures", "procedures", searched=False)
        yield from procedures(sheet, writer)

    return listed_page(sheet, writer, about, "related", body())


def revisions_page(sheet: Pages, writer: Writer) -> Page:
    """The revisions of one SOP, newest first, or those of one year or month."""
    title = writer.press.handbook.title(sheet.subject[1])

    def body() -> Iterator[Block]:
        if sheet.rows:
            yield writer.fragment("sop/revisions.html", revisions=sheet.rows, words=unlinked, all="", alone=True)
        if sheet.parts:
            yield parts(sheet, writer, "revision")

    return listed_page(sheet, writer, f"Every revision of {title}, newest first.", "revisions", body())


@dataclass(frozen=True)
class Reviewed:
    """An SOP, the state of its next review, and how many years of school its text asks for."""

    sop: Listed
    state: str
    grade: float | None


def reviewed(handbook: Handbook, rows: Iterable[Due]) -> tuple[Reviewed, ...]:
    """What the table of reviews shows."""
    return tuple(Reviewed(row.sop, row.state, grade_of(handbook.sops[row.sop.id].source)) for row in rows)


def review_page(sheet: Pages, writer: Writer) -> Page:
    """Which SOPs are to be looked at again, and by whom."""

    def body() -> Iterator[Block]:
        yield writer.fragment("overview/reviews-lead.html", sheet=sheet, soon=SOON.days)
        due = reviewed(writer.press.handbook, sheet.rows)
        shown = writer.fragment("overview/reviews.html", sheet=sheet, due=due) if due else None
        yield from _first_and_all(
            sheet, writer, shown, which="due next", everything="All, by day due", noun="procedure"
        )

    return listed_page(sheet, writer, "Which procedures are to be reviewed, when and by whom.", "reviews", body())


def changes_page(sheet: Pages, writer: Writer) -> Page:
    """What changed in the handbook, newest first, and why."""
    shown = writer.fragment("overview/changes.html", sheet=sheet, unlinked=unlinked) if sheet.rows else None
    body = _first_and_all(sheet, writer, shown, which="newest", everything="All, by day", noun="change")
    return listed_page(sheet, writer, "Every revision of every procedure, newest first.", "what-changed", body)


def _first_and_all(  # noqa: PLR0913 -- what the two lists say differently
    sheet: Pages, writer: Writer, shown: Fragment | None, *, which: str, everything: str, noun: str
) -> Iterator[Block]:
    """The rows of a list by day, if there are any to show; of a divided one the first, and the ways to all."""
    if shown and sheet.parts:
        yield first(sheet, writer, which)
        yield Heading(2, which.capitalize(), which.replace(" ", "-"), searched=False)
    if shown:
        yield shown
    if shown and sheet.parts:
        yield Heading(2, everything, "all", searched=False)
    if sheet.parts:
        yield parts(sheet, writer, noun)
