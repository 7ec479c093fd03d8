"""Stable digests of what was to be learned, so that a record can tell whether it has changed since.

A fingerprint is the first 16 hexadecimal digits of the SHA-256 of canonical JSON: keys sorted, values that equal
their default left out, no white space, text as written. It depends on nothing but authored values.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from typing import Any, TypedDict

from .model.answers import Choices, Number, Words
from .model.base import Authored
from .model.procedure import Act, Ask, End, Faq, Item, Node, Step
from .model.question import (
    Cloze,
    Match,
    Multiple,
    Numeric,
    Order,
    Question,
    Scale,
    Scenario,
    ShortText,
    Single,
    TrueFalse,
)
from .model.quiz import Quiz
from .model.sop import Sop
from .remembering import remembered
from .wording import plain, words

DIGITS = 16
"""Hexadecimal digits of a fingerprint: 64 bits, enough for a handbook and short enough for a record."""


class PartFingerprint(TypedDict):
    """The state of one part of an SOP: its digest, and in plain words what was to be learned."""

    fingerprint: str
    text: str


class QuestionFingerprints(TypedDict):
    """`key` changes with the right answer, `wording` with anything that people read."""

    key: str
    wording: str


def part_fingerprints(sop: Sop) -> dict[str, PartFingerprint]:
    """Every step, node, checklist item and FAQ entry of the SOP by its id."""
    digests = part_digests(sop)
    return {id_: {"fingerprint": digests[id_], "text": _text(part)} for id_, part in sop.parts}


def part_digests(sop: Sop) -> dict[str, str]:
    """The fingerprints alone of the parts of the SOP, by their ids."""
    return dict(zip((id_ for id_, _ in sop.parts), _divided(_of_parts(sop)), strict=True))


@remembered
def _of_parts(sop: Sop) -> str:
    """The fingerprints of all parts as one text, which takes a tenth of the room: a handbook has very many."""
    return "".join(_digest(_authored(part)) for _, part in sop.parts)


def _divided(digests: str) -> Iterator[str]:
    return (digests[at : at + DIGITS] for at in range(0, len(digests), DIGITS))


def question_fingerprints(question: Question) -> QuestionFingerprints:
    """What decides whether an answer is right, and what is read; the order of options counts for neither."""
    return {"key": _digest(_key(question)), "wording": _digest(_wording(question))}


def quiz_fingerprints(quiz: Quiz) -> Iterator[QuestionFingerprints]:
    """Those of every question of the quiz, one after the other."""
    found = _divided(_of_questions(quiz))
    return ({"key": key, "wording": wording} for key, wording in zip(found, found, strict=True))


@remembered
def _of_questions(quiz: Quiz) -> str:
    found = map(question_fingerprints, quiz.questions)
    return "".join(each["key"] + each["wording"] for each in found)


@remembered
def quiz_fingerprint(quiz: Quiz) -> str:
    """Which questions are asked, what they count and what passing takes; the order of questions does not matter."""
    drawn = {"draw": {draw.pool: str(draw.take) for draw in quiz.draw}} if quiz.draw else {}
    questions = {
        question.id: {
            **fingerprints,
            "points": question.points,
            "critical": question.critical,
        }
        for question, fingerprints in zip(quiz.questions, quiz_fingerprints(quiz), strict=True)
    }
    return _digest({"sop": str(quiz.sop), "pass": _authored(quiz.passing), "questions": questions, **drawn})


def _authored(value: Authored) -> dict[str, Any]:
    return value.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def _digest(value: dict[str, Any]) -> str:
    return hashlib.sha256(_canonical(value).encode()).hexdigest()[:DIGITS]


_canonical = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, check_circular=False
).encode


def _key(question: Question) -> dict[str, Any]:
    """The right answer by ids and values. Ids, because a better text for an option does not change what is right."""
    cost = {"hint-cost": question.hint_cost} if question.hint and question.hint_cost else {}
    return {"type": question.type, **_right(question), **cost}


def _right(question: Question) -> dict[str, Any]:  # noqa: C901 -- one case for each type of question
    match question:
        case Single() | Numeric() | ShortText():
            return _answer(question)
        case Multiple(options=options):
            # a further wrong option changes what a plus-minus answer is worth
            return {"options": {option.id: option.correct for option in options}, "scoring": _scoring(question)}
        case TrueFalse(answer=answer):
            return {"right": answer}
        case Order(items=items, any_order=groups):
            free = sorted(sorted(group) for group in groups)
            return {"right": [item.id for item in items], "any-order": free, "scoring": _scoring(question)}
        case Match(pairs=pairs):
            return {"right": sorted(pair.id for pair in pairs)}
        case Cloze(blanks=blanks):
            return {"blanks": {id_: _answer(blank) for id_, blank in blanks.items()}}
        case Scenario(ends=ends, start=start):
            return {"ends": {end: worth for end, worth in ends.items() if worth}, "start": start}
        case Scale(lowest=lowest, highest=highest):
            return {"scale": [lowest, highest]}


def _answer(gap: Choices | Number | Words) -> dict[str, Any]:
    match gap:
        case Choices(options=options):
            return {"right": sorted(option.id for option in options if option.correct)}
        case Number():
            return {"right": [gap.answer, gap.tolerance, gap.range, gap.unit]}
        case Words(accept=accept, forgive=forgive):
            return {"right": sorted(accept), "forgive": sorted(forgive)}


def _scoring(question: Multiple | Order) -> str:
    """The scoring as written, or which default holds: a critical question may have another one."""
    return question.scoring or ("default, critical" if question.critical else "default")


def _wording(question: Question) -> dict[str, Any]:
    pictured = {"image": _authored(question.image)} if question.image else {}
    return {"q": question.q, "explain": question.explain, "hint": question.hint, **_choices(question), **pictured}


def _choices(question: Question) -> dict[str, Any]:
    match question:
        case Single(options=options) | Multiple(options=options):
            return {"options": {option.id: [option.text, option.why] for option in options}}
        case Cloze(text=text, blanks=blanks):
            offered = {id_: blank.options for id_, blank in blanks.items() if isinstance(blank, Choices)}
            return {
                "text": text,
                "blanks": {id_: {each.id: each.text for each in options} for id_, options in offered.items()},
            }
        case Scale(low=low, high=high):
            return {"low": low, "high": high}
        case Order(items=items):
            return {"items": {item.id: item.text for item in items}}
        case Match(pairs=pairs, distractors=distractors):
            return {"pairs": {pair.id: [pair.left, pair.right] for pair in pairs}, "distractors": sorted(distractors)}
        case Numeric(unit=unit):
            return {"unit": unit}
        case _:
            return {}


def _text(part: Step | Node | Item | Faq) -> str:
    """Three lines for the part itself, some of them empty, then one for each thing that stands around it.

    Records keep this text to show what was learned; those of an early form have the part itself on one line, the
    three lines with spaces between them, and nothing of what stands around (browser/training/changes.js).
    """
    return "\n".join([*_itself(part), *_around(part)])


def _itself(part: Step | Node | Item | Faq) -> tuple[str, str, str]:
    match part:
        case Faq(q=q, a=a):
            return plain(q), "", plain(a)
        case Ask(ask=ask, answers=answers):
            ways = "; ".join(f"{plain(answer.condition)} → {words(answer.goto)}" for answer in answers)
            return plain(ask), ways, _conditions(part)
        case End(end=end, do=do):
            reached = end.capitalize() + (f" to {words(part.to)}" if part.to else "")
            within = f" ({part.within.words})" if part.within else ""
            return f"{reached}{within}.", "", plain(do) if do else ""
        case Step(substeps=substeps):
            return plain(part.do), _conditions(part), " ".join(plain(substep.do) for substep in substeps)
        case Act() | Item():
            return plain(part.do), _conditions(part), ""


_SENTENCES = (("warning", "Warning"), ("note", "Note"), ("result", "Result"), ("record", "Record"))
"""What is said about a part in sentences of their own, by field."""
_NAMES = (("tools", "Tools"), ("after", "After"))
"""What a part names by keys."""


def _around(part: Step | Node | Item | Faq) -> Iterator[str]:
    """What else a change of the part may be about; its reason and its picture are left to the page of the SOP."""
    written = vars(part).get
    for field, label in _SENTENCES:
        if text := written(field):
            yield f"{label}: {plain(text)}"
    for field, label in _NAMES:
        if keys := written(field):
            yield f"{label}: {', '.join(map(words, keys))}"
    yield from (f"To hand over: {plain(known)}" for known in written("handover") or ())
    yield from _how(written)


def _how(written: Callable[[str], Any]) -> Iterator[str]:
    """How strictly, how often and by which other procedure a part is done."""
    if (level := written("level") or "must") != "must":
        yield f"Freedom: {level}"
    if written("critical"):
        yield "Critical"
    if visits := written("visits"):
        otherwise = written("otherwise")
        yield f"At most: {visits} times{f', then {words(otherwise)}' if otherwise else ''}"
    if uses := written("uses"):
        yield f"Procedure: {uses}"


def _conditions(part: Step | Ask | Act | Item) -> str:
    """Who does it and how fast, in brackets; nothing where neither is written."""
    who = [words(part.role)] if part.role else []
    time = [part.within.words if part.within.amount == 0 else f"within {part.within.words}"] if part.within else []
    return f"({', '.join(who + time)})" if who or time else ""
