"""Lists and sections in brackets, all of a file in one go: YAML in brackets is nearly JSON, whose reader is quick.

A name or a text stands between two of the signs `{ [ , : ] }`, so quotes at each sign are quotes around each name and
text; where they stood already, none is put. Whatever may be meant in another way is left to `values`.
"""

import json
import re
from collections.abc import Sequence
from sys import intern
from typing import Any, NamedTuple

from .values import DEEP, SHORT, DoubtError

_TEXT = "\0"
"""Stands for a text between quotes while the signs around it are looked at."""
_COLON = re.compile(r":(?![ \w/])|[\s\[{,]:", re.ASCII)
"""A colon that may belong to the text before it or end it."""
_ODD = re.compile(r"""\"(?:[\s#'?&*!|>%@`~\u200b\u200c\u200d\u2060-]|(?:null|Null|NULL)")""")
"""What begins with a sign that has a meaning of its own, or means nothing."""
_FEW = 8
"""Values that are sooner read with care than looked through for those that need it."""
_LONGEST = 1000
"""Characters of a value in brackets: the parser takes no name that is longer."""


def in_brackets(written: Sequence[str]) -> list[Any]:
    """What stands in brackets, each closed on its line; None for what has to be read with care."""
    found = _as_json(written)
    if found is not None:
        return found
    if len(written) <= _FEW:
        return [None] * len(written)
    half = len(written) // 2
    return in_brackets(written[:half]) + in_brackets(written[half:])


def _as_json(written: Sequence[str]) -> list[Any] | None:
    text = "\n".join(written)
    parts = text.split('"')
    if len(parts) % 2 == 0 or "\\" in text or max(map(len, written)) > _LONGEST:
        return None
    found = _quoted(_TEXT.join(parts[::2]), sum(line[0] == "{" for line in written))
    if found is None or found.texts != len(parts) // 2:
        return None
    decoder = _CAREFUL if found.nested else _JSON
    try:
        parts[::2] = found.json.replace("\n", ",0,").split(_TEXT)
        values: list[Any] = decoder.decode(f"[{''.join(parts)}]")
    except (ValueError, DoubtError, RecursionError):
        return None
    if values[1::2] != [0] * (len(written) - 1):  # a bracket that closes on another line
        return None
    del values[1::2]
    for value in values:
        _shared(value)
    if found.nested:
        return None if any(map(_is_deep, written, values)) else values
    names = sum(len(value) for value in values if type(value) is dict)
    return values if names == found.names else None  # else a name stands twice


def _shared(value: Any) -> None:
    """Keep short texts once for all files; those of lists and sections further inside are few."""
    for at, text in value.items() if type(value) is dict else enumerate(value):
        if type(text) is str and len(text) < SHORT:
            value[at] = intern(text)


class _Quoted(NamedTuple):
    """Brackets as JSON has them, with the number of names and of texts that stood between quotes before.

    They are nested where there is more inside each other than lists in a section.
    """

    json: str
    names: int
    texts: int
    nested: bool


def _quoted(signs: str, sections: int) -> _Quoted | None:
    """Lines in brackets with quotes at each sign, and none around brackets; None where that may change what is meant.

    `sections` are those that do not stand in others.
    """
    apart = signs.replace(", ", '","')
    shown = apart.replace(": ", '":"')
    names = len(shown) - len(apart)
    if " #" in signs or signs.count(",") != len(apart) - len(signs):
        return None
    if signs.count(":") != names and _COLON.search(signs):
        return None
    nested = signs.count("{") > sections
    lists = shown.count(':"[')
    shown = shown.replace("[", '["').replace("]", '"]').replace("{", '{"').replace("}", '"}')
    flat = shown.replace('"[', "[")
    nested = nested or len(shown) - len(flat) > lists
    shown = flat.replace(']"', "]")
    if nested:
        shown = shown.replace('"{', "{").replace('}"', "}")
    if '""' in shown:
        shown = shown.replace('[""]', "[]").replace('{""}', "{}")
    if '""' in shown or ' "' in shown or f'{_TEXT}":' in shown or _ODD.search(shown):
        return None
    return _Quoted(shown, names, shown.count(f'"{_TEXT}"'), nested)


def _section(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A section in which no name stands twice."""
    section = dict(pairs)
    if len(section) != len(pairs):
        raise DoubtError
    return section


def _is_deep(written: str, value: Any) -> bool:
    return written.count("[") + written.count("{") > DEEP and _depth(value) > DEEP


def _depth(value: Any) -> int:
    inside = value.values() if type(value) is dict else value if type(value) is list else None
    return 0 if inside is None else 1 + max(map(_depth, inside), default=0)


_JSON = json.JSONDecoder()
_CAREFUL = json.JSONDecoder(object_pairs_hook=_section)
