"""The roles that may be asked about: their names, where they occur, and which could be mistaken for one another."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from ..model.procedure import End, Faq
from ..model.registers import Registers
from ..model.sop import Sop
from ..remembering import remembered
from ..wording import bag, plain, words
from .choice import Choice, in_order, named_first

_WORD = re.compile(r"\w+")


class Roles:
    """The roles of one SOP and of the register, in a fixed order: those that the SOP names come first."""

    def __init__(self, sop: Sop, registers: Registers) -> None:
        self._sop = sop
        self._register = _register(registers)

    def name(self, key: str) -> str:
        """The name in the register, else the key as words."""
        known = self._register.choices.get(key)
        return known.text if known else words(key)

    def choice(self, key: str) -> Choice:
        """The role as an option; options stand in the order of the SOP, which says nothing about who is right."""
        return self._named.get(key) or self._register.choices[key]

    def others(self, right: str, first: Collection[str] = ()) -> Iterator[Choice]:
        """Roles whose names cannot be taken for one another: not `Agent` where `Order agent` is right.

        Those of the SOP that are to come `first` do so, without a change of their order otherwise.
        """
        own = bag(self.name(right))
        for choice in in_order(self._named, self._register.choices, first):
            name = bag(choice.text)
            if choice.id != right and not (own <= name or name <= own):
                yield choice

    def uninvolved(self, right: str) -> Iterator[Choice]:
        """Roles with no part in anything that `right` has a part in, nor of its kind: a senior agent is an agent."""
        doubtful, kind = self._sharing(right), _kind(self.name(right))
        return (choice for choice in self.others(right) if choice.id not in doubtful and _kind(choice.text) != kind)

    def named_in(self, text: str) -> set[str]:
        """The roles that a text mentions by name."""
        said = bag(text)
        keys = {key for begun in (self._register.begun, self._unregistered) for key in _begun(begun, said)}
        if not keys:
            return set()
        whole = plain(text)
        return {key for key in keys if naming(self.name(key), words(key)).search(whole)}

    @cached_property
    def _named(self) -> dict[str, Choice]:
        """The roles that the SOP names by their keys, in its order."""
        return named_first(map(str, _occurring(self._sop)), self.name)

    @cached_property
    def _unregistered(self) -> dict[str, set[str]]:
        """Roles that only the SOP names, by the words that their names begin with."""
        return _by_first_word(choice for key, choice in self._named.items() if key not in self._register.choices)

    def _sharing(self, role: str) -> set[str]:
        """Whoever does or answers for an activity together with the role: RACI does not say which step is meant."""
        rows = [{*row.responsible, row.accountable} for row in self._sop.responsibilities]
        return {*(str(key) for row in rows if role in row for key in row)}


@lru_cache(maxsize=2_000)
def naming(*names: str) -> re.Pattern[str]:
    """Finds any of the names in a text."""
    return re.compile("|".join(rf"\b{re.escape(name)}s?\b" for name in sorted(set(names))), re.IGNORECASE)


class _Register(NamedTuple):
    """The roles of the register in its order, and their keys by the words that their names begin with."""

    choices: dict[str, Choice]
    begun: dict[str, set[str]]


@remembered
def _register(registers: Registers) -> _Register:
    choices = {str(key): Choice(str(key), role.name, at) for at, (key, role) in enumerate(registers.roles.items())}
    return _Register(choices, _by_first_word(choices.values()))


def _by_first_word(choices: Iterable[Choice]) -> dict[str, set[str]]:
    """Keys of roles by the words that their names begin with, one or many of them: most texts have none of these."""
    found: dict[str, set[str]] = {}
    for key, name, _ in choices:
        for first in (*_WORD.findall(name.casefold())[:1], *_WORD.findall(words(key))[:1]):
            found.setdefault(first, set()).add(key)
            found.setdefault(f"{first}s", set()).add(key)
    return found


def _begun(begun: dict[str, set[str]], said: frozenset[str]) -> Iterator[str]:
    """Keys of roles whose names may begin somewhere in what is said."""
    return (key for word in said & begun.keys() for key in begun[word])


def _kind(name: str) -> str:
    """What a role is in the end: the last word of its name."""
    return plain(name).casefold().split()[-1]


def _occurring(sop: Sop) -> Iterator[str]:
    for _, part in sop.parts:
        role = part.to if isinstance(part, End) else None if isinstance(part, Faq) else part.role
        if role:
            yield role
    if sop.escalation:
        yield from (level.role for level in sop.escalation.levels)
        yield from (bypass.to for bypass in sop.escalation.bypass)
    for row in sop.responsibilities:
        yield from (*row.responsible, row.accountable, *row.consulted, *row.informed)
    yield from (*sop.audience, sop.owner, *sop.reviewers, *sop.approvers)
