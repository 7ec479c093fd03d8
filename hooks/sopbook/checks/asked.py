"""The questions of all quizzes, and those of a kind: most rules are about one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from ..handbook import Handbook
from ..model.question import Item, Question
from ..reading.authored import AuthoredQuiz
from .rules import once_for_all

Q = TypeVar("Q", bound=Item)


def asked(handbook: Handbook, kind: type[Q]) -> Sequence[tuple[AuthoredQuiz, int, Q]]:
    """The questions of a kind, each with its quiz and its place there."""
    return _by_kind(handbook).get(kind, ())


@once_for_all
def every_question(handbook: Handbook) -> tuple[tuple[AuthoredQuiz, int, Question], ...]:
    """Every question with its quiz and its place there."""
    return tuple(
        (authored, index, question)
        for authored in handbook.quizzes.values()
        for index, question in enumerate(authored.quiz.questions)
    )


@once_for_all
def _by_kind(handbook: Handbook) -> Mapping[type[Item], list[tuple[AuthoredQuiz, int, Any]]]:
    found: dict[type[Item], list[tuple[AuthoredQuiz, int, Any]]] = defaultdict(list)
    for entry in every_question(handbook):
        found[type(entry[2])].append(entry)
    return found
