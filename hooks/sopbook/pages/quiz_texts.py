"""What a quiz asks and what can be chosen, in plain words, for pages about many quizzes; by the ids of records."""

import re
from collections.abc import Iterable
from typing import Any

from ..model.answers import Choices, Option
from ..model.question import Cloze, Match, Multiple, Question, Single
from ..model.quiz import Quiz
from ..wording import cut, plain
from .quiz_keys import right_ids

TITLE, CHOICE = 120, 60
"""Characters of a question and of a choice in a table."""

_MARK = re.compile(r"^\s*(?:[>#*+-]\s+|\d+[.)]\s+)", re.MULTILINE)
"""What begins a line of a quotation, a list or a heading."""

Texts = dict[str, dict[str, str]]
"""Texts by id, for each thing of a question that is chosen from: its options, two sides, or each gap by its id."""


def listed_texts(quiz: Quiz) -> dict[str, Any]:
    """The title of each question, and the choices of each that has any, by its id."""
    return {
        "titles": {question.id: title(question) for question in quiz.questions},
        "choices": {question.id: texts for question in quiz.questions if (texts := _texts(question))},
    }


def title(question: Question) -> str:
    """A question in plain words on one line, cut at a word."""
    text = question.text if isinstance(question, Cloze) else question.q
    if isinstance(question, Cloze):
        for id_ in question.blanks:
            text = text.replace(f"{{{id_}}}", "…")
    return cut(plain(_MARK.sub("", text)), TITLE)


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
    return cut(plain(text), CHOICE)
