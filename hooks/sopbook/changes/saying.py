"""Changes in words: short sentences that name the field as its author wrote it."""

import datetime
from typing import Any

from ..model.base import Authored
from ..model.text import Written

LONGEST = 70
"""Characters of a text that a sentence shows; of a longer one, those around the difference."""


def data(value: Any) -> Any:
    """A value as JSON has it, by the names that authors write, without what nobody wrote."""
    if isinstance(value, Authored):
        return value.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    if isinstance(value, dict):
        return {str(key): data(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [data(item) for item in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value


def shown(value: Any) -> str:
    """A value as a sentence shows it: words bare, sentences in quotes, cut when long."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        return ", ".join(shown(item) for item in value) or "nothing"
    if isinstance(value, dict):
        return ", ".join(map(str, value))
    if isinstance(value, Authored):
        return _gist(value)
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return text if isinstance(value, Written) or " " not in text.strip() else _quoted(text, 0)


def pair(before: Any, after: Any) -> tuple[str, str]:
    """Two values as a sentence shows them side by side: of long texts the part that differs."""
    both = isinstance(before, str) and isinstance(after, str)
    if not both or max(len(before), len(after)) <= LONGEST:
        return shown(before), shown(after)
    same = next(
        (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(min(before, after, key=len))
    )
    start = before.rfind(" ", 0, max(0, same - 15)) + 1 if same > 30 else 0
    return _quoted(before, start), _quoted(after, start)


def _quoted(text: str, start: int) -> str:
    words = " ".join(text[start:].split())
    cut = words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"
    shown = f"{'…' if start else ''}{cut}"
    return shown if shown.startswith("“") and shown.endswith("”") else f"“{shown}”"


_GIST = ("do", "ask", "q", "text", "title", "summary", "meaning", "name")
_KNOWN = (
    "rule",
    "trigger",
    "activity",
    "symptom",
    "situation",
    "what",
    "condition",
    "level",
    "sop",
    "metric",
    "version",
    "id",
)


def _gist(value: Authored) -> str:
    """The few words that tell what an item is; the words it is known by stand before them already."""
    for field in _GIST:
        text = getattr(value, field, None)
        if text is not None:
            return shown(text)
    fields = [
        f"{field.alias or name} {shown(getattr(value, name))}"
        for name, field in type(value).model_fields.items()
        if name not in _KNOWN and not absent(getattr(value, name))
    ]
    told = ", ".join(fields[:4])
    return told if len(told) <= 2 * LONGEST else f"{told[: 2 * LONGEST].rsplit(' ', 1)[0]} …"


def value_words(where: str, name: str, before: Any, after: Any) -> str:
    """What happened to a field, such as `step check: within 10m → 5m`."""
    label = _label(name)
    at = f"{where}: " if where else ""
    if name == "critical" and isinstance(after, bool):
        return f"{at}{'now critical' if after else 'no longer critical'}"
    if name == "correct" and isinstance(after, bool):
        return f"{at}{'now correct' if after else 'no longer correct'}"
    if absent(before):
        return f"{at}new {label} {shown(after)}"
    if absent(after):
        return f"{at}{label} removed (was {shown(before)})"
    old, new = pair(before, after)
    if name == "goto" and where:
        return f"{where} goes to {new} (was {old})"
    return f"{at}{label} {old} → {new}"


def list_words(where: str, name: str, before: tuple[Any, ...], after: tuple[Any, ...]) -> str:
    """What happened to a list of texts or keys."""
    if not before or not after:
        return value_words(where, name, before, after)
    gained = [f"{shown(item)} added" for item in after if item not in before]
    lost = [f"{shown(item)} removed" for item in before if item not in after]
    at = f"{where}: " if where else ""
    if len(gained) == len(lost) == 1 and len(before) == len(after):
        old, new = pair(*(next(i for i in one if i not in other) for one, other in ((before, after), (after, before))))
        return f"{at}{_label(name)} {old} → {new}"
    return f"{at}{_label(name)}: {', '.join(gained + lost) or 'in another order'}"


def _label(name: str) -> str:
    return {"q": "q (question)", "a": "a (answer)", "if": "if (condition)"}.get(name, name)


def absent(value: Any) -> bool:
    """Whether nobody wrote a value: an empty list counts as none."""
    return value is None or value in ((), {})
