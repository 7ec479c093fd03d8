"""A single-choice question out of one right choice and what might be taken for it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from ..model.question import Question, Single
from ..model.text import Key
from ..wording import bag
from .drawing import GENERATED

FEWEST = 2
"""Wrong options without which a question would be a coin toss."""

MOST = 3
"""Wrong options beyond which nobody writes plausible ones (Rodriguez 2005 finds that two are enough)."""


class Choice(NamedTuple):
    """An option before it is one; `rank` is its natural place among the others, such as its length for a time."""

    id: str
    text: str
    rank: float


def named_first(keys: Iterable[str], name: Callable[[str], str]) -> dict[str, Choice]:
    """What an SOP names by its keys, in its order; the ranks are below those of a register, which begin at 0."""
    order = dict.fromkeys(keys)
    return {key: Choice(key, name(key), place - len(order)) for place, key in enumerate(order)}


def in_order(
    named: Mapping[str, Choice], registered: Mapping[str, Choice], first: Collection[str] = ()
) -> Iterator[Choice]:
    """What an SOP names, beginning with what is to come `first`, then the rest of the register.

    A register is gone through only as far as options are taken: it may hold as much as there are SOPs.
    """
    yield from sorted(named.values(), key=lambda choice: choice.id not in first)
    yield from (choice for key, choice in registered.items() if key not in named)


class Stem(NamedTuple):
    """A question without its options: what is asked, about which parts of the SOP, and why the answer is right."""

    id: str
    q: str
    tests: tuple[str, ...]
    explain: str
    pool: Key = GENERATED


class Later(NamedTuple):
    """A question that is made only when it is needed; `tests` are the parts that it asks about."""

    tests: tuple[str, ...]
    make: Callable[[], Question | None]


def single(stem: Stem, right: Choice, others: Iterable[Choice]) -> Single | None:
    """The question with the first few `others` that differ in their words from all the rest; None with too few."""
    kept = [right]
    for other in others:
        if all(other.id != one.id and bag(other.text) != bag(one.text) for one in kept):
            kept.append(other)
        if len(kept) > MOST:
            break
    if len(kept) <= FEWEST:
        return None
    options = [
        {"id": choice.id, "text": choice.text, "correct": choice is right}
        for choice in sorted(kept, key=lambda choice: (choice.rank, choice.text))
    ]
    return Single.model_validate({"type": "single", "options": options, **stem._asdict()})


def quoted(text: str) -> str:
    """A text of the SOP as a block quotation."""
    return f"> {text}"
