"""Refusals of many values that are one mistake: they are told once, where it was made."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ..findings import Finding, quoted
from .refusal import Refusal, fields_beside
from .shapes import field_names
from .tree import Path

_PARTS = {"article": "steps", "picture-guide": "steps", "faq": "faq"}
"""The list that a format tells."""


def joined(refusals: Sequence[Refusal]) -> tuple[list[Refusal], list[Finding]]:
    """The refusals that are left, and the findings that the others come to."""
    left, found = list(refusals), []
    for look in (_of_another_format, _ungrouped, _without_space):
        for finding, explained in [*look(left)]:
            left = [refusal for refusal in left if not explained(refusal)]
            found.append(finding)
    return left, found


Explained = Callable[[Refusal], bool]
"""Whether a finding explains a refusal."""


def _of_another_format(refusals: Sequence[Refusal]) -> Iterator[tuple[Finding, Explained]]:
    """The list of another format, whose items have the fields of the one that is missing."""
    if not refusals or not isinstance(data := refusals[0].source.data, dict):
        return
    wanted = _PARTS.get(str(data.get("format")))
    for part in {*_PARTS.values()} - {wanted}:
        if wanted and not data.get(wanted) and _fit(refusals[0].model, wanted, part, data.get(part)):
            message = f"the format {data['format']} takes `{wanted}`, not `{part}`"
            finding = refusals[0].source.finding((part,), "SOP020", message, f"Write {wanted}: in its place.", key=True)
            yield finding, lambda refusal, part=part: refusal.path[:1] == (part,)  # type: ignore[misc]


def _fit(model: Any, wanted: str, part: str, items: object) -> bool:
    """Whether items have only fields of the part that is wanted, and not of the one that they stand in."""
    if not isinstance(items, list) or not items or not all(isinstance(item, dict) for item in items):
        return False
    names = {name for item in items for name in item}
    return names <= {*field_names(model, (wanted, 0))} and not names <= {*field_names(model, (part, 0))}


def _ungrouped(refusals: Sequence[Refusal]) -> Iterator[tuple[Finding, Explained]]:
    """Items that may change places, without the brackets around each group of them."""
    around: dict[Path, list[Refusal]] = {}
    for refusal in refusals:
        if refusal.path[-2:-1] == ("any-order",) and isinstance(refusal.value, str):
            around.setdefault(refusal.path[:-1], []).append(refusal)
    for path, items in around.items():
        names = ", ".join(str(item.value) for item in items)
        message = f"`any-order` takes groups of items, each in brackets of its own, and {quoted(names)} is in none"
        finding = items[0].source.finding(path, "SOP022", message, f"Write any-order: [[{names}]]")
        yield finding, lambda refusal, path=path: refusal.path[:-1] == path  # type: ignore[misc]


_RUN_ON = re.compile(r"([\w-]+):(?=\S)")


def _without_space(refusals: Sequence[Refusal]) -> Iterator[tuple[Finding, Explained]]:
    """Names between brackets whose value stands right behind the colon, so that both are one name."""
    for refusal in refusals:
        key = refusal.path[-1] if refusal.path else None
        found = _RUN_ON.match(key) if isinstance(key, str) else None
        if not found or not key or fields_beside(refusal).get(str(key)) is not None:
            continue
        if refusal.at_key or (
            refusal.type == "extra_forbidden" and found[1] in field_names(refusal.model, refusal.loc[:-1])
        ):
            place = refusal.source.position(refusal.path)
            finding = refusal.source.finding_at(
                place.key_line,
                place.key_column + found.end(),
                "SOP007",
                "a space is missing after the colon",
                f"Write: {found[0]} {str(key)[found.end() :]}",
            )
            yield finding, _of_field(refusal.path, found[1])


def _of_field(path: Path, name: str) -> Explained:
    """Whether a refusal is of a field, or says that the field is missing that was meant by its name."""
    return lambda refusal: (
        refusal.path == path or (refusal.type == "missing" and (*refusal.path, refusal.loc[-1]) == (*path[:-1], name))
    )
