"""The Markdown that most prose is made of, read as Python-Markdown reads it and many times as fast.

Headings, paragraphs, short lists and tables, and in them bold and slanted words, code and links. Text with anything
else, or with what only may be something else, is `NotSimple` and belongs to Python-Markdown.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

SAMPLE = """Words with **bold**, *slanted* and `code`, [a link](to.md), one to [here]
and "(**another** line)".

## Why? -- 2 words: it's so...

- One
- Two **things**
  on two lines: [`code`](to.md#x)

| Left | Right |
|---|---:|
| a | |
| *b* | c |

1. First
2. Second

### Why? -- 2 words: it's so...

# Levels

#### Four

##### Five

###### Six

[here]: there.md
"""
"""All forms at once; whoever sets up a Python-Markdown tries with it whether that one writes them in the usual way."""

STASH = 0xE000
"""The character that stands for the first piece of a sentence; the next ones follow."""

_ODD = re.compile(
    r"[\x00-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\\<>&{}^~`:\ue000-\uf8ff]"
    r"(?:(?<![\n`:&])|(?<= \n)|(?<=&)(?![ \n])|(?<=`)`|(?<=:)[+\w-]+:)"
)
"""What may mean something anywhere: white space of other kinds, escapes, HTML, entities, attributes, code, emoji.

A search for one of some characters is five times as fast as one for alternatives; which it is is looked at after it.
"""

_IN_CODE = re.compile(
    r"`(?:[^`\n\\<>&]|&(?= )|<(?!(?:script|style|title|textarea|pre)\b)[A-Za-z][\w-]*>)+`", re.IGNORECASE
)
"""Code in which nothing means anything, not even a name in angle brackets, unless HTML goes on differently there."""

_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"(?<!!)\[([^\[\]*_!|]+)\](?:\(([^\s()\[\]\"'*`|\ue000-\uf8ff]+)\)|(?![(:]|\s?\[))")
_STRONG = re.compile(r"(?<![\w*])(\*\*?)(?![\s*])([^*]+)(?<![\s*])\1(?![\w*])")
_WORDS = re.compile(r"[^`*_\[\]|]*")

_BLANK = re.compile(r"\n{2,}")
_ANCHOR = r" +\{ ?#([A-Za-z][A-Za-z0-9-]*) ?\}"
_HEADING = re.compile(rf"(#{{1,6}}) ([^#{{}}\n]+?)(?:{_ANCHOR})?(?:\n|$)")
_NAMED = re.compile(rf"^(#{{1,6}} [^#{{}}\n]+?){_ANCHOR}$", re.MULTILINE)
"""A heading with an anchor of its own."""
_REFERENCE = re.compile(r"\[([^\[\]\n^*]+)\]: ([^\s\"'()]+)")
_LINE = re.compile(r"(?!\d+[.)])[^\W_]|[\"'(“‘–—…`]|\*\*?(?=[^\W_])|\[(?![^\[\]]*\]:)")
"""How a line begins that is nothing but words."""

_UNORDERED, _ORDERED = re.compile("- "), re.compile(r"\d+\. ")
_RULE = re.compile(r"\|(?: ?:?-+:? ?\|)+")


class NotSimple(Exception):  # noqa: N818 -- nothing is wrong with the text
    """The text has a form that only Python-Markdown knows."""


class Piece(NamedTuple):
    """Marked words of a sentence; those of a link go to its target."""

    tag: Literal["code", "a", "strong", "em"]
    words: str
    target: str = ""


class Sentence(NamedTuple):
    """Words in which each piece is stood for by one character."""

    words: str
    pieces: tuple[Piece, ...]


class Title(NamedTuple):
    """A heading, in plain words, and the anchor that stands behind it."""

    level: int
    words: str
    anchor: str = ""


class Items(NamedTuple):
    """A list without empty lines."""

    tag: Literal["ul", "ol"]
    items: tuple[Sentence, ...]


class Table(NamedTuple):
    """The header and the rows; each column is aligned, or not."""

    aligned: tuple[str, ...]
    rows: tuple[tuple[Sentence, ...], ...]


Block = Title | Sentence | Items | Table


def blocks(text: str, *, named: bool = False) -> tuple[Block, ...]:
    """The blocks of a text; `NotSimple` for one that has others. Headings may be `named` by anchors of their own."""
    if odd(_NAMED.sub(r"\1", text) if named and "{" in text else text):
        raise NotSimple
    written = [part for part in _BLANK.split(text.strip("\n")) if part]
    references = {name.lower(): target for part in written for name, target in _references(part)}
    found: list[Block] = []
    for part in written:
        if _references(part):
            continue
        for block in _of_part(part, references):
            if found and isinstance(block, Items) and isinstance(found[-1], Items):
                raise NotSimple  # two lists in a row are one, with paragraphs
            found.append(block)
    return tuple(found)


def sentence(text: str, references: Mapping[str, str]) -> Sentence:
    """The words and the pieces of a text on its own; `blocks` has to have looked at it, or `odd`."""
    pieces: list[Piece] = []

    def kept(piece: Piece) -> str:
        pieces.append(piece)
        return chr(STASH + len(pieces) - 1)

    def link(found: re.Match[str]) -> str:
        target = found[2] or references.get(found[1].lower())
        if target is None:
            raise NotSimple
        return kept(Piece("a", found[1], target))

    def strong(found: re.Match[str]) -> str:
        return kept(Piece("strong" if len(found[1]) > 1 else "em", _plain(found[2])))

    if "`" in text:
        text = _CODE.sub(lambda found: kept(Piece("code", found[1].strip())), text)
    if "[" in text:
        text = _LINK.sub(link, text)
    if "*" in text:
        text = _STRONG.sub(strong, text)
    return Sentence(_plain(text), tuple(pieces))


def odd(text: str) -> bool:
    """Whether a text has signs that may mean something anywhere."""
    return text[-1:] == " " or _ODD.search(_IN_CODE.sub("`c`", text) if "`" in text else text) is not None


def _references(part: str) -> list[tuple[str, str]]:
    """The targets that a block gives, one on a line; none for a block of another kind."""
    if not part.startswith("["):
        return []
    found = [_REFERENCE.fullmatch(line) for line in part.split("\n")]
    return [(each[1], each[2]) for each in found if each] if all(found) else []


def _of_part(part: str, references: Mapping[str, str]) -> Iterator[Block]:
    """The blocks between two empty lines: there are several only where a heading stands above another."""
    while heading := _HEADING.match(part):
        yield Title(len(heading[1]), _plain(heading[2].strip()), heading[3] or "")
        part = part[heading.end() :]
    if not part:
        return
    lines = part.split("\n")
    if part.startswith("|"):
        yield _table(lines, references)
    elif part.startswith("- "):
        yield Items("ul", tuple(sentence(item, references) for item in _items(lines, _UNORDERED)))
    elif part.startswith("1. "):
        yield Items("ol", tuple(sentence(item, references) for item in _items(lines, _ORDERED)))
    elif all(_LINE.match(line) for line in lines):
        yield sentence(part, references)
    else:
        raise NotSimple


def _items(lines: list[str], mark: re.Pattern[str]) -> list[str]:
    """The items of a list, their further lines with them."""
    items: list[str] = []
    for line in lines:
        begun = mark.match(line)
        if not _LINE.match(line, begun.end() if begun else len(line) - len(line.lstrip())):
            raise NotSimple
        if begun:
            items.append(line[begun.end() :])
        elif line.startswith("    "):
            raise NotSimple
        else:
            items[-1] += "\n" + line
    return items


def _table(lines: list[str], references: Mapping[str, str]) -> Table:
    """A table with a border on both sides and all cells there."""
    if len(lines) < 3 or not _RULE.fullmatch(lines[1]):
        raise NotSimple
    rows = [line[1:-1].split("|") for line in lines if len(line) > 1 and line[0] == line[-1] == "|"]
    if len(rows) < len(lines) or len({len(row) for row in rows}) > 1 or _code_across(rows):
        raise NotSimple
    aligned = tuple(_ALIGNED[mark.strip().startswith(":"), mark.strip().endswith(":")] for mark in rows[1])
    cells = [tuple(sentence(cell.strip(), references) for cell in row) for row in (rows[0], *rows[2:])]
    return Table(aligned, tuple(cells))


def _code_across(rows: list[list[str]]) -> bool:
    """Whether code begins in one cell and ends in another, for then a sign between them was no border."""
    return any(cell.count("`") % 2 for row in rows for cell in row)


_ALIGNED = {(False, False): "", (True, False): "left", (False, True): "right", (True, True): "center"}


def _plain(words: str) -> str:
    if not _WORDS.fullmatch(words):
        raise NotSimple
    return words
