"""What else a structure gives away when nobody has written a quiz: critical parts, answers to known questions."""

from collections.abc import Iterator
from itertools import combinations

from ..model.procedure import Faq, Item, Step
from ..model.question import Match, Single
from ..model.sop import Sop
from ..wording import headline, unlinked
from .alike import alike
from .choice import Choice, Stem, single
from .drawing import GENERATED
from .people import Roles
from .responsibilities import actions

FEWEST, MOST = 3, 5
"""How many pairs a matching question has."""

LONGEST = 160
"""Characters of an answer that can still be told apart at a glance."""


def critical_parts(sop: Sop, _roles: Roles) -> Iterator[Single]:
    """Which one of some steps or items is marked as critical."""
    doing = [(id_, part) for id_, part in actions(sop) if isinstance(part, Step | Item)]
    choices = [
        (part.critical, Choice(id_, headline(unlinked(part.do)), place)) for place, (id_, part) in enumerate(doing)
    ]
    for marked, right in choices:
        if marked:
            others = sorted((choice for other, choice in choices if not other), key=lambda choice: _gap(choice, right))
            question = single(
                Stem(
                    id=f"critical-{right.id}",
                    q="Which of these is marked as critical?",
                    tests=(right.id,),
                    explain="It bears the mark “critical” in the procedure; the others do not.",
                ),
                right,
                others,
            )
            if question:
                yield question


def _gap(choice: Choice, right: Choice) -> tuple[float, float]:
    return abs(choice.rank - right.rank), choice.rank


def faq_matches(sop: Sop) -> Iterator[Match]:
    """One question to match questions with answers, from entries whose answers are short and unlike each other."""
    pairs = {entry.id: (unlinked(entry.q), answer) for entry in sop.faq if (answer := _short(entry))}
    chosen = list(pairs)[:MOST]
    if len(chosen) < FEWEST or any(alike(pairs[one][1], pairs[other][1]) for one, other in combinations(chosen, 2)):
        return
    yield Match.model_validate(
        {
            "id": "match-faq",
            "type": "match",
            "q": "Which answer belongs to which question?",
            "pairs": [{"id": key, "left": pairs[key][0], "right": pairs[key][1]} for key in chosen],
            "tests": chosen,
            "pool": GENERATED,
            "explain": "Each answer stands below its question.",
        }
    )


def _short(entry: Faq) -> str | None:
    """The first sentence of an answer that is one paragraph and says more than yes or no."""
    answer = headline(unlinked(entry.a), LONGEST)
    paragraph = "\n\n" not in entry.a and not entry.a.startswith(("-", "*", "+", "1", "|", "#", ">", "!", "`"))
    bare = answer.casefold().startswith(("yes", "no", "it depends"))
    return answer if paragraph and len(answer) <= LONGEST and not bare else None
