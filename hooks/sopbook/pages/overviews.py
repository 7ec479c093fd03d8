"""Pages computed from all SOPs: the lists by area, the review dashboard, what changed."""

from dataclasses import dataclass
from datetime import date, timedelta

from ..checks import grade_of
from ..handbook import Handbook
from ..model.sop import Revision, Sop
from ..rendering import Fragment, Heading, Page, Writer
from .sop import FORMATS, STATUSES

SOON = timedelta(days=60)
"""A review that falls due within this time is shown as due soon."""


def procedures_page(writer: Writer) -> Page:
    """All SOPs by area, with status, owner and next review."""
    areas = [(writer.press.settings.area_title(area), sops) for area, sops in writer.press.handbook.areas.items()]
    return Page(
        uri=writer.uri,
        title="All procedures",
        description="Every procedure by area, with its status and owner.",
        blocks=(
            Heading(1, "All procedures", "all-procedures"),
            *(
                block
                for title, sops in areas
                for block in (Heading(2, title, f"area-{title.lower().replace(' ', '-')}"), _table(writer, sops))
            ),
        ),
    )


def area_page(area: str, writer: Writer) -> Page:
    """The SOPs of one area."""
    title = writer.press.settings.area_title(area)
    sops = writer.press.handbook.areas[area]
    return Page(
        uri=writer.uri,
        title=title,
        description=f"The procedures of the area {title}.",
        blocks=(Heading(1, title, "area"), writer.fragment("overview/cards.html", sops=sops, formats=FORMATS)),
    )


def _table(writer: Writer, sops: tuple[Sop, ...]) -> Fragment:
    return writer.fragment("overview/procedures.html", sops=sops, formats=FORMATS, statuses=STATUSES)


@dataclass(frozen=True)
class Due:
    """An SOP, the day of its next review, if it has one, and how many years of school its text asks for."""

    sop: Sop
    day: date | None
    state: str
    grade: float | None


def reviews(handbook: Handbook, today: date) -> tuple[Due, ...]:
    """Every SOP in use by its next review, never reviewed ones first; `state` is overdue, soon, planned or never."""
    due = [
        Due(each.sop, each.sop.next_review, _state(each.sop.next_review, today), grade_of(each.source))
        for each in handbook.sops.values()
        if each.sop.status != "retired"
    ]
    return tuple(sorted(due, key=lambda entry: (entry.day or date.min, entry.sop.id)))


def _state(day: date | None, today: date) -> str:
    if day is None:
        return "never"
    return "overdue" if day < today else "soon" if day <= today + SOON else "planned"


def review_page(writer: Writer) -> Page:
    """Which SOPs are to be looked at again, and by whom."""
    due = reviews(writer.press.handbook, writer.press.today)
    return Page(
        uri=writer.uri,
        title="Reviews",
        description="Which procedures are to be reviewed, when and by whom.",
        blocks=(Heading(1, "Reviews", "reviews"), writer.fragment("overview/reviews.html", due=due, soon=SOON.days)),
    )


def revisions(handbook: Handbook) -> tuple[tuple[Sop, Revision], ...]:
    """Every revision of every SOP, newest first."""
    pairs = [(authored.sop, revision) for authored in handbook.sops.values() for revision in authored.sop.revisions]
    return tuple(sorted(pairs, key=lambda pair: (pair[1].date, pair[0].id, pair[1].version.order), reverse=True))


def changes_page(writer: Writer) -> Page:
    """What changed in the handbook, newest first, and why."""
    return Page(
        uri=writer.uri,
        title="What changed",
        description="Every revision of every procedure, newest first.",
        blocks=(
            Heading(1, "What changed", "what-changed"),
            writer.fragment("overview/changes.html", revisions=revisions(writer.press.handbook)),
        ),
    )
