"""The tree of text that a YAML file holds, with the place of every key and value.

Nothing is converted: `1.10`, `no` and `15:30` stay what somebody wrote, and what a field means is decided by the
model. The tree grows from a parser's events, so that tags, anchors and aliases are refused before anything is built
(no foreign objects, no bombs), nesting costs no recursion, and every value keeps its place.
"""

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from ..findings import quoted
from .mistakes import Trouble, cut_short, joined_line, starts_with_mark

DEPTH_LIMIT = 20
"""Lists and sections inside each other; the model needs nine."""

MOST = 100
"""Mistakes that are told of one file; more say nothing new."""

Path = tuple[str | int, ...]
"""The way to a value: keys and, in lists, indexes from 0."""

EMPTY = {"", "~", "null", "Null", "NULL"}


class Position(NamedTuple):
    """Where a value stands and where its key stands (for an item of a list both are the item), from 1."""

    line: int
    column: int
    key_line: int
    key_column: int


@dataclass(slots=True)
class _Frame:
    """A list or section that is being read; `path` is None inside something that was refused."""

    value: Any
    path: Path | None
    key: Any = None
    key_line: int = 0
    key_column: int = 0
    repeated: bool = False
    """Whether a second item seems to stand in it: its fields are not told one by one."""


def is_name(text: str) -> bool:
    """Whether a name before a colon starts with something that can be seen."""
    return bool(text.strip()) and not (text[0].isspace() or text[0] in _WITHOUT_WIDTH)


_NO_KEY = object()
_REFUSED_KEY = object()


class Tree:
    """Builds the tree of text from YAML events, and collects what was wrong on the way."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        self.lines = lines
        self.data: object = None
        self.positions: dict[Path, Position] = {}
        self.refused: set[Path] = set()
        self.troubles: list[Trouble] = []
        self.long_quote: tuple[int, int] | None = None
        """Where the last value began, if it stands between quotes and runs over several lines."""
        self.given_up = False
        """Whether nothing after this place can be understood."""
        self.broken: int | None = None
        """The line, from 1, at which the text is no YAML any more."""
        self._stack: list[_Frame] = []
        self._documents = 0

    def document(self, event: Any) -> None:
        """A document begins; a file holds one."""
        self._documents += 1
        if event.version or event.tags:
            self._trouble(
                event, "SOP011", "a line that starts with % is a YAML directive, which is not read", _NO_PERCENT
            )
        if self._documents > 1:
            self._trouble(event, "SOP011", "a second YAML document starts here; a file holds one", _ONE_DOCUMENT)
            self.given_up = True

    def section(self, event: Any) -> None:
        """Names with values begin."""
        self._open(event, {})

    def sequence(self, event: Any) -> None:
        """A list begins."""
        self._open(event, [])

    def close(self, _event: Any) -> None:
        """A list or section ends."""
        self._stack.pop()

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
        if len(self._stack) > DEPTH_LIMIT:
            self._trouble(event, "SOP010", f"this is nested more than {DEPTH_LIMIT} levels deep", _FLATTEN)
            self.given_up = True

    def scalar(self, event: Any) -> None:
        """A name or a single value."""
        text = event.value
        frame = self._frame_awaiting_key()
        if frame is not None:
            self._key(frame, event, text)
            return
        plain = not event.style
        path = self._place(event, None if plain and text in EMPTY else text)
        self._refuse_marks(event, path)
        if plain:
            self._check_plain(event, text, path)
        elif event.style in "\"'" and event.end_mark.line > event.start_mark.line:
            self.long_quote = (event.start_mark.line, event.start_mark.column)
        if event.style == '"' and (odd := ODD.search(text)):
            message = f"a backslash in this text makes an invisible character (U+{ord(odd[0]):04X})"
            self._trouble(event, "SOP003", message, _SINGLE)

    def alias(self, event: Any) -> None:
        """A value that was named before: refused, as it is how a few lines become gigabytes."""
        frame = self._frame_awaiting_key()
        if frame is not None:
            frame.key = _REFUSED_KEY
            path = None
        else:
            path = self._place(event, None)
        mark = event.start_mark
        self._report(starts_with_mark(self.lines, mark.line, mark.column, "*"), path)

    def _frame_awaiting_key(self) -> _Frame | None:
        frame = self._stack[-1] if self._stack else None
        return frame if frame is not None and frame.key is _NO_KEY else None

    def _key(self, frame: _Frame, event: Any, text: str) -> None:
        mark = event.start_mark
        frame.key_line, frame.key_column = mark.line + 1, mark.column + 1
        if not text.strip():
            self._trouble(event, "SOP009", "the name before this colon is missing", _NAME_IS_TEXT)
            frame.key = _REFUSED_KEY
        elif not is_name(text):
            message = f"this line starts with a space of an unusual kind (U+{ord(text[0]):04X})"
            self._trouble(event, "SOP007", message, _RETYPE)
            self.given_up = True
        elif text in frame.value:
            self._twice(frame, event, text)
            frame.key = _REFUSED_KEY
        else:
            frame.key = text
        self._refuse_marks(event, None)

    def _twice(self, frame: _Frame, event: Any, text: str) -> None:
        """A field that its section has already; in a list, the hyphen of the next item may be what lacks."""
        if frame.path is None or frame.repeated:
            return
        first = self.positions[(*frame.path, text)].key_line
        new_item = bool(frame.path) and isinstance(frame.path[-1], int) and text == next(iter(frame.value))
        frame.repeated = new_item
        hint = f"If the next item of the list starts here, write a hyphen before it: - {text}: …" if new_item else _ONCE
        self._trouble(event, "SOP008", f"{quoted(text)} is written twice: it stands on line {first} already", hint)

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
        if event.tag is None and event.anchor is None:
            return
        for mark, present in (("!", event.tag), ("&", event.anchor)):
            if present is not None:
                line, column = event.start_mark.line, event.start_mark.column
                self._report(starts_with_mark(self.lines, line, column, mark), path)

    def _check_plain(self, event: Any, text: str, path: Path | None) -> None:
        """What YAML does silently to text without quotes: it ends at ` #`, and takes in the lines below."""
        start, end = event.start_mark, event.end_mark
        if end.line < len(self.lines):
            line = self.lines[end.line]
            if "#" in line and (trouble := cut_short(line, end.line, end.column, text)):
                self._report(trouble, None if text else path)
        if end.line > start.line and (trouble := joined_line(self.lines, start.line, end.line)):
            self._report(trouble, path)

    def _report(self, trouble: Trouble, path: Path | None) -> None:
        """Keep a trouble, and the place of a value that is not to be judged any more."""
        self.troubles.append(trouble)
        self.given_up = self.given_up or len(self.troubles) > MOST
        if path is not None:
            self.refused.add(path)

    def _trouble(self, event: Any, code: str, message: str, hint: str) -> None:
        mark = event.start_mark
        self._report(Trouble(mark.line + 1, mark.column + 1, code, message, hint), None)


ODD = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_SINGLE = "Put the value in single quotes ('…'): between them a backslash is only a backslash."
_WITHOUT_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
_RETYPE = "It often comes along when text is pasted. Delete the spaces at its start, and type them again."
_FLATTEN = "No field needs that: look for a bracket or an indentation too many."
_NO_PERCENT = "Delete the line."
_ONE_DOCUMENT = "Delete the line of three hyphens, or move what follows to a file of its own."
_NAME_IS_TEXT = "Before the colon stands a plain name, such as title: …"
_ONCE = "Keep one of the two."
