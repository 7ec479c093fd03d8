"""What may be left out, or done another way."""

from collections.abc import Iterator, Mapping, Sequence

from ..model.procedure import Level, Step
from ..model.question import Single
from ..model.sop import Sop
from ..model.text import Key
from ..wording import headline, unlinked
from .choice import Choice, Stem, single
from .people import Roles
from .responsibilities import actions

ASKED: dict[Level, tuple[str, str]] = {
    "may": ("Which of these may you leave out?", "It is an option (“may”); the others are obligations."),
    "should": (
        "Which of these may you do another way, for a good reason?",
        "It is the usual way (“should”); the others are obligations.",
    ),
}
"""By level: the question, and why the answer is right."""


def levels(sop: Sop, _roles: Roles) -> Iterator[Single]:
    """One question per step that leaves freedom, among steps that leave none; options before usual ways."""
    steps = [part for _, part in actions(sop) if isinstance(part, Step)]
    choices = {step.id: Choice(step.id, headline(unlinked(step.do)), place) for place, step in enumerate(steps)}
    for level, (q, explain) in ASKED.items():
        for step in steps:
            if step.level == level:
                right = choices[step.id]
                stem = Stem(f"level-{step.id}", q, (step.id,), explain)
                question = single(stem, right, _obligations(steps, choices, right))
                if question:
                    yield question


def _obligations(steps: Sequence[Step], choices: Mapping[Key, Choice], right: Choice) -> list[Choice]:
    """The steps that must be done, the nearest first."""
    must = [choices[step.id] for step in steps if step.level == "must"]
    return sorted(must, key=lambda choice: (abs(choice.rank - right.rank), choice.rank))
