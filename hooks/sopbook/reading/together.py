"""Refusals of many values that are one mistake: they are told once, where it was made."""

import re
from collections.abc import Callable, Container, Iterator, Sequence
from typing import Any

from ..findings import Finding, quoted
from .meanings import LISTS
from .mistakes import in_quotes
from .nearest import nearest
from .refusal import Refusal, fields_beside, mended_text
from .shapes import field_names
from .tree import Path


def joined(refusals: Sequence[Refusal]) -> tuple[list[Refusal], list[Finding]]:
    """The refusals that are left, and the findings that the others come to."""
    left, found = list(refusals), []
    for look in (_of_another_format, _ungrouped, _without_space, _torn, _displaced):
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
    wanted = LISTS.get(str(data.get("format")))
    for part in {*LISTS.values()} - {wanted}:
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


def _torn(refusals: Sequence[Refusal]) -> Iterator[tuple[Finding, Explained]]:
    """A text between braces that its own commas tore to pieces, told where it begins."""
    pieces = {refusal.path: refusal for refusal in refusals if _is_piece(refusal)}
    for path, refusal in pieces.items():
        names = [*fields_beside(refusal)]
        at = names.index(str(path[-1]))
        before = names[at - 1] if at else ""
        start = fields_beside(refusal).get(before)
        if not isinstance(start, str) or not start or before not in field_names(refusal.model, refusal.loc[:-1]):
            continue
        if refusal.source.position(path).key_line != refusal.source.position((*path[:-1], before)).line:
            continue  # lines of their own, not pieces of one
        torn = list(_while_in(names[at:], path[:-1], pieces))
        if len(torn) == 1 and re.search(r"[\s.!?]", torn[0]) and start[0] not in _CURLY:
            continue  # one that looks like text is told at its own place
        text = mended_text(refusal, start, torn).strip("".join(_CURLY))
        message = "commas end a value between braces, and this text has some"
        if start[0] in _CURLY:
            message = "curly quotes do not hold a value together; straight ones do"
        hint = f"If all of it is the text, put it in quotes: {before}: {in_quotes(text)}"
        yield (
            refusal.source.finding((*path[:-1], before), "SOP020", message, hint),
            _one_of({(*path[:-1], name) for name in torn}),
        )


_CURLY = "“”„«»‘’"


def _is_piece(refusal: Refusal) -> bool:
    """Whether something has no value and is no field, nor nearly the name of one."""
    if refusal.type != "extra_forbidden" or refusal.value is not None:
        return False
    name, allowed = str(refusal.path[-1]), field_names(refusal.model, refusal.loc[:-1])
    return nearest(name, allowed) is None and name.partition(" ")[0] not in allowed


def _while_in(names: Sequence[str], around: Path, pieces: Container[Path]) -> Iterator[str]:
    for name in names:
        if (*around, name) not in pieces:
            return
        yield name


def _one_of(paths: Container[Path]) -> Explained:
    return lambda refusal: refusal.path in paths


def _displaced(refusals: Sequence[Refusal]) -> Iterator[tuple[Finding, Explained]]:
    """Nodes of a workflow that are indented too much or too little, and panels that stand among the nodes."""
    for refusal in refusals:
        path, value = refusal.path, refusal.value
        if refusal.type != "extra_forbidden" or path[:1] != ("workflow",) or not isinstance(value, dict):
            continue
        column = refusal.source.position(("workflow", "nodes")).key_column + 1
        if (len(path) == 2 or (len(path) == 4 and path[1] == "nodes")) and {"ask", "do", "end"} & value.keys():
            message = f"{quoted(str(path[-1]))} looks like a node of the workflow, and does not stand among them"
            hint = f"Indent it by {column} spaces, like the nodes below `nodes:`, and what belongs to it as well."
            yield refusal.source.finding(path, "SOP020", message, hint, key=True), _one_of({path})
        elif len(path) == 4 and path[1:3] == ("nodes", "info") and {"title", "body"} & value.keys():
            message = "`info` stands among the nodes"
            hint = f"Indent it by {column - 2} spaces, like `nodes:`, and what belongs to it by two less."
            yield refusal.source.finding(path[:3], "SOP020", message, hint, key=True), _of_nodes_info


def _of_nodes_info(refusal: Refusal) -> bool:
    return refusal.path[:3] == ("workflow", "nodes", "info")
