"""What the comparison of two versions yields: changes as data and in words, and the documents they belong to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from ..reading.tree import Path

Kind = Literal["added", "removed", "changed", "moved"]
Weight = Literal["wording", "material"]
Data = Any
"""A value as JSON has it: text, number, truth, list, section or None."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between an older and a newer value.

    `path` leads to the value by ids, never by positions: `("steps", "check", "within")`. `loc` and `line` say where
    it stands in the newer file (what was removed: where it stood). A `typo` changes letters and no meaning. A change
    of `control` is one of the document's own papers (status, dates, revisions), not of the procedure.
    """

    path: tuple[str, ...]
    kind: Kind
    before: Data
    after: Data
    weight: Weight
    words: str
    loc: Path = ()
    line: int | None = None
    typo: bool = False
    control: bool = False

    @property
    def content(self) -> bool:
        """Whether the procedure says something else than before."""
        return not (self.typo or self.control)


@dataclass(frozen=True, slots=True)
class Document:
    """An SOP, a quiz or a register that is not what it was; `place` gives the line and column of a change."""

    kind: Literal["sop", "quiz", "register"]
    id: str
    title: str
    path: str
    state: Literal["added", "removed", "changed", "unreadable"]
    changes: tuple[Change, ...] = ()
    versions: tuple[str | None, str | None] = (None, None)
    place: Callable[[Change], tuple[int, int]] = lambda _: (1, 1)

    @property
    def material(self) -> bool:
        """Whether somebody has to learn something again."""
        return any(change.weight == "material" for change in self.changes)
