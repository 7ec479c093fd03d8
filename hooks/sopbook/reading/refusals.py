"""What the model refuses, sifted: what another mistake explains is left out, and the rest is told once.

Pydantic gives each refusal as a type, a loc and the refused value; nothing of its own words is shown.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic_core import ErrorDetails

from ..findings import Finding
from .absent import missing_fields, name_meant, section_left_empty
from .refusal import Refusal
from .shapes import resolve, resolve_key
from .source import Source
from .telling import told
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
            found.append(told(refusal))
    return found + [missing_fields(together) for together in missing.values()]


def _begun(errors: Iterable[ErrorDetails]) -> Iterator[ErrorDetails]:
    """The first refusals of each field, many more than can be listed: their places in the file take time to find."""
    seen: Counter[str | int] = Counter()
    for error in errors:
        field = error["loc"][0] if len(error["loc"]) > 1 else error["type"]
        seen[field] += 1
        if seen[field] <= 10 * MOST:
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
