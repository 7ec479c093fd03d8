"""Who is accountable for an activity, and who is asked before it: the RACI table."""

from collections import Counter
from collections.abc import Iterator

from ..model.question import Single
from ..model.sop import Responsibility, Sop
from ..wording import bag, unlinked
from .choice import Choice, Stem, quoted, single
from .naming import id_of
from .people import Roles

EXPLAIN = "It stands in the table under Responsibilities: {}."


def raci(sop: Sop, roles: Roles) -> Iterator[Single]:
    """Who is accountable for each activity; then who is consulted, where it is one role."""
    activities = Counter(bag(row.activity) for row in sop.responsibilities)
    rows = [row for row in sop.responsibilities if activities[bag(row.activity)] == 1]
    rows = [row for row in rows if not roles.named_in(row.activity)]
    made = [*(_accountable(roles, row) for row in rows), *(_consulted(roles, row) for row in rows)]
    seen: set[str] = set()
    for question in made:
        if question and question.id not in seen:
            seen.add(question.id)
            yield question


def _accountable(roles: Roles, row: Responsibility) -> Single | None:
    """A role that does the work is never offered: people say “responsible” for both."""
    name = roles.name(row.accountable)
    stem = _stem("raci", "Who is accountable for this, whoever does it?", row, f"{name} is accountable")
    return single(stem, roles.choice(row.accountable), _others(roles, row, row.accountable))


def _consulted(roles: Roles, row: Responsibility) -> Single | None:
    if len(row.consulted) != 1 or row.consulted[0] in {*row.responsible, row.accountable, *row.informed}:
        return None
    asked = row.consulted[0]
    stem = _stem("consulted", "Who is asked before this is done?", row, f"{roles.name(asked)} is consulted")
    return single(stem, roles.choice(asked), _others(roles, row, asked))


def _others(roles: Roles, row: Responsibility, right: str) -> Iterator[Choice]:
    """Roles without a say in the activity: those that the row names first, then the rest."""
    busy = {*row.responsible, row.accountable}
    others = roles.others(right, first={*row.consulted, *row.informed})
    return (role for role in others if role.id not in busy)


def _stem(prefix: str, q: str, row: Responsibility, told: str) -> Stem:
    activity = quoted(unlinked(row.activity))
    return Stem(id_of(prefix, row.activity), f"{q}\n\n{activity}", (), EXPLAIN.format(told))
