"""Files that claim the same id: which of them had it first, and what is told of the others."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path, PurePosixPath
from typing import Generic, Protocol, TypeVar

from . import git
from .findings import Finding
from .model.text import SopId
from .reading.source import Source


class Authored(Protocol):
    """A value with the file that it was read from."""

    @property
    def source(self) -> Source:
        """The file as it was read."""


A = TypeVar("A", bound=Authored)


@dataclass(frozen=True, slots=True)
class Claim:
    """The field that claims an id, what its file is usually named after, and the rule that it is claimed once."""

    field: str
    named: tuple[str, ...]
    code: str
    hint: str


ID = Claim(
    "id",
    ("title", "id"),
    "SOP102",
    "Ids are never reused: give this one the next free number, or delete this file if it is a copy.",
)
QUIZ = Claim(
    "sop",
    ("sop",),
    "SOP502",
    "An SOP has one quiz: delete this file if it is a copy, or name the SOP that it is about.",
)


_FEW = 9
"""Files with one id of which git is asked; each question takes some milliseconds."""


class Claimed(Generic[A]):
    """The files of a handbook by what they claim."""

    def __init__(self, root: Path, claim: Claim) -> None:
        self._root = root
        self._claim = claim
        self._files: dict[SopId, list[A]] = {}

    def add(self, claimed: SopId, authored: A) -> None:
        """One more file, which claims an id."""
        self._files.setdefault(claimed, []).append(authored)

    @property
    def doubled(self) -> tuple[SopId, ...]:
        """What is claimed more than once."""
        return tuple(claimed for claimed, files in self._files.items() if len(files) > 1)

    def settled(self) -> tuple[Mapping[SopId, A], list[Finding]]:
        """The file that each id belongs to, and a finding in every other that claims it."""
        first = {claimed: self._first(claimed, files) for claimed, files in self._files.items()}
        return first, [finding for claimed in self.doubled for finding in self._others(claimed, first[claimed])]

    def _others(self, claimed: SopId, first: A) -> Iterator[Finding]:
        for authored in self._files[claimed]:
            if authored is not first:
                message = f"{claimed} is the {self._claim.field} of {first.source.path} already"
                yield authored.source.finding((self._claim.field,), self._claim.code, message, self._claim.hint)

    def _first(self, claimed: SopId, files: Sequence[A]) -> A:
        """The file that had the id when the handbook was last committed, or whose name fits it better."""
        if len(files) == 1:
            return files[0]
        stems = [PurePosixPath(authored.source.path).stem.casefold() for authored in files]
        asked = len(files) <= _FEW
        return max(files, key=lambda each: (asked and self._was_committed(claimed, each), *self._fits(each, stems)))

    def _was_committed(self, claimed: SopId, authored: A) -> bool:
        try:
            raw = git.ask(self._root, "show", f"HEAD:./{authored.source.path}", check=False)
        except git.HistoryError:
            return False
        pattern = rf"^{self._claim.field}: *[\"']?{re.escape(claimed)}\b"
        return re.search(pattern.encode(), raw, re.MULTILINE) is not None

    def _fits(self, authored: A, stems: Sequence[str]) -> tuple[bool, float]:
        """Whether the name of a file is that of another with something added, and how like its title it is."""
        stem = PurePosixPath(authored.source.path).stem.casefold()
        longer = any(stem != other and stem.startswith(other) for other in {*stems})
        data = authored.source.data
        named = [str(data.get(field)).casefold()[:200] for field in self._claim.named] if isinstance(data, dict) else []
        return not longer, max((SequenceMatcher(None, stem, name).ratio() for name in named), default=0.0)
