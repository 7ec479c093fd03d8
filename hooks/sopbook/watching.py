"""What a page has read of the handbook, so that it is known when the page has to be written again.

A page is written with a view of the handbook that notes what is asked of it. As long as every noted answer is the
same, so is the page. A question that the view does not know counts as one about everything.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

from .handbook import Handbook
from .model.sop import Sop
from .model.text import SopId
from .rendering import Press

EVERYTHING = ("everything", "")
"""Noted when a page has looked at the handbook as a whole."""

Reads = dict[tuple[str, str], object]
"""What was asked, and the answer."""

_ANSWERS: Mapping[str, Callable[[Press, Any], object]] = {
    "sops": lambda press, key: press.handbook.sops.get(key),
    "sop ids": lambda press, key: key in press.handbook.sops,
    "titles": lambda press, key: press.handbook.title(key) if key in press.handbook.sops else None,
    "uris": lambda press, key: press.handbook.uri(key) if key in press.handbook.sops else None,
    "authored quizzes": lambda press, key: press.handbook.quizzes.get(key),
    "quizzes": lambda press, key: press.quizzes.get(key),
    "superseded": lambda press, key: press.handbook.superseded_by.get(key),
    "referring": lambda press, key: press.handbook.referring.get(key),
    "sheets": lambda press, key: press.sheets.get(key),
}

_READ = {"sops", "authored quizzes", "quizzes"}
"""Answers that are the same value as long as their files are the same; others are made anew, and hold while equal."""


def watched(press: Press, reads: Reads) -> Press:
    """The press as one page sees it: what the page reads is noted in `reads`."""
    return cast("Press", _WatchedPress(press, reads))


def still_holds(reads: Reads, press: Press) -> bool:
    """Whether everything that was read is the same in this press."""
    if EVERYTHING in reads:
        return reads[EVERYTHING] is press.handbook
    return all(
        (found := _ANSWERS[name](press, key)) is answer or (name not in _READ and found == answer)
        for (name, key), answer in reads.items()
    )


class _WatchedPress:
    def __init__(self, press: Press, reads: Reads) -> None:
        self._press = press
        self.handbook = _WatchedHandbook(press.handbook, reads)
        self.quizzes = _WatchedMapping("quizzes", press.quizzes, reads, press.handbook)
        self.sheets = _WatchedMapping("sheets", press.sheets, reads, press.handbook)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._press, name)


class _WatchedHandbook:
    """A handbook that notes what is read; registers are not noted, since all pages are written again with them."""

    def __init__(self, handbook: Handbook, reads: Reads) -> None:
        self._handbook, self._reads = handbook, reads
        self.registers = handbook.registers
        self.sops = _WatchedMapping("sops", handbook.sops, reads, handbook, ids="sop ids")
        self.quizzes = _WatchedMapping("authored quizzes", handbook.quizzes, reads, handbook)
        self.superseded_by = _WatchedMapping("superseded", handbook.superseded_by, reads, handbook)
        self.referring = _WatchedMapping("referring", handbook.referring, reads, handbook)

    def sop(self, sop_id: str) -> Sop:
        sop: Sop = self.sops[sop_id].sop
        return sop

    def title(self, sop_id: str) -> str:
        title = self._reads["titles", sop_id] = self._handbook.title(sop_id)
        return title

    def uri(self, sop_id: str) -> str:
        uri = self._reads["uris", sop_id] = self._handbook.uri(sop_id)
        return uri

    def area(self, sop_id: str) -> str:
        return Handbook.area(cast("Handbook", self), sop_id)

    def related(self, sop: Sop) -> tuple[SopId, ...]:
        return Handbook.related(cast("Handbook", self), sop)

    def __getattr__(self, name: str) -> Any:
        self._reads[EVERYTHING] = self._handbook
        return getattr(self._handbook, name)


class _WatchedMapping(Mapping[Any, Any]):
    def __init__(
        self, name: str, answers: Mapping[Any, Any], reads: Reads, handbook: Handbook, ids: str | None = None
    ) -> None:
        self._name, self._answers, self._reads, self._handbook = name, answers, reads, handbook
        self._ids = ids

    def __getitem__(self, key: Any) -> Any:
        self._reads[self._name, key] = self._answers.get(key)
        return self._answers[key]

    def __contains__(self, key: object) -> bool:
        there = key in self._answers
        self._reads[self._ids or self._name, str(key)] = there if self._ids else self._answers.get(key)
        return there

    def __iter__(self) -> Iterator[Any]:
        self._reads[EVERYTHING] = self._handbook
        return iter(self._answers)

    def __len__(self) -> int:
        self._reads[EVERYTHING] = self._handbook
        return len(self._answers)
