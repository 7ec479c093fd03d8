"""How a quiz is taken: hints, time, attempts and refreshers that do what their author means."""

from collections.abc import Iterator
from itertools import pairwise

from ..findings import Severity, quoted
from ..handbook import Handbook
from ..model.question import Cloze, Match, Multiple, Order, Question, Scale, Scenario
from ..model.quiz import Quiz
from ..questions.drawing import sizes_drawn
from ..wording import counted, plain
from .asked import asked, every_question
from .rules import Mistake, rule

READING = 200
"""Words that people read in a minute when they want to understand them."""


@rule("SOP534", severity=Severity.WARNING)
def cost_of_a_hint(handbook: Handbook) -> Iterator[Mistake]:
    """A hint that costs something is there."""
    for authored, index, question in every_question(handbook):
        if question.hint_cost and not question.hint:
            hint = "Write the hint, or delete its cost."
            loc = ("questions", index, "hint-cost")
            yield Mistake(authored.source, loc, "this question has no hint that could cost anything", hint)


@rule("SOP535", severity=Severity.WARNING)
def later_and_later(handbook: Handbook) -> Iterator[Mistake]:
    """Each refresher comes later than the one before."""
    for authored in handbook.quizzes.values():
        for at, (one, other) in enumerate(pairwise(authored.quiz.refresh), start=1):
            if other.minutes <= one.minutes:
                message = f"{other.words} is not longer than {one.words}"
                hint = "Write the intervals from the shortest to the longest, such as [7d, 30d, 90d]."
                yield Mistake(authored.source, ("refresh", at), message, hint)


@rule("SOP536", severity=Severity.INFO)
def next_attempt(handbook: Handbook) -> Iterator[Mistake]:
    """A wait between attempts comes before another attempt."""
    for authored in handbook.quizzes.values():
        attempts = authored.quiz.attempts
        if attempts.limit == 1 and attempts.cooldown.amount:
            message = "there is one attempt only, so nobody ever waits for the next"
            hint = "Allow another attempt, such as limit: 3, or delete the cool-down."
            yield Mistake(authored.source, ("attempts", "cooldown"), message, hint)


@rule("SOP537", severity=Severity.WARNING)
def enough_time(handbook: Handbook) -> Iterator[Mistake]:
    """The time limit leaves time to read and answer every question."""
    for authored in handbook.quizzes.values():
        limit = authored.quiz.time_limit
        if limit and limit.minutes < (needed := _minutes(authored.quiz)):
            message = f"reading and answering takes about {counted(round(needed + 0.5), 'minute')}, not {limit.words}"
            hint = (
                "A limit is there to find out who looks everything up, and not who reads slowly. Allow twice as long."
            )
            yield Mistake(authored.source, ("time-limit",), message, hint)


def _minutes(quiz: Quiz) -> float:
    """How long an attempt takes somebody who knows the answers; of a pool that is drawn in part, its share."""
    drawn = sizes_drawn(quiz)
    sizes: dict[str, list[float]] = {}
    for question in quiz.questions:
        sizes.setdefault(question.pool, []).append(_seconds(question))
    return sum(sum(times) / len(times) * drawn.get(pool, 0) for pool, times in sizes.items()) / 60


def _seconds(question: Question) -> float:
    """Time to read a question with its options at an ordinary pace, and to act."""
    return 60 * len(_words(question).split()) / READING + _ACTING.get(type(question), 5)


_ACTING: dict[type, int] = {Multiple: 10, Order: 20, Match: 20, Cloze: 15, Scenario: 30}
"""Seconds that it takes to give the answer; 5 where it is one click or one word."""


def _words(question: Question) -> str:
    texts = [question.q, getattr(question, "text", "")]
    texts += [option.text for option in getattr(question, "options", ())]
    texts += [item.text for item in getattr(question, "items", ())]
    texts += [f"{pair.left} {pair.right}" for pair in getattr(question, "pairs", ())]
    return plain(" ".join(texts))


@rule("SOP538")
def something_counts(handbook: Handbook) -> Iterator[Mistake]:
    """A rating is not graded, and something else in the quiz is."""
    for authored, index, rating in asked(handbook, Scale):
        for field, wrong in (("points", rating.points > 0), ("critical", rating.critical)):
            if wrong:
                message = f"{quoted(rating.id)} asks for a rating, where nothing is right or wrong"
                hint = f"Delete `{field}`: a rating is kept, and does not count."
                yield Mistake(authored.source, ("questions", index, field), message, hint)
    for authored in handbook.quizzes.values():
        questions = authored.quiz.questions
        if questions and all(isinstance(question, Scale) for question in questions):
            message, hint = "nobody can pass a quiz of ratings alone", "Add a question with a right answer."
            yield Mistake(authored.source, ("questions",), message, hint, key=True)
