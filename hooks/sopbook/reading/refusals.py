"""What the model refuses, told to an editor: where it is, what was expected, how to mend it.

Pydantic gives each refusal as a type, a loc and the refused value; nothing of its own words is shown.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from pydantic_core import ErrorDetails

from ..findings import Finding, quoted
from ..model.text import Key, SopId
from ..wording import counted
from .absent import empty_value, half_a_range, missing_fields, name_meant, section_left_empty, unknown_field
from .cures import advice, mended, nearest, number_hint, unseen
from .kinds import kind_hint
from .meanings import RULE_HINTS
from .refusal import Refusal, place_of
from .shapes import choices, kind, resolve, resolve_key, scalar, strip, tags
from .source import Source
from .together import joined
from .tree import MOST, Path

_FIELDS = 12
"""Fields that an entry of any kind needs, and some more."""


def findings(source: Source, model: Any, errors: Iterable[ErrorDetails]) -> list[Finding]:
    """Everything that was refused, told once: what another mistake explains is left out."""
    refusals = _first(sorted((_refusal(source, model, error) for error in _begun(errors)), key=_line))
    unknown = [refusal for refusal in refusals if refusal.type == "extra_forbidden"]
    meant = {(*refusal.path[:-1], name) for refusal in unknown if (name := name_meant(refusal))}
    displaced = {(*refusal.path[:-1], name) for refusal in unknown if (name := section_left_empty(refusal))}
    missing: dict[Path, list[Refusal]] = {}
    refusals, found = joined(refusals)
    for refusal in refusals:
        if _reported_before(refusal) or _long_enough(refusal) or refusal.path in displaced:
            continue
        if refusal.type == "missing" and isinstance(refusal.loc[-1], str):
            if (*refusal.path, refusal.loc[-1]) not in meant:
                missing.setdefault(refusal.path, []).append(refusal)
        else:
            found.append(_told(refusal))
    return found + [missing_fields(together) for together in missing.values()]


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


def _told(refusal: Refusal) -> Finding:
    if refusal.at_key:
        return _bad_key(refusal)
    if refusal.type in {"missing", "extra_forbidden", "union_tag_not_found", "union_tag_invalid"}:
        return _TELL[refusal.type](refusal)
    if refusal.value is None or refusal.type == "string_too_short":
        return empty_value(refusal)
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
    if marked := _not_one_right(refusal):
        return marked
    if cure := getattr(refusal.context["error"], "cure", None):
        return refusal.finding("SOP024", message, cure)
    if wanted is None or not isinstance(refusal.value, str):
        return refusal.finding("SOP028", message, RULE_HINTS.get(getattr(strip(refusal.wanted), "__name__", "")))
    if issubclass(wanted, SopId) and refusal.path[-1] != "id" and not mended(refusal.value, wanted):
        hint = "Write the number of the SOP, as it stands at the top of its page, such as CS-REF-001."
        return refusal.finding("SOP024", message, hint)
    if issubclass(wanted, Key):
        return _no_key(refusal, message, refusal.value)
    return refusal.finding("SOP024", message, _form_hint(refusal.value, wanted))


def _not_one_right(refusal: Refusal) -> Finding | None:
    """A single choice with no right option, or with two, told at the second."""
    options = refusal.value.get("options") if isinstance(refusal.value, dict) else None
    if "exactly one option" not in str(refusal.context["error"]) or not isinstance(options, list):
        return None
    marked = [at for at, option in enumerate(options) if str(option.get("correct")).lower() in _YES]
    if not marked:
        hint = "Mark one of them with correct: true."
        path = (*refusal.path, "options")
        return refusal.source.finding(path, "SOP028", "none of the options is marked as right", hint, key=True)
    first, second = (quoted(str(options[at].get("id"))) for at in marked[:2])
    message = f"{first} and {second} are both marked as right, and a single choice has one right option"
    hint = "Delete correct: true from one of them. If several are right, write type: multiple."
    return refusal.source.finding((*refusal.path, "options", marked[1], "correct"), "SOP028", message, hint)


_YES = {"true", "yes", "on", "y", "t", "1"}

_REGISTERS = {
    "tools": "tools",
    "metric": "metrics",
    "objectives": "objectives",
    **dict.fromkeys(("role", "owner", "approvers", "reviewers", "audience", "to", "by", "reports_to"), "roles"),
    **dict.fromkeys(("responsible", "accountable", "consulted", "informed", "help"), "roles"),
}
"""The register whose keys a field takes."""


def _no_key(refusal: Refusal, message: str, written: str) -> Finding:
    """A name that is none: what is called so may have another."""
    field = next((part for part in reversed(refusal.path) if isinstance(part, str)), "")
    if refusal.path[0] == "workflow" and field in {"goto", "else", "start"}:
        return refusal.finding("SOP024", message, _node_hint(refusal, written))
    hint = _form_hint(written, Key)
    finding = refusal.finding("SOP024", message, hint)
    named = (_REGISTERS[field], written) if field in _REGISTERS and (hint or "").startswith("Write ") else None
    return replace(finding, named=named)


def _node_hint(refusal: Refusal, written: str) -> str:
    """The node that was meant by its own words, or by a name in another form."""
    data: Any = refusal.source.data
    nodes: dict[str, Any] = data["workflow"]["nodes"] if isinstance(data["workflow"].get("nodes"), dict) else {}
    key = mended(written, Key)
    said = _bare(written)
    own = [name for name, node in nodes.items() if said in (_bare(node.get("ask")), _bare(node.get("do")))]
    if meant := key if key in nodes else own[0] if len(own) == 1 else nearest(key or written, nodes):
        return f"Write {meant}"
    return f"Write the name of a node: {', '.join(list(nodes)[:_FIELDS])}"


def _bare(text: object) -> str | None:
    return " ".join(text.casefold().split()).rstrip(".?! ") if isinstance(text, str) else None


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
    names = list(tags(strip(refusal.wanted)))
    return ", ".join(names[:-1]) + f" or {names[-1]}"


def _bad_key(refusal: Refusal) -> Finding:
    hint = _form_hint(str(refusal.path[-1]), scalar(refusal.wanted))
    return refusal.finding("SOP024", str(refusal.context.get("error", "this name cannot be used")), hint, key=True)


def _is_percent(refusal: Refusal) -> bool:
    """Whether a value is a share: below `ends` stands what each end of a workflow is worth."""
    return not {"mark", "hint-cost", "ends"}.isdisjoint(refusal.loc[-2:])


def _no_number(refusal: Refusal) -> Finding:
    what = "a whole number" if refusal.type.startswith("int") else "a number"
    message = f"{refusal.name} is {what}, and {quoted(str(refusal.value))} is none"
    share = re.fullmatch(r"0?[.,]([0-9]{1,2})", str(refusal.value))
    if share and _is_percent(refusal):
        return refusal.finding("SOP025", message, f"Write {int(share[1].ljust(2, '0'))}: it is percent.")
    return refusal.finding("SOP025", message, number_hint(str(refusal.value), whole=what == "a whole number"))


def _out_of_range(refusal: Refusal) -> Finding:
    bounds = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}
    limit = " and ".join(
        f"{words} {refusal.context[name]}" for name, words in bounds.items() if name in refusal.context
    )
    message = f"{refusal.name} is {limit}; this is {quoted(str(refusal.value))}"
    hint = f"{'It is percent: write' if _is_percent(refusal) else 'Write'} a number that is {limit}."
    return refusal.finding("SOP025", message, hint)


def _too_few(refusal: Refusal) -> Finding:
    least, count = refusal.context["min_length"], refusal.context["actual_length"]
    has = "none" if count == 0 else f"only {count}"
    message = f"{refusal.name} needs at least {counted(least, 'entry', 'entries')} and has {has}"
    more = "more " if count else ""
    return refusal.finding("SOP027", message, f"Add {counted(least - count, f'{more}entry', f'{more}entries')}.")


def _too_many(refusal: Refusal) -> Finding:
    most = refusal.context.get("max_length")
    message = f"{refusal.name} takes at most {most} values"
    return refusal.finding("SOP027", message, f"Keep {most} of them, and delete the others.")


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
