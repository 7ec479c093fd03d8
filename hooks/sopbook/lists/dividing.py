"""How a list that is too long for one page is divided, by what its readers look for.

The rule is pure: the same rows give the same pages, each part is named by what it holds (a month, an area, a letter)
and never by a number, and only a list that has outgrown its page is divided. One more row changes the page that it
stands on, and no address.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, NamedTuple, TypeVar

LARGEST = 65_000
"""Bytes of HTML that the rows of one page take, as far as they can be told beforehand; the theme adds about 25,000."""

Row = TypeVar("Row")


class Group(NamedTuple):
    """What a row belongs to: its place among the others, its name in the address, and as people read it."""

    rank: Any
    key: str
    title: str


Way = Callable[[Row], Group]
"""One way of dividing rows: what each belongs to."""

PART = 95
"""Bytes of the way to a part, without its title and its address."""


@dataclass(frozen=True)
class Place:
    """A page of a list as another page leads to it; `count` is the number of rows on it and below."""

    uri: str
    title: str
    count: int = 0
    parts: tuple["Place", ...] = ()


@dataclass(frozen=True)
class Listing(Generic[Row]):
    """Rows in their order, and how they are divided if need be: in the `ways`, and in the end by their `name`.

    `weigh` tells how many bytes of HTML a row takes, `headings` what stands between rows, `tell` what is counted on
    every page, `first` how many rows stay on a page whose rows have moved. Parts have their addresses below `base`.
    """

    subject: tuple[str, ...]
    uri: str
    title: str
    rows: tuple[Row, ...]
    ways: Sequence[Way[Row]]
    name: Callable[[Row], str]
    weigh: Callable[[Row], int]
    base: str = ""
    first: int = 0
    tell: Callable[[Row], str] | None = None
    trail: tuple[Place, ...] = ()
    headings: Callable[[Iterable[Row]], int] = lambda _: 0


@dataclass(frozen=True)
class Sheet(Generic[Row]):
    """One page of a list: its rows, or the parts that hold them, with the first rows if there are any to show.

    `trail` are the pages above, the whole list first; `before` and `after` the parts beside it.
    """

    subject: tuple[str, ...]
    uri: str
    title: str
    count: int
    rows: tuple[Row, ...] = ()
    parts: tuple[Place, ...] = ()
    trail: tuple[Place, ...] = ()
    before: Place | None = None
    after: Place | None = None
    tally: dict[str, int] = field(default_factory=dict)

    @property
    def place(self) -> Place:
        """The page as another one leads to it."""
        return Place(self.uri, self.title, self.count)


def sheets(listing: Listing[Row], before: Place | None = None, after: Place | None = None) -> Iterator[Sheet[Row]]:
    """The pages of a list, the one at its own address first."""
    short = fits(listing.rows, listing.weigh, listing.headings(listing.rows))
    inside = [] if short else _parts(listing)
    places = [Place(part.uri, part.title) for part in inside]
    made = [
        [*sheets(part, left, right)]
        for part, left, right in zip(inside, [None, *places], [*places[1:], None], strict=False)
    ]
    yield Sheet(
        subject=listing.subject,
        uri=listing.uri,
        title=listing.title,
        count=len(listing.rows),
        rows=listing.rows[: listing.first] if inside else listing.rows,
        parts=_named([top for top, *_ in made]),
        trail=listing.trail,
        before=before,
        after=after,
        tally=dict(Counter(map(listing.tell, listing.rows))) if listing.tell else {},
    )
    for part in made:
        yield from part


def fits(rows: Iterable[Row], weigh: Callable[[Row], int], taken: int = 0) -> bool:
    """Whether rows fit on one page of which so many bytes are taken."""
    left = LARGEST - taken
    for row in rows:
        left -= weigh(row)
        if left < 0:
            return False
    return True


def _named(tops: Iterable[Sheet[Any]]) -> tuple[Place, ...]:
    """The parts as their list leads to them, with those inside each if there is room."""
    parts = tuple(replace(top.place, parts=tuple(map(_bare, top.parts))) for top in tops)
    every = [place for part in parts for place in (part, *part.parts)]
    return parts if fits(every, _way_to) else tuple(map(_bare, parts))


def _bare(place: Place) -> Place:
    return replace(place, parts=())


def _way_to(place: Place) -> int:
    return PART + len(f"{place.title}{place.uri}".encode())


def _parts(listing: Listing[Row]) -> list[Listing[Row]]:
    """The parts of a list by the first way that tells rows apart.

    A way that puts all rows together makes no page, but is named in titles and addresses all the same, so that these
    stay what they are when a row comes that belongs elsewhere. A way into more parts than a page can name comes after
    the next one.
    """
    base = listing.base or listing.uri.removesuffix(".md")
    said: list[str] = []
    later: list[Way[Row]] = []
    taken = sum(map(listing.weigh, listing.rows[: listing.first]))
    for used, way in enumerate(listing.ways, 1):
        groups = _grouped(listing.rows, way)
        if not fits([Place(below(base, group.key), group.title) for group, _ in groups], _way_to, taken):
            later.append(way)
            continue
        if len(groups) > 1:
            inside = replace(_inside(listing), ways=[*later, *listing.ways[used:]])
            return [
                replace(inside, uri=below(base, key), title=in_full([*said, title]), rows=rows)
                for (_, key, title), rows in groups
            ]
        (_, key, title), _ = groups[0]
        base, said = f"{base}/{key}", [*said, title]
    return _by_beginning(listing, base)


def _by_beginning(listing: Listing[Row], base: str) -> list[Listing[Row]]:
    """The last resort: by the shortest beginning of their names that not all rows have in common; none for one row."""
    names = [listing.name(row) for row in listing.rows]
    for length in range(1, 1 + max(map(len, names))):
        groups: dict[str, list[Row]] = defaultdict(list)
        for name, row in zip(names, listing.rows, strict=True):
            groups[name[:length]].append(row)
        if len(groups) > 1:
            inside = replace(_inside(listing), ways=(), base=base)
            return [
                replace(inside, uri=below(base, start), title=f"{start}…", rows=tuple(rows))
                for start, rows in sorted(groups.items())
            ]
    return []


def in_full(titles: Sequence[str]) -> str:
    """Titles of parts from the outermost inwards as one; `2026` goes without saying before `October 2026`."""
    return ", ".join(title for title, after in zip(titles, [*titles[1:], ""], strict=True) if title not in after)


def _inside(listing: Listing[Row]) -> Listing[Row]:
    return replace(listing, trail=(*listing.trail, Place(listing.uri, listing.title)), first=0, base="")


def _grouped(rows: Iterable[Row], way: Way[Row]) -> list[tuple[Group, tuple[Row, ...]]]:
    groups: dict[Group, list[Row]] = defaultdict(list)
    for row in rows:
        groups[way(row)].append(row)
    return [(group, tuple(groups[group])) for group in sorted(groups)]


def below(folder: str, key: str) -> str:
    """The path of a page in a folder; none is called `index`, which would stand for the folder itself."""
    return f"{folder}/{key}{'-' if key == 'index' else ''}.md"


def by_letter(name: Callable[[Row], str]) -> Way[Row]:
    """By the first letter of a name, accents aside; all figures together, and all other signs."""

    def group(row: Row) -> Group:
        for sign in unicodedata.normalize("NFKD", name(row)):
            if sign.isdigit():
                return Group("0", "0-9", "0–9")
            if sign.isalpha():
                return Group(sign.casefold(), sign.casefold(), sign.upper())
        return Group("", "other", "Other")

    return group
