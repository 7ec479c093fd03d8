"""Questions of every kind, kinds taking turns.

Nothing here is random: the same SOP gives the same questions with the same ids. A question is made only when its
answer is beyond doubt; where the structure leaves doubt there is none.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import zip_longest

from ..model.question import Question
from ..model.quiz import Generate
from ..model.registers import Registers
from ..model.sop import Sop
from .decisions import decisions
from .definitions import definitions
from .drawing import GENERATED
from .escalations import escalations, handovers
from .levels import levels
from .orders import orders
from .people import Roles
from .raci import raci
from .responsibilities import responsibilities
from .times import time_limits
from .tools import tools
from .warnings import warnings

Kind = Callable[[Sop, Roles], Iterator[Question]]


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
    return pooled(_taking_turns(made))


def pooled(questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions, in the pool of those that are made."""
    return tuple(question.model_copy(update={"pool": GENERATED}) for question in questions)


def _made(sop: Sop, roles: Roles, ways: tuple[Kind, ...]) -> Iterator[Question]:
    return _taking_turns(way(sop, roles) for way in ways)


def _untested_first(questions: Iterable[Question], tested: frozenset[str], count: int) -> list[Question]:
    """The first `count`; one about parts that have a question already only where there are too few others."""
    new: list[Question] = []
    old: list[Question] = []
    for question in questions:
        (old if question.tests and tested.issuperset(question.tests) else new).append(question)
        if len(new) == count:
            break
    return (new + old)[:count]


def _taking_turns(kinds: Iterable[Iterable[Question]]) -> Iterator[Question]:
    """The first of each kind, then the second of each: whatever is cut from the end, every kind keeps its first."""
    for turn in zip_longest(*kinds):
        yield from (question for question in turn if question is not None)
