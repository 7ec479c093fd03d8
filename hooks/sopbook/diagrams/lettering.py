"""Text in a drawing: how wide it is at most in any likely font, and where its lines break.

SVG does not wrap text and the reader's font is not known here, so the estimate is on the wide side: measured against
DejaVu Sans and Verdana, the widest of the fonts that systems fall back to.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from .shapes import Box, Words, tidy

NARROW, MIDDLE, BROAD, FULL = 0.42, 0.64, 0.96, 1.15
"""Widths of characters in parts of the font size."""

_NARROW = frozenset(" .,;:!|'‘’`()[]{}/\\ijltfrI-")
_BROAD = frozenset("mwMW@%&—…→")


def width(text: str, size: float) -> float:
    """The width of a text at a font size, rather too much than too little."""
    return sum(_width(character) for character in text) * size


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
    """Lines of one look: their font size, the distance of their base lines, and the kind that the style knows."""

    lines: tuple[str, ...]
    size: float
    leading: float
    kind: str


def boxed(box: Box, blocks: Sequence[Block], *, sideways: float, upwards: float, least: float = 96.0) -> Box:
    """The box just large enough for its blocks, one below the other and centred, with this much room around them."""
    widest = max(width(line, block.size) for block in blocks for line in block.lines)
    whole = tidy(max(widest + 2 * sideways, least))
    text, top = [], upwards
    for block in blocks:
        # capitals and ascenders reach about 0.72 of the font size above the base line
        first = top + block.leading / 2 + block.size * 0.36
        text.append(Words(block.lines, tidy(whole / 2), tidy(first), block.leading, block.kind))
        top += block.leading * len(block.lines)
    return replace(box, width=whole, height=tidy(top + upwards), words=tuple(text))


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
    taken = 0.0
    for place, character in enumerate(text):
        taken += _width(character) * size
        if taken > room:
            end = max(place, 1)
            while end > 1 and (_joins(text[end]) or text[end - 1] == "\u200d"):
                end -= 1
            return text[:end]
    return text


def _width(character: str) -> float:
    if character in _NARROW:
        return NARROW
    if _joins(character) or unicodedata.category(character) == "Cf":
        return 0.0
    if unicodedata.east_asian_width(character) in "WF" or unicodedata.category(character) in {"So", "Cn", "Co"}:
        return FULL if ord(character) < 0x1F000 else 1.4
    if character in _BROAD:
        return BROAD if character != "—" else FULL
    if character.isupper():
        return 0.8
    return MIDDLE if ord(character) < 0x2000 else FULL


def _joins(character: str) -> bool:
    """Whether a character belongs to the one before: accents, variation and skin tone selectors, joiners."""
    return bool(unicodedata.combining(character)) or character == "\u200d" or character in "\ufe0f\ufe0e\u20e3" or (
        "\U0001f3fb" <= character <= "\U0001f3ff"
    )


def _printable(text: str) -> str:
    """The text on one line, without control characters and without marks that would turn the rest of it around."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", " ", text).split())
