"""What a page has read of the handbook, so that it is known when the page has to be written again.

A page is written with a view of the handbook that notes what is asked of it. As long as every noted answer is the
same, so is the page. A question that the view does not know counts as one about everything.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, cast

from markupsafe import Markup

from .handbook import Handbook
from .model.base import Authored
from .model.registers import Registers
from .model.sop import Sop
from .model.text import SopId
from .rendering import Press
from .templates import Sayings, Templates
from .typesetting import Typesetter

EVERYTHING = ("everything", "")
"""Noted when a page has looked at the handbook as a whole."""

FILES = "files"
"""Questions about where a file of the docs folder is on the site, which those answer who know all files."""

_TEXTS = ("texts", "")
"""Noted with every page that has authored texts: which, and the words that could have been mentioned in them."""

Reads = dict[tuple[str, Any], object]
"""What was asked, and the answer."""


def _register(name: str, press: Press) -> Mapping[Any, object]:
    entries: Mapping[Any, object] = getattr(press.handbook.registers, name)
    return entries


def _holds(name: str, press: Press, key: object) -> bool:
    return key in _register(name, press)


_LOOKED_UP: Mapping[str, Callable[[Press], Mapping[Any, object]]] = {
    "sops": lambda press: press.handbook.sops,
    "authored quizzes": lambda press: press.handbook.quizzes,
    "quizzes": lambda press: press.quizzes,
    "superseded": lambda press: press.handbook.superseded_by,
    "referring": lambda press: press.handbook.referring,
    "areas": lambda press: press.handbook.areas,
    "sheets": lambda press: press.sheets,
    "glossary": lambda press: press.glossary,
    **{f"register {name}": partial(_register, name) for name in Registers.model_fields},
}
"""What pages look something up in, by the name of such a question."""

_ANSWERS: Mapping[str, Callable[[Press, Any], object]] = {
    "sop ids": lambda press, key: key in press.handbook.sops,
    "titles": lambda press, key: press.handbook.title(key) if key in press.handbook.sops else None,
    "uris": lambda press, key: press.handbook.uri(key) if key in press.handbook.sops else None,
    "area": lambda press, key: press.handbook.area(key) if key in press.handbook.sops else None,
    "keys": lambda press, name: tuple(_LOOKED_UP[name](press)),
    **{f"keys of {name}": partial(_holds, name) for name in Registers.model_fields},
    "field": lambda press, of: getattr(_register(of[0], press).get(of[1]), of[2], None),
    "whereabouts": lambda press, at: press.whereabouts(*at),
    "template": lambda press, name: press.templates.sources(name),
}
"""Other questions, by their names."""

_READ = {"sops", "authored quizzes", "quizzes"}
"""Answers that are the same value as long as their files are the same; others are made anew, and hold while equal."""


def watched(press: Press, reads: Reads) -> Press:
    """The press as one page sees it: what the page reads is noted in `reads`."""
    return cast("Press", _WatchedPress(press, reads))


class Since:
    """What pages have read, compared with another press: each question is asked once, however many pages asked it."""

    def __init__(self, press: Press, places: Mapping[str, object] | None = None) -> None:
        self.press = press
        self._places = places or {}
        self._asked: dict[tuple[str, Any], tuple[object, bool]] = {}

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

    def _same(self, question: tuple[str, Any], answer: object) -> bool:
        if question == EVERYTHING:
            return answer is self.press.handbook
        if isinstance(answer, _Texts):
            return answer.say_the_same(self.press.typesetter.words)
        name, key = question
        if name == FILES:
            return self._places.get(key) == answer
        found = _LOOKED_UP[name](self.press).get(key) if name in _LOOKED_UP else _ANSWERS[name](self.press, key)
        return found is answer or (name not in _READ and found == answer)


class _WatchedPress:
    def __init__(self, press: Press, reads: Reads) -> None:
        self._press, self._reads = press, reads
        self.handbook = _WatchedHandbook(press.handbook, reads)
        self.quizzes = _WatchedMapping("quizzes", press.quizzes, reads)
        self.sheets = _WatchedMapping("sheets", press.sheets, reads)
        self.glossary = _WatchedMapping("glossary", press.glossary, reads)
        self.templates = _WatchedTemplates(press.templates, reads)
        self.said = Sayings()  # what a macro says, each page asks it for itself
        texts = reads[_TEXTS] = _Texts(press.typesetter.words)
        self.typesetter = _WatchedTypesetter(press.typesetter, texts.texts)

    def whereabouts(self, uri: str, anchor: str = "") -> tuple[str, str]:
        place = self._reads["whereabouts", (uri, anchor)] = self._press.whereabouts(uri, anchor)
        return place

    def __getattr__(self, name: str) -> Any:
        return getattr(self._press, name)


class _WatchedHandbook:
    """A handbook that notes what is read."""

    def __init__(self, handbook: Handbook, reads: Reads) -> None:
        self._handbook, self._reads = handbook, reads
        self.registers = _WatchedRegisters(handbook, reads)
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
        area = self._reads["area", sop_id] = self._handbook.area(sop_id)
        return area

    def related(self, sop: Sop) -> tuple[SopId, ...]:
        return Handbook.related(cast("Handbook", self), sop)

    def __getattr__(self, name: str) -> Any:
        self._reads[EVERYTHING] = self._handbook
        return getattr(self._handbook, name)


class _WatchedRegisters:
    def __init__(self, handbook: Handbook, reads: Reads) -> None:
        self._handbook, self._reads = handbook, reads

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._handbook.registers, name)
        if name not in Registers.model_fields:
            self._reads[EVERYTHING] = self._handbook
            return found
        entries = _WatchedRegister(name, found, self._reads)
        setattr(self, name, entries)
        return entries


@dataclass(frozen=True)
class _Texts:
    """What authors wrote on a page, and the words that were looked for in it: a new word may be mentioned there."""

    words: frozenset[str]
    texts: list[str] = field(default_factory=list)

    def say_the_same(self, words: frozenset[str]) -> bool:
        if words is self.words:
            return True
        together = "\n".join(self.texts)
        return not any(word in together for word in words ^ self.words)


class _WatchedTemplates:
    def __init__(self, templates: Templates, reads: Reads) -> None:
        self._templates, self._reads = templates, reads
        self.globals = templates.globals

    def filled(self, name: str, values: dict[str, object]) -> str:
        self._reads["template", name] = self._templates.sources(name)
        return self._templates.filled(name, values)

    def macros(self, name: str, values: Mapping[str, object]) -> Any:
        self._reads["template", name] = self._templates.sources(name)
        return self._templates.macros(name, values)


class _WatchedTypesetter:
    def __init__(self, typesetter: Typesetter, texts: list[str]) -> None:
        self._typesetter, self._texts = typesetter, texts

    def inline(self, text: str, **how: Any) -> Markup:
        self._texts.append(text)
        return self._typesetter.inline(text, **how)

    def prose(self, text: str, **how: Any) -> Markup:
        self._texts.append(text)
        return self._typesetter.prose(text, **how)


class _WatchedEntry:
    """An entry of a register, of which most pages only show the name: each of its fields is noted by itself."""

    def __init__(self, question: tuple[str, str], entry: Authored, reads: Reads) -> None:
        self._question, self._entry, self._reads = question, entry, reads

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._entry, name)
        if name in type(self._entry).model_fields:
            self._reads["field", (*self._question, name)] = found
        else:
            register, key = self._question
            self._reads[f"register {register}", key] = self._entry
        return found


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

    def __getattr__(self, name: str) -> Any:
        """Whatever else a template of a team asks of a mapping: that may be about all that is in it."""
        for key in self:
            self._reads[self._name, key] = self._answers[key]
        return getattr(self._answers, name)


class _WatchedRegister(_WatchedMapping):
    def __init__(self, name: str, entries: Mapping[Any, Any], reads: Reads) -> None:
        super().__init__(f"register {name}", entries, reads, ids=f"keys of {name}")
        self._register = name

    def __getitem__(self, key: Any) -> Any:
        there, entry = key in self, self._answers[key]  # a register that is not there knows every key
        return _WatchedEntry((self._register, key), entry, self._reads) if there else entry

    def get(self, key: Any, default: Any = None) -> Any:
        """Only what is there, as from the register itself."""
        return super().get(key, default) if key in self else default
