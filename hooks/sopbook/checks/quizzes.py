"""Quizzes: that they belong to an SOP, and that their answers can be graded."""

import math
import re
from collections.abc import Iterator
from dataclasses import replace

from ..findings import quoted
from ..handbook import Handbook
from ..model.answers import Number
from ..model.question import Cloze, Match, Numeric, Order
from ..model.quiz import Quiz
from ..model.text import SopId
from ..reading.authored import AuthoredQuiz
from ..reading.tree import Path
from .asked import asked
from .names import every_sop_is_read, parts, sop_meant, unknown
from .rules import Mistake, rule
from .structure import ids_stand_twice, lacks_its_part


@rule("SOP501", whole=True)
def belongs(handbook: Handbook) -> Iterator[Mistake]:
    """A quiz is about an SOP that exists."""
    for sop_id, quiz in handbook.quizzes.items():
        if sop_id not in handbook.sops and every_sop_is_read(handbook):
            yield Mistake(quiz.source, ("sop",), f"there is no SOP {quoted(sop_id)}", _whose(handbook, quiz.quiz))


def _whose(handbook: Handbook, quiz: Quiz) -> str:
    """What to do with a quiz whose SOP is not there."""
    free = [other for other in handbook.sops if other not in handbook.quizzes]
    if near := sop_meant(quiz.sop, free):
        return f"Did you mean {near}?"
    tested = {step for question in quiz.questions for step in question.tests}
    fitting = [other for other in free if tested and tested <= {*parts(handbook)[other]}]
    if len(fitting) == 1:
        return (
            f"{fitting[0]} has the steps that it asks about. If its id was changed, write {quiz.sop} there again: "
            f"ids never change. Else write sop: {fitting[0]}"
        )
    return f"No file says id: {quiz.sop}. Put it back, or delete this quiz as well."


@rule("SOP503")
def tested(handbook: Handbook) -> Iterator[Mistake]:
    """A step that a question tests exists."""
    for sop_id, quiz in handbook.quizzes.items():
        named = {part for question in quiz.quiz.questions for part in question.tests}
        if sop_id not in handbook.sops or lacks_its_part(handbook.sop(sop_id)):
            continue
        known = parts(handbook)[sop_id]
        if named and not known:
            message = f"{sop_id} has no steps yet, and questions test some"
            hint = "Write its steps, or delete `tests` from the questions until they are there."
            yield Mistake(quiz.source, ("sop",), message, hint)
        elif not named.issubset(known):
            found = [*unknown(quiz.source, ("questions.*.tests.*",), known, "step", sop_id)]
            if found and _ids_are_sure(handbook, sop_id):
                again = " Was its id changed? Then write the old one there again: ids never change."
                in_force = handbook.sop(sop_id).status != "draft"
                yield from (replace(each, hint=f"{each.hint}{again if in_force else ''}") for each in found)


def _ids_are_sure(handbook: Handbook, sop_id: SopId) -> bool:
    """Whether no other mistake explains a step that is not there: a field written twice, or two steps with one id."""
    return sop_id not in handbook.doubtful and not ids_stand_twice(handbook.sop(sop_id))


@rule("SOP504")
def countable(handbook: Handbook) -> Iterator[Mistake]:
    """The numbers of a numeric question can be compared: finite, and the lower bound first."""
    for quiz, place, number in _numbers(handbook):
        numbers = number.range or (number.answer,)
        loc = (*place, "range" if number.range else "answer")
        if not all(number is not None and math.isfinite(number) for number in numbers):
            message = "this is no number that an answer could have"
            yield Mistake(quiz.source, loc, message, "Write digits, with a point before decimals, such as 12 or 0.5.")
        elif number.range and number.range[0] > number.range[1]:
            yield Mistake(quiz.source, loc, "the range starts above its end", "Write the lower number first.")


@rule("SOP505")
def tolerable(handbook: Handbook) -> Iterator[Mistake]:
    """A tolerance is a number, or a number of percent."""
    for quiz, place, number in _numbers(handbook):
        tolerance = number.tolerance
        if tolerance is not None and not re.fullmatch(r"[0-9]+(\.[0-9]+)?\s?%?", tolerance):
            message = f"{quoted(tolerance)} is not a tolerance"
            hint = "Write a number such as 0.5, or a share of the answer such as 5%."
            yield Mistake(quiz.source, (*place, "tolerance"), message, hint)


def _numbers(handbook: Handbook) -> Iterator[tuple[AuthoredQuiz, Path, Number]]:
    """Every number that is asked for, in a question or in a gap, with the way to it."""
    for quiz, index, question in asked(handbook, Numeric):
        yield quiz, ("questions", index), question
    for quiz, index, cloze in asked(handbook, Cloze):
        for name, blank in cloze.blanks.items():
            if isinstance(blank, Number):
                yield quiz, ("questions", index, "blanks", name), blank


@rule("SOP506")
def grouped(handbook: Handbook) -> Iterator[Mistake]:
    """The items of an `any-order` group are items of the question."""
    for quiz, index, question in asked(handbook, Order):
        if question.any_order:
            known = [item.id for item in question.items]
            pattern = f"questions.{index}.any-order.*.*"
            yield from unknown(quiz.source, (pattern,), known, "item", "This question")
        for at, group in enumerate(question.any_order):
            if len(group) == 1:
                message = f"{quoted(group[0])} alone cannot change places with anything"
                hint = "Write all items that may, in one group: any-order: [[note, deposit]]"
                yield Mistake(quiz.source, ("questions", index, "any-order", at), message, hint)
            elif {item.id for item in question.items} <= set(group):
                message = "all items of the question are in one group, so every order is right"
                hint = "Leave out those whose place matters, or make it a question with type: multiple."
                yield Mistake(quiz.source, ("questions", index, "any-order", at), message, hint)


@rule("SOP528")
def matched_once(handbook: Handbook) -> Iterator[Mistake]:
    """What a matching question asks about is asked about once."""
    for quiz, index, question in asked(handbook, Match):
        first: dict[str, str] = {}
        for at, pair in enumerate(question.pairs):
            if (known := first.setdefault(" ".join(pair.left.casefold().split()), pair.id)) != pair.id:
                message = f"the pair {quoted(known)} asks the same, so nobody knows which of the two is meant"
                hint = "Ask about something else here, or leave one of the two pairs out."
                yield Mistake(quiz.source, ("questions", index, "pairs", at, "left"), message, hint)
