"""Questions as the page of a quiz shows them: titles, what may be chosen, and the right answer in words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..fingerprints import parts
from ..model.answers import Blank, Choices, Number, Words
from ..model.procedure import Act, Ask, End, Faq, Item, Node, Step
from ..model.question import Cloze, Match, Multiple, Numeric, Order, Part, Question, Scale, Scenario, Single, TrueFalse
from ..model.quiz import Quiz
from ..model.sop import Sop
from ..model.text import Key
from ..wording import plain
from .quiz_keys import gap_type, mixed, right_ids, tolerance

_BLOCK = re.compile(r"\s*([-*+>|#]|\d+[.)]\s|```|~~~)")
_NAME = re.compile(r"\{([a-z0-9-]+)\}")
GAP = "\ufdd0"
"""Stands for a gap while the sentence around it is typeset; Unicode promises that no text has it."""


@dataclass(frozen=True)
class Choice:
    """What may be chosen or put in place: an id and inline Markdown; `why` is said to whoever chose it."""

    id: str
    text: str
    correct: bool = False
    why: str | None = None


@dataclass(frozen=True)
class Tested:
    """A part of the SOP that a question asks about: its anchor, what it is called, and its words."""

    anchor: str
    kind: str
    text: str


@dataclass(frozen=True)
class Gap:
    """A gap of a cloze: a type of question, what may be chosen, and the right answer in words."""

    id: str
    type: str
    choices: tuple[Choice, ...]
    solution: str


@dataclass(frozen=True)
class Sheet:
    """A question as the page shows it: `title` is one inline sentence, `more` any paragraphs after it.

    `solution` is the right answer of a numeric question, in words; `sentence` is a cloze with marks for its `gaps`.
    """

    question: Question
    number: int
    title: str | None
    more: str | None
    tested: tuple[Tested, ...]
    choices: tuple[Choice, ...] = ()
    solution: str | None = None
    sentence: str = ""
    gaps: tuple[Gap, ...] = ()

    @property
    def id(self) -> str:
        """The id of the question."""
        return self.question.id


def sheets(sop: Sop, quiz: Quiz) -> tuple[Sheet, ...]:
    """The questions in the order in which they were written."""
    known = tested_parts(sop)
    return tuple(
        Sheet(
            question=question,
            number=number,
            **_parted(question.q),
            tested=tuple(known[part] for part in question.tests if part in known),
            choices=_ends(question, sop) if isinstance(question, Scenario) else _choices(question),
            solution=_solution(question) if isinstance(question, Numeric) else None,
            **(_cloze(question) if isinstance(question, Cloze) else {}),
        )
        for number, question in enumerate(quiz.questions, start=1)
    )


def tested_parts(sop: Sop) -> dict[str, Tested]:
    """What a question can ask about, by the id that `tests` names."""
    return {id_: _tested(id_, part) for id_, part in parts(sop)}


def _parted(text: str) -> dict[str, Any]:
    """The first paragraph as the title of the question, unless it is a list, a table or the like."""
    first, _, rest = text.strip().partition("\n\n")
    if _BLOCK.match(first):
        return {"title": None, "more": text}
    return {"title": first, "more": rest.strip() or None}


def _tested(id_: str, part: Step | Node | Item | Faq) -> Tested:
    match part:
        case Step(do=do):
            return Tested(f"step-{id_}", "Step", plain(do))
        case Item(do=do):
            return Tested(f"item-{id_}", "Item", plain(do))
        case Faq(q=q):
            return Tested(f"faq-{id_}", "Answer", plain(q))
        case Ask(ask=ask):
            return Tested(f"node-{id_}", "Decision", plain(ask))
        case Act(do=do):
            return Tested(f"node-{id_}", "Step", plain(do))
        case End(end=end, do=do):
            return Tested(f"node-{id_}", "Outcome", plain(do or end.capitalize()))


def _choices(question: Question) -> tuple[Choice, ...]:
    """What the page lists, in the order in which it lists it."""
    match question:
        case Single(options=options) | Multiple(options=options):
            return tuple(Choice(option.id, option.text, option.correct, option.why) for option in options)
        case TrueFalse(answer=answer):
            return (Choice("true", "True", answer), Choice("false", "False", not answer))
        case Order(id=id_, items=items):
            return _shown(items, mixed([item.id for item in items], id_))
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
        Choice(end, _tested(end, nodes[end]).text, worth == 100, None if worth == 100 else f"{worth} % of the points")
        for end, worth in best
        if worth and end in nodes
    )


def _cloze(question: Cloze) -> dict[str, Any]:
    """The sentence with a mark for each gap, and the gaps in the order in which they stand there."""
    order = [name for name in _NAME.findall(question.text) if name in question.blanks]
    sentence = _NAME.sub(lambda name: GAP if name[1] in question.blanks else name[0], question.text)
    return {"sentence": sentence, "gaps": tuple(_gap(name, question.blanks[Key(name)]) for name in order)}


def _gap(name: str, blank: Blank) -> Gap:
    match blank:
        case Choices(options=options):
            choices = tuple(Choice(option.id, plain(option.text), option.correct) for option in options)
            return Gap(name, gap_type(blank), choices, next(choice.text for choice in choices if choice.correct))
        case Number():
            return Gap(name, gap_type(blank), (), _solution(blank.model_copy(update={"unit": None})))
        case Words(accept=accept):
            return Gap(name, gap_type(blank), (), accept[0])


def _shown(items: Iterable[Part], order: Sequence[str]) -> tuple[Choice, ...]:
    texts: dict[str, str] = {item.id: item.text for item in items}
    return tuple(Choice(id_, texts[id_]) for id_ in order)


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
