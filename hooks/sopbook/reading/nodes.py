"""YAML in short: the nodes that the C library makes of a file, three times as fast as reading its events with care."""

import re
from typing import Any

import yaml

from .mistakes import cut_short, joined_line
from .tree import DEPTH_LIMIT, EMPTY, ODD, is_name


class _DoubtError(Exception):
    """Something in a file that only a careful reading can judge."""


_Parser: Any = getattr(yaml, "cyaml", yaml).CParser if yaml.__with_libyaml__ else None
_SHORT = 64 * 1024
"""Characters that are worth a second reading when the first one leaves something open."""
_DEEPER = ("[", "{", "- ", "-\t", "? ", "?\t")
"""What can begin another level on the same line."""
_BEARABLE = 2000
"""Levels inside each other that the C library surely bears."""
_MARKED = re.compile(r"(?:^|[\s\[\]{},:?-])[&*!]")
"""Where an anchor, an alias or a tag may begin; so may text in bold."""


def in_short(lines: tuple[str, ...], text: str) -> dict[str, Any] | None:
    """The tree of a YAML text in which there is nothing to find fault with; None when there may be."""
    if _Parser is None or len(text) > _SHORT or text.startswith("%") or "\n%" in text:
        return None
    if sum(map(text.count, _DEEPER)) > _BEARABLE:
        return None
    try:
        data = _Short(lines, text).value(_Composer(text).get_single_node())
    except (_DoubtError, yaml.YAMLError):
        return None
    return data if isinstance(data, dict) else None


class _Composer(_Parser or object):  # type: ignore[misc]
    """Nodes as the C library makes them, without a type.

    It calls these three for every node, hundreds of thousands of times in a large handbook: builtins that do nothing
    with what they get cost a fraction of empty functions.
    """

    resolve = slice
    descend_resolver: Any = {}.get
    ascend_resolver = "".strip


class _Short:
    """Makes the tree of text from nodes; `_DoubtError` at the first thing that is not plain."""

    def __init__(self, lines: tuple[str, ...], text: str) -> None:
        self._lines = lines
        marked = ("&" in text or "*" in text or "!" in text) and _MARKED.search(text)
        self._text = text if marked else ""
        self._hashes = frozenset(number for number, line in enumerate(lines) if "#" in line) if "#" in text else ()
        self._depth = 0

    def value(self, node: Any) -> Any:
        """What a node stands for."""
        kind = type(node)
        if kind is _SCALAR:
            return self._scalar(node)
        self._depth += 1
        if node is None or self._depth > DEPTH_LIMIT or (self._text and self._is_marked(node)):
            raise _DoubtError
        found = self._section(node) if kind is yaml.MappingNode else [self.value(item) for item in node.value]
        self._depth -= 1
        return found

    def _section(self, node: Any) -> dict[str, Any]:
        section: dict[str, Any] = {}
        for key, value in node.value:
            name = key.value
            if type(key) is not _SCALAR or name in section or (name not in _NAMES and not _is_new_name(name)):
                raise _DoubtError
            if self._text and self._is_marked(key):
                raise _DoubtError
            section[name] = self._scalar(value) if type(value) is _SCALAR else self.value(value)
        return section

    def _is_marked(self, node: Any) -> bool:
        """Whether an anchor, an alias or a tag begins here."""
        return self._text[node.start_mark.index : node.start_mark.index + 1] in ("&", "*", "!")

    def _scalar(self, node: Any) -> str | None:
        value: str = node.value
        if self._text and self._is_marked(node):
            raise _DoubtError
        if node.style:
            if node.style == '"' and not value.isprintable() and ODD.search(value):
                raise _DoubtError
            return value
        start, end = node.start_mark.line, node.end_mark
        if end.line != start and joined_line(self._lines, start, end.line):
            raise _DoubtError
        if end.line in self._hashes and cut_short(self._lines[end.line], end.line, end.column, value):
            raise _DoubtError
        return None if value in EMPTY else value


_SCALAR = yaml.ScalarNode
_NAMES: set[str] = set()
"""Names that were looked at already; there are a few hundred in any handbook."""


def _is_new_name(name: object) -> bool:
    if not isinstance(name, str) or not is_name(name):
        return False
    if len(_NAMES) < 10_000:
        _NAMES.add(name)
    return True
