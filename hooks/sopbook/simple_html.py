"""Simple Markdown as HTML, as Python-Markdown writes it."""

import re
from collections.abc import Callable, Iterator

from .simple_markdown import STASH, Block, Items, Sentence, Table, Title

Address = Callable[[str], str | None]
"""Where a link leads, or `None` for one that must not be followed."""

Words = Callable[[str], str]
"""The HTML of words outside of links and code."""

_AND = re.compile(r"&(?!#?\w+;)")
_STASHED = re.compile("[\ue000-\uf8ff]")


def html(
    found: tuple[Block, ...],
    title: Callable[[Title], str],
    address: Address,
    words: Words = str,
) -> str:
    """The HTML of blocks; `words` is that of words outside of links and code, `address` is where a link leads."""
    return and_as_html(
        "\n".join(
            title(block) if isinstance(block, Title) else "\n".join(_lines(block, address, words)) for block in found
        )
    )


def and_as_html(text: str) -> str:
    """HTML in which each "and" sign that begins no entity has become one."""
    return _AND.sub("&amp;", text) if "&" in text else text


def spoken(sentence: Sentence, address: Address, words: Words = str) -> str:
    """The HTML of a sentence; its pieces come first, as in Python-Markdown."""
    if not sentence.pieces:
        return words(sentence.words)
    done: list[str] = []

    def put_back(text: str) -> str:
        return _STASHED.sub(lambda found: done[ord(found[0]) - STASH], text)

    for piece in sentence.pieces:
        if piece.tag == "code":
            done.append(f"<code>{_text(piece.words)}</code>")
        elif piece.tag == "a":
            target = address(piece.target)
            href = "" if target is None else f' href="{_attribute(target)}"'
            done.append(f"<a{href}>{put_back(piece.words)}</a>")
        else:
            done.append(f"<{piece.tag}>{put_back(words(piece.words))}</{piece.tag}>")
    return put_back(words(sentence.words))


def _lines(block: Sentence | Items | Table, address: Address, words: Words) -> Iterator[str]:
    if isinstance(block, Sentence):
        yield f"<p>{spoken(block, address, words)}</p>"
    elif isinstance(block, Items):
        yield f"<{block.tag}>"
        yield from (f"<li>{spoken(item, address, words)}</li>" for item in block.items)
        yield f"</{block.tag}>"
    else:
        yield from ("<table>", "<thead>", *_row("th", block.aligned, block.rows[0], address, words), "</thead>")
        yield "<tbody>"
        for row in block.rows[1:]:
            yield from _row("td", block.aligned, row, address, words)
        yield from ("</tbody>", "</table>")


def _row(
    tag: str,
    aligned: tuple[str, ...],
    cells: tuple[Sentence, ...],
    address: Address,
    words: Words,
) -> Iterator[str]:
    yield "<tr>"
    for align, cell in zip(aligned, cells, strict=True):
        style = f' style="text-align: {align};"' if align else ""
        yield f"<{tag}{style}>{spoken(cell, address, words)}</{tag}>"
    yield "</tr>"


def _text(words: str) -> str:
    return words.replace("<", "&lt;").replace(">", "&gt;")


def _attribute(value: str) -> str:
    return value.replace("&", "&amp;").replace('"', "&quot;")
