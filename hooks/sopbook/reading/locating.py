"""Where a value stands in a file that was read entry by entry: only the lines around it are parsed for that.

Such a file keeps every field and item on lines of its own, further in than its name or hyphen: so the lines of a value
can be told without reading what they say.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from .parsing import grown
from .tree import Path, Position

_MOST = 2000
"""Lines that are looked through again and again; a longer file is soon read once with all its places."""
_NAME = re.compile(r"[\w-]+", re.ASCII)
_BELOW = re.compile(r""" *(['"]?)[\w-]+\1:(?: +#.*| *)\n""", re.ASCII)
"""A name whose value, if any, stands on the lines below."""
_ITEM = re.compile(r" *- +")
_SAYING = re.compile(r"\n( *)[^ #\n]")
"""A line that is neither empty nor a comment: a pattern that begins with one sign is found many times as fast."""


def located(text: str, loc: Path) -> Position | None:
    """The place of a value, or of the nearest thing around it; None when it has to be looked for in the whole file."""
    if text.count("\n") >= _MOST:
        return None
    inside, found, depth = _Lines(text, 0, len(text), 0), None, 0
    for at, step in enumerate(loc):
        entry = inside.entry(step)
        if entry is None:
            break
        found, depth, inside = entry, at, entry.below()
    if found is None:
        return None
    start = loc[depth]
    within = (start if isinstance(start, str) else 0, *loc[depth + 1 :])
    place = (depth == len(loc) - 1 and _places(found.beginning()).get(within)) or _nearest(_places(found), within)
    before = text.count("\n", 0, found.first)
    return place._replace(line=place.line + before, key_line=place.key_line + before)


def _places(entry: "_Lines") -> Mapping[Path, Position]:
    """The place of every value in the lines of an entry, as if they were a file."""
    own = entry.text[entry.first : entry.last].removesuffix("\n")
    return grown(tuple(own.split("\n")), f"{own}\n").positions


def _nearest(places: Mapping[Path, Position], loc: Path) -> Position:
    return next(place for length in range(len(loc), 0, -1) if (place := places.get(loc[:length])))


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of one entry, or of the names or items that stand in a column: from one index of a text to another."""

    text: str
    first: int
    last: int
    column: int

    def entry(self, step: str | int) -> "_Lines | None":
        """The lines of a name, or of an item by its number; None when it does not begin on a line of its own."""
        if isinstance(step, int):
            items = self._beginning_with("- ")
            begins = next((at for number, at in enumerate(items) if number == step), None)
            return None if begins is None else self._up_to_next(begins, r"[\]}]")
        names = (f"{step}:", f"'{step}':", f'"{step}":') if _NAME.fullmatch(step) else ()
        begin = [at for name in names for at in (next(self._beginning_with(name), None),) if at is not None]
        return self._up_to_next(min(begin), r"[\]}]|- ") if begin else None

    def _beginning_with(self, sign: str) -> Iterator[int]:
        """Where lines begin that have a sign in the column."""
        begin = " " * self.column + sign
        if self.text.startswith(begin, self.first, self.last):
            yield self.first
        at = self.first
        while (at := self.text.find(f"\n{begin}", at, self.last) + 1) > 0:
            yield at

    def _up_to_next(self, first: int, goes_on: str) -> "_Lines":
        """The lines of the entry that begins at an index; in its own column it only goes on with some signs."""
        found = _next(self.column, goes_on).search(self.text, self._line_after(first) - 1, self.last)
        return _Lines(self.text, first, found.start() + 1 if found else self.last, self.column)

    def _line_after(self, index: int) -> int:
        return self.text.find("\n", index, self.last) + 1 or self.last

    def beginning(self) -> "_Lines":
        """The lines that tell where an entry and its value begin: the first, and the next one that says something."""
        below = self._line_after(self.first)
        more = _SAYING.search(self.text, below - 1, self.last)
        return _Lines(self.text, self.first, self._line_after(more.end()) if more else below, self.column)

    def below(self) -> "_Lines":
        """What an entry holds: the names behind a hyphen, or what stands on the lines below a name."""
        first = self.first
        if item := _ITEM.match(self.text, first, self.last):
            spaces = " " * (item.end() - first)
            return _Lines(self.text[:first] + spaces + self.text[item.end() :], first, self.last, len(spaces))
        start = self._line_after(first) if _BELOW.match(self.text, first, self.last) else self.last
        found = _SAYING.search(self.text, start - 1, self.last)
        return _Lines(self.text, start, self.last, len(found[1]) if found else 0)


@lru_cache(maxsize=100)
def _next(column: int, goes_on: str) -> re.Pattern[str]:
    """The start of a line, after the end of another, that is no further in than a column, and does not go on there."""
    further_out = rf" {{0,{column - 1}}}[^ #\n]|" if column else ""
    return re.compile(rf"\n(?:{further_out} {{{column}}}(?!{goes_on})[^ #\n])")
