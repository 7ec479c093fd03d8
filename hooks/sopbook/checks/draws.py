"""Draws: that an attempt asks what its author means it to ask."""

from collections import Counter
from collections.abc import Iterator

from ..findings import Severity, quoted
from ..handbook import Handbook
from ..model.quiz import Quiz
from ..questions.drawing import GENERATED, critical_sizes, pool_sizes, room
from ..reading.authored import AuthoredQuiz
from ..wording import counted
from .names import cure
from .rules import Mistake, rule


def attempt(quiz: Quiz) -> dict[str, int]:
    """How many questions of each pool an attempt is meant to ask: those that are drawn, and all that are critical."""
    sizes, always = _sizes(quiz), critical_sizes(quiz)
    taken = {str(draw.pool): draw.take.number for draw in quiz.draw}
    drawn = {pool: min(taken.get(pool) or size, size) for pool, size in sizes.items() if pool in taken or not taken}
    return {pool: max(drawn.get(pool, 0), always.get(pool, 0)) for pool in dict.fromkeys([*drawn, *always])}


def _sizes(quiz: Quiz) -> dict[str, int]:
    """How many questions each pool has, the made ones as many as are wanted."""
    made = sum(vars(quiz.generate).values())
    return pool_sizes(quiz) | ({str(GENERATED): made} if made else {})


def _drawing(handbook: Handbook) -> Iterator[AuthoredQuiz]:
    """The quizzes that draw from pools."""
    return (authored for authored in handbook.quizzes.values() if authored.quiz.draw)


@rule("SOP507")
def known_pools(handbook: Handbook) -> Iterator[Mistake]:
    """A pool that is drawn has questions."""
    for authored in _drawing(handbook):
        sizes = _sizes(authored.quiz)
        for at, draw in enumerate(authored.quiz.draw):
            if draw.pool in sizes:
                continue
            if draw.pool == GENERATED:
                hint = "Say how many are to be made: generate: {order: 1, role: 1}"
            else:
                hint = cure(draw.pool, sizes, "This quiz")
            message = f"no question is in the pool {quoted(draw.pool)}"
            yield Mistake(authored.source, ("draw", at, "pool"), message, hint)


@rule("SOP508")
def drawn_once(handbook: Handbook) -> Iterator[Mistake]:
    """A pool is drawn from once."""
    for authored in _drawing(handbook):
        times = Counter(draw.pool for draw in authored.quiz.draw)
        for at, draw in enumerate(authored.quiz.draw):
            if times[draw.pool] > 1 and draw.pool in [each.pool for each in authored.quiz.draw[:at]]:
                message = f"the pool {quoted(draw.pool)} is drawn from already"
                yield Mistake(authored.source, ("draw", at, "pool"), message, "Add the two numbers up, in one line.")


@rule("SOP509")
def made_by_the_engine(handbook: Handbook) -> Iterator[Mistake]:
    """The pool of questions that are made from the SOP holds no other."""
    for authored in handbook.quizzes.values():
        for index, question in enumerate(authored.quiz.questions):
            if question.pool == GENERATED:
                message = f"{quoted(GENERATED)} is the pool of the questions that are made from the SOP"
                hint = "Write another name: pool: extra"
                yield Mistake(authored.source, ("questions", index, "pool"), message, hint)


@rule("SOP530", severity=Severity.WARNING)
def enough_to_draw(handbook: Handbook) -> Iterator[Mistake]:
    """A pool has as many questions as are drawn from it."""
    for authored in _drawing(handbook):
        sizes = _sizes(authored.quiz)
        for at, draw in enumerate(authored.quiz.draw):
            size = sizes.get(draw.pool, 0)
            if draw.take.number and 0 < size < draw.take.number:
                message = f"the pool {quoted(draw.pool)} has {counted(size, 'question')}, not {draw.take}"
                hint = "Write as many as there are, or all; or write more questions."
                yield Mistake(authored.source, ("draw", at, "take"), message, hint)


@rule("SOP531", severity=Severity.WARNING)
def every_pool_is_drawn(handbook: Handbook) -> Iterator[Mistake]:
    """Every pool is drawn from, so that every question is asked some day."""
    for authored in _drawing(handbook):
        drawn, always = {draw.pool for draw in authored.quiz.draw}, critical_sizes(authored.quiz)
        for pool, size in _sizes(authored.quiz).items():
            rest = size - always.get(pool, 0)
            if pool not in drawn and rest:
                message = f"nobody is ever asked the {counted(rest, 'question')} of the pool {quoted(pool)}"
                hint = f"Add {{pool: {pool}, take: 1}} to `draw`, or delete the questions."
                yield Mistake(authored.source, ("draw",), message, hint, key=True)


@rule("SOP532", severity=Severity.WARNING)
def room_beside_critical(handbook: Handbook) -> Iterator[Mistake]:
    """A draw leaves room for questions that are not critical."""
    for authored in _drawing(handbook):
        sizes, always = pool_sizes(authored.quiz), critical_sizes(authored.quiz)
        for at, draw in enumerate(authored.quiz.draw):
            critical = always.get(draw.pool, 0)
            if draw.take.number and draw.take.number <= critical < sizes.get(draw.pool, 0):
                message = f"critical questions are always asked, and {quoted(draw.pool)} has {critical} of them"
                hint = f"Take more than {critical}, or put the others into a pool of their own: pool: extra"
                yield Mistake(authored.source, ("draw", at, "take"), message, hint)


@rule("SOP533", severity=Severity.INFO)
def mostly_written_by_people(handbook: Handbook) -> Iterator[Mistake]:
    """At most 40 % of an attempt are questions that are made from the SOP."""
    for authored in handbook.quizzes.values():
        quiz = authored.quiz
        drawn = attempt(quiz)
        made = drawn.pop(GENERATED, 0)
        most = room(sum(drawn.values()))
        if quiz.questions and made > most:
            at = next((at for at, draw in enumerate(quiz.draw) if draw.pool == GENERATED), None)
            message = f"{made} generated questions are wanted, and at most {most} are asked: 40 % of an attempt"
            hint = "Ask for fewer, or write more questions yourself: people know which mistakes are made."
            loc = ("generate",) if at is None else ("draw", at, "pool")
            yield Mistake(authored.source, loc, message, hint, key=at is None)
