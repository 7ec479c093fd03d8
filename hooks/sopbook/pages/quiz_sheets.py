"""Questions as the page of a quiz shows them: titles, what may be chosen, and the right answer in words."""

import re
from collections.abc import Callable
from typing import NamedTuple

from markupsafe import Markup

from ..model.answers import Blank, Choices, Number, Words
from ..model.procedure import End
from ..model.question import Cloze, Match, Multiple, Numeric, Order, Question, Scale, Scenario, Single, TrueFalse
from ..model.quiz import Quiz
from ..model.sop import Sop
from ..model.text import Key
from ..wording import plain
from .quiz_keys import gap_type, mixed, right_ids, tolerance
from .quiz_parts import Tested, ending, tested_parts

_BLOCK = re.compile(r"\s*([-*+>|#]|\d+[.)]\s|```|~~~)")
_QUOTATION = re.compile(r"> (?!\s*(?:[-*+>|#=]|\d+[.)]\s|```|~~~| {4}))([^\n]+)")
"""A quotation of one sentence or a few: most of what stands below the title of a question, made from the SOP."""
_NAME = re.compile(r"\{([a-z0-9-]+)\}")
GAP = "\ufdd0"
"""Stands for a gap while the sentence around it is typeset; Unicode promises that no text has it."""


Label = Callable[[str], str]
"""HTML of a sentence for what is chosen: the page shows most of them twice, and they are typeset once."""


class Choice(NamedTuple):
    """What may be chosen or put in place: an id and a label; `why` is said to whoever chose it, in inline Markdown."""

    id: str
    text: str
    correct: bool = False
    why: str | None = None


class Gap(NamedTuple):
    """A gap of a cloze: a type of question, what may be chosen, and the right answer in words."""

    id: str
    type: str
    choices: tuple[Choice, ...]
    solution: str


class Sheet(NamedTuple):
    """A question as the page shows it: `title` is one inline sentence, then comes a `quote` or any other paragraphs.

    `tested` are the parts of the procedure that it asks about; `solution` is the right answer of a numeric question,
    in words; `sentence` is a cloze with marks for its `gaps`.
    """

    question: Question
    id: str
    title: str | None
    quote: str | None
    more: str | None
    tested: tuple[Tested, ...]
    choices: tuple[Choice, ...] = ()
    solution: str | None = None
    sentence: str = ""
    gaps: tuple[Gap, ...] = ()

    @property
    def right(self) -> str:
        """The labels of the right choices."""
        labels = [text for _, text, correct, _ in self.choices if correct]
        return labels[0] if len(labels) == 1 else Markup("; ").join(labels)

    @property
    def explained(self) -> list[tuple[str, str]]:
        """The labels of the choices of which somebody has written why they are right or wrong, and why."""
        return [(text, why) for _, text, _, why in self.choices if why]

    @property
    def texts(self) -> dict[str, str]:
        """The labels of the choices by id."""
        return {choice.id: choice.text for choice in self.choices}


def sheets(sop: Sop, quiz: Quiz, label: Label = str) -> tuple[Sheet, ...]:
    """The questions in the order in which they were written; `label` typesets what may be chosen."""
    known = tested_parts(sop, quiz)
    return tuple(
        Sheet(
            question,
            str(question.id),
            *_parted(question.q),
            tuple([known[part] for part in question.tests if part in known]),
            _ends(question, sop) if isinstance(question, Scenario) else _choices(question, label),
            _solution(question) if isinstance(question, Numeric) else None,
            *(_cloze(question) if isinstance(question, Cloze) else ()),
        )
        for question in quiz.questions
    )


def _parted(text: str) -> tuple[str | None, str | None, str | None]:
    """Title, quote and more: the first paragraph is the title, unless it is a list, a table or the like."""
    first, _, rest = text.strip().partition("\n\n")
    title, more = (None, text) if _BLOCK.match(first) else (first, rest.strip())
    if not more:
        return title, None, None
    quotation = _QUOTATION.fullmatch(more)
    return (title, quotation[1], None) if quotation else (title, None, more)


def _choices(question: Question, label: Label) -> tuple[Choice, ...]:
    """What the page lists, in the order in which it lists it."""
    match question:
        case Single(options=options) | Multiple(options=options):
            return tuple([Choice(str(each.id), label(each.text), each.correct, each.why) for each in options])
        case TrueFalse(answer=answer):
            return (Choice("true", "True", answer), Choice("false", "False", not answer))
        case Order(id=id_, items=items):
            texts: dict[str, str] = {item.id: item.text for item in items}
            return tuple(Choice(item, label(texts[item])) for item in mixed(list(texts), id_))
        case Match():
            return _rights(question)
        case Scale(lowest=lowest, highest=highest):
            return tuple(Choice(str(number), str(number)) for number in range(lowest, highest + 1))
        case _:
            return ()


def _ends(question: Scenario, sop: Sop) -> tuple[Choice, ...]:
    """The ends of the workflow that are worth something, the best first."""
    nodes = sop.workflow.nodes if sop.workflow else {}
    best = sorted(question.ends.items(), key=lambda entry: -entry[1])
    return tuple(
        Choice(id_, ending(end), worth == 100, None if worth == 100 else f"{worth} % of the points")
        for id_, worth in best
        if worth and isinstance(end := nodes.get(id_), End)
    )


def _cloze(question: Cloze) -> tuple[str, tuple[Gap, ...]]:
    """The sentence with a mark for each gap, and the gaps in the order in which they stand there."""
    order = [name for name in _NAME.findall(question.text) if name in question.blanks]
    sentence = _NAME.sub(lambda name: GAP if name[1] in question.blanks else name[0], question.text)
    return sentence, tuple(_gap(name, question.blanks[Key(name)]) for name in order)


def _gap(name: str, blank: Blank) -> Gap:
    match blank:
        case Choices(options=options):
            choices = tuple(Choice(option.id, plain(option.text), option.correct) for option in options)
            return Gap(name, gap_type(blank), choices, next(choice.text for choice in choices if choice.correct))
        case Number():
            return Gap(name, gap_type(blank), (), _solution(blank.model_copy(update={"unit": None})))
        case Words(accept=accept):
            return Gap(name, gap_type(blank), (), accept[0])


def _rights(question: Match) -> tuple[Choice, ...]:
    """The right sides and the distractors, each text once, in an order that tells nothing."""
    ids = right_ids(question)
    texts = {ids[text]: text for text in ids}
    return tuple(Choice(id_, plain(texts[id_])) for id_ in mixed(list(texts), question.id))


def _solution(question: Number) -> str:
    """The right number as people say it: `from 2 to 4 h`, `100 EUR, give or take 5 %`."""
    unit = f" {question.unit}" if question.unit else ""
    if question.range is not None:
        return f"from {_figure(question.range[0])} to {_figure(question.range[1])}{unit}"
    right = f"{_figure(question.answer or 0.0)}{unit}"
    allowed = tolerance(question.tolerance or "0")
    if not allowed["amount"]:
        return right
    return f"{right}, give or take {_figure(allowed['amount'])}{' %' if allowed['relative'] else unit}"


def _figure(number: float) -> str:
    return repr(float(number)).removesuffix(".0")
