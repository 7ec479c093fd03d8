"""Where a value stands in a file that was read entry by entry: only the lines around it are parsed for that.

Such a file keeps every field and item on lines of its own, further in than its name or hyphen: so the lines of a value
can be told without reading what they say.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .parsing import grown
from .tree import Path, Position

_MOST = 2000
"""Lines that are looked through again and again; a longer file is soon read once with all its places."""
_NAMED = re.compile(r""" *(['"]?)([\w-]+)\1:(?: +#.*| *)($)?""", re.ASCII)
"""A name, and whether its value stands on the lines below."""
_ITEM = re.compile(r" *- +")


def located(lines: Sequence[str], loc: Path) -> Position | None:
    """The place of a value, or of the nearest thing around it; None when it has to be looked for in the whole file."""
    if len(lines) > _MOST:
        return None
    inside, found, depth = _Lines(list(lines), 0, len(lines), 0), None, 0
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
    return place._replace(line=place.line + found.first, key_line=place.key_line + found.first)


def _places(entry: "_Lines") -> Mapping[Path, Position]:
    """The place of every value in the lines of an entry, as if they were a file."""
    own = entry.lines[entry.first : entry.last]
    return grown(tuple(own), "".join(f"{line}\n" for line in own)).positions


def _nearest(places: Mapping[Path, Position], loc: Path) -> Position:
    return next(place for length in range(len(loc), 0, -1) if (place := places.get(loc[:length])))


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of one entry, or of the names or items that stand in a column."""

    lines: list[str]
    first: int
    last: int
    column: int

    def entry(self, step: str | int) -> "_Lines | None":
        """The lines of a name, or of an item by its number; None when it does not begin on a line of its own."""
        items = -1
        for number in range(self.first, self.last):
            line = self.lines[number]
            if _indent(line) != self.column:
                continue
            if isinstance(step, int):
                items += line.startswith("- ", self.column)
                if items == step:
                    return self._up_to_next(number, ("]", "}"))
            elif (named := _NAMED.match(line)) and named[2] == step:
                return self._up_to_next(number, ("]", "}", "- "))
        return None

    def _up_to_next(self, first: int, goes_on: tuple[str, ...]) -> "_Lines":
        """The lines of the entry that begins on a line; in its own column it only goes on with some signs."""
        for number in range(first + 1, self.last):
            line = self.lines[number]
            indent = _indent(line)
            if indent < self.column or (indent == self.column and not line.startswith(goes_on, indent)):
                return _Lines(self.lines, first, number, self.column)
        return _Lines(self.lines, first, self.last, self.column)

    def beginning(self) -> "_Lines":
        """The lines that tell where an entry and its value begin: the first, and the next one that says something."""
        more = (number for number in range(self.first + 1, self.last) if _indent(self.lines[number]) < _NEVER)
        return _Lines(self.lines, self.first, next(more, self.first) + 1, self.column)

    def below(self) -> "_Lines":
        """What an entry holds: the names behind a hyphen, or what stands on the lines below a name."""
        first = self.first
        if item := _ITEM.match(self.lines[first]):
            lines = [*self.lines]
            lines[first] = " " * item.end() + lines[first][item.end() :]
            return _Lines(lines, first, self.last, item.end())
        named = _NAMED.match(self.lines[first])
        start = first + 1 if named and named[3] is not None else self.last
        columns = (indent for line in self.lines[start : self.last] if (indent := _indent(line)) < _NEVER)
        return _Lines(self.lines, start, self.last, next(columns, 0))


_NEVER = 10**9


def _indent(line: str) -> int:
    """The column in which a line begins; that of an empty line or a comment is never looked for."""
    text = line.lstrip(" ")
    return len(line) - len(text) if text and text[0] != "#" else _NEVER
