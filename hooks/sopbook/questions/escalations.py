"""Who takes over on a trigger, and how fast a level responds."""

from collections import Counter
from collections.abc import Iterator

from ..model.procedure import End
from ..model.quiz import Question, Single
from ..model.sop import Bypass, Escalation, EscalationLevel, Sop
from ..wording import bag, unlinked
from .choice import quoted, single
from .people import Roles
from .times import choice, others

EXPLAIN = "It stands in the table under Escalation: {}."


def escalations(sop: Sop, roles: Roles) -> Iterator[Question]:
    """Who takes over at each level and by-pass, from the second level up and the first at last; then response times."""
    ladder = sop.escalation
    if not ladder:
        return
    triggers = Counter(bag(entry.trigger) for entry in (*ladder.levels, *ladder.bypass))
    levels = (*ladder.levels[1:], *ladder.levels[:1])
    made: list[Single | None] = [
        *(_takes_over(roles, ladder, level) for level in levels if triggers[bag(level.trigger)] == 1),
        *(_bypass(roles, ladder, bypass) for bypass in _once(ladder) if triggers[bag(bypass.trigger)] == 1),
        *(_responds(sop, roles, level) for level in levels if _alone(ladder, level)),
    ]
    yield from (question for question in made if question)


def handovers(sop: Sop, roles: Roles) -> Iterator[Question]:
    """Who takes over at an end of the workflow that escalates."""
    nodes = sop.workflow.nodes.items() if sop.workflow else ()
    ends = [(id_, node) for id_, node in nodes if isinstance(node, End) and node.to and node.do]
    said = Counter(bag(node.do or "") for _, node in ends)
    for id_, node in ends:
        assert node.to and node.do
        if said[bag(node.do)] > 1 or roles.named_in(node.do):
            continue
        question = single(
            f"handover-{id_}",
            q=f"Who takes over when the workflow ends here?\n\n{quoted(unlinked(node.do))}",
            right=roles.choice(node.to),
            others=roles.others(node.to),
            tests=[id_],
            explain=f"This end of the workflow hands over to: {roles.name(node.to)}.",
        )
        if question:
            yield question


def _once(ladder: Escalation) -> Iterator[Bypass]:
    """By-passes by whom they lead to, because the id of the question is made of it."""
    seen = {bypass.to: bypass for bypass in reversed(ladder.bypass)}
    yield from (bypass for bypass in ladder.bypass if seen[bypass.to] is bypass)


def _alone(ladder: Escalation, level: EscalationLevel) -> bool:
    """Whether the role stands on one rung only: else "how fast does it respond" has two answers."""
    return [entry.role for entry in ladder.levels].count(level.role) == 1


def _takes_over(roles: Roles, ladder: Escalation, level: EscalationLevel) -> Single | None:
    return _who(
        roles,
        ladder,
        id_=f"escalation-{level.level}",
        q="Who takes over when this happens?",
        trigger=level.trigger,
        right=level.role,
        tests=[level.step] if level.step else [],
        explain=EXPLAIN.format(f"level {level.level}, {roles.name(level.role)}"),
    )


def _bypass(roles: Roles, ladder: Escalation, bypass: Bypass) -> Single | None:
    return _who(
        roles,
        ladder,
        id_=f"bypass-{bypass.to}",
        q="Whom do you turn to directly, past the levels, when this happens?",
        trigger=bypass.trigger,
        right=bypass.to,
        tests=[],
        explain=EXPLAIN.format(f"by-pass, {roles.name(bypass.to)}"),
    )


def _who(
    roles: Roles, ladder: Escalation, *, id_: str, q: str, trigger: str, right: str, tests: list[str], explain: str
) -> Single | None:
    if right in roles.named_in(trigger):
        return None
    siblings = {*(level.role for level in ladder.levels), *(bypass.to for bypass in ladder.bypass)}
    wrong = sorted(roles.others(right), key=lambda role: role.id not in siblings)
    return single(
        id_,
        q=f"{q}\n\n{quoted(unlinked(trigger))}",
        right=roles.choice(right),
        others=wrong,
        tests=tests,
        explain=explain,
    )


def _responds(sop: Sop, roles: Roles, level: EscalationLevel) -> Single | None:
    return single(
        f"escalation-{level.level}-respond",
        q=f"Within which time does level {level.level} ({roles.name(level.role)}) respond?",
        right=choice(level.respond),
        others=others(sop, level.respond),
        tests=[level.step] if level.step else [],
        explain=EXPLAIN.format(f"level {level.level} responds {_within(level.respond.words)}"),
    )


def _within(time: str) -> str:
    return time if time == "at once" else f"within {time}"
