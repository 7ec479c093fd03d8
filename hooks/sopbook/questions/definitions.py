"""What a word means in this procedure."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ..model.question import Single
from ..model.registers import Registers
from ..model.sop import Sop
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
    known = [*_of(sop), *(meaning for sibling in siblings for meaning in _of(sibling)), *_glossary(registers)]
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
        question = single(stem, Choice(id_of("of", term), meaning, 0), _others(known, term, meaning))
        if question:
            seen.add(id_)
            yield question


def _of(sop: Sop) -> list[Meaning]:
    return [((definition.term,), unlinked(definition.meaning)) for definition in sop.definitions]


def _glossary(registers: Registers) -> list[Meaning]:
    terms = registers.terms.values()
    return [(tuple(filter(None, (term.term, term.abbreviation))), unlinked(term.meaning)) for term in terms]


def _others(known: Sequence[Meaning], term: str, right: str) -> Iterator[Choice]:
    """Meanings of other words, each unlike the right one and the rest; none that names the word, or its own."""
    own = bag(term)
    same = [headline(meaning, LONGEST) for names, meaning in known if any(bag(name) == own for name in names)]
    kept: list[str] = []
    for names, full in known:
        meaning = headline(full, LONGEST)
        bags = [bag(name) for name in names]
        if any(name <= own or own <= name or name <= bag(meaning) for name in bags) or own <= bag(meaning):
            continue
        if len(meaning) <= LONGEST and not any(alike(meaning, each) for each in (right, *same, *kept)):
            kept.append(meaning)
            yield Choice(id_of("of", names[0]), meaning, 0)
