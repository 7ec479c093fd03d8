"""What stands behind a hyphen or a colon of plain YAML: a text, or a list or section in brackets."""

import re
from typing import Any

from .mistakes import OF_ITS_OWN
from .texts import DoubtError, below, folded, unquoted
from .tree import EMPTY

_NAME = r"[A-Za-z_][\w-]{0,99}+"
_QUOTED = r""""(?:[^"\\]|\\["\\])*+"|'(?:[^']|'')*+'"""
_IN_BRACKETS = re.compile(
    rf"((?:(?:{_NAME}: +)?[\[{{] *){{0,9}})"  # what opens, each with the name that it is the value of
    rf"(?:({_NAME}): +)?"
    rf"(?:({_QUOTED}|\[ *\]|{{ *}})"
    r"""|([^\s\[\]{},:#"'?&*!|>%@`-][^\[\]{},:#]*+(?::[\w/][^\[\]{},:#]*+)*+))"""
    r"((?: *[\]}]){0,9}) *(?:, *|$)|(.+)",
    re.ASCII,
)
"""One text in brackets with what stands around it: brackets that open, its name, and brackets that close."""
_OPENS = re.compile(rf"(?:({_NAME}): +)?([\[{{])", re.ASCII)
_JOINED = re.compile(rf"\n{OF_ITS_OWN}")

MARKS = frozenset("-?:,[]{}#&*!|>'\"%@`")
"""Signs with a meaning of their own at the start of a value."""
DEEP = 8
"""Levels of lines, and of brackets on one line, that a plain file surely keeps within."""

SHORT = 20
"""Characters of a text below which it is kept once, however often it is written: roles, times, words of choice."""


_COMMENTED = re.compile(r"""([^\s"'\[{]\S*|["'\[{].*["'\]}]) +#(?: .*)?""")
"""A word, or what stands in quotes or brackets, with a comment behind it."""


def value(written: str) -> Any:
    """What stands behind a hyphen or a colon, with the lines that it goes over."""
    if written[:1] in ("|", ">"):
        return below(written)
    written = written.strip(" ")
    if not written:
        raise DoubtError
    mark = written[0]
    if mark in "'\"" and written[-1] == mark and written.count(mark) == 2 and not ("\n" in written or "\\" in written):
        return written[1:-1]
    if " #" in written and (commented := _COMMENTED.fullmatch(written)):
        written = commented[1]
    if mark not in MARKS:
        return _text(written)
    if mark in "[{" and written[-1] in "]}":
        return _in_brackets(written)
    return unquoted(written)


def _text(written: str) -> str | None:
    """A text without quotes."""
    if ": " in written or " #" in written or written[-1] == ":":
        raise DoubtError
    if "\n" in written:
        if ":\n" in written or _JOINED.search(written):
            raise DoubtError
        written = folded(written)
    return None if written in EMPTY else written


def _in_brackets(written: str) -> Any:
    """A list or section in brackets that close on their line."""
    if "\n" in written:
        raise DoubtError
    whole: list[Any] = []
    around: list[Any] = []
    inside: Any = whole
    for opens, name, marked, plain, closes, odd in _IN_BRACKETS.findall(written):
        if odd or len(around) > DEEP:
            raise DoubtError
        for opening in _OPENS.findall(opens) if opens else ():
            around.append(inside)
            inside = _put(inside, opening[0], [] if opening[1] == "[" else {})
        _put(inside, name, _plain(plain) if plain else _marked(marked))
        for closing in closes.replace(" ", "") if closes else ():
            if not around or closing != ("]" if type(inside) is list else "}"):
                raise DoubtError
            inside = around.pop()
    if around or len(whole) != 1:
        raise DoubtError
    return whole[0]


def _put(inside: Any, name: str, value: Any) -> Any:
    """Put a value under its name into a section, or into a list: with a name as a section of its own."""
    if type(inside) is dict and name and name not in inside:
        inside[name] = value
    elif type(inside) is list:
        inside.append({name: value} if name else value)
    else:
        raise DoubtError
    return value


def _marked(written: str) -> Any:
    return {} if written[0] == "{" else [] if written[0] == "[" else unquoted(written)


def _plain(written: str) -> str | None:
    if written[-1] == " ":
        written = written.rstrip(" ")
    return None if written in EMPTY else written
