"""What a file allows itself: a rule it may break, with a reason, and the rules about that."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator

from ..findings import Finding, Severity
from ..handbook import Handbook
from ..model.allowance import Allowance
from ..reading.nearest import nearest
from ..reading.source import Source
from ..reading.tree import Path
from .rules import RULES, Mistake, rule, written

SHORTEST = 10
"""Letters that a reason has at least."""
IDLE = "SOP190"

_PARTS = ("steps.*", "workflow.nodes.*", "checklist.phases.*.items.*", "faq.*", "questions.*")
"""What an allowance can name by its id."""

Used = set[tuple[str, int]]
"""Allowances that suppressed something, by file and place in `allow`."""


def _files(handbook: Handbook) -> Iterator[tuple[Source, tuple[Allowance, ...]]]:
    for authored in handbook.sops.values():
        if authored.sop.allow:
            yield authored.source, authored.sop.allow
    for quiz in handbook.quizzes.values():
        if quiz.quiz.allow:
            yield quiz.source, quiz.quiz.allow


def granted(handbook: Handbook, findings: Iterable[Finding]) -> tuple[list[Finding], Used]:
    """The findings that no file allows itself, and the allowances that were of use."""
    files = {source.path: (source, allowed) for source, allowed in _files(handbook)}
    left: list[Finding] = []
    used: Used = set()
    for finding in findings:
        source, allowed = files.get(finding.path, (None, ()))
        fitting = [at for at, each in enumerate(allowed) if source and _fits(each, finding, source)]
        used |= {(finding.path, at) for at in fitting}
        if not fitting:
            left.append(finding)
    return left, used


def _fits(allowed: Allowance, finding: Finding, source: Source) -> bool:
    known = RULES.get(finding.code)
    if allowed.rule != finding.code or known is None or not known.suppressible:
        return False
    return allowed.step is None or allowed.step == part_at(source, finding.line, finding.column)


def part_at(source: Source, line: int, column: int) -> str | None:
    """The id of the step, node, item or question that a place of the file is in."""
    starts = _borders(source)
    at = bisect_right(starts, (line, column, "\uffff")) - 1
    return starts[at][2] or None if at >= 0 else None


def _borders(source: Source) -> list[tuple[int, int, str]]:
    """Where parts begin, each with its id, and where something else begins, with none; in the order of the file."""
    data = source.data if isinstance(source.data, dict) else {}
    borders = [(source.position((key,)).key_line, source.position((key,)).key_column, "") for key in data]
    borders.append((source.body_line, 0, ""))
    for pattern in _PARTS:
        for loc, part in written(data, pattern):
            place = source.position(loc)
            name = loc[-1] if isinstance(loc[-1], str) else part.get("id") if isinstance(part, dict) else None
            borders.append((place.key_line, place.key_column, str(name or "")))
    return sorted(borders)


def idle(handbook: Handbook, used: Used, judged: Collection[str]) -> Iterator[Finding]:
    """A finding for each allowance that allows nothing, of the rules that were judged."""
    for source, allowed in _files(handbook):
        for at, each in enumerate(allowed):
            if each.rule in judged and (source.path, at) not in used:
                where = f"step {each.step}" if each.step else "this file"
                message = f"{where} does not break {each.rule}: there is nothing to allow"
                yield Mistake(source, ("allow", at), message, "Delete this line.").finding(IDLE, RULES[IDLE].severity)


@rule(IDLE, severity=Severity.WARNING, suppressible=False)
def needless() -> Iterator[Mistake]:
    """An allowance allows something that would be found otherwise."""
    return iter(())  # told by `idle`, when all rules have been judged


@rule("SOP191", severity=Severity.WARNING, suppressible=False)
def reasoned(handbook: Handbook) -> Iterator[Mistake]:
    """An allowance gives a reason that a reviewer can weigh."""
    for source, allowed in _files(handbook):
        for at, each in enumerate(allowed):
            if len(each.reason) < SHORTEST or len(each.reason.split()) < 2:
                hint = "Say why the rule does not fit here, as you would to a colleague who asks."
                yield Mistake(source, ("allow", at, "reason"), "this is too short to be a reason", hint)


@rule("SOP192")
def allowable(handbook: Handbook) -> Iterator[Mistake]:
    """An allowance names a rule that a file may break, and a step that the file has."""
    for source, allowed in _files(handbook):
        for at, each in enumerate(allowed):
            loc: Path = ("allow", at, "rule")
            known = RULES.get(each.rule)
            if known is None:
                suggestion = nearest(each.rule, RULES)
                hint = f"Did you mean {suggestion}?" if suggestion else "The guide lists all rules."
                yield Mistake(source, loc, f"{each.rule} is not a rule that can be allowed", hint)
            elif not known.suppressible:
                hint = "Mend what it finds: pages and quizzes need it."
                yield Mistake(source, loc, f"{each.rule} cannot be allowed", hint)
            if each.step is not None and each.step not in _names(source):
                message = f"there is no step “{each.step}” in this file"
                suggestion = nearest(each.step, _names(source))
                hint = (
                    f"Did you mean {suggestion}?"
                    if suggestion
                    else "Take it out: the rule is then allowed in the whole file."
                )
                yield Mistake(source, ("allow", at, "step"), message, hint)


def _names(source: Source) -> frozenset[str]:
    return frozenset(name for _, _, name in _borders(source) if name)
