"""Escalation and responsibilities: who takes over, how fast, and who answers for what."""

from collections.abc import Iterator
from itertools import pairwise

from ..findings import Severity, quoted
from ..handbook import Handbook
from ..model.sop import EscalationLevel
from ..model.text import Duration
from ..reading.authored import AuthoredSop
from ..wording import bag
from .rules import Mistake, rule


def _ladders(handbook: Handbook) -> Iterator[tuple[AuthoredSop, tuple[EscalationLevel, ...]]]:
    for authored in handbook.sops.values():
        if authored.sop.escalation:
            yield authored, authored.sop.escalation.levels


def shorter(one: Duration, other: Duration) -> bool:
    """Whether a time is shorter than another; beside calendar days a business day counts as a day."""
    days = {one.unit, other.unit} & {"d", "mo", "y"}
    minutes = [24 * 60 * time.amount if days and time.unit == "bd" else time.minutes for time in (one, other)]
    return minutes[0] < minutes[1]


@rule("SOP230", severity=Severity.WARNING)
def times_grow(handbook: Handbook) -> Iterator[Mistake]:
    """A higher rung has as much time as the one below it, or more."""
    for authored, levels in _ladders(handbook):
        for index, (lower, higher) in enumerate(pairwise(levels), 1):
            for field in ("respond", "resolve"):
                before, after = getattr(lower, field), getattr(higher, field)
                if before and after and shorter(after, before):
                    message = (
                        f"level {higher.level} has {after.words} to {field}, level {lower.level} has {before.words}"
                    )
                    hint = "Who gets the harder cases needs as long as the level below, or longer."
                    yield Mistake(authored.source, ("escalation", "levels", index, field), message, hint)


@rule("SOP231", suppressible=True)
def answered_before_solved(handbook: Handbook) -> Iterator[Mistake]:
    """A rung has at least as much time to solve a case as to answer."""
    for authored, levels in _ladders(handbook):
        for index, level in enumerate(levels):
            if level.resolve and shorter(level.resolve, level.respond):
                solved, answered = level.resolve.words, level.respond.words
                message = f"the case is to be solved within {solved}, and answered only within {answered}"
                loc = ("escalation", "levels", index, "resolve")
                yield Mistake(authored.source, loc, message, "Swap the two, or give more time to `resolve`.")


@rule("SOP232", severity=Severity.WARNING)
def rungs_differ(handbook: Handbook) -> Iterator[Mistake]:
    """A case that goes up comes to another role."""
    for authored, levels in _ladders(handbook):
        for index, (lower, higher) in enumerate(pairwise(levels), 1):
            if lower.role == higher.role:
                message = f"level {higher.level} is {higher.role}, who has the case on level {lower.level} already"
                hint = "Name the role above, or make one rung of the two."
                yield Mistake(authored.source, ("escalation", "levels", index, "role"), message, hint)


@rule("SOP233", severity=Severity.WARNING)
def last_rung_ends_it(handbook: Handbook) -> Iterator[Mistake]:
    """The last rung says by when the case is over, as nobody comes after it."""
    for authored, levels in _ladders(handbook):
        last = levels[-1]
        if last.resolve is None:
            message = f"level {last.level} is the last, and does not say by when the case is solved"
            loc = ("escalation", "levels", len(levels) - 1)
            yield Mistake(authored.source, loc, message, "Write the time after which there is a decision: resolve: 1bd")


@rule("SOP234", severity=Severity.WARNING)
def bypass_leads_up(handbook: Handbook) -> Iterator[Mistake]:
    """A by-pass is quicker than the ladder: it does not lead to the first rung in the same time."""
    for authored, levels in _ladders(handbook):
        for index, bypass in enumerate(authored.sop.escalation.bypass if authored.sop.escalation else ()):
            if bypass.to == levels[0].role and not shorter(bypass.within, levels[0].respond):
                message = f"this by-pass leads to {bypass.to}, where cases go first anyway, and no faster"
                hint = "Make the trigger one of level 1, shorten the time, or lead to another role."
                yield Mistake(authored.source, ("escalation", "bypass", index, "to"), message, hint)


@rule("SOP235", severity=Severity.WARNING)
def answer_in_time(handbook: Handbook) -> Iterator[Mistake]:
    """The first rung answers within the time that is promised for the least urgent case."""
    levels = handbook.registers.service_levels.values()
    if not levels:
        return
    promised = max((level.respond for level in levels), key=lambda respond: respond.minutes)
    for authored, rungs in _ladders(handbook):
        if shorter(promised, rungs[0].respond):
            message = (
                f"the first answer may take {rungs[0].respond.words}; service-levels.yml promises {promised.words}"
            )
            hint = "Shorten the time, or promise more in service-levels.yml."
            yield Mistake(authored.source, ("escalation", "levels", 0, "respond"), message, hint)


@rule("SOP236", severity=Severity.INFO)
def handed_over(handbook: Handbook) -> Iterator[Mistake]:
    """A rung says what whoever takes over needs to know."""
    for authored, levels in _ladders(handbook):
        for index, level in enumerate(levels):
            if index and not level.handover:
                message = f"level {level.level} does not say what is handed over with the case"
                loc = ("escalation", "levels", index)
                yield Mistake(
                    authored.source, loc, message, "Write for example: handover: [Reference number, What was tried]"
                )


@rule("SOP237", severity=Severity.WARNING)
def step_in_its_rung(handbook: Handbook) -> Iterator[Mistake]:
    """The step of a rung takes no longer than the rung has."""
    for authored, levels in _ladders(handbook):
        steps = {step.id: at for at, step in enumerate(authored.sop.steps)}
        for level in levels:
            if level.step not in steps or not level.resolve:
                continue
            at = steps[level.step]
            step = authored.sop.steps[at]
            if step.role != level.role or not step.within:
                continue
            if shorter(level.resolve, step.within):
                has = f"level {level.level} of the escalation, which does it, has {level.resolve.words}"
                message = f"the step may take {step.within.words}, and {has}"
                yield Mistake(authored.source, ("steps", at, "within"), message, "Let the two times agree.")


@rule("SOP240", severity=Severity.WARNING)
def told_and_answering(handbook: Handbook) -> Iterator[Mistake]:
    """Who answers for an activity or does it need not be asked or told about it."""
    for authored in handbook.sops.values():
        for index, row in enumerate(authored.sop.responsibilities):
            doing = {*row.responsible, row.accountable}
            for field in ("consulted", "informed"):
                for at, role in enumerate(getattr(row, field)):
                    if role in doing:
                        part = "answers for it" if role == row.accountable else "does it"
                        message = f"{role} is {field}, but {part} as well"
                        loc = ("responsibilities", index, field, at)
                        yield Mistake(authored.source, loc, message, f"Take {role} out of `{field}`.")


@rule("SOP241", severity=Severity.WARNING)
def asked_or_told(handbook: Handbook) -> Iterator[Mistake]:
    """Who is asked before need not be told afterwards."""
    for authored in handbook.sops.values():
        for index, row in enumerate(authored.sop.responsibilities):
            for at, role in enumerate(row.informed):
                if role in row.consulted and role not in (*row.responsible, row.accountable):
                    message = f"{role} is consulted and informed about the same"
                    loc = ("responsibilities", index, "informed", at)
                    yield Mistake(authored.source, loc, message, f"Take {role} out of `informed`.")


@rule("SOP242", suppressible=True)
def one_answers(handbook: Handbook) -> Iterator[Mistake]:
    """Exactly one role answers for an activity: no two rows are about the same."""
    for authored in handbook.sops.values():
        first: dict[frozenset[str], int] = {}
        for index, row in enumerate(authored.sop.responsibilities):
            before = first.setdefault(bag(row.activity), index)
            if before != index:
                other = authored.sop.responsibilities[before].accountable
                who = f", and {other} answers for it there" if other != row.accountable else ""
                message = f"{quoted(row.activity)} has a row already{who}"
                loc = ("responsibilities", index, "activity")
                yield Mistake(authored.source, loc, message, "Make one row of the two, with one accountable role.")
