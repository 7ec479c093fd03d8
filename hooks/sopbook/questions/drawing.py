"""How many questions an attempt asks, and how many of them may be made from structure."""

from collections import Counter

from ..model.quiz import Draw, Quiz, Take
from ..model.text import Key

GENERATED = Key("generated")
"""The pool of the questions that are made from the SOP."""

SHARE = 0.4
"""The largest part of an attempt that may be generated when people wrote the rest."""


def asked(quiz: Quiz) -> int:
    """How many questions an attempt asks."""
    if not quiz.draw:
        return len(quiz.questions)
    return sum(sizes_drawn(quiz).values())


def sizes_drawn(quiz: Quiz) -> dict[str, int]:
    """How many questions an attempt asks of each pool: those that are drawn, and all that are critical."""
    sizes = pool_sizes(quiz)
    if not quiz.draw:
        return sizes
    drawn = {str(draw.pool): _drawn(draw, sizes.get(draw.pool, 0)) for draw in quiz.draw}
    always = critical_sizes(quiz)
    return {pool: max(drawn.get(pool, 0), always.get(pool, 0)) for pool in dict.fromkeys([*drawn, *always])}


def pool_sizes(quiz: Quiz) -> dict[str, int]:
    """How many questions each pool has."""
    return dict(Counter(str(question.pool) for question in quiz.questions))


def critical_sizes(quiz: Quiz) -> dict[str, int]:
    """How many questions of each pool are critical, and therefore in every attempt."""
    return dict(Counter(str(question.pool) for question in quiz.questions if question.critical))


def room(authored: int) -> int:
    """How many generated questions go with that many authored ones."""
    return int(authored * SHARE / (1 - SHARE) + 1e-9)


def capped(quiz: Quiz) -> Quiz:
    """The quiz with so few generated questions that they are no more than their share of any attempt.

    A draw of nothing that people wrote is none: all their questions are asked.
    """
    sizes = sizes_drawn(quiz)
    most = room(sum(size for pool, size in sizes.items() if pool != GENERATED))
    fewer = (_taking(draw, most) if draw.pool == GENERATED and sizes[draw.pool] > most else draw for draw in quiz.draw)
    draws = tuple(draw for draw in fewer if draw)
    return quiz.model_copy(update={"draw": draws}) if draws else _undrawn(quiz)


def _undrawn(quiz: Quiz) -> Quiz:
    written = [question for question in quiz.questions if question.pool != GENERATED]
    made = [question for question in quiz.questions if question.pool == GENERATED]
    return quiz.model_copy(update={"draw": (), "questions": (*written, *made[: room(len(written))])})


def _taking(draw: Draw, number: int) -> Draw | None:
    return draw.model_copy(update={"take": Take(str(number))}) if number else None


def _drawn(draw: Draw, size: int) -> int:
    return size if draw.take.number is None else min(draw.take.number, size)
