"""The quiz on an SOP: as written, completed by questions that are made from the SOP, or made from it alone."""

from collections.abc import Iterator, Sequence
from itertools import chain

from ..handbook import Handbook, referred
from ..model.question import Question
from ..model.quiz import Generate, Quiz
from ..model.registers import Registers
from ..model.sop import Sop
from ..model.text import SopId
from .drawing import asked, capped
from .facts import critical_parts, faq_matches
from .generating import default_generation, generated_questions
from .people import Roles

__all__ = [
    "LARGEST", "SMALLEST", "asked", "asked_about", "default_generation", "generated_questions", "quiz_for",
    "quizzes_of",
]  # fmt: skip

LARGEST = 8
"""How many questions a quiz has at most when it is made from structure alone."""

SMALLEST = 2
"""Fewer questions than this are no quiz."""


def asked_about(registers: Registers) -> tuple[object, ...]:
    """What questions are made from of the registers: how roles and tools are called, and the glossary, in order."""
    called = ([(key, entry.name) for key, entry in named.items()] for named in (registers.roles, registers.tools))
    return *called, [*registers.terms.items()]


def quizzes_of(handbook: Handbook) -> dict[SopId, Quiz]:
    """The quiz of each SOP that has one; none for retired SOPs."""
    made = ((sop_id, _quiz_in(handbook, sop_id)) for sop_id in handbook.sops)
    return {sop_id: quiz for sop_id, quiz in made if quiz}


def quiz_for(sop: Sop, authored: Quiz | None, registers: Registers, siblings: Sequence[Sop] = ()) -> Quiz | None:
    """The quiz on an SOP: as written plus what it asks to generate, or from structure alone; None if too little.

    `siblings` are the SOPs that it refers to.
    """
    if authored and authored.questions:
        return _completed(sop, authored, registers, siblings)
    base = authored or Quiz.model_validate({"sop": sop.id})
    generate = base.generate if base.generate != Generate() else default_generation()
    made = generated_questions(sop, registers, generate, siblings=siblings)
    facts: Iterator[Question] = chain(critical_parts(sop, Roles(sop, registers)), faq_matches(sop))
    questions = (*made, *facts)[:LARGEST]
    return base.model_copy(update={"questions": questions, "draw": ()}) if len(questions) >= SMALLEST else None


def _quiz_in(handbook: Handbook, sop_id: SopId) -> Quiz | None:
    sop, written = handbook.sop(sop_id), handbook.quizzes.get(sop_id)
    if sop.status == "retired":
        return None
    siblings = [handbook.sop(other) for other in sorted(referred(sop)) if other in handbook.sops and other != sop_id]
    return quiz_for(sop, written.quiz if written else None, handbook.registers, siblings)


def _completed(sop: Sop, authored: Quiz, registers: Registers, siblings: Sequence[Sop]) -> Quiz:
    taken = {question.id for question in authored.questions}
    tested = frozenset(str(part) for question in authored.questions for part in question.tests)
    made = generated_questions(sop, registers, authored.generate, tested=tested, siblings=siblings)
    new = [question for question in made if question.id not in taken]
    return capped(authored.model_copy(update={"questions": (*authored.questions, *new)}))
