"""The quality of single questions: they test what people know, not how well they guess or read.

The rules follow the review of item-writing guidelines by Haladyna, Downing and Rodriguez (2002); those on a quiz as a
whole are in `balance`.
"""

import re
from collections.abc import Iterator

from ..findings import Severity, quoted
from ..handbook import Handbook
from ..model.answers import Choices, Option
from ..model.question import Cloze, Match, Multiple, Numeric, Order, Question, Scale, ShortText, Single
from ..reading.authored import AuthoredQuiz
from ..reading.tree import Path
from ..wording import plain
from .alike import all_differ
from .asked import asked, every_question
from .rules import Mistake, rule

_MARKS = re.compile(r"[`*_~=\[\\]")


def _same(text: str) -> str:
    return (plain(text) if "  " in text or _MARKS.search(text) else text).casefold().rstrip(".!?")


_ABOVE = re.compile(
    r"\W*(?:(?:all|none|both|any|neither|either) of (?:the )?(?:above|these|those|below|answers|options)"
    r"|(?:all|none) of them"
    r"|[a-d] and [a-d]|both a and b|all answers|no answer is right)\W*",
    re.IGNORECASE,
)


def _may_point(text: str) -> bool:
    text = text.lower()
    return " of " in text or " and " in text or " answer" in text


def _choices(handbook: Handbook) -> Iterator[tuple[AuthoredQuiz, int, Single | Multiple]]:
    """The questions that offer options."""
    yield from asked(handbook, Single)
    yield from asked(handbook, Multiple)


@rule("SOP510", severity=Severity.WARNING)
def of_the_above(handbook: Handbook) -> Iterator[Mistake]:
    """An option stands for itself, not for “all of the above” or “none of these”."""
    for authored, index, question in _choices(handbook):
        for at, option in enumerate(question.options):
            if _may_point(option.text) and _ABOVE.fullmatch(option.text):
                hint = "Options are shuffled, and who knows two right ones knows the rest. Use `type: multiple`."
                loc = ("questions", index, "options", at, "text")
                yield Mistake(authored.source, loc, f"{quoted(option.text)} points at other options", hint)


@rule("SOP512", severity=Severity.WARNING)
def different_options(handbook: Handbook) -> Iterator[Mistake]:
    """No two options of a question say the same."""
    for authored, index, question in every_question(handbook):
        for place, options in _lists(question):
            said = [_same(option.text) for option in options]
            seen: dict[str, str] = {}
            for at, option in enumerate(options if len({*said}) < len(said) else ()):
                if (first := seen.setdefault(said[at], option.id)) != option.id:
                    loc = ("questions", index, *place, "options", at, "text")
                    hint = "Write another one, or delete it: three good options are enough."
                    yield Mistake(authored.source, loc, f"this says the same as the option {quoted(first)}", hint)
        if isinstance(question, Order):
            yield from _items_alike(authored, index, question)
        elif isinstance(question, Match) and question.distractors:
            yield from _distractors_alike(authored, index, question)


def _lists(question: Question) -> Iterator[tuple[Path, tuple[Option, ...]]]:
    """The lists of options of a question, or of the gaps in its sentence, with the way to each."""
    match question:
        case Single(options=options) | Multiple(options=options):
            yield (), options
        case Cloze(blanks=blanks):
            yield from ((("blanks", name), gap.options) for name, gap in blanks.items() if isinstance(gap, Choices))


def _items_alike(authored: AuthoredQuiz, index: int, question: Order) -> Iterator[Mistake]:
    """Items that look the same and may not change places: only by luck is each put where it belongs."""
    seen: dict[str, str] = {}
    for at, item in enumerate(question.items):
        first = seen.setdefault(_same(item.text), item.id)
        if first != item.id and not any({first, item.id} <= {*group} for group in question.any_order):
            hint = f"Say what is different, or let them change places: any-order: [[{first}, {item.id}]]"
            loc = ("questions", index, "items", at, "text")
            yield Mistake(authored.source, loc, f"this says the same as the item {quoted(first)}", hint)


def _distractors_alike(authored: AuthoredQuiz, index: int, question: Match) -> Iterator[Mistake]:
    """Distractors that stand among the choices already."""
    seen = {_same(pair.right) for pair in question.pairs}
    for at, text in enumerate(question.distractors):
        if (said := _same(text)) in seen:
            loc = ("questions", index, "distractors", at)
            hint = "Write another one, or delete it: each choice is shown once."
            yield Mistake(authored.source, loc, f"{quoted(text)} is among the choices already", hint)
        seen.add(said)


@rule("SOP514", severity=Severity.WARNING)
def explained(handbook: Handbook) -> Iterator[Mistake]:
    """A question explains its answer."""
    for authored, index, question in every_question(handbook):
        if isinstance(question, Scale):
            continue
        if not question.explain and not any(option.why for option in getattr(question, "options", ())):
            message = f"the question {quoted(question.id)} does not explain its answer"
            hint = "People learn from a mistake when they read why: explain: Above 100 EUR the team lead approves."
            yield Mistake(authored.source, ("questions", index, "id"), message, hint)


_NEGATIVE = re.compile(
    r"(?:^|[.?!:,;]\s+)(?:(?:in|of|for|to|with|on|at|from|by) )?(?:which|what)\b"
    r"(?:(?!\b(?:if|when|that|who|whose|because|although|since|after|before|while|and|but)\b)[^.?!,;:*_])*"
    r"\b(?:not|except|cannot|least|\w+n't)\b[^.!]{0,500}\?",
    re.IGNORECASE,
)


def _may_be_negative(text: str) -> bool:
    text = text.lower()
    return "not" in text or "n't" in text or "except" in text or "least" in text


@rule("SOP516", severity=Severity.WARNING)
def negative(handbook: Handbook) -> Iterator[Mistake]:
    """A question that asks for what is not so makes the “not” stand out."""
    for authored, index, question in _choices(handbook):
        if not _may_be_negative(question.q):
            continue
        found = _NEGATIVE.search(question.q)
        if found and not re.search(r"\b(?:NOT|EXCEPT|CANNOT|LEAST)\b", found[0]):
            hint = "Ask for what is so; or write **not**, so that nobody reads over it."
            message = "this asks for what is not so, and the word is easily read over"
            yield Mistake(authored.source, ("questions", index, "q"), message, hint)


@rule("SOP520", severity=Severity.WARNING)
def asked_once(handbook: Handbook) -> Iterator[Mistake]:
    """A question is asked once in a quiz."""
    for authored in handbook.quizzes.values():
        if all_differ([question.q for question in authored.quiz.questions]):
            continue
        seen: dict[str, Question] = {}
        for index, question in enumerate(authored.quiz.questions):
            first = seen.setdefault(_same(question.q), question)
            if first is not question and _offered(first) == _offered(question):
                message = f"this is asked already, in {quoted(first.id)}"
                yield Mistake(authored.source, ("questions", index, "q"), message, "Ask something else, or delete it.")


def _offered(question: Question) -> tuple[str, str, list[str]]:
    sentence = question.text if isinstance(question, Cloze) else ""
    return question.type, sentence, sorted(_same(option.text) for option in getattr(question, "options", ()))


@rule("SOP521", severity=Severity.WARNING)
def hint_hides(handbook: Handbook) -> Iterator[Mistake]:
    """A hint helps to think and does not hold the answer."""
    for authored, index, question in every_question(handbook):
        if question.hint and (told := _told(question, f" {_same(question.hint)} ")):
            message = f"the hint gives the answer away: {quoted(told)}"
            hint = "Say where to look or what to compare instead."
            yield Mistake(authored.source, ("questions", index, "hint"), message, hint)


def _told(question: Question, hint: str) -> str | None:
    """The answer, when it stands in the hint, and no wrong option does."""
    match question:
        case Single(options=options):
            held = [option for option in options if _holds(hint, option.text)]
            return held[0].text if len(held) == 1 and held[0].correct else None
        case Numeric(answer=answer) if answer is not None:
            return f"{answer:g}" if re.search(rf"(?<![\d.,]){re.escape(f'{answer:g}')}(?![\d.,]*\d)", hint) else None
        case ShortText(accept=accept):
            return next((text for text in accept if len(text) > 2 and _holds(hint, text)), None)
        case _:
            return None


def _holds(hint: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(_same(text))}(?!\w)", hint) is not None


@rule("SOP524", severity=Severity.WARNING)
def something_wrong(handbook: Handbook) -> Iterator[Mistake]:
    """A multiple-choice question has a wrong option as well."""
    for authored, index, question in asked(handbook, Multiple):
        if all(option.correct for option in question.options):
            hint = "Add what people wrongly take for right, or make it an order or a match."
            loc = ("questions", index, "options")
            yield Mistake(
                authored.source, loc, "every option is right: ticking all of them needs no knowledge", hint, key=True
            )


@rule("SOP525", severity=Severity.WARNING)
def in_order(handbook: Handbook) -> Iterator[Mistake]:
    """An order question about steps has them in the order of the SOP."""
    for authored, index, question in asked(handbook, Order):
        if (sop := handbook.sops.get(authored.quiz.sop)) is None:
            continue
        places = {step.id: at for at, step in enumerate(sop.sop.steps)}
        free = {name for group in question.any_order for name in group}
        if all(item.id in places for item in question.items):
            last = -1
            for at, item in enumerate(question.items):
                if places[item.id] < last and item.id not in free:
                    loc = ("questions", index, "items", at, "id")
                    hint = "Items are written in the right order; the learner sees them shuffled."
                    yield Mistake(
                        authored.source, loc, f"the SOP does {quoted(item.id)} earlier than the item above", hint
                    )
                    break
                last = max(last, places[item.id])


@rule("SOP526", severity=Severity.INFO)
def three_options(handbook: Handbook) -> Iterator[Mistake]:
    """A single-choice question has at least three options."""
    for authored, index, question in asked(handbook, Single):
        if len(question.options) == 2:
            hint = "Add the mistake that people really make (three are enough: Rodriguez 2005), or use true-false."
            loc = ("questions", index, "options")
            yield Mistake(authored.source, loc, "of two options, every second guess is right", hint, key=True)
