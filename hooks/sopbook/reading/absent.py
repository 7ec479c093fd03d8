"""Fields that are missing, unknown or empty, told to an editor."""

import re
from collections.abc import Iterable

from ..findings import Finding, quoted
from ..wording import listed
from .characters import unseen
from .meanings import meaning
from .mistakes import in_quotes
from .nearest import nearest
from .refusal import Refusal, fields_beside, mended_text, model_at, place_of
from .shapes import field_names, models_inside, resolve


def missing_fields(together: list[Refusal]) -> Finding:
    """Fields that one section lacks, with the lines to add."""
    first = together[0]
    names = [str(refusal.loc[-1]) for refusal in together]
    told = [_meaning(refusal, name) for refusal, name in zip(together, names, strict=True)]
    if len(names) == 1:
        purpose, example = told[0]
        message = f"`{names[0]}` is missing in {place_of(first, first.path)}"
        return first.finding("SOP021", message, f"Say {purpose}. Write for example: {example}")
    message = f"{listed([f'`{name}`' for name in names], 'and')} are missing in {place_of(first, first.path)}"
    lines = "\n".join(["Write for example:", *(f"  {example}" for _, example in told)])
    return first.finding("SOP021", message, lines)


def half_a_range(refusal: Refusal) -> Finding:
    """A range of which one end is written."""
    message = f"{place_of(refusal, refusal.path)} needs two values, the lowest and the highest"
    return refusal.finding("SOP027", message, "Write both, such as [10, 15].")


def _meaning(refusal: Refusal, field: str) -> tuple[str, str]:
    """What a field is for, and a line that has it."""
    model = model_at(refusal, refusal.loc[:-1])
    return meaning(model, field) or ("its value", f"{field}: …")


def name_meant(refusal: Refusal) -> str | None:
    """The field that was meant by a name that is none."""
    return nearest(str(refusal.loc[-1]), field_names(refusal.model, refusal.loc[:-1]))


def unknown_field(refusal: Refusal) -> Finding:
    """A name that no field has here, with the field that was meant or the section that it belongs in."""
    written = str(refusal.loc[-1])
    allowed = field_names(refusal.model, refusal.loc[:-1])
    message = f"{quoted(written)} is not a field of {place_of(refusal, refusal.path[:-1])}"
    suggestion = nearest(written, allowed)
    if odd := unseen(written):
        message = f"there is {odd} in the name {quoted(written)}"
        return refusal.finding("SOP020", message, f"Delete it, or type the name again{_as(suggestion)}.", key=True)
    if torn := _torn_off(refusal, written, allowed):
        hint = torn
    elif written in _ANSWERS and "options" in allowed:
        hint = f"The right option says so itself: {{id: {_right_option(refusal)}, text: …, correct: true}}"
    elif section := section_left_empty(refusal):
        hint = f"It belongs inside `{section}`: indent it by two spaces more, below `{section}:`."
    elif suggestion and suggestion not in fields_beside(refusal):
        hint = f"Did you mean `{suggestion}`?"
    elif other := _elsewhere(refusal, written):
        hint = other
    else:
        hint = "The fields here are " + ", ".join(f"`{name}`" for name in allowed) + "."
    return refusal.finding("SOP020", message, hint, key=True)


def _as(name: str | None) -> str:
    return f": {name}" if name else ""


_ANSWERS = ("answer", "answers", "correct", "right", "solution")
"""What people write who name the right option beside the options."""


def _right_option(refusal: Refusal) -> str:
    """The id of the option that a value names by its id or its text."""
    options = fields_beside(refusal).get("options")
    listed = [option for option in options if isinstance(option, dict)] if isinstance(options, list) else []
    named = [option for option in listed if refusal.value in (option.get("id"), option.get("text"))]
    return str(named[0].get("id", "…")) if named else "…"


def _torn_off(refusal: Refusal, written: str, allowed: Iterable[str]) -> str | None:
    """The cure for a piece between braces that has no colon: a name without one, or what stands behind a comma."""
    if refusal.value is not None:
        return None
    name, _, rest = written.partition(" ")
    if rest and name in allowed:
        return f"A colon is missing: {name}: {rest}"
    siblings = fields_beside(refusal)
    before = [*siblings][[*siblings].index(written) - 1] if written in siblings else written
    start = siblings.get(before)
    if not re.search(r"[\s.!?]", written) or not isinstance(start, str):
        return None
    text = in_quotes(mended_text(refusal, start, [written]))
    return f"If it belongs to the text before the comma, put all of it in quotes: {before}: {text}"


def _elsewhere(refusal: Refusal, written: str) -> str | None:
    """Where a field belongs that stands beside the section it should stand in, or too deep."""
    here = model_at(refusal, refusal.loc[:-1])
    for name, model in models_inside(here) if hasattr(here, "model_fields") else ():
        if written in field_names(model) and name in fields_beside(refusal):
            place = f"It belongs inside `{name}`: indent it by two spaces more, below `{name}:`."
            return _in_item(refusal, name) or place
    for length in range(len(refusal.loc) - 2, -1, -1):
        if written in field_names(refusal.model, refusal.loc[:length]):
            outer = place_of(refusal, resolve(refusal.model, refusal.source.data, refusal.loc[:length])[0])
            return f"It is a field of {outer}: indent it like the other fields there."
    return None


def _in_item(refusal: Refusal, name: str) -> str | None:
    """Where a field of an item belongs that stands beside the list; None where that is no list of items with lines."""
    items = fields_beside(refusal)[name]
    if not isinstance(items, list) or not items or not isinstance(items[-1], dict):
        return None
    field = next(iter(items[-1]))
    at = refusal.source.position((*refusal.path[:-1], name, len(items) - 1, field))
    indent = at.key_column - 1
    place = f"below the fields there, indented by {indent} spaces like them"
    if refusal.source.lines[at.key_line - 1][:indent].strip(" -"):
        place = "between the braces there"
    return f"It belongs inside an item of `{name}`: write it {place}."


def empty_value(refusal: Refusal) -> Finding:
    """A field without a value."""
    model = model_at(refusal, refusal.loc[:-1])
    told = meaning(model, str(refusal.loc[-1])) if refusal.loc else None
    hint = f"Say {told[0]}. Write for example: {told[1]}" if told else "Give it a value, or delete the line."
    line = refusal.source.lines[refusal.source.position(refusal.path).key_line - 1]
    if refusal.loc and re.search(rf"\b{re.escape(str(refusal.loc[-1]))}:\s+#\s*\S", line):
        hint += "\nWhat stands behind a # is a comment. If it is the value, take the # away, or put both in quotes."
    return refusal.finding("SOP026", f"{refusal.name} is empty", hint)


def section_left_empty(refusal: Refusal) -> str | None:
    """The empty section beside an unknown field which that field belongs in."""
    here = model_at(refusal, refusal.loc[:-1])
    siblings = fields_beside(refusal)
    inside = models_inside(here) if hasattr(here, "model_fields") else ()
    names = (name for name, model in inside if refusal.loc[-1] in field_names(model))
    return next((name for name in names if name in siblings and siblings[name] is None), None)
