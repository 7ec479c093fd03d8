"""Text in a drawing: how wide it is at most in any likely font, and where its lines break.

SVG does not wrap text and the reader's font is not known here, so the estimate is on the wide side: the widths are
those of DejaVu Sans, the widest font that systems fall back to. Roboto, Arial and Helvetica are a seventh
narrower.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from math import ceil
from typing import Literal, NamedTuple

from .shapes import Box, Words, tidy


class _Widths(dict[str, float]):
    """The width of each character in parts of the font size; it is worked out once."""

    def __missing__(self, character: str) -> float:
        self[character] = _width(character)
        return self[character]


_WIDTHS = _Widths(
    (character, width)
    for characters, width in (
        ("ijlI'", 0.29),
        (" .,:;|/\\-‘’", 0.36),
        ("rtf()[]!", 0.41),
        ('cszJ?*_`"“”–', 0.57),
        ("w", 0.82),
        ("OQDGHNU", 0.79),
        ("#+<=>~^&", 0.84),
        ("mM", 0.97),
        ("W%@…—→↻", 1.02),
    )
    for character in characters
)
_width_of = _WIDTHS.__getitem__

SMALL, CAPITAL, FULL, PICTURE = 0.64, 0.74, 1.1, 1.4
"""Widths in parts of the font size: other small letters and digits, capitals, East Asian signs, emoji."""

BOLD = 1.12
"""How much wider bold letters are."""


_CLUSTER = re.compile(
    r"[\U0001f1e6-\U0001f1ff]{2}"
    r"|.(?:[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0e31-\u0e4e"
    r"\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]|\u200d.)*",
    re.DOTALL,
)
"""A character with its accents, vowel signs and selectors, emoji joined to one, or the two letters of a flag."""

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def width(text: str, size: float) -> float:
    """The width of a text at a font size, rather too much than too little."""
    return sum(map(_width_of, text)) * size


def wrapped(text: str, room: float, size: float, most: int) -> tuple[str, ...]:
    """The text in lines no wider than `room`; after `most` lines it ends in an ellipsis."""
    lines: list[str] = []
    rest = _printable(text)
    while rest:
        line, rest = _first_line(rest, room, size)
        if rest and len(lines) == most - 1:
            return (*lines, f"{_fitting(line, room - FULL * size, size).rstrip(' ,;:.')}…")
        lines.append(line)
    return tuple(lines)


class Block(NamedTuple):
    """Lines of one look: their font size (times `BOLD` for width), the distance of their base lines, and a style."""

    lines: tuple[str, ...]
    size: float
    leading: float
    kind: str
    bold: bool = False

    def at(
        self,
        x: float,
        top: float,
        anchor: Literal["start", "middle"] = "middle",
        role: str | None = None,
        part: str | None = None,
    ) -> Words:
        """The block as text whose first line has its upper edge at `top`; a role or a part is what it links to."""
        # capitals and ascenders reach about 0.72 of the font size above the base line
        first = tidy(top + self.leading / 2 + self.size * 0.36)
        return Words(self.lines, tidy(x), first, self.size, self.leading, self.kind, self.bold, anchor, role, part)

    @property
    def height(self) -> float:
        """The height of all lines."""
        return len(self.lines) * self.leading

    @property
    def width(self) -> int:
        """The width of the longest line."""
        return ceil(max((width(line, self.size) for line in self.lines), default=0) * (BOLD if self.bold else 1))


def boxed(box: Box, blocks: Sequence[Block], *, sideways: float, upwards: float, least: float = 96.0) -> Box:
    """The box just large enough for its blocks, one below the other and centred, with this much room around them."""
    widest = max(block.width for block in blocks)
    whole = _even(max(widest + 2 * sideways, least))
    text, top = [], upwards
    for block in blocks:
        text.append(block.at(whole // 2, top))
        top += block.height
    return box._replace(width=whole, height=_even(top + upwards), words=tuple(text))


def _even(length: float) -> int:
    """The length or a little more, so that the middle is a whole pixel too."""
    return 2 * ceil(length / 2)


def _first_line(text: str, room: float, size: float) -> tuple[str, str]:
    """As many words as fit, or as many characters of a word that does not."""
    head = _fitting(text, room, size)
    if head == text:
        return text, ""
    space = len(head) if text[len(head)] == " " else head.rfind(" ")
    if space > 0:
        return text[:space].rstrip(), text[space:].lstrip()
    return head, text[len(head) :]


def _fitting(text: str, room: float, size: float) -> str:
    """The longest beginning that fits and does not cut a character from what modifies it; at least one character."""
    if text.isascii():
        likely = text[: int(room / size * 4) + 1]  # no letter is narrower than a quarter of its size
        return text[: max(1, bisect_right([*accumulate(map(_width_of, likely))], room / size))]
    taken, end = 0.0, 0
    for cluster in _CLUSTER.findall(text):
        taken += width(cluster, size)
        if taken > room and end:
            break
        end += len(cluster)
    return text[:end]


def _width(character: str) -> float:
    if unicodedata.category(character) in {"Cf", "Mn", "Me"}:
        return 0.0
    if ord(character) >= 0x1F000:
        return PICTURE
    if character.isupper():
        return CAPITAL if character.isascii() else CAPITAL * 1.1
    return SMALL if ord(character) < 0x250 else FULL if ord(character) >= 0x2E80 else 0.8


def _printable(text: str) -> str:
    """The text on one line, without control characters and without marks that would turn the rest of it around."""
    return " ".join((text if text.isascii() and text.isprintable() else _UNPRINTABLE.sub(" ", text)).split())
