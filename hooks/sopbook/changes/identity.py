"""By what the items of a list are known: matched by id or by the words that name them, never by position."""

from typing import Any

from ..model import allowance, answers, procedure, question, quiz, registers, sop
from ..model.base import Authored

_KNOWN_BY: dict[type[Authored], tuple[str, str]] = {
    allowance.Allowance: ("allowance", "rule"),
    sop.Revision: ("revision", "version"),
    sop.Responsibility: ("responsibility", "activity"),
    sop.Definition: ("definition", "term"),
    sop.Target: ("metric", "metric"),
    sop.Record: ("record", "what"),
    sop.Trouble: ("trouble", "symptom"),
    sop.Phrase: ("phrase", "situation"),
    sop.Bypass: ("by-pass", "trigger"),
    sop.EscalationLevel: ("escalation level", "level"),
    procedure.Step: ("step", "id"),
    procedure.Substep: ("substep", "id"),
    procedure.Answer: ("answer", "condition"),
    procedure.Phase: ("phase", "id"),
    procedure.Item: ("checklist item", "id"),
    procedure.Faq: ("FAQ entry", "id"),
    answers.Option: ("option", "id"),
    question.Part: ("item", "id"),
    question.Pair: ("pair", "id"),
    question.Item: ("question", "id"),
    quiz.Draw: ("draw", "pool"),
    registers.MacroAction: ("action", "what"),
    registers.PathItem: ("procedure", "sop"),
}
_ENTRIES = {
    "nodes": "workflow node",
    "info": "panel",
    "blanks": "gap",
    "ends": "end",
    "placeholders": "gap",
    "satisfies": "clauses of",
    "roles": "role",
    "contacts": "contact",
    "terms": "term",
    "tools": "tool",
    "metrics": "metric",
    "responses": "canned response",
    "macros": "macro",
    "service-levels": "service level",
    "standards": "standard",
    "objectives": "objective",
    "paths": "learning path",
}


def noun(value: Authored) -> str:
    """What an item of a list is called."""
    return _known_by(value)[0]


def entry_noun(field: str) -> str:
    """What an entry of a section with keys is called."""
    return _ENTRIES.get(field, field)


def key_field(value: Authored) -> str | None:
    """The field that an item is known by when people may reword it; None for an id, which stays for good."""
    field = _known_by(value)[1]
    return None if field in {"id", "rule", "level", "version", "metric", "sop", "pool"} else field


def identities(values: tuple[Authored, ...]) -> dict[str, int]:
    """The position of each item by its id; what has the same words as an item above gets a number."""
    found: dict[str, int] = {}
    for index, value in enumerate(values):
        name = base = _identity(value)
        count = 1
        while name in found:
            count += 1
            name = f"{base} ({count})"
        found[name] = index
    return found


def _identity(value: Any) -> str:
    if isinstance(value, sop.Reference):
        return str(value.sop or value.url or value.file)
    return str(getattr(value, _known_by(value)[1]))


def _known_by(value: Authored) -> tuple[str, str]:
    if isinstance(value, sop.Reference):
        return ("reference", "sop")
    found = (known for kind, known in _KNOWN_BY.items() if isinstance(value, kind))
    # a kind of item that is not told of above goes by its first field
    return next(found, (type(value).__name__.lower(), next(iter(type(value).model_fields))))
