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

_LOOKED_UP: Mapping[str, Callable[[Press], Mapping[Any, object]]] = {
    "sops": lambda press: press.handbook.sops,
    "authored quizzes": lambda press: press.handbook.quizzes,
    "quizzes": lambda press: press.quizzes,
    "superseded": lambda press: press.handbook.superseded_by,
    "referring": lambda press: press.handbook.referring,
    "areas": lambda press: press.handbook.areas,
    "sheets": lambda press: press.sheets,
}
"""What pages look something up in, by the name of such a question."""

_ANSWERS: Mapping[str, Callable[[Press, Any], object]] = {
    "sop ids": lambda press, key: key in press.handbook.sops,
    "titles": lambda press, key: press.handbook.title(key) if key in press.handbook.sops else None,
    "uris": lambda press, key: press.handbook.uri(key) if key in press.handbook.sops else None,
    "keys": lambda press, name: tuple(_LOOKED_UP[name](press)),
}
"""Other questions, by their names."""

_READ = {"sops", "authored quizzes", "quizzes"}
"""Answers that are the same value as long as their files are the same; others are made anew, and hold while equal."""


def watched(press: Press, reads: Reads) -> Press:
    """The press as one page sees it: what the page reads is noted in `reads`."""
    return cast("Press", _WatchedPress(press, reads))


class Since:
    """What pages have read, compared with another press: each question is asked once, however many pages asked it."""

    def __init__(self, press: Press) -> None:
        self.press = press
        self._asked: dict[tuple[str, str], tuple[object, bool]] = {}

    def holds(self, reads: Reads) -> bool:
        """Whether everything that was read is the same in this press."""
        asked = self._asked
        for question, answer in reads.items():
            known = asked.get(question)
            if known is None or known[0] is not answer:
                known = asked[question] = (answer, self._same(question, answer))
            if not known[1]:
                return False
        return True

    def _same(self, question: tuple[str, str], answer: object) -> bool:
        if question == EVERYTHING:
            return answer is self.press.handbook
        name, key = question
        found = _LOOKED_UP[name](self.press).get(key) if name in _LOOKED_UP else _ANSWERS[name](self.press, key)
        return found is answer or (name not in _READ and found == answer)


class _WatchedPress:
    def __init__(self, press: Press, reads: Reads) -> None:
        self._press = press
        self.handbook = _WatchedHandbook(press.handbook, reads)
        self.quizzes = _WatchedMapping("quizzes", press.quizzes, reads)
        self.sheets = _WatchedMapping("sheets", press.sheets, reads)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._press, name)


class _WatchedHandbook:
    """A handbook that notes what is read; registers are not noted, since all pages are written again with them."""

    def __init__(self, handbook: Handbook, reads: Reads) -> None:
        self._handbook, self._reads = handbook, reads
        self.registers = handbook.registers
        self.sops = _WatchedMapping("sops", handbook.sops, reads, ids="sop ids")
        self.quizzes = _WatchedMapping("authored quizzes", handbook.quizzes, reads)
        self.superseded_by = _WatchedMapping("superseded", handbook.superseded_by, reads)
        self.referring = _WatchedMapping("referring", handbook.referring, reads)
        self.areas = _WatchedMapping("areas", handbook.areas, reads)

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
    def __init__(self, name: str, answers: Mapping[Any, Any], reads: Reads, ids: str | None = None) -> None:
        self._name, self._answers, self._reads, self._ids = name, answers, reads, ids

    def __getitem__(self, key: Any) -> Any:
        self._reads[self._name, key] = self._answers.get(key)
        return self._answers[key]

    def __contains__(self, key: object) -> bool:
        there = key in self._answers
        self._reads[self._ids or self._name, str(key)] = there if self._ids else self._answers.get(key)
        return there

    def __iter__(self) -> Iterator[Any]:
        self._reads["keys", self._name] = tuple(self._answers)
        return iter(self._answers)

    def __len__(self) -> int:
        self._reads["keys", self._name] = tuple(self._answers)
        return len(self._answers)
