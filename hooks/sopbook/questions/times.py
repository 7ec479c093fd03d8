"""How long a step may take."""

import re
from collections.abc import Iterator
from functools import partial

from ..model.procedure import Faq
from ..model.question import Numeric, Single
from ..model.sop import Sop
from ..model.text import Duration
from ..remembering import remembered
from ..wording import plain, unlinked
from .choice import Choice, Later, Stem, quoted, single
from .people import Roles
from .responsibilities import actions

_TIME = re.compile(
    r"\b(\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|sixty)[\s-]*"
    r"(s|sec|seconds?|m|min|mins|minutes?|h|hrs?|hours?|(business |working )?days?|weeks?|months?|years?)\b"
    r"|\b(at once|immediately|straight away)\b",
    re.IGNORECASE,
)


def time_limits(sop: Sop, _roles: Roles) -> Iterator[Later]:
    """One question per step with a time limit, unless its text speaks of a time itself."""
    for id_, part in actions(sop):
        if part.within and not _TIME.search(plain(part.do)):
            yield Later((id_,), partial(_question, sop, id_, part.do, part.within))


def others(sop: Sop, right: Duration) -> Iterator[Choice]:
    """Other times that the SOP sets, nearest in length first; one hour and sixty minutes are the same."""
    own = right.minutes
    near = sorted((abs(minutes - own), time, minutes) for time, minutes in _lengths(sop).items() if minutes != own)
    first = {minutes: time for _, time, minutes in reversed(near)}
    return (choice(time) for _, time, minutes in near if first[minutes] == time)


def choice(time: Duration) -> Choice:
    """A time as an option; options stand from the shortest to the longest."""
    return Choice(time, time.words, time.minutes)


@remembered
def _lengths(sop: Sop) -> dict[Duration, int]:
    """Every time that the SOP sets, in minutes."""
    return {time: time.minutes for time in _written(sop)}


def _written(sop: Sop) -> Iterator[Duration]:
    for _, part in sop.parts:
        if not isinstance(part, Faq) and part.within:
            yield part.within
    if sop.escalation:
        for level in sop.escalation.levels:
            yield level.respond
            if level.resolve:
                yield level.resolve
        yield from (bypass.within for bypass in sop.escalation.bypass)


def _question(sop: Sop, id_: str, do: str, within: Duration) -> Single | Numeric | None:
    text = quoted(unlinked(do))
    explain = f"The time limit stands at the step: {within.words}."
    stem = Stem(f"time-{id_}", f"What is the time limit for this?\n\n{text}", (id_,), explain)
    chosen = single(stem, choice(within), others(sop, within))
    if chosen or within.amount == 0:
        return chosen
    unit = within.words.split(" ", 1)[1]
    return Numeric.model_validate(
        {
            **stem._asdict(),
            "type": "numeric",
            "q": f"How many {unit if unit.endswith('s') else unit + 's'} is the time limit for this?\n\n{text}",
            "answer": within.amount,
            "unit": unit,
        }
    )
