"""A single-choice question out of one right choice and what might be taken for it."""

from collections.abc import Callable, Iterable
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
