"""Whether a change asks people to do something else (material), or only says the same in other words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from ..model import answers, procedure, question, registers, sop
from ..model.base import Authored
from ..model.text import Duration, Written
from .change import Weight
from .typos import deciding, numbers, typo_only

Kind = Literal["sop", "quiz", "register"]

CONTROL = {
    "version",
    "status",
    "revisions",
    "effective",
    "approvers",
    "reviewers",
    "review",
    "pilot",
    "supersedes",
    "allow",
}
"""Fields of an SOP that are its papers: they change without the procedure changing."""

_DECIDING = {
    *("level", "role", "critical", "uses", "goto", "start", "else", "visits", "end", "to", "after", "by", "mode"),
    *("responsible", "accountable", "step", "clock", "keep", "training", "severity", "channels", "action", "kind"),
    *("respond", "resolve", "within", "due", "phone", "email", "chat"),
}
"""Fields whose every change is felt by whoever follows the procedure."""
_INSTRUCTIONS = {
    *("do", "ask", "if", "warning", "q", "a", "trigger", "result", "record", "handover", "checks", "applies"),
    *("excludes", "hours", "say", "avoid", "text", "formula", "target", "what", "where", "symptom", "when"),
}
"""Texts that say what to do; every other text explains."""
_LABELS = {"satisfies", "tags", "objectives", "references", "audience"}
"""What files an SOP under something; a number in it is a name."""
_KEY = {
    *("type", "correct", "answer", "tolerance", "range", "unit", "accept", "forgive", "scoring", "any-order"),
    *("mark", "critical", "points", "sop", "hint-cost", "pool", "take", "start", "ends", "limit", "cooldown"),
    *("every", "on"),
}
"""Fields of a quiz that decide who passes."""
_PROCEDURE = (
    procedure.Step,
    procedure.Substep,
    procedure.Visited,
    procedure.End,
    procedure.Answer,
    procedure.Phase,
    procedure.Item,
    procedure.Faq,
    procedure.Workflow,
    procedure.Checklist,
    procedure.SignOff,
    sop.Escalation,
    sop.EscalationLevel,
    sop.Bypass,
    sop.Responsibility,
    sop.Scope,
    sop.Record,
    question.Item,
    answers.Choices,
    answers.Number,
    answers.Words,
    answers.Option,
    question.Part,
    question.Pair,
    registers.Contact,
    registers.ServiceLevel,
    registers.Response,
)
_ORDERED = (
    procedure.Step,
    procedure.Substep,
    procedure.Item,
    procedure.Phase,
    question.Part,
    registers.MacroAction,
)
"""What is done in the order in which it is written."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a change stands: the kind of file, the names of the fields around it, and the level of its step."""

    kind: Kind
    names: tuple[str, ...]
    level: str = "must"


def weight_of_value(setting: Setting, before: Any, after: Any) -> tuple[Weight, bool]:
    """The weight of a changed value, and whether only letters slipped."""
    name = setting.names[-1]
    texts = _text(before), _text(after)
    typo = _wording(before) and _wording(after) and name not in _closed(setting) and typo_only(*texts)
    if typo:
        return "wording", True
    if is_control(setting):
        return "wording", False
    return ("material" if _felt(setting, name, (before, after), texts) else "wording"), False


def _felt(setting: Setting, name: str, values: tuple[Any, Any], texts: tuple[str, str]) -> bool:
    if name in _closed(setting) or (name == "tools" and len(setting.names) > 1):
        return True
    if setting.kind == "quiz" or setting.names[0] in _LABELS:
        return False
    if any(isinstance(value, (bool, Duration, *_PROCEDURE)) for value in values):
        return True
    if setting.names[0] in {"escalation", "contacts"} or numbers(texts[0]) != numbers(texts[1]):
        return True
    if name not in _INSTRUCTIONS:
        return False
    return setting.level == "must" or deciding(texts[0]) != deciding(texts[1])


def weight_of_item(setting: Setting, value: Any) -> Weight:
    """The weight of an item or section that is new or gone."""
    if is_control(setting):
        return "wording"
    if isinstance(value, _PROCEDURE):
        optional = getattr(value, "level", "must") == "may" or setting.level == "may"
        return "wording" if optional and not numbers(_text(value)) else "material"
    if setting.kind == "quiz" or setting.names[0] in _LABELS:
        return "wording"
    return "material" if numbers(_text(value)) else "wording"


def weight_of_move(setting: Setting, value: Any) -> Weight:
    """The weight of another order."""
    return "material" if isinstance(value, _ORDERED) and not is_control(setting) else "wording"


def is_control(setting: Setting) -> bool:
    """Whether a field belongs to the papers of an SOP."""
    return setting.kind == "sop" and setting.names[0] in CONTROL


def _closed(setting: Setting) -> set[str]:
    """The names of fields whose values are chosen, not worded."""
    return _KEY if setting.kind == "quiz" else _DECIDING


def _wording(value: Any) -> bool:
    """Whether a value is a text that people read, or a list of such."""
    if isinstance(value, tuple):
        return bool(value) and all(_wording(item) for item in value)
    return isinstance(value, str) and not isinstance(value, Written)


def _text(value: Any) -> str:
    return " \n".join(_texts(value))


def _texts(value: Any) -> Iterable[str]:
    """The texts inside a value; ids and keys are none."""
    if isinstance(value, Authored):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, Duration) or (isinstance(value, str) and not isinstance(value, Written)):
        yield str(value)
