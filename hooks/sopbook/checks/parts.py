"""The parts of an SOP that a learner's record goes by: steps, nodes, checklist items, questions answered."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from ..changes import Change
from ..model.sop import Sop
from ..reading.tree import Path
from ..wording import plain


def is_part(change: Change) -> bool:
    """Whether a change is about a whole step, node, item or question."""
    path = change.path
    if path[:2] == ("checklist", "phases"):
        return len(path) == 5
    return path[:-1] in {("steps",), ("workflow", "nodes"), ("faq",)}


def id_of(change: Change) -> Path:
    """The place of the id of a part that is new; a workflow has it as the name of the node."""
    return change.loc if change.loc[:1] == ("workflow",) else (*change.loc, "id")


def texts(sop: Sop) -> dict[str, str]:
    """What each part tells people to do."""
    return {part_id: plain(_said(part)) for part_id, part in sop.parts}


def _said(part: object) -> str:
    said = (getattr(part, field, None) for field in ("do", "ask", "q", "end"))
    return next(str(text) for text in said if text)


def reworded(changes: Iterable[Change]) -> Iterator[tuple[str, Path]]:
    """The parts whose own words changed, with the place of the words."""
    for change in changes:
        if change.kind == "changed" and change.path[-1] in {"do", "ask", "q"} and not change.typo:
            around = change.path[:-1]
            if around[:-1] in {("steps",), ("workflow", "nodes"), ("faq",)} or len(around) == 5:
                yield around[-1], change.loc


def unlike(one: str, other: str) -> bool:
    """Whether two texts have almost no words in common, so that one can hardly be a better version of the other."""
    first, second = ({word for word in text.casefold().split() if len(word) > 3} for text in (one, other))
    return len(first) > 1 < len(second) and not first & second and SequenceMatcher(None, one, other).ratio() < 0.5
