"""The questions of all quizzes by their kind: most rules are about one kind."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from ..handbook import Handbook
from ..model.question import Item
from ..reading.authored import AuthoredQuiz
from .rules import once_for_all

Q = TypeVar("Q", bound=Item)


def asked(handbook: Handbook, kind: type[Q]) -> Sequence[tuple[AuthoredQuiz, int, Q]]:
    """The questions of a kind, each with its quiz and its place there."""
    return _by_kind(handbook).get(kind, ())


@once_for_all
def _by_kind(handbook: Handbook) -> Mapping[type[Item], list[tuple[AuthoredQuiz, int, Any]]]:
    found: dict[type[Item], list[tuple[AuthoredQuiz, int, Any]]] = defaultdict(list)
    for authored in handbook.quizzes.values():
        for index, question in enumerate(authored.quiz.questions):
            found[type(question)].append((authored, index, question))
    return found
