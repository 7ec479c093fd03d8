"""Authored files as trees of text, with the position of every key and value. The only reader of YAML here.

Nothing is converted: `1.10`, `no` and `15:30` stay what somebody wrote, and what a field means is decided by the
model. YAML is read as a stream of events, so that tags, anchors and aliases are refused before anything is built
(no foreign objects, no bombs), nesting costs no recursion, and every value keeps its place in the file.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from .characters import odd_breaks, readable
from .findings import Finding, Severity, quoted
from .mistakes import Trouble, cut_short, front_matter_end, joined_line, starts_with_mark
from .syntax import Complaint, explain

PAGE_LIMIT = 512 * 1024
"""Bytes of a Markdown file: one of 2 MB takes Python-Markdown eleven seconds."""
YAML_LIMIT = 256 * 1024
"""Bytes of YAML in one file."""
DEPTH_LIMIT = 20
"""Lists and sections inside each other; the model needs nine."""

Path = tuple[str | int, ...]
"""The way to a value: keys and, in lists, indexes from 0."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_EMPTY = {"", "~", "null", "Null", "NULL"}


class Position(NamedTuple):
    """Where a value stands and where its key stands (for an item of a list both are the item), from 1."""

    line: int
    column: int
    key_line: int
    key_column: int


@dataclass(frozen=True, slots=True)
class Source:
    """One authored file.

    `data` is a tree of dicts, lists and the text of scalars as written; an empty value is None.
    `refused` names values that were reported already and stand here only in part.
    """

    path: str
    data: object
    body: str
    body_line: int
    positions: Mapping[Path, Position]
    lines: tuple[str, ...]
    refused: frozenset[Path] = field(default_factory=frozenset)

    def position(self, loc: Path) -> Position:
        """The place of a value, or of the nearest thing around it that the file has."""
        for length in range(len(loc), -1, -1):
            if found := self.positions.get(loc[:length]):
                return found
        return Position(1, 1, 1, 1)

    def finding(
        self,
        loc: Path,
        code: str,
        message: str,
        hint: str | None = None,
        *,
        severity: Severity = Severity.ERROR,
        key: bool = False,
    ) -> Finding:
        """A finding at a value, or at its key."""
        place = self.position(loc)
        line, column = (place.key_line, place.key_column) if key else (place.line, place.column)
        return self.finding_at(line, column, code, message, hint, severity=severity)

    def finding_at(
        self,
        line: int,
        column: int,
        code: str,
        message: str,
        hint: str | None = None,
        *,
        severity: Severity = Severity.ERROR,
    ) -> Finding:
        """A finding at a line and column, such as one in the body."""
        excerpt = self.lines[line - 1] if line <= len(self.lines) else None
        return Finding(self.path, line, column, code, severity, message, hint, excerpt)


def read_markdown(path: str, raw: bytes) -> tuple[Source | None, list[Finding]]:
    """Front matter and body of a Markdown file; None when there is nothing to go on with."""
    text, findings = readable(path, raw, PAGE_LIMIT)
    if text is None:
        return None, findings
    lines = tuple(text.split("\n"))
    end = front_matter_end(lines)
    if isinstance(end, Trouble):
        return None, [_reported(path, lines, end)]
    front = "\n".join(lines[:end]) + "\n"
    if len(front) > YAML_LIMIT:
        message = f"the front matter is longer than {YAML_LIMIT // 1024} KB"
        return None, [Finding(path, 1, 1, "SOP001", Severity.ERROR, message, "Move explanation below the second ---.")]
    return _parsed(path, lines, front, body_line=end + 2)


def read_yaml(path: str, raw: bytes) -> tuple[Source | None, list[Finding]]:
    """A YAML file; None when there is nothing to go on with."""
    text, findings = readable(path, raw, YAML_LIMIT)
    if text is None:
        return None, findings
    lines = tuple(text.split("\n"))
    return _parsed(path, lines, text, body_line=len(lines) + 1)


def _reported(path: str, lines: tuple[str, ...], trouble: Trouble) -> Finding:
    excerpt = lines[trouble.line - 1] if trouble.line <= len(lines) else None
    return Finding(
        path, trouble.line, trouble.column, trouble.code, Severity.ERROR, trouble.message, trouble.hint, excerpt
    )


def _parsed(path: str, lines: tuple[str, ...], text: str, *, body_line: int) -> tuple[Source | None, list[Finding]]:
    """The source of a file whose YAML is `text`, which starts on its first line."""
    body = "\n".join(lines[body_line - 1 :])
    if odd := odd_breaks(path, lines[: body_line - 1]):
        return None, odd
    tree = _Tree(lines)
    try:
        complete = tree.build(yaml.parse(text, Loader=_LOADER))
    except yaml.YAMLError as error:
        complete = False
        tree.troubles.append(_explained(lines[: body_line - 1], error, tree.long_quote))
    findings = [_reported(path, lines, trouble) for trouble in tree.troubles]
    if not complete:
        return None, findings
    data = tree.data
    if not isinstance(data, dict):
        return None, findings + [_reported(path, lines, _no_mapping(tree, data))]
    return Source(path, data, body, body_line, tree.positions, lines, frozenset(tree.refused)), findings


def _explained(lines: tuple[str, ...], error: yaml.YAMLError, quote: tuple[int, int] | None) -> Trouble:
    problem, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    place = _place(problem or context) or (0, 0)
    words = (str(getattr(error, "context", None) or ""), str(getattr(error, "problem", None) or ""))
    return explain(Complaint(lines, *words, place, _place(context) or place, quote))


def _place(mark: Any) -> tuple[int, int] | None:
    return (mark.line, mark.column) if mark else None


def _no_mapping(tree: "_Tree", data: object) -> Trouble:
    place = tree.positions.get((), Position(1, 1, 1, 1))
    if data is None:
        return Trouble(place.line, place.column, "SOP005", "there is nothing in here yet", "Write it, or delete the file.")
    hint = "Write each thing on a line of its own as a name, a colon, a space and the value, such as\n  title: Refunding an order"
    kind = "a list" if isinstance(data, list) else "plain text"
    return Trouble(place.line, place.column, "SOP006", f"this is {kind}, where names with values are needed", hint)


@dataclass(slots=True)
class _Frame:
    """A list or section that is being read; `path` is None inside something that was refused."""

    value: Any
    path: Path | None
    key: Any = None
    key_line: int = 0
    key_column: int = 0


_NO_KEY = object()
_REFUSED_KEY = object()


class _Tree:
    """Builds the tree of text from YAML events, and collects what was wrong on the way."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        self.lines = lines
        self.data: object = None
        self.positions: dict[Path, Position] = {}
        self.refused: set[Path] = set()
        self.troubles: list[Trouble] = []
        self.long_quote: tuple[int, int] | None = None
        """Where the last value began, if it stands between quotes and runs over several lines."""
        self._stack: list[_Frame] = []
        self._documents = 0

    def build(self, events: Iterable[Any]) -> bool:
        """Read the events; False when it was given up before the end."""
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent:
                self._open(event, {})
            elif kind is yaml.SequenceStartEvent:
                self._open(event, [])
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._stack.pop()
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentStartEvent and not self._document(event):
                return False
            if len(self._stack) > DEPTH_LIMIT:
                self._trouble(event, "SOP010", f"this is nested more than {DEPTH_LIMIT} levels deep", _FLATTEN)
                return False
        return True

    def _document(self, event: Any) -> bool:
        self._documents += 1
        if event.version or event.tags:
            self._trouble(event, "SOP011", "a line that starts with % is a YAML directive, which is not read", _NO_PERCENT)
        if self._documents > 1:
            self._trouble(event, "SOP011", "a second YAML document starts here; a file holds one", _ONE_DOCUMENT)
            return False
        return True

    def _open(self, event: Any, value: Any) -> None:
        frame = self._frame_awaiting_key()
        if frame is not None:
            shown = "a list" if isinstance(value, list) else "a section in braces"
            self._trouble(event, "SOP009", f"{shown} cannot be the name before a colon", _NAME_IS_TEXT)
            frame.key = _REFUSED_KEY
            path = None
        else:
            path = self._place(event, value)
        self._refuse_marks(event, path)
        self._stack.append(_Frame(value, path, _NO_KEY if isinstance(value, dict) else None))

    def _scalar(self, event: Any) -> None:
        text = event.value
        frame = self._frame_awaiting_key()
        if frame is not None:
            self._key(frame, event, text)
            return
        plain = event.style is None or event.style == ""
        path = self._place(event, None if plain and text in _EMPTY else text)
        self._refuse_marks(event, path)
        if plain:
            self._check_plain(event, text)
        elif event.style in "\"'" and event.end_mark.line > event.start_mark.line:
            self.long_quote = (event.start_mark.line, event.start_mark.column)

    def _alias(self, event: Any) -> None:
        frame = self._frame_awaiting_key()
        if frame is not None:
            frame.key = _REFUSED_KEY
            path = None
        else:
            path = self._place(event, None)
        if path is not None:
            self.refused.add(path)
        self.troubles.append(starts_with_mark(self.lines, event.start_mark.line, event.start_mark.column, "*"))

    def _frame_awaiting_key(self) -> _Frame | None:
        frame = self._stack[-1] if self._stack else None
        return frame if frame is not None and frame.key is _NO_KEY else None

    def _key(self, frame: _Frame, event: Any, text: str) -> None:
        mark = event.start_mark
        frame.key_line, frame.key_column = mark.line + 1, mark.column + 1
        if not text.strip():
            self._trouble(event, "SOP009", "the name before this colon is missing", _NAME_IS_TEXT)
            frame.key = _REFUSED_KEY
        elif text in frame.value:
            first = self.positions[(*frame.path, text)].key_line if frame.path is not None else None
            where = f" on line {first}" if first else ""
            self._trouble(event, "SOP008", f"{quoted(text)} is written twice: it stands{where} already", _ONCE)
            frame.key = _REFUSED_KEY
        else:
            frame.key = text
        self._refuse_marks(event, None)

    def _place(self, event: Any, value: Any) -> Path | None:
        """Put a value where it belongs, and give the way to it; None when that place was refused."""
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if not self._stack:
            self.data = value
            self.positions[()] = Position(line, column, line, column)
            return ()
        frame = self._stack[-1]
        if frame.key is None:
            path = None if frame.path is None else (*frame.path, len(frame.value))
            frame.value.append(value)
            if path is not None:
                self.positions[path] = Position(line, column, line, column)
            return path
        key, frame.key = frame.key, _NO_KEY
        if key is _REFUSED_KEY:
            return None
        frame.value[key] = value
        if frame.path is None:
            return None
        path = (*frame.path, key)
        self.positions[path] = Position(line, column, frame.key_line, frame.key_column)
        return path

    def _refuse_marks(self, event: Any, path: Path | None) -> None:
        """Tags and anchors: nothing here needs them, and a value that starts with their sign lacks its quotes."""
        for mark, present in (("!", event.tag), ("&", event.anchor)):
            if present is not None:
                line, column = event.start_mark.line, event.start_mark.column
                self.troubles.append(starts_with_mark(self.lines, line, column, mark))
                if path is not None:
                    self.refused.add(path)

    def _check_plain(self, event: Any, text: str) -> None:
        """What YAML does silently to text without quotes: it ends at ` #`, and takes in the lines below."""
        start, end = event.start_mark, event.end_mark
        if end.line < len(self.lines):
            line = self.lines[end.line]
            if "#" in line and (trouble := cut_short(line, end.line, end.column, text)):
                self.troubles.append(trouble)
        if end.line > start.line and (trouble := joined_line(self.lines, start.line, end.line)):
            self.troubles.append(trouble)

    def _trouble(self, event: Any, code: str, message: str, hint: str) -> None:
        mark = event.start_mark
        self.troubles.append(Trouble(mark.line + 1, mark.column + 1, code, message, hint))


_FLATTEN = "No field needs that: look for a bracket or an indentation too many."
_NO_PERCENT = "Delete the line."
_ONE_DOCUMENT = "Delete the line of three hyphens, or move what follows to a file of its own."
_NAME_IS_TEXT = "Before the colon stands a plain name, such as title: …"
_ONCE = "Keep one of the two."
