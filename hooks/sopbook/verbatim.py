"""What stands in Markdown to be shown as it is, or not at all: fences of code, code in a line, and comments.

A sign of Markdown in them means nothing. What only may be code is none here: the rules on links and HTML look at it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_FENCE = re.compile(r"^([ \t>]*+)(`{3,}+|~{3,}+)([^`\n]*)$", re.MULTILINE)
_COMMENT = r"<!--(?!-?>)(?:[^<-]|-(?!-!?>)|<(?!!--))*+-->"
"""A comment to Python-Markdown and to browsers: these end one at `<!-->` and `--!>` as well."""
_BETWEEN_BLOCKS = re.compile(rf"(^ {{0,3}}{_COMMENT}|\n[ \t]*\n)", re.MULTILINE)
_ESCAPED = re.compile(r"\\[\\`]")
_INLINE = re.compile(rf"{_ESCAPED.pattern}|(?<!`)(`++)[^`]*+(?:(?!\1(?!`))`++[^`]*+)*+\1(?!`)|{_COMMENT}")
_BEGINS = re.compile(r"[ \t]*(?:[#|<:>=]|[-*+][ \t]|\d+[.)]|-{3}|!{3}|\?{3})")
"""How a line begins that may be another block, in which no code of the line above goes on."""
_ENDS = re.compile(r"[ \t]*[#|<]| {4}|\t")
"""How a line begins that may be a block by itself."""
_RAW = re.compile(r"^ {0,3}</?[a-z]", re.MULTILINE | re.IGNORECASE)
"""A line that begins with HTML, in which a backtick is only a sign."""
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d+\.)[ \t]")
_NEXT_ITEM = re.compile(r"\n(?=[ \t]*(?:[-*+]|\d+\.)[ \t])")
_SIGN = re.compile(r"[^\n]")


class Fence(NamedTuple):
    """Code between two lines of the same signs, from the first to the end of the last; None where that is missing."""

    start: int
    end: int | None


def fences(text: str) -> Iterator[Fence]:
    """The fences of a text in their order; a line inside one begins no other."""
    found = [*_FENCE.finditer(text)] if "```" in text or "~~~" in text else []
    closing: dict[tuple[str, str], list[int]] = {}
    for line in found:
        if not line[3].strip():
            closing.setdefault((line[1], line[2]), []).append(line.end())
    margins: dict[str, int] = {}
    after = 0
    for line in found:
        if line.start() < after:
            continue
        ends = closing.get((line[1], line[2]), [])
        at = bisect_right(ends, line.end())
        end = ends[at] if at < len(ends) and _keeps_in(line, ends[at], margins) else None
        yield Fence(line.start(), end)
        after = end or after


def _keeps_in(line: re.Match[str], end: int, margins: dict[str, int]) -> bool:
    """Whether no line of a fence stands further out than its first; `margins` has the last such line by indentation."""
    indent = line[1]
    if not indent:
        return True
    if not line.start() < margins.get(indent, -1) < end:
        further_out = re.compile(rf"^(?!{re.escape(indent)})(?=.*[^\s>])", re.MULTILINE)
        out = further_out.search(line.string, line.end(), end)
        if out is None:
            return True
        margins[indent] = out.start()
    return False


def unfenced(text: str) -> str:
    """Markdown with spaces for fences of code, of the same length."""
    parts, at = [], 0
    for start, end in fences(text):
        if end is None:
            break  # nobody knows what begins or ends behind it
        parts += [text[at:start], _SIGN.sub(" ", text[start:end])]
        at = end
    return "".join([*parts, text[at:]])


@lru_cache(maxsize=200)
def blanked(text: str) -> str:
    """Markdown with spaces for code and comments, of the same length."""
    if "`" not in text and "~~~" not in text and "<!--" not in text:
        return text
    blocks = _BETWEEN_BLOCKS.split(unfenced(text))
    return "".join([_SIGN.sub(" ", each) if number % 2 else _in_block(each) for number, each in enumerate(blocks)])


def _in_block(text: str) -> str:
    """What stands between empty lines, without the code and comments of which nobody can doubt where they end."""
    if ("`" not in text and "<!--" not in text) or _RAW.search(text):
        return text
    return "\n".join(map(_in_lines, _NEXT_ITEM.split(text) if _ITEM.match(text) else [text]))


def _in_lines(text: str) -> str:
    """Lines without the code and comments in each; those that go over lines where no line may be another block."""
    lines = text.split("\n")
    found = [left for line in lines if (left := _in_pairs(line)) is not None]
    if len(found) == len(lines):
        return "\n".join(found)
    divided = _ENDS.match(text) or any(map(_BEGINS.match, lines[1:]))
    return text if divided else _in_pairs(text) or text


def _in_pairs(text: str) -> str | None:
    """A text with spaces for code and comments; None where a backtick is left over."""
    left = _INLINE.sub(_spaces, text)
    return None if "`" in left and "`" in _ESCAPED.sub("", left) else left


def _spaces(found: re.Match[str]) -> str:
    return found[0] if found[0][0] == "\\" else _SIGN.sub(" ", found[0])
