"""The texts of an SOP that people read while they work, and where each of them stands."""

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import Any, NamedTuple

from ..reading.source import Source
from ..reading.tree import Path
from ..verbatim import unfenced


class Kind(IntEnum):
    """What a text is for; the order is that of a `Text`."""

    ACTION = 0
    """What is done: one step, item or node."""
    DETAIL = 1
    """What is done inside a step, at the end of a workflow, or when something goes wrong."""
    ASIDE = 2
    """What is said beside it: warnings, notes, results, conditions."""
    PROSE = 3
    """Purpose, scope, answers, panels and the text below the front matter."""


class Passage(NamedTuple):
    """One text: its way, what it is for, and the part of the procedure that it belongs to."""

    kind: Kind
    loc: Path
    text: str
    part: dict[str, Any]


Found = tuple[list[Passage], ...]
"""What was found, by kind."""
ACTION, DETAIL, ASIDE, PROSE = Kind


def passages(source: Source) -> list[Passage]:
    """The texts of an SOP, by kind; what people say to customers and the history of the document are left out."""
    data = source.data
    if not isinstance(data, dict):
        return []
    found: Found = ([], [], [], [])
    for look in (_steps, _nodes, _items, _answers, _framed):
        look(data, found)
    if source.body.strip():
        found[PROSE].append(Passage(PROSE, (), _explanation(source.body), {}))
    return [*found[ACTION], *found[DETAIL], *found[ASIDE], *found[PROSE]]


def _add(found: Found, kind: Kind, loc: Path, text: Any, part: dict[str, Any]) -> None:
    if isinstance(text, str):
        found[kind].append(Passage(kind, loc, text, part))


def _parts(data: Any, key: str) -> Iterator[tuple[Any, dict[str, Any]]]:
    """The sections in a list or section, each with its index or name."""
    around = data.get(key) if isinstance(data, dict) else None
    pairs = around.items() if isinstance(around, dict) else enumerate(around) if isinstance(around, list) else ()
    return ((name, part) for name, part in pairs if isinstance(part, dict))


_ASIDES = ("warning", "note", "why", "result", "ask")


def _around(part: dict[str, Any], loc: Path, found: Found) -> None:
    if "do" in part:
        _add(found, DETAIL if "end" in part else ACTION, (*loc, "do"), part["do"], part)
    for key in _ASIDES:
        if key in part:
            _add(found, ASIDE, (*loc, key), part[key], part)


def _steps(data: dict[str, Any], found: Found) -> None:
    for index, step in _parts(data, "steps"):
        _around(step, ("steps", index), found)
        if "substeps" in step:
            for at, substep in _parts(step, "substeps"):
                _add(found, DETAIL, ("steps", index, "substeps", at, "do"), substep.get("do", ""), step)
    for index, trouble in _parts(data, "troubleshooting"):
        _add(found, DETAIL, ("troubleshooting", index, "do"), trouble.get("do", ""), trouble)


def _nodes(data: dict[str, Any], found: Found) -> None:
    workflow = data.get("workflow")
    for key, node in _parts(workflow, "nodes"):
        _around(node, ("workflow", "nodes", key), found)
    for key, panel in _parts(workflow, "info"):
        text = panel.get("body")
        if isinstance(text, str):
            _add(found, PROSE, ("workflow", "info", key, "body"), _explanation(text), panel)


def _items(data: dict[str, Any], found: Found) -> None:
    for index, phase in _parts(data.get("checklist"), "phases"):
        for at, item in _parts(phase, "items"):
            _around(item, ("checklist", "phases", index, "items", at), found)


def _answers(data: dict[str, Any], found: Found) -> None:
    for index, entry in _parts(data, "faq"):
        text = entry.get("a")
        if isinstance(text, str):
            _add(found, PROSE, ("faq", index, "a"), _explanation(text), entry)


def _framed(data: dict[str, Any], found: Found) -> None:
    if "purpose" in data:
        _add(found, PROSE, ("purpose",), data["purpose"], {})
    for section, key in (("scope", "applies"), ("scope", "excludes"), ("prerequisites", "checks")):
        around = data.get(section)
        texts = around.get(key) if isinstance(around, dict) else None
        for index, text in enumerate(texts if isinstance(texts, list) else ()):
            _add(found, PROSE, (section, key, index), text, {})


def _explanation(text: str) -> str:
    """Markdown with a line for each paragraph or item, of the same length.

    Code, tables, headings and the heads of boxes are blank.
    """
    if "!!!" in text or "???" in text:
        text = _BOX.sub(lambda head: " " * len(head[0]), text)
    parts: list[str] = []
    for line in unfenced(text).split("\n"):
        start = line.lstrip()[:1]
        shown = line if start and start not in _NO_PROSE else ""
        goes_on = parts and parts[-1].strip() and shown and start not in _BEGINS
        parts += [(" " if goes_on else "\n") if parts else "", shown or " " * len(line)]
    return "".join(parts)


_NO_PROSE = frozenset("|#<")
_BOX = re.compile(
    r"^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+(?:[\w-]+(?:[ \t]+[\w-]+)*|(?=\"))(?:[ \t]*\"[^\"\n]*\")?[ \t]*$"
    r"(?=\n(?:[ \t]*\n)?(?: {4}|\t))",
    re.MULTILINE,
)
"""The first line of an admonition, or of one that can be folded, with its text indented below it."""
_BEGINS = frozenset("-*+>0123456789")
