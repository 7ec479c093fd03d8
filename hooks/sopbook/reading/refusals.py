"""What the model refuses, told to an editor: where it is, what was expected, how to mend it.

Pydantic gives each refusal as a type, a loc and the refused value; nothing of its own words is shown.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic_core import ErrorDetails

from ..findings import Finding, quoted
from ..model.text import SopId
from .cures import advice, mended, nearest, number_hint, unseen
from .kinds import kind_hint
from .meanings import RULE_HINTS, meaning
from .shapes import choices, field_names, kind, models_inside, resolve, resolve_key, scalar, strip, tags
from .source import Source
from .tree import MOST, Path

_FIELDS = 12
"""Fields that an entry of any kind needs, and some more."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One value that the model refused: what was written, the way to it and what is wanted there."""

    source: Source
    model: Any
    loc: tuple[str | int, ...]
    path: Path
    wanted: Any
    type: str
    value: object
    context: dict[str, Any]
    at_key: bool
    """Whether it is the key itself that has the wrong form."""

    @property
    def name(self) -> str:
        """The field as a message names it."""
        last = self.loc[-1] if self.loc else ""
        if isinstance(last, str):
            return f"`{last}`"
        fields = [part for part in self.path if isinstance(part, str)]
        return f"an item of `{fields[-1]}`" if fields else "this"

    def finding(self, code: str, message: str, hint: str | None = None, *, key: bool = False) -> Finding:
        """A finding at the value, or at its key."""
        return self.source.finding(self.path, code, message, hint, key=key)


def findings(source: Source, model: Any, errors: Iterable[ErrorDetails]) -> list[Finding]:
    """Everything that was refused, told once: what another mistake explains is left out."""
    refusals = _first(sorted((_refusal(source, model, error) for error in _begun(errors)), key=_line))
    unknown = [refusal for refusal in refusals if refusal.type == "extra_forbidden"]
    meant = {(*refusal.path[:-1], name) for refusal in unknown if (name := _meant(refusal))}
    displaced = {(*refusal.path[:-1], name) for refusal in unknown if (name := _section_left_empty(refusal))}
    missing: dict[Path, list[Refusal]] = {}
    found = []
    for refusal in refusals:
        if _reported_before(refusal) or _long_enough(refusal) or refusal.path in displaced:
            continue
        if refusal.type == "missing" and isinstance(refusal.loc[-1], str):
            if (*refusal.path, refusal.loc[-1]) not in meant:
                missing.setdefault(refusal.path, []).append(refusal)
        else:
            found.append(_told(refusal))
    return found + [_missing(together) for together in missing.values()]


def _begun(errors: Iterable[ErrorDetails]) -> Iterator[ErrorDetails]:
    """The first refusals of each field, many more than can be listed: their places in the file take time to find."""
    told: Counter[str | int] = Counter()
    for error in errors:
        field = error["loc"][0] if len(error["loc"]) > 1 else error["type"]
        told[field] += 1
        if told[field] <= 10 * MOST:
            yield error


def _first(refusals: Iterable[Refusal]) -> list[Refusal]:
    """Those of the first lines, more than can be listed: an entry may be refused for each of its fields."""
    kept: list[Refusal] = []
    lines: Counter[int] = Counter()
    for refusal in refusals:
        line = _line(refusal)
        if len(lines) > MOST and line not in lines:
            break
        lines[line] += 1
        if lines[line] <= _FIELDS or len(kept) < 2 * MOST:
            kept.append(refusal)
    return kept


def _line(refusal: Refusal) -> int:
    return refusal.source.position(refusal.path).key_line


def _refusal(source: Source, model: Any, error: ErrorDetails) -> Refusal:
    loc, kind_of = error["loc"], error["type"]
    at_key = kind_of == "value_error" and loc[-1:] == ("[key]",)
    path, wanted = resolve_key(model, source.data, loc) if at_key else resolve(model, source.data, loc)
    return Refusal(source, model, loc, path, wanted, kind_of, error["input"], error.get("ctx", {}), at_key)


def _reported_before(refusal: Refusal) -> bool:
    """Whether the value was refused while the file was read: it stands in the tree only in part."""
    refused = refusal.source.refused
    return bool(refused) and any(refusal.path[:length] in refused for length in range(len(refusal.path) + 1))


def _long_enough(refusal: Refusal) -> bool:
    """Whether a list counts as too short only because some of its items were refused themselves."""
    count = len(refusal.value) if isinstance(refusal.value, list | tuple | dict) else 0
    return refusal.type == "too_short" and count >= int(refusal.context["min_length"])


def _section_left_empty(refusal: Refusal) -> str | None:
    """The empty section beside an unknown field which that field belongs in."""
    here = _model_at(refusal, refusal.loc[:-1])
    siblings = _siblings(refusal)
    inside = models_inside(here) if hasattr(here, "model_fields") else ()
    names = (name for name, model in inside if refusal.loc[-1] in field_names(model))
    return next((name for name in names if name in siblings and siblings[name] is None), None)


def _told(refusal: Refusal) -> Finding:
    if refusal.at_key:
        return _bad_key(refusal)
    if refusal.type in {"missing", "extra_forbidden", "union_tag_not_found", "union_tag_invalid"}:
        return _TELL[refusal.type](refusal)
    if refusal.value is None or refusal.type == "string_too_short":
        return _empty(refusal)
    if refusal.wanted is not None and _written_kind(refusal.value) != kind(refusal.wanted):
        return _wrong_kind(refusal)
    if refusal.type == "value_error":
        return _own_words(refusal)
    if listed := choices(refusal.wanted):
        return _not_listed(refusal, listed)
    return _TELL.get(refusal.type, _unexpected)(refusal)


def _written_kind(value: object) -> str:
    if isinstance(value, dict):
        return "section"
    return "list" if isinstance(value, list | tuple) else "text"


def _place(refusal: Refusal, path: Path) -> str:
    """A section or item as a message names it: `scope`, item 2 of `steps`, “check” in `steps`."""
    if not path:
        return "this file"
    last = path[-1]
    if isinstance(last, str):
        return f"`{last}`"
    around = next((part for part in reversed(path) if isinstance(part, str)), "")
    item: Any = refusal.source.data
    for part in path:
        item = item[part]
    named = item.get("id") if isinstance(item, dict) else None
    return f"{quoted(named)} in `{around}`" if isinstance(named, str) else f"item {last + 1} of `{around}`"


def _model_at(refusal: Refusal, loc: tuple[str | int, ...]) -> Any:
    return strip(resolve(refusal.model, refusal.source.data, loc)[1])


def _missing(together: list[Refusal]) -> Finding:
    """Fields that one section lacks, with the lines to add."""
    first = together[0]
    names = [str(refusal.loc[-1]) for refusal in together]
    told = [_meaning(refusal, name) for refusal, name in zip(together, names, strict=True)]
    if len(names) == 1:
        purpose, example = told[0]
        message = f"`{names[0]}` is missing in {_place(first, first.path)}"
        return first.finding("SOP021", message, f"Say {purpose}. Write for example: {example}")
    listed = ", ".join(f"`{name}`" for name in names[:-1]) + f" and `{names[-1]}`"
    lines = "\n".join(["Write for example:", *(f"  {example}" for _, example in told)])
    return first.finding("SOP021", f"{listed} are missing in {_place(first, first.path)}", lines)


def _half_a_range(refusal: Refusal) -> Finding:
    message = f"{_place(refusal, refusal.path)} needs two values, the lowest and the highest"
    return refusal.finding("SOP027", message, "Write both, such as [10, 15].")


def _meaning(refusal: Refusal, field: str) -> tuple[str, str]:
    """What a field is for, and a line that has it."""
    model = _model_at(refusal, refusal.loc[:-1])
    return meaning(model, field) or ("its value", f"{field}: …")


def _meant(refusal: Refusal) -> str | None:
    """The field that was meant by a name that is none."""
    return nearest(str(refusal.loc[-1]), field_names(refusal.model, refusal.loc[:-1]))


def _unknown(refusal: Refusal) -> Finding:
    written = str(refusal.loc[-1])
    allowed = field_names(refusal.model, refusal.loc[:-1])
    message = f"{quoted(written)} is not a field of {_place(refusal, refusal.path[:-1])}"
    suggestion = nearest(written, allowed)
    if torn := _torn_off(refusal, written, allowed):
        hint = torn
    elif section := _section_left_empty(refusal):
        hint = f"It belongs inside `{section}`: indent it by two spaces more, below `{section}:`."
    elif suggestion and suggestion not in _siblings(refusal):
        hint = f"Did you mean `{suggestion}`?"
    elif other := _elsewhere(refusal, written):
        hint = other
    else:
        hint = "The fields here are " + ", ".join(f"`{name}`" for name in allowed) + "."
    return refusal.finding("SOP020", message, hint, key=True)


def _torn_off(refusal: Refusal, written: str, allowed: Iterable[str]) -> str | None:
    """The cure for a piece between braces that has no colon: a name without one, or what stands behind a comma."""
    if refusal.value is not None:
        return None
    name, _, rest = written.partition(" ")
    if rest and name in allowed:
        return f"A colon is missing: {name}: {rest}"
    siblings = _siblings(refusal)
    before = [*siblings][[*siblings].index(written) - 1] if written in siblings else written
    if not re.search(r"[\s.!?]", written) or not isinstance(siblings.get(before), str):
        return None
    text = f"{siblings[before]}, {written}"
    quote = "'" if '"' in text else '"'
    return f"If it belongs to the text before the comma, put all of it in quotes: {before}: {quote}{text}{quote}"


def _siblings(refusal: Refusal) -> dict[str, object]:
    around: Any = refusal.source.data
    for part in refusal.path[:-1]:
        around = around[part]
    return around if isinstance(around, dict) else {}


def _elsewhere(refusal: Refusal, written: str) -> str | None:
    """Where a field belongs that stands beside the section it should stand in, or too deep."""
    here = _model_at(refusal, refusal.loc[:-1])
    for name, model in models_inside(here) if hasattr(here, "model_fields") else ():
        if written in field_names(model) and name in _siblings(refusal):
            return f"It belongs inside `{name}`: indent it by two spaces more, below `{name}:`."
    for length in range(len(refusal.loc) - 2, -1, -1):
        if written in field_names(refusal.model, refusal.loc[:length]):
            outer = _place(refusal, resolve(refusal.model, refusal.source.data, refusal.loc[:length])[0])
            return f"It is a field of {outer}: indent it like the other fields there."
    return None


def _empty(refusal: Refusal) -> Finding:
    model = _model_at(refusal, refusal.loc[:-1])
    told = meaning(model, str(refusal.loc[-1])) if refusal.loc else None
    hint = f"Say {told[0]}. Write for example: {told[1]}" if told else "Give it a value, or delete the line."
    return refusal.finding("SOP026", f"{refusal.name} is empty", hint)


_KINDS = {"section": "names with values", "list": "a list", "text": "a text"}
_THIS_IS = {"section": "these are names with values", "list": "this is a list", "text": "this is a text"}


def _wrong_kind(refusal: Refusal) -> Finding:
    message = f"{refusal.name} takes {_takes(refusal)}, but {_THIS_IS[_written_kind(refusal.value)]}"
    field = next((part for part in reversed(refusal.path) if isinstance(part, str)), "name")
    line = refusal.source.lines[refusal.source.position(refusal.path).line - 1]
    return refusal.finding("SOP022", message, kind_hint(field, refusal.value, refusal.wanted, line))


def _takes(refusal: Refusal) -> str:
    wanted = kind(refusal.wanted)
    number = {int: "a whole number", float: "a number", bool: "true or false"}
    return number.get(scalar(refusal.wanted) or str, "one text") if wanted == "text" else _KINDS[wanted]


def _own_words(refusal: Refusal) -> Finding:
    """A rule of the model itself, whose message is meant for editors."""
    message = str(refusal.context["error"])
    wanted = scalar(refusal.wanted)
    if isinstance(refusal.value, str) and (odd := unseen(refusal.value)):
        message = f"there is {odd} in {quoted(refusal.value)}"
        return refusal.finding("SOP024", message, _form_hint(refusal.value, wanted) or "Delete it.")
    if wanted is None or not isinstance(refusal.value, str):
        return refusal.finding("SOP028", message, RULE_HINTS.get(getattr(strip(refusal.wanted), "__name__", "")))
    if issubclass(wanted, SopId) and refusal.path[-1] != "id" and not mended(refusal.value, wanted):
        hint = "Write the number of the SOP, as it stands at the top of its page, such as CS-REF-001."
        return refusal.finding("SOP024", message, hint)
    return refusal.finding("SOP024", message, _form_hint(refusal.value, wanted))


def _form_hint(written: str, wanted: type | None) -> str | None:
    better = mended(written, wanted)
    return f"Write {better}" if better and better != written else advice(written, wanted)


def _not_listed(refusal: Refusal, listed: tuple[str, ...]) -> Finding:
    written = str(refusal.value)
    message = f"{quoted(written)} is not a value of {refusal.name.removeprefix('an item of ')}"
    suggestion = nearest(written, listed)
    every = ", ".join(listed[:-1]) + f" or {listed[-1]}" if len(listed) > 1 else listed[0]
    first = f"Did you mean {suggestion}? " if suggestion else ""
    return refusal.finding("SOP023", message, f"{first}It is {every}.")


def _no_type(refusal: Refusal) -> Finding:
    message = f"`type` is missing in {_place(refusal, refusal.path)}"
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
    names = list(tags(strip(refusal.wanted)))
    return ", ".join(names[:-1]) + f" or {names[-1]}"


def _bad_key(refusal: Refusal) -> Finding:
    hint = _form_hint(str(refusal.path[-1]), scalar(refusal.wanted))
    return refusal.finding("SOP024", str(refusal.context.get("error", "this name cannot be used")), hint, key=True)


def _no_number(refusal: Refusal) -> Finding:
    what = "a whole number" if refusal.type.startswith("int") else "a number"
    message = f"{refusal.name} is {what}, and {quoted(str(refusal.value))} is none"
    return refusal.finding("SOP025", message, number_hint(str(refusal.value), whole=what == "a whole number"))


def _out_of_range(refusal: Refusal) -> Finding:
    bounds = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}
    limit = " and ".join(
        f"{words} {refusal.context[name]}" for name, words in bounds.items() if name in refusal.context
    )
    return refusal.finding("SOP025", f"{refusal.name} is {limit}; this is {quoted(str(refusal.value))}")


def _too_few(refusal: Refusal) -> Finding:
    least, count = refusal.context["min_length"], refusal.context["actual_length"]
    entries = "entry" if least == 1 else "entries"
    has = "none" if count == 0 else f"only {count}"
    return refusal.finding("SOP027", f"{refusal.name} needs at least {least} {entries} and has {has}")


def _too_many(refusal: Refusal) -> Finding:
    most = refusal.context.get("max_length")
    return refusal.finding("SOP027", f"{refusal.name} takes at most {most} values")


def _unexpected(refusal: Refusal) -> Finding:
    """A kind of refusal that nobody has met yet: still placed, still without the words of a programmer."""
    return refusal.finding("SOP029", f"{refusal.name} does not have the form that it needs")


_TELL = {
    "missing": _half_a_range,
    "extra_forbidden": _unknown,
    "union_tag_not_found": _no_type,
    "union_tag_invalid": _bad_type,
    "int_parsing": _no_number,
    "int_parsing_size": _no_number,
    "int_from_float": _no_number,
    "float_parsing": _no_number,
    "finite_number": _no_number,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    "too_short": _too_few,
    "too_long": _too_many,
}
