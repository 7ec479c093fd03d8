"""Where links and pictures in Markdown lead: `[words](address)`, `![words](address)`, and `[name]: address`."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_WORD = r"[^\s()<]*+(?:\([^\s()]*+\)[^\s()]*+)*+"
_SIGN = re.compile(rf"\\.|!?\[|\](?:\(\s*+(?:<([^<>\n]*)>|({_WORD}(?: ++(?=[^\s()<\"']){_WORD})*+)))?", re.DOTALL)
"""A bracket, with the address where one follows; in that may stand spaces, and others in pairs: `form (1).pdf`."""
_DEFINITION = re.compile(
    r"\[[^\[\]]*\]:[ \t]*+\n?[ \t>]*+(?:<([^<>\n]*)>|([^\s<]\S*+))[ \t]*+(?:\n[ \t>]*+)?"
    r"(?:\"[^\n]*\"|'[^\n]*'|\([^\n]*\))?[ \t]*$",
    re.MULTILINE,
)


class Destination(NamedTuple):
    """An address as written, and where it stands; the words that lead there, and where those begin."""

    address: str
    at: int
    words: str = ""
    start: int = 0
    is_picture: bool = False


@lru_cache(maxsize=200)  # several rules ask for those of the same texts
def destinations(text: str) -> tuple[Destination, ...]:
    """Where the links and pictures in a text lead; those in code as well."""
    return (*_found(text),) if "](" in text else ()


def _found(text: str) -> Iterator[Destination]:
    opened: list[re.Match[str]] = []
    for sign in _SIGN.finditer(text):
        if sign[0] in ("[", "!["):
            opened.append(sign)
        elif sign[0][0] == "]":
            bracket = opened.pop() if opened else None
            if address := sign[1] or sign[2]:
                start, inside = (bracket.start(), bracket.end()) if bracket else (sign.start(), sign.start())
                words = text[inside : sign.start()]
                yield Destination(address, sign.start(1 if sign[1] else 2), words, start, text[start] == "!")


def defined(text: str) -> Iterator[Destination]:
    """The addresses that names stand for, each on a line of its own, inside of lists, quotations and boxes as well."""
    for found in _DEFINITION.finditer(text) if "]:" in text else ():
        yield Destination(found[1] or found[2] or "", found.start(1 if found[1] else 2), start=found.start())
