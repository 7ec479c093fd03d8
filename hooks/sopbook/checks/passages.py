"""The texts of an SOP that people read while they work, and where each of them stands."""

from collections.abc import Iterator
from enum import IntEnum
from typing import Any, NamedTuple

from ..reading.source import Source
from ..reading.tree import Path


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


def passages(source: Source) -> list[Passage]:
    """The texts of an SOP, by kind; what people say to customers and the history of the document are left out."""
    data = source.data
    if not isinstance(data, dict):
        return []
    found = [*_steps(data), *_nodes(data), *_items(data), *_answers(data), *_framed(data)]
    found = [passage for passage in found if isinstance(passage.text, str)]
    found.sort(key=lambda passage: passage.kind)
    if source.body.strip():
        found.append(Passage(Kind.PROSE, (), _explanation(source.body), {}))
    return found


def _parts(data: Any, key: str) -> Iterator[tuple[Any, dict[str, Any]]]:
    """The sections in a list or section, each with its index or name."""
    around = data.get(key) if isinstance(data, dict) else None
    pairs = around.items() if isinstance(around, dict) else enumerate(around) if isinstance(around, list) else ()
    return ((name, part) for name, part in pairs if isinstance(part, dict))


_ASIDES = ("warning", "note", "why", "result", "ask")


def _around(part: dict[str, Any], loc: Path) -> Iterator[Passage]:
    if "do" in part:
        kind = Kind.DETAIL if "end" in part else Kind.ACTION
        yield Passage(kind, (*loc, "do"), part["do"], part)
    for key in _ASIDES:
        if key in part:
            yield Passage(Kind.ASIDE, (*loc, key), part[key], part)


def _steps(data: dict[str, Any]) -> Iterator[Passage]:
    for index, step in _parts(data, "steps"):
        yield from _around(step, ("steps", index))
        for at, substep in _parts(step, "substeps"):
            yield Passage(Kind.DETAIL, ("steps", index, "substeps", at, "do"), substep.get("do", ""), step)
    for index, trouble in _parts(data, "troubleshooting"):
        yield Passage(Kind.DETAIL, ("troubleshooting", index, "do"), trouble.get("do", ""), trouble)


def _nodes(data: dict[str, Any]) -> Iterator[Passage]:
    workflow = data.get("workflow")
    for key, node in _parts(workflow, "nodes"):
        yield from _around(node, ("workflow", "nodes", key))
    for key, panel in _parts(workflow, "info"):
        text = panel.get("body")
        if isinstance(text, str):
            yield Passage(Kind.PROSE, ("workflow", "info", key, "body"), _explanation(text), panel)


def _items(data: dict[str, Any]) -> Iterator[Passage]:
    for index, phase in _parts(data.get("checklist"), "phases"):
        for at, item in _parts(phase, "items"):
            yield from _around(item, ("checklist", "phases", index, "items", at))


def _answers(data: dict[str, Any]) -> Iterator[Passage]:
    for index, entry in _parts(data, "faq"):
        text = entry.get("a")
        if isinstance(text, str):
            yield Passage(Kind.PROSE, ("faq", index, "a"), _explanation(text), entry)


def _framed(data: dict[str, Any]) -> Iterator[Passage]:
    if "purpose" in data:
        yield Passage(Kind.PROSE, ("purpose",), data["purpose"], {})
    for section, key in (("scope", "applies"), ("scope", "excludes"), ("prerequisites", "checks")):
        around = data.get(section)
        texts = around.get(key) if isinstance(around, dict) else None
        for index, text in enumerate(texts if isinstance(texts, list) else ()):
            yield Passage(Kind.PROSE, (section, key, index), text, {})


def _explanation(text: str) -> str:
    """Markdown with a line for each paragraph or item: of the same length, code, tables and headings blank."""
    lines = text.split("\n")
    fence = ""
    parts: list[str] = []
    for line in lines:
        start = line.lstrip()[:3]
        if start in {"```", "~~~"}:
            fence = "" if fence == start else fence or start
            shown = ""
        else:
            shown = "" if fence or start[:1] in _NO_PROSE else line
        goes_on = parts and parts[-1].strip() and shown and start[:1] not in _BEGINS
        parts += [(" " if goes_on else "\n") if parts else "", shown or " " * len(line)]
    return "".join(parts)


_NO_PROSE = frozenset("|#<")
_BEGINS = frozenset("-*+>0123456789")
