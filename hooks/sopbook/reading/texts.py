"""Texts that go over several lines, and texts between quotes: what YAML makes of them."""

import re

from .tree import ODD


class DoubtError(Exception):
    """Something that can be read in more than one way."""


_QUOTED = re.compile(r"""\"((?:[^"\\]|\\.)*+)"|'((?:[^']|'')*+)'""", re.DOTALL)
_BREAKS = re.compile(r"(?<! ) *\n[ \n]*")
"""The end of a line, with the spaces and empty lines around it."""
_ESCAPED_BREAK = re.compile(r"\\\n *")
_ESCAPES = re.compile(
    r"(?:[^\\]|\\(?:[\"\\n_/]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\n *+(?!\n)| (?! *\n)))*+"
)
"""Texts between double quotes in which each backslash has one meaning."""
_NOT_IN_PYTHON = re.compile(r"\\[_ /]")
_ESCAPE = re.compile(r"\\(.)")


def folded(text: str) -> str:
    """A text on one line: the end of a line is a space, and an empty line the end of a line."""
    if "\n" not in text:
        return text
    lines = [line.strip(" ") for line in text.split("\n")]
    if "" in lines or text[0] == " " or text[-1] == " ":
        return _BREAKS.sub(lambda found: "\n" * (found[0].count("\n") - 1) or " ", text)
    return " ".join(lines)


def unquoted(written: str) -> str:
    """What stands between quotes."""
    found = _QUOTED.fullmatch(written)
    if found is None:
        raise DoubtError
    if found[1] is None:
        return folded(found[2]).replace("''", "'")
    return unescaped(found[1]) if "\\" in found[1] else folded(found[1])


def unescaped(inside: str) -> str:
    """What stands between double quotes, with backslashes in it."""
    if not _ESCAPES.fullmatch(inside):
        raise DoubtError
    if "\n" in inside:
        if "\\\\" in inside:
            raise DoubtError  # a backslash before the end of a line, or one that stands for itself
        inside = folded(_ESCAPED_BREAK.sub("", inside))
    if _NOT_IN_PYTHON.search(inside):
        inside = _ESCAPE.sub(_in_python, inside)
    try:
        text = inside.encode("latin-1", "backslashreplace").decode("unicode_escape")
    except ValueError:
        raise DoubtError from None
    if not text.isprintable() and ODD.search(text):
        raise DoubtError
    return text


def _in_python(found: re.Match[str]) -> str:
    return {"_": "\xa0", " ": " ", "/": "/"}.get(found[1], found[0])


def below(written: str) -> str:
    """The text below a bar or `>`."""
    sign, _, text = written.partition("\n")
    start = text.partition("\n")[0]
    indent = len(start) - len(start.lstrip(" "))
    if sign not in _SIGNS or indent == len(start):
        raise DoubtError
    margin = "\n" + " " * indent
    text = f"\n{text}"
    if text.count("\n") == text.count(margin):
        text = text.replace(margin, "\n")[1:]
    else:
        lines = text.split("\n")[1:]
        if any(line[:indent].strip(" ") for line in lines):
            raise DoubtError
        text = "\n".join([line[indent:] for line in lines])
    text = text.rstrip("\n")
    if sign[0] == ">":
        if "\n " in text:
            raise DoubtError
        text = _PARAGRAPHS.sub(lambda found: "\n" * (len(found[0]) - 1) or " ", text)
    return text if sign[1:] else f"{text}\n"


_SIGNS = frozenset(("|", "|-", ">", ">-"))
_PARAGRAPHS = re.compile(r"\n+")
