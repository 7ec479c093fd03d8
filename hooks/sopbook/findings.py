"""What is wrong in an authored file, where it is, and how to mend it."""

import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum

WIDTH = 100
"""Columns of a source line that are shown around the place of a finding."""


class Severity(StrEnum):
    """An error stops the build; a warning stops it only when warnings are asked to; an info never does."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake: `path` relative to the project, `line` and `column` counted from 1 in characters.

    `excerpt` is the source line as written, `hint` one or more lines; `named` is a register and what was written where
    one of its keys belongs. Findings sort by place, then by code.
    """

    path: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    hint: str | None = None
    excerpt: str | None = None
    named: tuple[str, str] | None = field(default=None, compare=False, repr=False)

    @property
    def place(self) -> tuple[str, int, int, str, str]:
        """What findings are sorted by."""
        return (self.path, self.line, self.column, self.code, self.message)

    def __lt__(self, other: "Finding") -> bool:
        return self.place < other.place


def as_text(finding: Finding, *, colour: bool = False) -> str:
    """The finding as a terminal shows it: place and message, the source line with a caret, the hint."""
    bold, red, blue, plain = ("\033[1m", _TINTS[finding.severity], "\033[36m", "\033[0m") if colour else ("",) * 4
    place = f"{finding.path}:{finding.line}:{finding.column}"
    lines = [f"{bold}{visible(place)}: {red}{finding.severity}[{finding.code}]{plain} {visible(finding.message)}"]
    if finding.excerpt is not None and finding.excerpt.strip():
        shown, before = _window(finding.excerpt, finding.column)
        margin = len(str(finding.line))
        lines.append(f"  {blue}{finding.line} |{plain} {shown}")
        lines.append(f"  {blue}{' ' * margin} |{plain} {' ' * before}{red}^{plain}")
    if finding.hint is not None:
        first, *more = finding.hint.split("\n")
        lines.append(f"  {blue}hint:{plain} {visible(first)}")
        lines += [f"        {visible(line)}" for line in more]
    return "\n".join(lines)


def visible(text: str) -> str:
    """The text without anything that could move a terminal's cursor or turn the direction of reading."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(character) for character in text)


def quoted(value: str, longest: int = 60) -> str:
    """A value as a message shows it: on one line, in quotes, cut when long."""
    text = " ".join(value[: longest * 4].split())
    return f"“{text if len(text) <= longest else text[: longest - 1] + '…'}”"


_TINTS = {Severity.ERROR: "\033[1;31m", Severity.WARNING: "\033[1;33m", Severity.INFO: "\033[1;34m"}
_ORDINARY_FORMATS = {"\u200c", "\u200d"}
"""Joiners that scripts and emoji need; every other character of the class `Cf` is made visible."""


def _visible(character: str) -> str:
    kind = unicodedata.category(character)
    if character == "\t":
        return "    "
    if kind in {"Cc", "Cs", "Zl", "Zp"} or (kind == "Cf" and character not in _ORDINARY_FORMATS):
        return "�"
    return character


def _cells(text: str) -> int:
    """Columns that a terminal needs: wide characters take two, combining ones none (Unicode TR 11)."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.category(character) in {"Mn", "Me", "Cf"}
        else 2
        if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in text
    )


def _window(line: str, column: int) -> tuple[str, int]:
    """The part of a line around a column, and the number of cells before it."""
    index = min(max(column - 1, 0), len(line))
    start = 0 if len(line) <= WIDTH else max(0, min(index - WIDTH // 2, len(line) - WIDTH))
    end = min(len(line), start + WIDTH)
    before = ("…" if start else "") + visible(line[start:index])
    after = visible(line[index:end]) + ("…" if end < len(line) else "")
    return (before + after).rstrip(), _cells(before)
