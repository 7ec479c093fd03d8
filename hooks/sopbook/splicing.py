"""Writing a value back into an authored file: text is put in at its place, and every other byte stays as it was.

Only what is written plainly is touched: a value on one line, a list or section in the usual styles. For anything else
`CannotSpliceError` says what to write by hand. Whoever splices reads the result again before keeping it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .reading.source import Source
from .reading.tree import Path


class CannotSpliceError(Exception):
    """The place is written in a way that is not safe to change by machine; `cure` says what to do by hand."""

    def __init__(self, message: str, cure: str) -> None:
        super().__init__(message)
        self.cure = cure


@dataclass(frozen=True, slots=True, order=True)
class Splice:
    """Text for a stretch of the file; offsets count characters of the file as it was."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Manuscript:
    """An authored file as it is on the disk, and the positions of what it says."""

    text: str
    source: Source

    @classmethod
    def of(cls, raw: bytes, source: Source) -> "Manuscript":
        """The manuscript of a file that was read without mistakes."""
        return cls(raw.decode(), source)

    def spliced(self, splices: Iterable[Splice]) -> bytes:
        """The file with the splices made; `ValueError` when two of them overlap."""
        parts, at = [], 0
        for splice in sorted(splices):
            if splice.start < at:
                raise ValueError("two splices overlap")
            parts += [self.text[at : splice.start], splice.text]
            at = splice.end
        return "".join([*parts, self.text[at:]]).encode()

    def with_value(self, loc: Path, value: str) -> Splice:
        """Another text for a single word (a version, a date, a key), in the quotes that it had."""
        start, end = self._word(loc)
        quote = self.text[start] if self.text[start] in "\"'" else ""
        return Splice(start, end, f"{quote}{value}{quote}" if quote else scalar(value, flow=self._in_flow(loc)))

    def with_field(self, before: Path, name: str, value: str) -> Splice:
        """A new field of a section, put right before another field of it."""
        place = self.source.position(before)
        start = self._offset(place.key_line, place.key_column)
        flow = self._is_flow(before[:-1])
        written = f"{name}: {scalar(value, flow=flow)}"
        return Splice(
            start, start, f"{written}, " if flow else f"{written}{self._end_of_line}{' ' * self._indent(start)}"
        )

    def with_field_after(self, last: Path, name: str, value: str) -> Splice:
        """A new field of a section, put right behind a field whose value is a single word."""
        end = self._word(last)[1]
        if self._is_flow(last[:-1]):
            return Splice(end, end, f", {name}: {scalar(value, flow=True)}")
        place = self.source.position(last)
        indent = self._indent(self._offset(place.key_line, place.key_column))
        return self._line_after(place.line, f"{' ' * indent}{name}: {scalar(value, flow=False)}")

    def with_top_field(self, name: str, value: str, following: Sequence[str]) -> Splice:
        """A new field of the file, put before the first that it has of those which usually follow."""
        self._refuse_braces()
        data: Any = self.source.data
        after = next((field for field in following if field in data), None)
        line = self.source.body_line - 1 if after is None else self.block(after)[0]
        indent = " " * (self.source.position((next(iter(data)),)).key_column - 1)
        start = self._offset(line, 1)
        return Splice(start, start, f"{indent}{name}: {value}{self._end_of_line}")

    def block(self, name: str) -> tuple[int, int]:
        """The lines of a field of the file, from its name to before the next one; comments above a name are its own."""
        self._refuse_braces()
        data: Any = self.source.data
        starts = sorted(self.source.position((field,)).key_line for field in data)
        first = self.source.position((name,)).key_line
        after = next((line for line in starts if line > first), self.source.body_line - 1)
        return self._above(first), self._above(after)

    def with_block(self, name: str, text: str) -> Splice:
        """Other lines for a field of the file; comments above its name stay, and no text takes the field away."""
        first = self.source.position((name,)).key_line if text else self.block(name)[0]
        start, end = self._offset(first, 1), self._offset(self.block(name)[1], 1)
        lines = text.replace("\n", self._end_of_line)
        return Splice(start, end, lines + self._end_of_line if lines else "")

    def with_first_item(self, loc: Path, fields: Mapping[str, str | tuple[str, ...]]) -> Splice:
        """A new section on top of a list of sections, in the style of the one that is on top now."""
        first = (*loc, 0)
        place = self.source.position(first)
        start = self._offset(place.line, place.column)
        if self._is_flow(first):
            item = _in_braces(fields)
            if self._is_flow(loc):
                return Splice(start, start, f"{item}, ")
            dash = self._dash(start)
            return Splice(dash, dash, f"-{self._gap(dash)}{item}{self._end_of_line}{' ' * self._indent(dash)}")
        dash = self._dash(start)
        indent = self._indent(dash)
        gap = self._gap(dash)
        between = f"{self._end_of_line}{' ' * (indent + 1 + len(gap))}"
        lines = between.join(f"{name}: {_written(value, flow=False)}" for name, value in fields.items())
        return Splice(dash, dash, f"-{gap}{lines}{self._end_of_line}{' ' * indent}")

    def with_item(self, loc: Path, value: str) -> Splice:
        """A new single word at the end of a list of such."""
        data: Any = self.source.data
        for part in loc:
            data = data[part]
        place = self.source.position(loc)
        opening = self._offset(place.line, place.column)
        if not data:
            if not self.text.startswith("[", opening):
                raise self._unclear(loc)
            return Splice(opening + 1, opening + 1, scalar(value, flow=True))
        last = (*loc, len(data) - 1)
        end = self._word(last)[1]
        if self._is_flow(loc):
            return Splice(end, end, f", {scalar(value, flow=True)}")
        at = self.source.position(last)
        dash = self._dash(self._offset(at.line, at.column))
        return self._line_after(at.line, f"{' ' * self._indent(dash)}-{self._gap(dash)}{scalar(value, flow=False)}")

    def quote_of(self, loc: Path) -> str:
        """The quote that a value is written in, `""` when in none."""
        place = self.source.position(loc)
        sign = self.text[self._offset(place.line, place.column)]
        return sign if sign in "\"'" else ""

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """The offset at which each line starts; a mark of the encoding before the first belongs to none."""
        first = 1 if self.text.startswith("\ufeff") else 0
        return (first, *(match.end() for match in re.finditer(r"\r\n|\r|\n", self.text)))

    @cached_property
    def _end_of_line(self) -> str:
        """How the lines of the front matter end."""
        match = re.search(r"\r\n|\r|\n", self.text)
        return match[0] if match else "\n"

    def _offset(self, line: int, column: int) -> int:
        return self._starts[line - 1] + column - 1

    def _line_after(self, line: int, text: str) -> Splice:
        start = self._offset(line + 1, 1)
        return Splice(start, start, f"{text}{self._end_of_line}")

    def _line_start(self, offset: int) -> int:
        return max(start for start in self._starts if start <= offset)

    def _indent(self, offset: int) -> int:
        """The column, from 0, of a character."""
        return offset - self._line_start(offset)

    def _word(self, loc: Path) -> tuple[int, int]:
        """Where a single word stands, its quotes included."""
        value: Any = self.source.data
        for part in loc:
            value = value[part]
        place = self.source.position(loc)
        start = self._offset(place.line, place.column)
        for written in (f'"{value}"', f"'{value}'", str(value)):
            if self.text.startswith(written, start):
                return start, start + len(written)
        raise self._unclear(loc)

    def _unclear(self, loc: Path) -> CannotSpliceError:
        name = ".".join(map(str, loc))
        line = self.source.position(loc).line
        message = f"{self.source.path}:{line}: `{name}` is written in a way that cannot be changed safely from here"
        return CannotSpliceError(message, f"Write `{loc[-1] if loc else name}` on one line, then try again.")

    def _is_flow(self, loc: Path) -> bool:
        """Whether a list or section is written in brackets or braces."""
        place = self.source.position(loc)
        return self.text[self._offset(place.line, place.column)] in "[{"

    def _in_flow(self, loc: Path) -> bool:
        return any(self._is_flow(loc[:length]) for length in range(1, len(loc)))

    def _dash(self, offset: int) -> int:
        """The hyphen of the item that starts at an offset."""
        before = re.search(r"-[ \t]*(?:#[^\r\n]*)?[\s]*$", self.text[:offset])
        if before is None:
            raise CannotSpliceError("this list is written in an unusual way", "Start each item with a hyphen.")
        return before.start()

    def _gap(self, dash: int) -> str:
        """The spaces behind the hyphen of an item."""
        match = re.match(r"-( +)(?=[^\s#])", self.text[dash : dash + 40])
        return match[1] if match else " "

    def _above(self, line: int) -> int:
        """The first line of the comments and empty lines right above a line of the file's fields."""
        while line > 2 and re.match(r"\s*$|#", self.source.lines[line - 2]):
            line -= 1
        return line

    def _refuse_braces(self) -> None:
        if self._is_flow(()):
            message = f"{self.source.path}: the fields are written in braces"
            raise CannotSpliceError(message, "Give each field a line of its own: title: Refunding an order")


class Verbatim(str):
    """A value that is YAML already, quotes included."""

    __slots__ = ()


_PLAIN = re.compile(r"[^\W_][^#:\r\n\t]*(?::(?=\S)[^#:\r\n\t]*)*")
_NEEDS_QUOTES = re.compile(r"[\[\]{},]")


def scalar(value: str, *, flow: bool) -> str:
    """A value as YAML, without quotes where it is read back as it is; `flow` inside brackets or braces."""
    plain = _PLAIN.fullmatch(value) and value == value.strip() and value.lower() not in {"null", "~"}
    if plain and not value.endswith(":") and not (flow and (_NEEDS_QUOTES.search(value) or ":" in value)):
        return value
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    doubled = value.replace("'", "''")
    return f"'{doubled}'"


def _written(value: str | tuple[str, ...], *, flow: bool) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(scalar(item, flow=True) for item in value)}]"
    return value if isinstance(value, Verbatim) else scalar(value, flow=flow)


def _in_braces(fields: Mapping[str, str | tuple[str, ...]]) -> str:
    return "{" + ", ".join(f"{name}: {_written(value, flow=True)}" for name, value in fields.items()) + "}"
