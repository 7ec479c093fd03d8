"""What a word means in this procedure."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from ..model.question import Single
from ..model.registers import Registers
from ..model.sop import Sop
from ..remembering import remembered
from ..wording import bag, headline, plain, unlinked
from .alike import alike
from .choice import Choice, Stem, single
from .naming import id_of
from .people import Roles

LONGEST = 160
"""Characters of a meaning that can still be told apart at a glance."""

Meaning = tuple[tuple[str, ...], str]
"""The words for a thing, and what they mean."""


def definitions(sop: Sop, _roles: Roles, registers: Registers, siblings: Sequence[Sop] = ()) -> Iterator[Single]:
    """One question per definition that does not hold its own word; other meanings come from whatever is near."""
    near = [*_of(sop), *(meaning for sibling in siblings for meaning in _of(sibling))]
    glossary = _glossary(registers)
    defined = Counter(bag(definition.term) for definition in sop.definitions)
    seen: set[str] = set()
    for definition in sop.definitions:
        term, meaning = definition.term, headline(unlinked(definition.meaning), LONGEST)
        id_ = id_of("term", term)
        if defined[bag(term)] > 1 or id_ in seen or bag(term) <= bag(meaning) or len(meaning) > LONGEST:
            continue
        stem = Stem(
            id=id_,
            q=f"What does “{plain(term)}” mean in this procedure?",
            tests=(),
            explain=f"{plain(term)}: {unlinked(definition.meaning)}",
        )
        question = single(stem, Choice(id_of("of", term), meaning, 0), _others(near, glossary, term, meaning))
        if question:
            seen.add(id_)
            yield question


def _of(sop: Sop) -> list[Meaning]:
    return [((definition.term,), unlinked(definition.meaning)) for definition in sop.definitions]


class _Glossary(NamedTuple):
    """The meanings in the order of the register, and by the words of their names."""

    meanings: list[Meaning]
    named: dict[frozenset[str], list[Meaning]]


@remembered
def _glossary(registers: Registers) -> _Glossary:
    terms = registers.terms.values()
    meanings = [(tuple(filter(None, (term.term, term.abbreviation))), unlinked(term.meaning)) for term in terms]
    named: dict[frozenset[str], list[Meaning]] = {}
    for meaning in meanings:
        for name in meaning[0]:
            named.setdefault(bag(name), []).append(meaning)
    return _Glossary(meanings, named)


def _others(near: Sequence[Meaning], glossary: _Glossary, term: str, right: str) -> Iterator[Choice]:
    """Meanings of other words, each unlike the right one and the rest; none that names the word, or its own."""
    own = bag(term)
    named = [each for each in near if any(bag(name) == own for name in each[0])] + glossary.named.get(own, [])
    same = [headline(meaning, LONGEST) for _, meaning in named]
    kept: list[str] = []
    for names, full in chain(near, glossary.meanings):
        meaning = headline(full, LONGEST)
        bags = [bag(name) for name in names]
        if any(name <= own or own <= name or name <= bag(meaning) for name in bags) or own <= bag(meaning):
            continue
        if len(meaning) <= LONGEST and not any(alike(meaning, each) for each in (right, *same, *kept)):
            kept.append(meaning)
            yield Choice(id_of("of", names[0]), meaning, 0)
