"""The page of a quiz: a form that reads well on its own, and the data that lets the browser grade it."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..fingerprints import part_fingerprints, parts, question_fingerprints, quiz_fingerprint
from ..model.procedure import Act, Ask, End, Faq, Item, Node, Step
from ..model.quiz import Match, Multiple, Numeric, Order, Part, Question, Quiz, ShortText, Single, TrueFalse
from ..model.sop import Sop
from ..rendering import Page, Writer
from ..wording import plain

_BLOCK = re.compile(r"\s*([-*+>|#]|\d+[.)]\s|```|~~~)")
_TOLERANCE = re.compile(r"(?:±|\+/-|\+-)?\s*(\d+(?:\.\d+)?)\s*(%?)")


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
class Sheet:
    """A question as the page shows it: `title` is one inline sentence, `more` any paragraphs after it.

    `solution` is the right answer of a numeric question, in words.
    """

    question: Question
    number: int
    title: str | None
    more: str | None
    tested: tuple[Tested, ...]
    choices: tuple[Choice, ...] = ()
    solution: str | None = None

    @property
    def id(self) -> str:
        """The id of the question."""
        return self.question.id


def quiz_page(sop: Sop, quiz: Quiz, writer: Writer) -> Page:
    """The quiz on one SOP: what it covers, every question with its answer, and the data for grading."""
    title = quiz.title or f"Quiz: {sop.title}"
    fragment = writer.fragment(
        "quiz/quiz.html",
        sop=sop,
        quiz=quiz,
        sheets=sheets(sop, quiz),
        critical=sum(question.critical for question in quiz.questions) if quiz.passing.critical == "all" else 0,
        points=sum(question.points for question in quiz.questions),
        data=quiz_data(sop, quiz),
    )
    return Page(uri=writer.uri, title=title, description=f"Self-check on {sop.id}: {sop.title}", blocks=(fragment,))


def sheets(sop: Sop, quiz: Quiz) -> tuple[Sheet, ...]:
    """The questions in the order in which they were written."""
    known = tested_parts(sop)
    return tuple(
        Sheet(
            question=question,
            number=number,
            **_parted(question.q),
            tested=tuple(known[part] for part in question.tests if part in known),
            choices=_choices(question),
            solution=_solution(question) if isinstance(question, Numeric) else None,
        )
        for number, question in enumerate(quiz.questions, start=1)
    )


def tested_parts(sop: Sop) -> dict[str, Tested]:
    """What a question can ask about, by the id that `tests` names."""
    return {id_: _tested(id_, part) for id_, part in parts(sop)}


def quiz_data(sop: Sop, quiz: Quiz) -> dict[str, object]:
    """What the browser needs to grade an attempt and to record it; ids and keys, never HTML."""
    return {
        "quiz": quiz_fingerprint(quiz),
        "mark": quiz.passing.mark,
        "critical": quiz.passing.critical,
        "shuffle": quiz.shuffle.model_dump(),
        "parts": part_fingerprints(sop),
        "questions": [_question_data(question) for question in quiz.questions],
    }


def tolerance(text: str) -> dict[str, float | bool]:
    """`5`, `0.5` or `± 2` in the unit of the answer, `5 %` relative to it; anything else is a `ValueError`."""
    match = _TOLERANCE.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is not a tolerance: write a number such as 0.5, or a percentage such as 5%")
    return {"amount": float(match[1]), "relative": bool(match[2])}


def mixed(ids: Sequence[str], salt: str) -> list[str]:
    """The ids in an order that looks random, is the same in every build, and is never the one given."""
    order = sorted(ids, key=lambda id_: _digest(f"{salt} {id_}"))
    return order[1:] + order[:1] if order == list(ids) else order


def _parted(text: str) -> dict[str, str | None]:
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
        case _:
            return ()


def _shown(items: Iterable[Part], order: Sequence[str]) -> tuple[Choice, ...]:
    texts: dict[str, str] = {item.id: item.text for item in items}
    return tuple(Choice(id_, texts[id_]) for id_ in order)


def _rights(question: Match) -> tuple[Choice, ...]:
    """The right sides and the distractors, each text once, in an order that tells nothing."""
    ids = _right_ids(question)
    texts = {ids[text]: text for text in ids}
    return tuple(Choice(id_, plain(texts[id_])) for id_ in mixed(list(texts), question.id))


def _right_ids(question: Match) -> dict[str, str]:
    """The id of each right side by its text: that of its first pair, or a digest of a distractor's text."""
    ids = {text: f"other-{_digest(text)[:8]}" for text in question.distractors}
    return ids | {pair.right: pair.id for pair in reversed(question.pairs)}


def _question_data(question: Question) -> dict[str, object]:
    return {
        "id": question.id,
        "type": question.type,
        "points": question.points,
        "critical": question.critical,
        **question_fingerprints(question),
        **_key(question),
    }


def _key(question: Question) -> dict[str, object]:
    match question:
        case Single(options=options):
            right = next(option.id for option in options if option.correct)
            return {"options": [option.id for option in options], "right": right}
        case Multiple(options=options):
            right_ones = [option.id for option in options if option.correct]
            return {"options": [option.id for option in options], "right": right_ones, **_scoring(question)}
        case TrueFalse(answer=answer):
            return {"right": answer}
        case Order(items=items, any_order=groups):
            ids = [item.id for item in items]
            return {"items": ids, "start": mixed(ids, question.id), "anyOrder": groups, **_scoring(question)}
        case Match(pairs=pairs):
            ids_by_text = _right_ids(question)
            return {"pairs": [{"id": pair.id, "right": ids_by_text[pair.right]} for pair in pairs]}
        case Numeric():
            return _number_key(question)
        case ShortText(accept=accept, forgive=forgive):
            return {"accept": [plain(text) for text in accept], "forgive": forgive}


def _scoring(question: Multiple | Order) -> dict[str, object]:
    return {"scoring": question.scoring} if question.scoring else {}


def _number_key(question: Numeric) -> dict[str, object]:
    unit = {"unit": plain(question.unit)} if question.unit else {}
    if question.range is not None:
        return {"range": question.range, **unit}
    allowed = {"tolerance": tolerance(question.tolerance)} if question.tolerance else {}
    return {"answer": question.answer, **allowed, **unit}


def _solution(question: Numeric) -> str:
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


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
