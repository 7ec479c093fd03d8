"""YAML as nearly every handbook writes it, read line by line in half the time that a parser's nodes take.

Only what can be read in one way is taken: a field or an item on each line; texts on their line, on more lines below it,
or under a bar (`|`); lists and sections in brackets that close on their line. At anything else the whole file is in
doubt, and `nodes` or `tree` read it. What is given here is what they would give, without a mistake to tell.
"""

import re
from functools import cached_property
from sys import intern
from typing import Any

from .brackets import in_brackets
from .tree import EMPTY
from .values import BELOW, DEEP, MARKS, SHORT, DoubtError
from .values import value as value_of

_LINE = re.compile(
    r"^( *)(- +)?(?:([A-Za-z_][\w-]{0,99})(?:: +|:$))?"
    r"""(?:([^\s?:,\[\]{}#&*!|>'"%@`~-][^:#\n]*+(?<! ))$|(.*)$)""",
    re.MULTILINE | re.ASCII,
)
"""A line: its indentation, a hyphen, a name before a colon, and the rest: surely text as it stands, or anything."""


def plainly(text: str) -> dict[str, Any] | None:
    """The tree of a YAML text that is as plain as can be; None when it is not."""
    if not text.endswith("\n") or "\t" in text or "\ufeff" in text:
        return None
    try:
        return _Plain(text).read() or None
    except DoubtError:
        return None


def _bracketed(lines: list[tuple[str, ...]]) -> dict[int, Any]:
    """What stands in brackets, by the number of its line."""
    numbers = [
        number
        for number, line in enumerate(lines)
        if line[4] and line[4][0] in "[{" and line[4].rstrip(" ")[-1] in "]}"
    ]
    return dict(zip(numbers, in_brackets([lines[number][4] for number in numbers]), strict=True)) if numbers else {}


class _Plain:
    """The sections and lists that are open at a line, each with its column, the innermost last."""

    def __init__(self, text: str) -> None:
        self._read = text
        self._around: list[tuple[int, Any]] = [(0, {})]
        self._name: str | None = None
        """The name in the innermost section whose value, if any, stands on the lines below."""
        self._wrapped = -1
        """The last line that went on with the text of the line above."""

    @cached_property
    def _lines(self) -> list[str]:
        """The lines of the text, which is looked at whole until one of them is asked for."""
        return self._read.split("\n")

    def read(self) -> dict[str, Any]:  # noqa: C901, PLR0912 -- for each line of a handbook: a call costs as much as it does
        """All sections of the text."""
        around = self._around
        root: dict[str, Any] = around[0][1]
        inside: Any = root
        at: str | int = ""
        begin = 1 if self._read.startswith("---\n") else 0
        lines = _LINE.findall(self._read)
        bracketed = _bracketed(lines)
        for number, (spaces, hyphen, name, text, value) in enumerate(lines):
            if number < begin:
                continue  # it belongs to a text that was taken already
            column = len(spaces)
            if name:
                at = intern(name)
                if hyphen:
                    inside = self._item(column, len(hyphen))
                elif self._name is not None or around[-1][0] != column or type(around[-1][1]) is list:
                    inside = self._section(column)
                else:
                    inside = around[-1][1]
                if at in inside:
                    raise DoubtError
                if text:
                    inside[at] = (intern(text) if len(text) < SHORT else text) if text not in EMPTY else None
                elif not value:
                    inside[at], self._name = None, at
                elif value in BELOW:
                    inside[at], begin = self._text(number + 1, column + len(hyphen), value)
                else:
                    inside[at] = bracketed.get(number) or value_of(value)
            elif hyphen:
                inside, at = self._list(column), -1
                inside.append(bracketed.get(number) or value_of(text or value))
            else:
                self._below(number, column, text or value, inside, at)
        return root

    def _item(self, column: int, indented: int) -> dict[str, Any]:
        """The section that begins behind a hyphen."""
        section: dict[str, Any] = {}
        self._list(column).append(section)
        self._around.append((column + indented, section))
        return section

    def _section(self, column: int) -> dict[str, Any]:
        """The section whose names stand in a column."""
        around = self._around
        if self._name is not None:
            name, self._name = self._name, None
            if column > around[-1][0]:
                return self._open(name, column, {})  # type: ignore[no-any-return]
        while (last := around[-1])[0] > column or (last[0] == column and type(last[1]) is list):
            around.pop()
        if last[0] != column:
            raise DoubtError
        return last[1]  # type: ignore[no-any-return]

    def _list(self, column: int) -> list[Any]:
        """The list whose hyphens stand in a column, which may be that of its name."""
        around = self._around
        if self._name is not None:
            name, self._name = self._name, None
            if column >= around[-1][0]:
                return self._open(name, column, [])  # type: ignore[no-any-return]
        while (last := around[-1])[0] > column:
            around.pop()
        if last[0] != column or type(last[1]) is not list:
            raise DoubtError
        return last[1]

    def _open(self, name: str, column: int, inside: Any) -> Any:
        if len(self._around) >= DEEP:
            raise DoubtError
        self._around[-1][1][name] = inside
        self._around.append((column, inside))
        return inside

    def _below(self, number: int, column: int, value: str, inside: Any, at: Any) -> None:
        """A line without hyphen and name: empty, a comment, the value of the name above, or more of it."""
        if not value or value[0] == "#":
            return
        if column <= self._around[-1][0]:
            raise DoubtError
        if self._name is not None:
            inside[self._name] = value_of(value)
            self._name = None
        elif value[0] in MARKS or ":" in value or " #" in value or not (at and self._wraps(number, inside[at])):
            raise DoubtError
        else:
            inside[at] += f" {value.rstrip(' ')}"
            self._wrapped = number

    def _wraps(self, number: int, said: Any) -> bool:
        """Whether the line above a number ends a text that may go on: one without quotes."""
        if type(said) is not str or said[0] in MARKS:
            return False
        return self._wrapped == number - 1 or self._lines[number - 1].rstrip(" ").endswith(said)

    def _text(self, first: int, column: int, sign: str) -> tuple[str, int]:
        """The text below a bar or `>`, and the number of the line after it."""
        lines = self._lines
        start = lines[first] if first < len(lines) else ""
        indent = len(start) - len(start.lstrip(" "))
        if indent <= column or indent == len(start):
            raise DoubtError
        found, margin = [], " " * indent
        for line in lines[first:]:
            if line and not line.startswith(margin):
                break
            found.append(line[indent:])
        after = first + len(found)
        if after < len(lines) and lines[after].startswith(" " * (column + 1)):
            raise DoubtError
        text = "\n".join(found).rstrip("\n")
        if sign[0] == ">":
            if "\n\n" in text or "\n " in text:
                raise DoubtError
            text = text.replace("\n", " ")
        return text if sign[1:] else f"{text}\n", after
