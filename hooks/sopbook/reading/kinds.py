"""Hints for values of another kind than their field takes: a text for a list, a list for names with values."""

import re
from typing import Any, get_args

from ..model.text import SopId
from .cures import mended
from .meanings import RULE_HINTS, meaning
from .shapes import field_names, fields, kind, models_inside, strip


def kind_hint(field: str, value: Any, wanted: Any, line: str) -> str:
    """How to write a value of the wanted kind; `line` is the source line that it starts on."""
    shape = kind(wanted)
    if shape == "list":
        return _as_list(field, value, wanted)
    if shape == "section":
        return _as_section(value, strip(wanted))
    if isinstance(value, dict) and "{" not in line:
        return f"Write the text on the line of its name: {field}: …"
    if field == "do" and isinstance(value, list):
        return "Write one instruction here. The parts of a step go below `substeps`, each with an id and a `do`."
    signs = "braces" if isinstance(value, dict) else "brackets"
    return f'Write one value without {signs} or hyphens. If the {signs} belong to the text, use quotes: {field}: "…"'


_EACH = "Write a hyphen and a space before each item, each on a line of its own"
_FROM_TO = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*(?:[-–—]|to|\.{2,3}|…)\s*([0-9]+(?:\.[0-9]+)?)")
_BULLETS = tuple("•·‣▪*–—")


def _as_list(field: str, value: Any, wanted: Any) -> str:
    if example := _item(wanted):
        return f"{_EACH}, such as:\n  - {example}"
    if not isinstance(value, str):
        return f"{_EACH}."
    if value.startswith("-"):
        return "Write a space after each hyphen, and each item on a line of its own."
    if value.startswith(_BULLETS) or re.match(r"[0-9]+[.)] ", value):
        return f"{_EACH}."
    if ends := _FROM_TO.fullmatch(value):
        return f"Write both in brackets: {field}: [{ends[1]}, {ends[2]}]"
    items = ", ".join(part.strip() for part in value.split(",") if part.strip())
    if len(items) > 60 or any(sign in items for sign in "[]{}:#\"'\n"):
        return f"Write each item below `{field}:` on a line of its own, after a hyphen and a space."
    return f"Write it in brackets: {field}: [{items}]"


def _item(wanted: Any) -> str | None:
    """An item of a list of sections as authors write it; None where items are single values."""
    arguments = get_args(strip(wanted))
    model = strip(arguments[0]) if arguments else None
    return _in_braces(model) if hasattr(model, "model_fields") else None


def _in_braces(model: Any) -> str | None:
    """A section with all that it needs; where it needs nothing, with the first field that has an example."""
    named = getattr(model, "model_fields", {})
    required = [field.alias or name for name, field in named.items() if field.is_required()]
    told = [example[1] for name in required or fields(model) if (example := meaning(model, name))]
    return "{" + ", ".join(told if required else told[:1]) + "}" if told else None


def _as_section(value: Any, model: Any) -> str:
    if isinstance(value, list):
        return _from_items(value, model)
    if isinstance(value, str) and "sop" in field_names(model) and mended(value, SopId):
        return f"Write which it is: {{sop: {mended(value, SopId)}}}"
    if hint := RULE_HINTS.get(getattr(model, "__name__", "")):
        return hint
    example = _in_braces(model) if hasattr(model, "model_fields") else None
    if example:
        return f"Write names with values, such as {example}"
    return "Write names with values below it, each on a line of its own, indented by two spaces."


def _from_items(items: list[Any], model: Any) -> str:
    first = items[0] if items else None
    names = set(first) if isinstance(first, dict) else set()
    inside = models_inside(model) if hasattr(model, "model_fields") else ()
    around = next((name for name, item in inside if names and names <= {*field_names(item)}), None)
    if around:
        return f"A line is missing above the items: {around}: and the items below it, indented by two spaces more."
    if isinstance(first, dict) and isinstance(first.get("id"), str):
        return (
            f"Take the id of each item as its name, without the hyphen: {first['id']}: and the rest indented below it."
        )
    return "Write names with values in place of the items, without the hyphens."
