"""Registers and learning paths: entries that are used, people who can be reached, an order that can be learned."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from ..findings import Severity, quoted
from ..handbook import Handbook
from ..model.sop import Sop
from ..model.text import Key
from .entries import REGISTER_ROLES, TOOLS
from .loops import loops
from .named import roles_of_all, tools_in, tools_of_all
from .names import every_sop_is_read
from .rules import STATES, Mistake, rule, values, written


@rule("SOP325", severity=Severity.INFO, whole=True)
def found_by_somebody(handbook: Handbook) -> Iterator[Mistake]:
    """Something leads to every SOP: a learning path, or another SOP."""
    if "paths" not in handbook.register_sources:
        return
    listed = {item.sop for path in handbook.registers.paths.values() for item in path.sops}
    for sop_id, authored in handbook.sops.items():
        others = set(handbook.referring.get(sop_id, ())) - {sop_id}
        if authored.sop.status != "retired" and sop_id not in listed and not others:
            message = "no learning path and no other SOP leads to this one"
            hint = "Add it to a path in paths.yml, or to the `references` of an SOP that people read before it."
            yield Mistake(authored.source, ("id",), message, hint)


def _unused(handbook: Handbook, register: str, used: set[str], what: str, hint: str) -> Iterator[Mistake]:
    source = handbook.register_sources.get(register)
    for key in source.data if source and isinstance(source.data, dict) and every_sop_is_read(handbook) else ():
        if key not in used:
            yield Mistake(source, (key,), f"no SOP {what} {quoted(key)}", hint, key=True)  # type: ignore[arg-type]


@rule("SOP326", severity=Severity.INFO, whole=True)
def roles_used(handbook: Handbook) -> Iterator[Mistake]:
    """A role has a part in some SOP or learning path, or stands above one that has."""
    if "roles" not in handbook.register_sources:
        return
    used: set[str] = {*roles_of_all(handbook)}
    for name, patterns in REGISTER_ROLES.items():
        source = handbook.register_sources.get(name)
        if source and name != "contacts":
            used |= {str(role) for role in values(source.data, *patterns)}
    hint = "Name it where it has a part, or delete it."
    yield from _unused(handbook, "roles", used, "gives a part to", hint)


@rule("SOP327", severity=Severity.INFO, whole=True)
def tools_used(handbook: Handbook) -> Iterator[Mistake]:
    """A tool is needed by some SOP."""
    hint = "Name it in the `tools` of the SOP that needs it, or delete it."
    yield from _unused(handbook, "tools", {*tools_of_all(handbook)}, "needs", hint)


def tools_of(data: object) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The tools that an SOP names, with the way to each."""
    for pattern in TOOLS:
        yield from written(data, pattern)


@rule("SOP328", severity=Severity.INFO, whole=True)
def goals_used(handbook: Handbook) -> Iterator[Mistake]:
    """A metric, an objective and a standard are there because some SOP serves them."""
    sops = [authored.sop for authored in handbook.sops.values()]
    metrics = {target.metric for sop in sops for target in sop.metrics}
    metrics |= {goal.metric for goal in handbook.registers.objectives.values() if goal.metric}
    hint = "Name it in an SOP that serves it, or delete it."
    yield from _unused(handbook, "metrics", {*metrics}, "is measured by", hint)
    yield from _unused(handbook, "objectives", {goal for sop in sops for goal in sop.objectives}, "serves", hint)
    yield from _unused(handbook, "standards", {name for sop in sops for name in sop.satisfies}, "satisfies", hint)


@rule("SOP330", severity=Severity.WARNING)
def can_be_reached(handbook: Handbook) -> Iterator[Mistake]:
    """Who takes over a case can be reached."""
    if "contacts" not in handbook.register_sources:
        return
    reached = {contact.role for contact in handbook.registers.contacts.values()}
    known = handbook.registers.roles
    patterns = ("escalation.levels.*.role", "escalation.bypass.*.to", "workflow.nodes.*.to")
    for authored in handbook.sops.values():
        if reached.issuperset(authored.sop.receivers):
            continue
        for pattern in patterns:
            for loc, role in written(authored.source.data, pattern):
                if role not in reached and role in known:
                    message = f"cases go to {role}, and contacts.yml does not say how to reach them"
                    yield Mistake(authored.source, loc, message, f"Add a contact with role: {role}.")


@rule("SOP331", severity=Severity.WARNING, whole=True)
def learned_once(handbook: Handbook) -> Iterator[Mistake]:
    """A learning path names an SOP once."""
    source = handbook.register_sources.get("paths")
    for key, path in handbook.registers.paths.items() if source else ():
        first: dict[str, int] = {}
        for index, item in enumerate(path.sops):
            before = first.setdefault(item.sop, index)
            if before != index and source:
                message = f"{item.sop} is number {before + 1} of this path already"
                yield Mistake(source, (key, "sops", index, "sop"), message, "Delete one of the two.")


@rule("SOP332", severity=Severity.WARNING, whole=True)
def can_be_learned(handbook: Handbook) -> Iterator[Mistake]:
    """A learning path holds SOPs that people work by."""
    source = handbook.register_sources.get("paths")
    for key, path in handbook.registers.paths.items() if source else ():
        for index, item in enumerate(path.sops):
            authored = handbook.sops.get(item.sop)
            if authored and source and authored.sop.status in ("draft", "retired"):
                message = f"{item.sop} is {STATES[authored.sop.status]}: nobody works by it"
                hint = (
                    "Take it out until it is approved."
                    if authored.sop.status == "draft"
                    else "Put the SOP there that took its place."
                )
                yield Mistake(source, (key, "sops", index, "sop"), message, hint)


@rule("SOP333", whole=True)
def above_oneself(handbook: Handbook) -> Iterator[Mistake]:
    """Nobody reports to somebody who reports to them."""
    source = handbook.register_sources.get("roles")
    above = {key: (role.reports_to,) for key, role in handbook.registers.roles.items() if role.reports_to}
    for loop in loops(above):
        for key in loop:
            others = "itself" if len(loop) == 1 else ", ".join(name for name in loop if name != key)
            message = f"{key} reports to {others}, in a circle"
            if source:
                yield Mistake(source, (key, "reports_to"), message, "Take `reports_to` out of the role at the top.")


@rule("SOP335", severity=Severity.WARNING, whole=True)
def learned_in_order(handbook: Handbook) -> Iterator[Mistake]:
    """A learning path has an SOP after those that must be learned before it."""
    source = handbook.register_sources.get("paths")
    for key, path in handbook.registers.paths.items() if source else ():
        place = {item.sop: index for index, item in enumerate(path.sops)}
        for index, item in enumerate(path.sops):
            authored = handbook.sops.get(item.sop)
            before = authored.sop.prerequisites.training if authored and authored.sop.prerequisites else ()
            late = [sop_id for sop_id in before if place.get(sop_id, -1) > index]
            if late and source:
                message = f"{item.sop} needs {', '.join(late)}, which this path has later"
                yield Mistake(source, (key, "sops", index, "sop"), message, f"Move it below {late[-1]}.")


@rule("SOP336", severity=Severity.WARNING, whole=True)
def due_in_order(handbook: Handbook) -> Iterator[Mistake]:
    """In a learning path nothing is due before what stands above it."""
    source = handbook.register_sources.get("paths")
    for key, path in handbook.registers.paths.items() if source else ():
        for index, (earlier, later) in enumerate(pairwise(path.sops), 1):
            if later.due.minutes < earlier.due.minutes and source:
                message = (
                    f"{later.sop} is due after {later.due.words}, before {earlier.sop} above it ({earlier.due.words})"
                )
                yield Mistake(source, (key, "sops", index, "due"), message, "Give it a later day, or move it up.")


@rule("SOP339", severity=Severity.WARNING)
def referred_once(handbook: Handbook) -> Iterator[Mistake]:
    """The list of references leads to other places, each of them once."""
    for sop_id, authored in handbook.sops.items():
        first: dict[str, int] = {}
        for index, reference in enumerate(authored.sop.references):
            target = str(reference.sop or reference.url or reference.file)
            again = first.setdefault(target, index) != index
            if again or target == sop_id:
                message = (
                    "this SOP refers to itself" if target == sop_id else f"{quoted(target)} is in the list already"
                )
                yield Mistake(authored.source, ("references", index), message, "Delete this reference.")


_LISTS = (
    *("approvers", "reviewers", "audience", "objectives", "tools", "tags", "supersedes", "prerequisites.training"),
    *("scope.channels", "steps.*.tools", "responsibilities.*.responsible", "responsibilities.*.consulted"),
    *("responsibilities.*.informed", "checklist.phases.*.items.*.after", "revisions.*.steps"),
)


@rule("SOP341", severity=Severity.WARNING)
def named_once(handbook: Handbook) -> Iterator[Mistake]:
    """A list names each thing once."""
    for authored in handbook.sops.values():
        if not any(len(names) > 1 and len({*names}) < len(names) for names in _lists(authored.sop)):
            continue
        for pattern in _LISTS:
            for loc, names in written(authored.source.data, pattern):
                if isinstance(names, list) and _repeats(names):
                    for index, name in enumerate(names):
                        if name in names[:index]:
                            message = f"{quoted(str(name))} is in this list already"
                            yield Mistake(authored.source, (*loc, index), message, "Delete one of the two.")


def _lists(sop: Sop) -> Iterator[Sequence[str]]:
    """The lists of names in an SOP."""
    yield from (sop.approvers, sop.reviewers, sop.audience, sop.objectives, sop.tools, sop.tags, sop.supersedes)
    yield from (sop.prerequisites.training if sop.prerequisites else (), sop.scope.channels)
    yield from [step.tools for step in sop.steps]
    yield from [revision.steps for revision in sop.revisions]
    for row in sop.responsibilities:
        yield from (row.responsible, row.consulted, row.informed)
    yield from (item.after for item in sop.items)


def _repeats(names: list[Any]) -> bool:
    return len(names) > 1 and len({*map(str, names)}) != len(names)


@rule("SOP342", severity=Severity.INFO)
def tools_listed(handbook: Handbook) -> Iterator[Mistake]:
    """The tools that an SOP lists are all that its steps need."""
    for authored in handbook.sops.values():
        listed = {*authored.sop.tools}
        told: set[str] = set()
        if not listed or listed >= tools_in(authored):
            continue
        for loc, name in tools_of(authored.source.data):
            if loc[0] != "tools" and name not in listed | told and Key(name) in handbook.registers.tools:
                told.add(name)
                message = f"{quoted(name)} is needed here, and missing in the `tools` at the top"
                hint = "Add it there: people look at that list before they begin."
                yield Mistake(authored.source, loc, message, hint)
