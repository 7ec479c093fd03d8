"""Questions as the page of a quiz shows them: titles, and what may be chosen or filled in; never what is right."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..model.answers import Blank, Choices
from ..model.question import Cloze, Match, Multiple, Order, Question, Scale, Single, TrueFalse
from ..model.quiz import Quiz
from ..model.text import Key
from ..wording import plain
from .quiz_keys import gap_type, mixed, right_ids

_BLOCK = re.compile(r"\s*([-*+>|#]|\d+[.)]\s|```|~~~)")
_QUOTATION = re.compile(r"> (?!\s*(?:[-*+>|#=]|\d+[.)]\s|```|~~~| {4}))([^\n]+)")
"""A quotation of one sentence or a few: most of what stands below the title of a question, made from the SOP."""
_NAME = re.compile(r"\{([a-z0-9-]+)\}")
GAP = "\ufdd0"
"""Stands for a gap while the sentence around it is typeset; Unicode promises that no text has it."""


Label = Callable[[str], str]
"""HTML of a sentence for what is chosen."""


Choice = tuple[str, str]
"""What may be chosen or put in place: an id and a label."""

_TRUE_OR_FALSE = (("true", "True"), ("false", "False"))


class Gap(NamedTuple):
    """A gap of a cloze: a type of question, and what may be chosen."""

    id: str
    type: str
    choices: Sequence[Choice] = ()


class Sheet(NamedTuple):
    """A question as the page shows it: `title` is one inline sentence, then comes a `quote` or any other paragraphs.

    `sentence` is a cloze with marks for its `gaps`.
    """

    question: Question
    id: str
    title: str | None
    quote: str | None
    more: str | None
    choices: Sequence[Choice] = ()
    sentence: str = ""
    gaps: tuple[Gap, ...] = ()


def sheets(quiz: Quiz, label: Label = str) -> tuple[Sheet, ...]:
    """The questions in the order in which they were written; `label` typesets what may be chosen."""
    return tuple(
        [
            Sheet(
                question,
                question.id,
                *_parted(question.q),
                _choices(question, label),
                *(_cloze(question) if isinstance(question, Cloze) else ()),
            )
            for question in quiz.questions
        ]
    )


def _parted(text: str) -> tuple[str | None, str | None, str | None]:
    """Title, quote and more: the first paragraph is the title, unless it is a list, a table or the like."""
    first, _, rest = text.strip().partition("\n\n")
    title, more = (None, text) if _BLOCK.match(first) else (first, rest.strip())
    if not more:
        return title, None, None
    quotation = _QUOTATION.fullmatch(more)
    return (title, quotation[1], None) if quotation else (title, None, more)


def _choices(question: Question, label: Label) -> Sequence[Choice]:
    """What the page lists, in the order in which it lists it."""
    match question:
        case Single(options=options) | Multiple(options=options):
            return [(each.id, label(each.text)) for each in options]
        case TrueFalse():
            return _TRUE_OR_FALSE
        case Order(id=id_, items=items):
            texts: dict[str, str] = {item.id: item.text for item in items}
            return [(item, label(texts[item])) for item in mixed(list(texts), id_)]
        case Match():
            return _rights(question, label)
        case Scale(lowest=lowest, highest=highest):
            return [(number, number) for number in map(str, range(lowest, highest + 1))]
        case _:
            return ()


def _cloze(question: Cloze) -> tuple[str, tuple[Gap, ...]]:
    """The sentence with a mark for each gap, and the gaps in the order in which they stand there."""
    order = [name for name in _NAME.findall(question.text) if name in question.blanks]
    sentence = _NAME.sub(lambda name: GAP if name[1] in question.blanks else name[0], question.text)
    return sentence, tuple(_gap(name, question.blanks[Key(name)]) for name in order)


def _gap(name: str, blank: Blank) -> Gap:
    options = blank.options if isinstance(blank, Choices) else ()
    return Gap(name, gap_type(blank), tuple([(option.id, plain(option.text)) for option in options]))


def _rights(question: Match, label: Label) -> Sequence[Choice]:
    """The right sides and the distractors, each text once, in an order that tells nothing."""
    ids = right_ids(question)
    texts = {ids[text]: text for text in ids}
    return [(id_, label(texts[id_])) for id_ in mixed(list(texts), question.id)]
