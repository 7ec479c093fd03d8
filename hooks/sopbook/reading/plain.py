"""YAML as people and programs write it, read entry by entry in a fraction of the time that a parser's nodes take.

An entry is a field or an item, with all lines that its text, its brackets or its quotes go over. Only what can be read
in one way is taken. At anything else the whole file is in doubt, and `nodes` or `tree` read it. What is given here is
what they would give, without a mistake to tell.
"""

import re
from sys import intern
from typing import Any

from .brackets import in_brackets
from .texts import DoubtError
from .tree import EMPTY
from .values import DEEP, SHORT
from .values import value as value_of

_DEEPER = r"\1(?(2) )(?(3)(?(2)\2 | ))"
"""The least indentation of lines that go on with a value: more than that of its name, or else of its hyphen."""
_BLANK = r"(?: *\n)*+"
_ENTRY = re.compile(
    r"^( *+)(?:-( +))?+"
    r"""(?:(\w[\w-]{0,99}|'\w[\w-]{0,97}'|"\w[\w-]{0,97}")(?:: +|:$))?+"""
    r"(?:"
    r"""([^\s?:,\[\]{}#&*!|>'"%@`~-][^:#\n]*+(?<! ))$"""  # surely a text as it stands, which ends here
    rf"(?!\n{_BLANK}{_DEEPER} *[^ #\n])"
    r"|(?:#(?: .*)?)?$"
    r"|("
    r"#.*"
    rf"|[|>].*(?:\n(?:{_DEEPER}.*| *(?=\n)))*+"
    r"|- .*"
    rf"|[\[{{].*(?:\n{_BLANK}(?:{_DEEPER} *[^ \n].*|\1 *[\]}}]+$))*+"
    rf"|[\"'].*(?:\n{_BLANK}{_DEEPER} *[^ \n].*)*+"
    rf"|.+(?:\n{_BLANK}{_DEEPER} *[^ #\n].*)*+"
    r"))",
    re.MULTILINE | re.ASCII,
)
"""An entry: its indentation, the spaces behind its hyphen, its name, and a text as it stands or any other value."""


def plainly(text: str) -> dict[str, Any] | None:
    """The tree of a YAML text that is as plain as can be; None when it is not."""
    if not text.endswith("\n") or "\t" in text or "\ufeff" in text:
        return None
    try:
        return _Plain().read(_ENTRY.findall(text.removeprefix("---\n"))) or None
    except DoubtError:
        return None


def _bracketed(entries: list[tuple[str, ...]]) -> dict[int, Any]:
    """What stands in brackets, by the number of its entry."""
    numbers = [number for number, entry in enumerate(entries) if entry[4] and entry[4][0] in "[{"]
    return dict(zip(numbers, in_brackets([entries[number][4] for number in numbers]), strict=True)) if numbers else {}


class _Plain:
    """The sections and lists that are open at an entry, each with its column, the innermost last."""

    def __init__(self) -> None:
        self._around: list[tuple[int, Any]] = [(0, {})]
        self._name: str | None = None
        """The name in the innermost section whose value, if any, stands on the lines below."""

    def read(self, entries: list[tuple[str, ...]]) -> dict[str, Any]:  # noqa: C901, PLR0912 -- a call costs as much
        """All sections of the text."""
        around = self._around
        root: dict[str, Any] = around[0][1]
        inside: Any
        bracketed = _bracketed(entries)
        for number, (spaces, hyphen, name, text, value) in enumerate(entries):
            column = len(spaces)
            if name:
                at = _NAMES.get(name) or _name(name)
                if hyphen:
                    inside = self._item(column, 1 + len(hyphen))
                elif self._name is not None or around[-1][0] != column or type(around[-1][1]) is list:
                    inside = self._section(column)
                else:
                    inside = around[-1][1]
                if at in inside:
                    raise DoubtError
                if text:
                    inside[at] = text if len(text) >= SHORT else intern(text) if text not in EMPTY else None
                elif value:
                    inside[at] = bracketed.get(number) or value_of(value)
                else:
                    inside[at], self._name = None, at
            elif hyphen:
                inside = self._list(column)
                if value[:2] == "- ":
                    self._nested(column + 1 + len(hyphen), inside).append(value_of(value[2:]))
                else:
                    inside.append(bracketed.get(number) or value_of(text or value))
            elif text or (value and value[0] != "#"):
                self._below(column, bracketed.get(number) or value_of(text or value))
        return root

    def _item(self, column: int, indented: int) -> dict[str, Any]:
        """The section that begins behind a hyphen."""
        section: dict[str, Any] = {}
        self._list(column).append(section)
        self._around.append((column + indented, section))
        return section

    def _nested(self, column: int, inside: list[Any]) -> list[Any]:
        """The list that begins behind the hyphen of another."""
        if len(self._around) >= DEEP:
            raise DoubtError
        nested: list[Any] = []
        inside.append(nested)
        self._around.append((column, nested))
        return nested

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

    def _below(self, column: int, value: Any) -> None:
        """A value on the lines below its name."""
        last, inside = self._around[-1]
        if self._name is None or column <= last:
            raise DoubtError
        inside[self._name], self._name = value, None


_NAMES: dict[str, str] = {}
"""Names without quotes, each kept once, by how they are written; there are a few hundred in any handbook."""


def _name(written: str) -> str:
    name = intern(written.strip("'\""))
    if len(_NAMES) < _MANY:
        _NAMES[written] = name
    return name


_MANY = 10_000
