"""What stands behind a hyphen or a colon of plain YAML: a text, or a list or section in brackets."""

import re
from typing import Any

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
_FLAT = re.compile(r"\[(\w[\w.-]*+(?: [\w.-]++)*+(?:, \w[\w.-]*+(?: [\w.-]++)*+)*+)\]")
_WHOLE = re.compile(_QUOTED)

MARKS = frozenset("-?:,[]{}#&*!|>'\"%@`")
"""Signs with a meaning of their own at the start of a value."""
BELOW = frozenset(("|", "|-", ">", ">-"))
"""What says that a text stands on the lines below."""
DEEP = 8
"""Levels of lines, and of brackets on one line, that a plain file surely keeps within."""

SHORT = 20
"""Characters of a text below which it is kept once, however often it is written: roles, times, words of choice."""


class DoubtError(Exception):
    """Something that can be read in more than one way."""


def value(written: str) -> Any:
    """What stands behind a hyphen or a colon."""
    if not written:
        raise DoubtError
    mark = written[0]
    if written[-1] == " ":
        written = written.rstrip(" ")
    if mark not in MARKS:
        if ": " in written or " #" in written or written[-1] == ":":
            raise DoubtError
        return None if written in EMPTY else written
    if mark in "[{" and written[-1] in "]}":
        return _in_brackets(written)
    if _WHOLE.fullmatch(written):
        return _unquoted(written)
    raise DoubtError


def _unquoted(written: str) -> str:
    inside = written[1:-1]
    if written[0] == "'":
        return inside.replace("''", "'")
    return inside.replace('\\"', '"').replace("\\\\", "\\") if "\\" in inside else inside


def _in_brackets(written: str) -> Any:
    """A list or section in brackets that close on their line."""
    if (flat := _FLAT.fullmatch(written)) and EMPTY.isdisjoint(items := flat[1].split(", ")):
        return items
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
    """Put a value into a list, or under its name into a section."""
    if type(inside) is dict and name and name not in inside:
        inside[name] = value
    elif type(inside) is list and not name:
        inside.append(value)
    else:
        raise DoubtError
    return value


def _marked(written: str) -> Any:
    return {} if written[0] == "{" else [] if written[0] == "[" else _unquoted(written)


def _plain(written: str) -> str | None:
    if written[-1] == " ":
        written = written.rstrip(" ")
    return None if written in EMPTY else written
