"""The roles that may be asked about: their names, where they occur, and which could be mistaken for one another."""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from ..fingerprints import parts
from ..model.procedure import End, Faq
from ..model.registers import Registers
from ..model.sop import Sop
from ..wording import bag, plain, words
from .choice import Choice

_WORD = re.compile(r"\w+")


class Roles:
    """The roles of one SOP and of the register, in a fixed order: those that the SOP names come first."""

    def __init__(self, sop: Sop, registers: Registers) -> None:
        self._sop = sop
        self._register = registers.roles

    def name(self, key: str) -> str:
        """The name in the register, else the key as words."""
        role = self._register.get(key)  # type: ignore[call-overload]
        return role.name if role else words(key)

    def choice(self, key: str) -> Choice:
        """The role as an option; options stand in the order of the SOP, which says nothing about who is right."""
        return self._choices[key]

    def others(self, right: str) -> list[Choice]:
        """Roles whose names cannot be taken for one another: not `Agent` where `Order agent` is right."""
        own = bag(self.name(right))
        others = ((choice, bag(choice.text)) for key, choice in self._choices.items() if key != right)
        return [choice for choice, name in others if not (own <= name or name <= own)]

    def uninvolved(self, right: str) -> list[Choice]:
        """Roles with no part in anything that `right` has a part in, nor of its kind: a senior agent is an agent."""
        doubtful, kind = self._sharing(right), _kind(self.name(right))
        return [choice for choice in self.others(right) if choice.id not in doubtful and _kind(choice.text) != kind]

    def named_in(self, text: str) -> set[str]:
        """The roles that a text mentions by name."""
        begun = bag(text) & self._by_first_word.keys()
        if not begun:
            return set()
        said, choices = plain(text), self._choices
        keys = {key for word in begun for key in self._by_first_word[word]}
        return {key for key in keys if naming(choices[key].text, words(key)).search(said)}

    @cached_property
    def _by_first_word(self) -> dict[str, set[str]]:
        return _by_first_word(frozenset((key, choice.text) for key, choice in self._choices.items()))

    @cached_property
    def _choices(self) -> dict[str, Choice]:
        """All roles by their keys, in their order."""
        known = dict.fromkeys([*map(str, _occurring(self._sop)), *map(str, self._register)])
        return {key: Choice(key, self.name(key), place) for place, key in enumerate(known)}

    def _sharing(self, role: str) -> set[str]:
        """Whoever does or answers for an activity together with the role: RACI does not say which step is meant."""
        rows = [{*row.responsible, row.accountable} for row in self._sop.responsibilities]
        return {*(str(key) for row in rows if role in row for key in row)}


@lru_cache(maxsize=2_000)
def naming(*names: str) -> re.Pattern[str]:
    """Finds any of the names in a text."""
    return re.compile("|".join(rf"\b{re.escape(name)}s?\b" for name in sorted(set(names))), re.IGNORECASE)


@lru_cache(maxsize=500)
def _by_first_word(names: frozenset[tuple[str, str]]) -> dict[str, set[str]]:
    """Keys of roles by the words that their names begin with, one or many of them: most texts have none of these."""
    found: dict[str, set[str]] = {}
    for key, name in names:
        for first in (*_WORD.findall(name.casefold())[:1], *_WORD.findall(words(key))[:1]):
            found.setdefault(first, set()).add(key)
            found.setdefault(f"{first}s", set()).add(key)
    return found


def _kind(name: str) -> str:
    """What a role is in the end: the last word of its name."""
    return plain(name).casefold().split()[-1]


def _occurring(sop: Sop) -> Iterator[str]:
    for _, part in parts(sop):
        role = part.to if isinstance(part, End) else None if isinstance(part, Faq) else part.role
        if role:
            yield role
    if sop.escalation:
        yield from (level.role for level in sop.escalation.levels)
        yield from (bypass.to for bypass in sop.escalation.bypass)
    for row in sop.responsibilities:
        yield from (*row.responsible, row.accountable, *row.consulted, *row.informed)
    yield from (*sop.audience, sop.owner, *sop.reviewers, *sop.approvers)
