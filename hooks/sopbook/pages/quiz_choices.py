"""What can be chosen in a quiz, in plain words by the ids that responses are recorded with."""

from collections.abc import Iterable

from ..model.answers import Choices, Option
from ..model.question import Cloze, Match, Multiple, Question, Single
from ..model.quiz import Quiz
from ..wording import cut, plain
from .quiz_keys import right_ids

LONGEST = 60
"""Characters of a choice in a table."""

Texts = dict[str, dict[str, str]]
"""Texts by id, for each thing of a question that is chosen from: its options, two sides, or each gap by its id."""


def listed_choices(quiz: Quiz) -> dict[str, Texts]:
    """The choices of each question that has any, by the id of the question."""
    return {question.id: texts for question in quiz.questions if (texts := _texts(question))}


def _texts(question: Question) -> Texts:
    match question:
        case Single(options=options) | Multiple(options=options):
            return {"options": _options(options)}
        case Match(pairs=pairs):
            left = {str(pair.id): _short(pair.left) for pair in pairs}
            return {"left": left, "right": {id_: _short(text) for text, id_ in right_ids(question).items()}}
        case Cloze(blanks=blanks):
            return {str(id_): _options(blank.options) for id_, blank in blanks.items() if isinstance(blank, Choices)}
        case _:
            return {}


def _options(options: Iterable[Option]) -> dict[str, str]:
    return {str(option.id): _short(option.text) for option in options}


def _short(text: str) -> str:
    return cut(plain(text), LONGEST)
