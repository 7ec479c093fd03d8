"""The quiz of a made-up SOP: questions of many types, from a handful to very many."""

from collections.abc import Callable
from typing import Any

from benchmarks.varied.wording import Pen

Fields = dict[str, Any]


def quiz(pen: Pen, sop: Fields, size: int) -> Fields:
    """A quiz of so many questions on the steps, nodes, items or answers of an SOP."""
    parts = parts_of(sop)
    asked = [
        {
            "id": f"question-{at}",
            "tests": [parts[at % len(parts)]],
            "q": f"{pen.sentence().lstrip('- ').rstrip('.')} – {pen.thing()}?",
            "explain": pen.text(1, 4),
            **KINDS[at % len(KINDS)](pen),
        }
        for at in range(size)
    ]
    return {"sop": sop["id"], "title": sop["title"], "pass": {"mark": 80, "critical": "all"}, "questions": asked}


def parts_of(sop: Fields) -> list[str]:
    """The ids of what a question may be about."""
    if "steps" in sop:
        return [step["id"] for step in sop["steps"]]
    if "workflow" in sop:
        return list(sop["workflow"]["nodes"])
    if "checklist" in sop:
        return [item["id"] for phase in sop["checklist"]["phases"] for item in phase["items"]]
    return [question["id"] for question in sop["faq"]]


def _options(pen: Pen, right: int) -> list[Fields]:
    options = [{"id": f"option-{at}", "text": pen.instruction(), "why": pen.sentence()} for at in range(right + 2)]
    options = [{**option, "correct": True} if at < right else option for at, option in enumerate(options)]
    pen.chance.shuffle(options)
    return options


def _single(pen: Pen) -> Fields:
    return {"type": "single", "options": _options(pen, 1)}


def _multiple(pen: Pen) -> Fields:
    return {"type": "multiple", "options": _options(pen, 2)}


def _true_or_false(pen: Pen) -> Fields:
    return {"type": "true-false", "answer": pen.chance.random() < 0.5}


def _order(pen: Pen) -> Fields:
    return {"type": "order", "items": [{"id": f"part-{at}", "text": pen.instruction()} for at in range(4)]}


def _match(pen: Pen) -> Fields:
    pairs = [{"id": f"pair-{at}", "left": pen.thing(), "right": pen.thing()} for at in range(3)]
    return {"type": "match", "pairs": pairs, "distractors": [pen.thing()]}


def _number(pen: Pen) -> Fields:
    return {"type": "numeric", "answer": pen.number(1, 90), "tolerance": "10%", "unit": "minutes"}


def _words(pen: Pen) -> Fields:
    return {"type": "text", "accept": [pen.thing(), pen.thing()], "forgive": ["case", "typos"]}


def _gaps(pen: Pen) -> Fields:
    blanks = {"first": {"answer": 15, "unit": "minutes"}, "second": {"accept": [pen.thing()]}}
    return {"type": "cloze", "text": f"{pen.thing()} {{first}} {pen.thing()} {{second}}.", "blanks": blanks}


KINDS: tuple[Callable[[Pen], Fields], ...] = (
    _single,
    _multiple,
    _true_or_false,
    _order,
    _match,
    _number,
    _words,
    _gaps,
)
