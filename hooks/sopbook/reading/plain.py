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


def _bracketed(entries: list[tuple[str, ...]]) -> list[Any]:
    """The values of the entries that stand in brackets; None for one that has to be read with care."""
    written = [entry[4] for entry in entries if entry[4] and entry[4][0] in "[{"]
    return in_brackets(written) if written else written


class _Plain:
    """The sections and lists that are open at an entry, each with its column, the innermost last."""

    def __init__(self) -> None:
        self._around: list[tuple[int, Any]] = [(0, {})]
        self._name: str | None = None
        """The name in the innermost section whose value, if any, stands on the lines below."""

    def read(self, entries: list[tuple[str, ...]]) -> dict[str, Any]:  # noqa: C901 -- a call costs as much
        """All sections of the text."""
        root: dict[str, Any] = self._around[0][1]
        inside: Any = root
        here = 0  # the column of the names in `inside`, where another may follow
        bracketed = iter(_bracketed(entries))
        for spaces, hyphen, name, text, value in entries:
            column = len(spaces)
            found = next(bracketed) if value and value[0] in "[{" else None
            if name:
                if hyphen:
                    here = column + 1 + len(hyphen)
                    inside = self._item(column, here)
                elif column != here:
                    inside, here = self._section(column), column
                at = _NAMES.get(name) or _name(name)
                if at in inside:
                    raise DoubtError
                if text:
                    inside[at] = text if len(text) >= SHORT else intern(text) if text not in EMPTY else None
                elif value:
                    inside[at] = value_of(value) if found is None else found
                else:
                    inside[at], self._name, here = None, at, -1
            elif hyphen:
                inside, here = self._list(column), -1
                if value[:2] == "- ":
                    self._nested(column + 1 + len(hyphen), inside).append(value_of(value[2:]))
                else:
                    inside.append(value_of(text or value) if found is None else found)
            elif text or (value and value[0] != "#"):
                self._below(column, value_of(text or value) if found is None else found)
                here = -1
        return root

    def _item(self, column: int, names: int) -> dict[str, Any]:
        """The section that begins behind a hyphen, with its names in another column."""
        section: dict[str, Any] = {}
        self._list(column).append(section)
        self._around.append((names, section))
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
