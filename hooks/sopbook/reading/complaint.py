"""What a parser complains of, and where."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from .mistakes import Trouble

Place = tuple[int, int]
"""Line and column as parsers count them, from 0."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """A parser's words: the problem and its place, what was being read (`context`) and where that began (`around`).

    `quote` is where a text between quotes that runs over several lines began, if one was just read.
    """

    lines: tuple[str, ...]
    context: str
    problem: str
    place: Place
    around: Place
    quote: Place | None = None

    def line(self, number: int) -> str:
        """A line of the file, empty where there is none."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    @property
    def here(self) -> str:
        """The line of the problem."""
        return self.line(self.place[0])

    @property
    def sign(self) -> str:
        """The character at the problem."""
        return self.here[self.place[1] : self.place[1] + 1]

    @property
    def before(self) -> str:
        """What stands before the problem on its line."""
        return self.here[: self.place[1]].rstrip()

    @property
    def above(self) -> int:
        """The nearest line above the problem that says something."""
        number = self.place[0] - 1
        while number > 0 and (not self.line(number).strip() or self.line(number).lstrip().startswith("#")):
            number -= 1
        return number


Rule = Callable[[Complaint], Trouble | None]


def trouble_at(place: Place, message: str, hint: str) -> Trouble:
    """A mistake in YAML at a place."""
    return Trouble(place[0] + 1, place[1] + 1, "SOP007", message, hint)


NAME = re.compile(r"\s*(?:- +)*[^\s\"'\[\]{}:#,-][^\"'\[\]{}:#,]*:(?:\s|$)")
"""The start of a line that gives a field a value."""


def indent_of(line: str) -> int:
    """The column where a line's field starts, behind its dashes."""
    match = re.match(r"\s*(?:- +)*", line)
    return match.end() if match else 0
