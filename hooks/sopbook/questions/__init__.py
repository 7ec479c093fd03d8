"""Quiz questions made from the structure of an SOP, so that every SOP has a quiz and an authored one has variety.

Nothing here is random: the same SOP gives the same questions with the same ids. A question is made only when its
answer is beyond doubt; where the structure leaves doubt there is none.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice, zip_longest

from ..handbook import Handbook
from ..model.question import Question
from ..model.quiz import Generate, Quiz
from ..model.registers import Registers
from ..model.sop import Sop
from ..model.text import SopId
from .decisions import decisions
from .drawing import GENERATED, SHARE, asked, capped, room
from .escalations import escalations, handovers
from .facts import critical_parts, faq_matches
from .orders import orders
from .people import Roles
from .responsibilities import responsibilities
from .times import time_limits

__all__ = [
    "LARGEST",
    "SHARE",
    "SMALLEST",
    "asked",
    "default_generation",
    "generated_questions",
    "quiz_for",
    "quizzes_of",
]

LARGEST = 8
"""How many questions a quiz has at most when it is made from structure alone."""

SMALLEST = 2
"""Fewer questions than this are no quiz."""

Kind = Callable[[Sop, Roles], Iterator[Question]]


def default_generation() -> Generate:
    """How many of each kind an SOP gets when nobody has written a quiz for it."""
    return Generate.model_validate({"order": 2, "role": 2, "escalation": 2, "time-limit": 2})


def generated_questions(
    sop: Sop, registers: Registers, generate: Generate, *, tested: frozenset[str] = frozenset()
) -> tuple[Question, ...]:
    """Up to as many questions of each kind as asked for, kinds taking turns; parts not yet `tested` come first."""
    kinds: list[tuple[int, tuple[Kind, ...]]] = [
        (generate.order, (orders, decisions)),
        (generate.role, (responsibilities,)),
        (generate.escalation, (escalations, handovers)),
        (generate.time_limit, (time_limits,)),
    ]
    roles = Roles(sop, registers)
    return _pooled(_in_turn(islice(_untested_first(_made(sop, roles, ways), tested), count) for count, ways in kinds))


def quiz_for(sop: Sop, authored: Quiz | None, registers: Registers) -> Quiz | None:
    """The quiz on an SOP: as written plus what it asks to generate, or from structure alone; None if too little."""
    if authored and authored.questions:
        return _completed(sop, authored, registers)
    base = authored or Quiz.model_validate({"sop": sop.id})
    generate = base.generate if base.generate != Generate() else default_generation()
    made = generated_questions(sop, registers, generate)
    facts: Iterator[Question] = chain(critical_parts(sop, Roles(sop, registers)), faq_matches(sop))
    questions = (*made, *_pooled(facts))[:LARGEST]
    return _with(base, questions).model_copy(update={"draw": ()}) if len(questions) >= SMALLEST else None


def quizzes_of(handbook: Handbook) -> dict[SopId, Quiz]:
    """The quiz of each SOP that has one: as authored, or made from its structure; none for retired SOPs."""
    quizzes: dict[SopId, Quiz] = {}
    for sop_id, authored in handbook.sops.items():
        written = handbook.quizzes.get(sop_id)
        if authored.sop.status != "retired":
            quiz = quiz_for(authored.sop, written.quiz if written else None, handbook.registers)
            if quiz is not None:
                quizzes[sop_id] = quiz
    return quizzes


def _completed(sop: Sop, authored: Quiz, registers: Registers) -> Quiz:
    taken = {question.id for question in authored.questions}
    tested = frozenset(str(part) for question in authored.questions for part in question.tests)
    made = generated_questions(sop, registers, authored.generate, tested=tested)
    new = tuple(question for question in made if question.id not in taken)
    if authored.draw:
        return capped(_with(authored, (*authored.questions, *new)))
    return _with(authored, (*authored.questions, *new[: room(len(authored.questions))]))


def _pooled(questions: Iterable[Question]) -> tuple[Question, ...]:
    return tuple(question.model_copy(update={"pool": GENERATED}) for question in questions)


def _with(quiz: Quiz, questions: tuple[Question, ...]) -> Quiz:
    return quiz.model_copy(update={"questions": questions})


def _made(sop: Sop, roles: Roles, ways: tuple[Kind, ...]) -> Iterator[Question]:
    return _taking_turns(way(sop, roles) for way in ways)


def _untested_first(questions: Iterable[Question], tested: frozenset[str]) -> list[Question]:
    return sorted(questions, key=lambda question: bool(question.tests) and tested.issuperset(question.tests))


def _in_turn(kinds: Iterable[Iterable[Question]]) -> tuple[Question, ...]:
    return tuple(_taking_turns(kinds))


def _taking_turns(kinds: Iterable[Iterable[Question]]) -> Iterator[Question]:
    """The first of each kind, then the second of each: whatever is cut from the end, every kind keeps its first."""
    for turn in zip_longest(*kinds):
        yield from (question for question in turn if question is not None)
