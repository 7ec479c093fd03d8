"""Lists and sections in brackets, all of a file in one go: YAML in brackets is nearly JSON, whose reader is quick.

A name or a text stands between two of the signs `{ [ , : ] }`, so quotes at each sign are quotes around each name and
text; where they stood already, none is put. Whatever may be meant in another way is left to `values`.
"""

import re
from collections.abc import Sequence
from itertools import chain
from json.encoder import encode_basestring
from typing import Any, NamedTuple

from pydantic_core import from_json

from .mistakes import OF_ITS_OWN
from .texts import DoubtError, unescaped
from .values import DEEP

_TEXT, _BREAK, _QUOTE, _EMPTY = "\0\1\2\3"
"""Stand for a text between quotes, the end of a line, a quote inside a text, and an empty line."""
_QUOTED = re.compile(
    r"""["'](?:(?<=[\[{]["'])|(?<=[,:\[{][ \x01]["']))"""
    r"""(?:(?<=")((?:[^"\\\n]|\\.)*+)"|(?<=')((?:[^'\n]|'')*+)')"""
)
"""A text between quotes, where one can begin."""
_BREAKS = re.compile("\1\1+")
_ESCAPED_SPACE = re.compile(r"\\ +\n")
_SLOW = ("\\", _BREAK, _EMPTY, " '", "['", "{'")
"""What makes it likely that quotes do not simply come in pairs."""
_NAME = re.compile(r"\w[\w-]*", re.ASCII)
_OVER_LINES = re.compile(rf"\x01(?:#|(?:[^,\[\]{{}}:\x01]|:(?! ))*: |{OF_ITS_OWN})")
"""A line with a comment, a name of which a part stands on the line before, or what looks like a line of its own."""
_COLON = re.compile(r":(?:(?![ \w/])|(?<=[\s\[{,]:))", re.ASCII)
"""A colon that may belong to the text before it or end it."""
_NOTHING = re.compile(r"""\"(?:null|Null|NULL|~)"(?!:)""")
_ODD = re.compile(r"""\"(?:[\s#'?&*!|>%@`~\x02\u200b\u200c\u200d\u2060-]|(?:null|Null|NULL)")""")
"""What begins with a sign that has a meaning of its own, or means nothing."""
_LONGEST = 1000
"""Characters of a name: the parser takes none that is longer."""
_LONG = re.compile(rf"[^,:\[\]{{}}\n]{{{_LONGEST}}}")


def in_brackets(written: Sequence[str]) -> list[Any]:
    """What stands in brackets; None for what has to be read with care."""
    return _found([_on_one_line(each) if "\n" in each else each for each in written])


def _on_one_line(written: str) -> str:
    """A value with signs in the places where lines end."""
    if "\\ " in written and _ESCAPED_SPACE.search(written):
        raise DoubtError
    line = _BREAK.join([line.strip(" ") for line in written.split("\n")])
    return _BREAKS.sub(lambda found: _EMPTY * (len(found[0]) - 1), line) if 2 * _BREAK in line else line


def _found(written: Sequence[str]) -> list[Any]:
    found = _as_json(written)
    if found is not None:
        return found
    if len(written) == 1:
        return [None]
    half = len(written) // 2
    return _found(written[:half]) + _found(written[half:])


def _as_json(written: Sequence[str]) -> list[Any] | None:
    text = "\n".join(written)
    parts = text.split('"')
    if len(parts) % 2 and not any(map(text.__contains__, _SLOW)):
        values = _decoded(_TEXT.join(parts[::2]), parts[1::2], written)
        if values is not None:
            return values
    try:
        between, texts = _apart(text)
    except DoubtError:
        return None
    return _decoded(_tidied(_TEXT.join(between)), texts, written)


def _decoded(signs: str, texts: Sequence[str], written: Sequence[str]) -> list[Any] | None:
    """Values from the signs in them and the texts between quotes; None where a sign may mean something else."""
    if len(signs) > _LONGEST and max(map(len, written)) > _LONGEST and _LONG.search(signs):
        return None
    found = _quoted(signs)
    if found is None or found.texts != len(texts):
        return None
    parts = found.json.replace("\n", ",0,").split(_TEXT)
    parts[1:] = chain.from_iterable(zip(texts, parts[1:], strict=True))
    try:
        values: list[Any] = from_json(f"[{''.join(parts)}]")
    except ValueError:
        return None
    if values[1::2] != [0] * (len(written) - 1):  # a bracket that closes on another line
        return None
    del values[1::2]
    if found.nested and any(map(_is_deep, written, values)):
        return None
    names = sum(map(_names, values)) if found.nested else sum([len(value) for value in values if type(value) is dict])
    return values if names == found.names else None  # else a name stands twice


def _apart(text: str) -> tuple[list[str], list[str]]:
    """What stands between texts in quotes, and these texts as JSON has them."""
    parts = _QUOTED.split(text)
    between, texts = [parts[0]], []
    for double, single, after in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        said = double if single is None else single
        if after[:2] == ": " and _NAME.fullmatch(said):
            between[-1] += f"{said}{after}"
        else:
            texts.append(_in_json(double, single))
            between.append(after)
    return between, texts


def _in_json(double: str | None, single: str) -> str:
    """A text without the quotes around it."""
    text = single.replace("''", "'") if double is None else double
    if double is not None and "\\" in text:
        text = unescaped(text.replace(_BREAK, "\n"))
    text = text.replace(_BREAK, " ").replace(_EMPTY, "\n")
    return encode_basestring(text)[1:-1] if '"' in text or "\\" in text or "\n" in text else text


def _tidied(signs: str) -> str:
    """Signs without spaces next to brackets, and with a space instead of the end of a line behind another sign."""
    if _BREAK in signs:
        signs = signs.replace(f"{_BREAK},", ",").replace(f",{_BREAK}", ", ").replace(f":{_BREAK}", ": ")
        for bracket in "[{":
            signs = signs.replace(f"{bracket}{_BREAK}", bracket)
        for bracket in "]}":
            signs = signs.replace(f"{_BREAK}{bracket}", bracket)
    for bracket in "[{":
        signs = signs.replace(f"{bracket} ", bracket)
    for bracket in "]}":
        signs = signs.replace(f" {bracket}", bracket)
    return signs


class _Quoted(NamedTuple):
    """Brackets as JSON has them, with the number of names and of texts that stood between quotes before.

    They are nested where there is more inside each other than lists in a section.
    """

    json: str
    names: int
    texts: int
    nested: bool


def _quoted(signs: str) -> _Quoted | None:
    """Lines in brackets with quotes at each sign, none around brackets; None where that may change what is meant."""
    if "\\" in signs or " #" in signs or _EMPTY in signs or (_BREAK in signs and _OVER_LINES.search(signs)):
        return None
    signs = signs.replace('"', _QUOTE)
    apart = signs.replace(", ", '","')
    shown = apart.replace(": ", '":"')
    names = len(shown) - len(apart)
    if signs.count(",") != len(apart) - len(signs):
        return None
    if signs.count(":") != names and _COLON.search(signs):
        return None
    nested = signs.count("{") > signs.count("\n{") + (signs[0] == "{")
    lists = shown.count(':"[')
    shown = shown.replace("[", '["').replace("]", '"]').replace("{", '{"').replace("}", '"}')
    flat = shown.replace('"[', "[")
    nested = nested or len(shown) - len(flat) > lists
    shown = flat.replace(']"', "]")
    if nested:
        shown = shown.replace('"{', "{").replace('}"', "}")
    if '""' in shown:
        shown = shown.replace('[""]', "[]").replace('{""}', "{}")
    if 'll"' in shown or 'LL"' in shown or '"~"' in shown:
        shown = _NOTHING.sub("null", shown)
    if '""' in shown or ' "' in shown or f'{_TEXT}":' in shown or _ODD.search(shown):
        return None
    shown = shown.replace(_BREAK, " ")
    return _Quoted(shown.replace(_QUOTE, '\\"'), names, shown.count(f'"{_TEXT}"'), nested)


def _names(value: Any) -> int:
    """How many names there are in a value."""
    if type(value) is dict:
        return len(value) + sum([_names(inside) for inside in value.values() if type(inside) is not str])
    return sum([_names(inside) for inside in value if type(inside) is not str]) if value else 0


def _is_deep(written: str, value: Any) -> bool:
    return written.count("[") + written.count("{") > DEEP and _depth(value) > DEEP


def _depth(value: Any) -> int:
    inside = value.values() if type(value) is dict else value if type(value) is list else None
    return 0 if inside is None else 1 + max(map(_depth, inside), default=0)
