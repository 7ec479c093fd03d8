"""Who takes over on a trigger, and how fast a level responds."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from ..model.procedure import End
from ..model.question import Question, Single
from ..model.sop import Bypass, Escalation, EscalationLevel, Sop
from ..wording import bag, unlinked
from .choice import Choice, Stem, quoted, single
from .people import Roles
from .times import choice, others

EXPLAIN = "It stands in the table under Escalation: {}."


def escalations(sop: Sop, roles: Roles) -> Iterator[Question]:
    """Who takes over at each level and by-pass, from the second level up and the first at last; then response times."""
    ladder = sop.escalation
    if not ladder:
        return
    triggers = Counter(bag(trigger) for trigger in _triggers(ladder))
    levels = (*ladder.levels[1:], *ladder.levels[:1])
    made = chain(
        (_takes_over(roles, ladder, level) for level in levels if triggers[bag(level.trigger)] == 1),
        (_bypass(roles, ladder, bypass) for bypass in _once(ladder) if triggers[bag(bypass.trigger)] == 1),
        (_responds(sop, roles, level) for level in levels if _alone(ladder, level)),
    )
    yield from filter(None, made)


def handovers(sop: Sop, roles: Roles) -> Iterator[Question]:
    """Who takes over at an end of the workflow that escalates."""
    nodes = sop.workflow.nodes if sop.workflow else {}
    ends = [(id_, node.do, node.to) for id_, node in nodes.items() if isinstance(node, End) and node.to and node.do]
    said = Counter(bag(do) for _, do, _ in ends)
    for id_, do, to in ends:
        if said[bag(do)] > 1 or roles.named_in(do):
            continue
        stem = Stem(
            id=f"handover-{id_}",
            q=f"Who takes over when the workflow ends here?\n\n{quoted(unlinked(do))}",
            tests=(id_,),
            explain=f"This end of the workflow hands over to: {roles.name(to)}.",
        )
        question = single(stem, roles.choice(to), roles.others(to))
        if question:
            yield question


def _triggers(ladder: Escalation) -> Iterator[str]:
    yield from (level.trigger for level in ladder.levels)
    yield from (bypass.trigger for bypass in ladder.bypass)


def _once(ladder: Escalation) -> Iterator[Bypass]:
    """By-passes by whom they lead to, because the id of the question is made of it."""
    seen = {bypass.to: bypass for bypass in reversed(ladder.bypass)}
    yield from (bypass for bypass in ladder.bypass if seen[bypass.to] is bypass)


def _alone(ladder: Escalation, level: EscalationLevel) -> bool:
    """Whether the role stands on one rung only: else "how fast does it respond" has two answers."""
    return [entry.role for entry in ladder.levels].count(level.role) == 1


def _takes_over(roles: Roles, ladder: Escalation, level: EscalationLevel) -> Single | None:
    named = roles.named_in(level.trigger)
    if level.role in named:
        return None
    stem = Stem(
        id=f"escalation-{level.level}",
        q=f"Who takes over when this happens?\n\n{quoted(unlinked(level.trigger))}",
        tests=_step(level),
        explain=EXPLAIN.format(f"level {level.level}, {roles.name(level.role)}"),
    )
    return single(stem, roles.choice(level.role), _likely_first(roles, ladder, level.role, named))


def _bypass(roles: Roles, ladder: Escalation, bypass: Bypass) -> Single | None:
    named = roles.named_in(bypass.trigger)
    if bypass.to in named:
        return None
    stem = Stem(
        id=f"bypass-{bypass.to}",
        q=f"Whom do you turn to directly, past the levels, when this happens?\n\n{quoted(unlinked(bypass.trigger))}",
        tests=(),
        explain=EXPLAIN.format(f"by-pass, {roles.name(bypass.to)}"),
    )
    return single(stem, roles.choice(bypass.to), _likely_first(roles, ladder, bypass.to, named))


def _likely_first(roles: Roles, ladder: Escalation, right: str, named: set[str]) -> Iterator[Choice]:
    """Whom the trigger names come last: nobody turns to the team lead when the team lead does not answer."""
    yield from (role for role in _siblings_first(roles, ladder, right) if role.id not in named)
    if named:
        yield from (role for role in _siblings_first(roles, ladder, right) if role.id in named)


def _siblings_first(roles: Roles, ladder: Escalation, right: str) -> Iterator[Choice]:
    """The other roles of the ladder, then those of the rest of the SOP and of the register."""
    siblings = {*(level.role for level in ladder.levels), *(bypass.to for bypass in ladder.bypass)}
    return roles.others(right, first=siblings)


def _responds(sop: Sop, roles: Roles, level: EscalationLevel) -> Single | None:
    time = level.respond.words
    stem = Stem(
        id=f"escalation-{level.level}-respond",
        q=f"Within which time does level {level.level} ({roles.name(level.role)}) respond?",
        tests=_step(level),
        explain=EXPLAIN.format(f"level {level.level} responds {time if time == 'at once' else f'within {time}'}"),
    )
    return single(stem, choice(level.respond), others(sop, level.respond))


def _step(level: EscalationLevel) -> tuple[str, ...]:
    return (level.step,) if level.step else ()
