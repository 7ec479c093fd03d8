"""Questions of every kind, kinds taking turns.

Nothing here is random: the same SOP gives the same questions with the same ids. A question is made only when its
answer is beyond doubt; where the structure leaves doubt there is none.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, zip_longest
from typing import TypeVar

from ..model.question import Question
from ..model.quiz import Generate
from ..model.registers import Registers
from ..model.sop import Sop
from .choice import Later
from .decisions import decisions
from .definitions import definitions
from .escalations import escalations, handovers
from .levels import levels
from .orders import orders
from .people import Roles
from .raci import raci
from .responsibilities import responsibilities
from .times import time_limits
from .tools import tools
from .warnings import warnings

T = TypeVar("T")

Kind = Callable[[Sop, Roles], Iterator[Question | Later]]


def default_generation() -> Generate:
    """How many of each kind an SOP gets when nobody has written a quiz for it."""
    twice, once = ("order", "role", "escalation", "time-limit"), ("warning", "level", "raci", "tool", "definition")
    return Generate.model_validate({**dict.fromkeys(twice, 2), **dict.fromkeys(once, 1)})


def generated_questions(
    sop: Sop,
    registers: Registers,
    generate: Generate,
    *,
    tested: frozenset[str] = frozenset(),
    siblings: Sequence[Sop] = (),
) -> tuple[Question, ...]:
    """Up to as many questions of each kind as asked for; parts not yet `tested` come first.

    `siblings` are the SOPs that this one refers to: what they say is wrong here, and likely.
    """
    kinds: list[tuple[int, tuple[Kind, ...]]] = [
        (generate.order, (orders, decisions)),
        (generate.role, (responsibilities,)),
        (generate.escalation, (escalations, handovers)),
        (generate.time_limit, (time_limits,)),
        (generate.warning, (partial(warnings, siblings=siblings),)),
        (generate.level, (levels,)),
        (generate.raci, (raci,)),
        (generate.tool, (partial(tools, registers=registers),)),
        (generate.definition, (partial(definitions, registers=registers, siblings=siblings),)),
    ]
    roles = Roles(sop, registers)
    wanted = ((count, ways) for count, ways in kinds if count)
    made = (_untested_first(_made(sop, roles, ways), tested, count) for count, ways in wanted)
    return tuple(_taking_turns(made))


def _made(sop: Sop, roles: Roles, ways: tuple[Kind, ...]) -> Iterator[Question | Later]:
    return _taking_turns(way(sop, roles) for way in ways)


def _untested_first(questions: Iterable[Question | Later], tested: frozenset[str], count: int) -> list[Question]:
    """The first `count`; one about parts that have a question already only where there are too few others."""
    found: list[Question] = []
    old: list[Question | Later] = []

    def new() -> Iterator[Question | Later]:
        for question in questions:
            if question.tests and tested.issuperset(question.tests):
                old.append(question)
            else:
                yield question

    for question in chain(new(), old):
        made = question.make() if isinstance(question, Later) else question
        if made:
            found.append(made)
        if len(found) == count:
            break
    return found


def _taking_turns(kinds: Iterable[Iterable[T]]) -> Iterator[T]:
    """The first of each kind, then the second of each: whatever is cut from the end, every kind keeps its first."""
    for turn in zip_longest(*kinds):
        yield from (question for question in turn if question is not None)
