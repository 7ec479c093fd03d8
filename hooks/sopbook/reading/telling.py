"""One refusal, told to an editor: where it is, what was expected, how to mend it."""

from ..findings import Finding, quoted
from ..wording import listed
from .absent import empty_value, half_a_range, unknown_field
from .amounts import no_number, out_of_range, too_few, too_many
from .forms import bad_key, own_words
from .kinds import kind_hint
from .mistakes import in_quotes
from .nearest import nearest
from .refusal import Refusal, cut_at_colon, place_of
from .shapes import choices, kind, scalar, strip, tags


def told(refusal: Refusal) -> Finding:
    """The finding for a refusal, with the cure that fits what was written."""
    if refusal.at_key:
        return bad_key(refusal)
    if refusal.type in {"missing", "extra_forbidden", "union_tag_not_found", "union_tag_invalid"}:
        return _TELL[refusal.type](refusal)
    if refusal.value is None or refusal.type == "string_too_short":
        return empty_value(refusal)
    if refusal.wanted is not None and _written_kind(refusal.value) != kind(refusal.wanted):
        return _wrong_kind(refusal)
    if refusal.type == "value_error":
        return own_words(refusal)
    if known := choices(refusal.wanted):
        return _not_listed(refusal, known)
    return _TELL.get(refusal.type, _unexpected)(refusal)


def _written_kind(value: object) -> str:
    if isinstance(value, dict):
        return "section"
    return "list" if isinstance(value, list | tuple) else "text"


_KINDS = {"section": "names with values", "list": "a list", "text": "a text"}

_THIS_IS = {"section": "these are names with values", "list": "this is a list", "text": "this is a text"}


def _wrong_kind(refusal: Refusal) -> Finding:
    message = f"{refusal.name} takes {_takes(refusal)}, but {_THIS_IS[_written_kind(refusal.value)]}"
    line = refusal.source.lines[refusal.source.position(refusal.path).line - 1]
    if (text := cut_at_colon(refusal)) and "{" not in line:
        message = f"{refusal.name} takes one text, but the colon in it makes a name and a value of it"
        return refusal.finding("SOP022", message, f"Put the whole text in quotes: {in_quotes(text)}")
    return refusal.finding("SOP022", message, kind_hint(refusal.field or "name", refusal.value, refusal.wanted, line))


def _takes(refusal: Refusal) -> str:
    wanted = kind(refusal.wanted)
    number = {int: "a whole number", float: "a number", bool: "true or false"}
    return number.get(scalar(refusal.wanted) or str, "one text") if wanted == "text" else _KINDS[wanted]


def _not_listed(refusal: Refusal, known: tuple[str, ...]) -> Finding:
    written = str(refusal.value)
    message = f"{quoted(written)} is not a value of {refusal.name.removeprefix('an item of ')}"
    suggestion = nearest(written, known)
    first = f"Did you mean {suggestion}? " if suggestion else ""
    return refusal.finding("SOP023", message, f"{first}It is {listed(known, 'or')}.")


def _no_type(refusal: Refusal) -> Finding:
    message = f"`type` is missing in {place_of(refusal, refusal.path)}"
    return refusal.finding("SOP021", message, f"It says the kind of question: {_types(refusal)}.")


def _bad_type(refusal: Refusal) -> Finding:
    written = str(refusal.context.get("tag", ""))
    known = [name.strip(" '") for name in refusal.context.get("expected_tags", "").split(",")]
    suggestion = nearest(written, known)
    first = f"Did you mean {suggestion}? " if suggestion else ""
    path = (*refusal.path, "type")
    message = f"{quoted(written)} is not a kind of question"
    return refusal.source.finding(path, "SOP023", message, f"{first}It is {_types(refusal)}.")


def _types(refusal: Refusal) -> str:
    return listed([*tags(strip(refusal.wanted))], "or")


def _unexpected(refusal: Refusal) -> Finding:
    """A kind of refusal that nobody has met yet: still placed, still without the words of a programmer."""
    hint = "The guide shows under Reference how it is written."
    if refusal.context.get("pattern"):
        hint = "Write small letters from a to z, digits and hyphens, such as our-handbook."
    return refusal.finding("SOP029", f"{refusal.name} does not have the form that it needs", hint)


_TELL = {
    "missing": half_a_range,
    "extra_forbidden": unknown_field,
    "union_tag_not_found": _no_type,
    "union_tag_invalid": _bad_type,
    "int_parsing": no_number,
    "int_parsing_size": no_number,
    "int_from_float": no_number,
    "float_parsing": no_number,
    "finite_number": no_number,
    "greater_than_equal": out_of_range,
    "less_than_equal": out_of_range,
    "too_short": too_few,
    "too_long": too_many,
}
