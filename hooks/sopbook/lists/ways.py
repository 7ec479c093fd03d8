"""What the readers of each list look for: the ways in which it is divided, and what its rows weigh on a page."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache

from ..model.base import Authored
from ..model.registers import LearningPath
from ..model.sop import Revision
from ..remembering import remembered
from ..settings import Settings
from .dividing import Group, Way, by_letter
from .rows import Card, Change, Due, Entry, Led, Line, Listed, Named, Stop

FORMATS = {
    "article": "Articles",
    "picture-guide": "Picture guides",
    "workflow": "Decision workflows",
    "faq": "Questions and answers",
    "checklist": "Checklists",
}


HEADING = 370
"""Bytes of a heading and of its entries in the two tables of contents that the theme writes, without its text."""

TABLE_HEAD = 350
"""Bytes around the rows of a table of SOPs."""


_MONTH = 30
"""Days of a month of a learning path."""


def _title(sop: Named) -> str:
    return sop.title


by_title: Way[Named] = by_letter(_title)
"""By the first letter of the title."""


def by_area(settings: Settings) -> Way[Named]:
    """By area, in the order of the navigation, where what has no area comes last."""
    ranks = {area: rank for rank, area in enumerate(settings.areas)}
    known: dict[str, Group] = {}

    def group(sop: Named) -> Group:
        area = sop.area
        if area not in known:
            rank = (not area, ranks.get(area, len(ranks)), area)
            known[area] = Group(rank, area or "without-area", settings.area_title(area))
        return known[area]

    return group


def of_sops(settings: Settings) -> tuple[Way[Stop], ...]:
    """Procedures of a learning path by area and title."""
    area = by_area(settings)
    return (lambda row: area(row.sop), lambda row: by_title(row.sop))


def by_month_due(row: Stop) -> Group:
    """Procedures of a learning path by the month after the first day in which they are due."""
    month = max(1, -(-row.due.days // _MONTH))
    return Group(month, f"month-{month}", f"Due in month {month}")


def by_format(sop: Card) -> Group:
    """By the format of the SOP."""
    return Group([*FORMATS].index(sop.format), sop.format, FORMATS[sop.format])


@lru_cache(maxsize=10_000)  # many rows share a day
def by_year(day: date) -> Group:
    """By year, the newest first."""
    return Group(-day.year, f"{day.year}", f"{day.year}")


@lru_cache(maxsize=10_000)
def by_month(day: date) -> Group:
    """By month of one year, the newest first."""
    return Group(-day.month, f"{day:%m}", f"{day:%B %Y}")


def changed(settings: Settings) -> tuple[Way[Change], ...]:
    """Changes by year, month, area and title."""
    area = by_area(settings)
    return (
        lambda row: by_year(row.revision.date),
        lambda row: by_month(row.revision.date),
        lambda row: area(row.sop),
        lambda row: by_title(row.sop),
    )


def due(settings: Settings) -> tuple[Way[Due], ...]:
    """Reviews by the year and month in which they are due, the next first, by area and title."""
    area = by_area(settings)
    return (
        lambda row: _later(by_year(row.sop.next)) if row.sop.next else Group(0, "never", "No review set"),
        lambda row: _later(by_month(row.sop.next)) if row.sop.next else Group(0, "never", "No review set"),
        lambda row: area(row.sop),
        lambda row: by_title(row.sop),
    )


def _later(group: Group) -> Group:
    return group._replace(rank=-group.rank)


def headings(settings: Settings, table: int = 0) -> Callable[[Iterable[Named]], int]:
    """Bytes of the headings of areas, each with its two entries in tables of contents and the head of its `table`."""

    def weigh(rows: Iterable[Named]) -> int:
        titles = [settings.area_title(area) for area in {sop.area for sop in rows}]
        return sum(HEADING + table + 4 * len(title.encode()) for title in titles) if len(titles) > 1 else 0

    return weigh


def row_of_table(sop: Listed) -> int:
    """Bytes of an SOP in a table of all."""
    return 260 + sop.weight


def card(sop: Card) -> int:
    """Bytes of an SOP as a card with its purpose."""
    return 200 + sop.weight + len(sop.purpose.encode())


def link(sop: Named) -> int:
    """Bytes of a link to an SOP in a list of such links."""
    return 50 + sop.weight


def change(row: Change) -> int:
    """Bytes of a revision with what changed and why."""
    return 220 + row.sop.weight + len(f"{row.revision.summary}{row.revision.why or ''}".encode())


def revision(row: Revision) -> int:
    """Bytes of a revision in the table of one SOP."""
    return 130 + len(f"{row.summary}{row.why or ''}{row.author}{row.approver or ''}".encode())


def review(row: Due) -> int:
    """Bytes of an SOP in a table of reviews."""
    return 350 + row.sop.weight


def entry(authored: Authored, row: Entry, markup: int) -> int:
    """Bytes of an entry of a register with all SOPs that name it."""
    return markup + _written(authored) * 5 // 4 + sum(map(link, row.sops))


def stop(row: Stop) -> int:
    """Bytes of a procedure in a learning path."""
    return 150 + 3 * len(row.sop.id) + row.sop.weight + len(row.sop.title.encode())


def path(key: str, authored: LearningPath) -> int:
    """Bytes of a learning path in a list of paths, with its entries in the tables of contents."""
    return HEADING + 440 + 6 * len(key) + 5 * len(authored.title.encode()) + len(authored.about.encode())


def link_to_path(key: str, authored: LearningPath) -> int:
    """Bytes of the link to a learning path on the page of its role."""
    return 70 + 3 * len(key) + len(authored.title.encode())


def line(authored: Authored) -> int:
    """Bytes of an entry of a register in a list of all that have pages of their own."""
    return 250 + _written(authored)


def name_of_path(row: Led, title: str) -> int:
    """Bytes of the name of a learning path in a list of names."""
    return 60 + len(f"{title}{row.key}{row.key}{row.uri}".encode())


def name(label: str, line: Line) -> int:
    """Bytes of the name of an entry of a register in a list of names."""
    return 60 + len(f"{label}{line.key}{line.key}{line.uri}".encode())


@remembered
def _written(authored: Authored) -> int:
    return len(authored.model_dump_json().encode())
