# ruff: noqa: E501 -- a pattern is read in one piece
"""Answers of quizzes that say another time than the SOP itself."""

import re
from collections.abc import Iterator

from ..findings import Severity, quoted
from ..handbook import Handbook
from ..model.question import Numeric, Question, Single
from ..model.sop import Sop
from ..model.text import Duration
from .rules import Mistake, rule

_MINUTES = {
    "minute": 1,
    "hour": 60,
    "business day": 480,
    "working day": 480,
    "day": 1440,
    "week": 10080,
    "month": 43200,
    "year": 525600,
}
_SHORT = {
    "m": "minute",
    "min": "minute",
    "mins": "minute",
    "h": "hour",
    "bd": "business day",
    "d": "day",
    "mo": "month",
    "y": "year",
}
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
}  # fmt: skip
_TIME = re.compile(
    rf"\b(\d+(?:\.\d+)?|{'|'.join(_NUMBERS)}|an?) ?(business day|working day|minute|min|hour|day|week|month|year|h|m|d|bd)s?\b",
    re.IGNORECASE,
)
_ONLY_TIME = re.compile(
    rf"(?:within|at most|up to|no later than|in|after|less than)? ?{_TIME.pattern}\.?", re.IGNORECASE
)
_UNIT = re.compile(r"minute|hour|day|week|month|year")
_ASKS = re.compile(
    r"\bhow (?:long|soon|quickly|fast|much time|many (?:business |working )?(?:minutes|hours|days|weeks|months|years))\b|\bwithin (?:what|which|how)\b"
    r"|\bby when\b|\btime limit\b|\bwhat is the limit\b|\bhow late\b",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"\blevel (\d)\b", re.IGNORECASE)


@rule("SOP522", severity=Severity.WARNING)
def agrees(handbook: Handbook) -> Iterator[Mistake]:
    """The time that a question takes for right is the SOP's own."""
    for sop_id, authored in handbook.quizzes.items():
        if sop_id not in handbook.sops:
            continue
        sop = handbook.sop(sop_id)
        for index, question in enumerate(authored.quiz.questions):
            if not _may_ask(question.q) or (claimed := _claimed(question)) is None or not _ASKS.search(question.q):
                continue
            minutes, loc = claimed
            said = _said(sop, question)
            if said is not None and said.minutes != minutes and not _names(handbook, sop, minutes):
                message = f"{sop_id} says {quoted(said.words)} here"
                hint = "Correct the answer, or the SOP: one of them is out of date."
                yield Mistake(authored.source, ("questions", index, *loc), message, hint)


def _may_ask(text: str) -> bool:
    """Whether a question may be one for a time: some words of each way to ask."""
    text = text.lower()
    return "how " in text or "within " in text or "by when" in text or "limit" in text


def _claimed(question: Question) -> tuple[float, tuple[str | int, ...]] | None:
    """The right time in minutes and where it is written; None where the answer is no single time."""
    match question:
        case Numeric(answer=answer, unit=unit, tolerance=None | "0") if answer is not None and unit:
            name = unit.casefold().rstrip("s")
            scale = _MINUTES.get(_SHORT.get(unit.casefold(), name))
            return (answer * scale, ("answer",)) if scale else None
        case Single(options=options):
            at = next(at for at, option in enumerate(options) if option.correct)
            text = options[at].text
            found = _ONLY_TIME.fullmatch(text) if len(text) <= 40 and _UNIT.search(text) else None
            return (_minutes(found), ("options", at, "text")) if found else None
        case _:
            return None


def _minutes(found: re.Match[str]) -> float:
    number, unit = found[1].casefold(), found[2].casefold()
    amount = _NUMBERS.get(number) or (1 if number in ("a", "an") else float(number))
    return amount * _MINUTES[_SHORT.get(unit, unit)]


def _said(sop: Sop, question: Question) -> Duration | None:
    """The limit that the SOP itself sets on what is asked; None where it sets none, or several."""
    if (level := _LEVEL.search(question.q)) and sop.escalation:
        rung = next((rung for rung in sop.escalation.levels if rung.level == int(level[1])), None)
        if rung and re.search(r"\b(?:respond|answer|react|reply|take over)", question.q, re.IGNORECASE):
            return rung.respond
        return rung.resolve if rung and re.search(r"\b(?:re)?solve", question.q, re.IGNORECASE) else None
    tested = dict(sop.parts).get(question.tests[0]) if len(question.tests) == 1 else None
    return getattr(tested, "within", None)


def _names_a_unit(line: str) -> bool:
    """Written out, because a search for one of several words takes ten times as long."""
    return "minute" in line or "hour" in line or "day" in line or "week" in line or "month" in line or "year" in line


_FIELD = re.compile(r"\b(?:within|respond|resolve|every|keep): *\w+")


def _names(handbook: Handbook, sop: Sop, minutes: float) -> bool:
    """Whether a sentence of the SOP names that time: a question may well ask for one of those."""
    lines = [line for line in handbook.sops[sop.id].source.lines if _names_a_unit(line)]
    told = _FIELD.sub("", "\n".join(lines))
    return any(_minutes(found) == minutes for found in _TIME.finditer(told))
