"""Markdown of tables, and of words that hold signs of Markdown."""

import re
from collections.abc import Iterable, Sequence

GENERATED = "<!-- Written by make reference: change the engine, not this page. -->"


def page(title: str, *blocks: str) -> str:
    """The text of a page: a title and blocks, with an empty line between them."""
    return "\n\n".join((f"---\ntitle: {title}\n---\n\n{GENERATED}", f"# {title}", *filter(None, blocks))) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; a cell is Markdown on one line."""
    lines = [_row(head), _row(["---"] * len(head)), *(_row(row) for row in rows)]
    return "\n".join(lines)


def example(text: str, language: str = "yaml") -> str:
    """A block of code."""
    return f"```{language}\n{text.rstrip()}\n```"


def sentence(text: str) -> str:
    """A docstring as prose: its lines joined, and what reStructuredText would double left as it is."""
    return " ".join(text.split())


def anchor(words: str) -> str:
    """The id of a heading with these words, as Python-Markdown makes it."""
    return re.sub(r"[^\w]+", "-", words.lower()).strip("-")


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
