"""Names that point at something: another SOP, a register's entry, a step, a node, a file."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from ..findings import Severity, quoted
from ..handbook import Handbook
from ..model.sop import Sop
from ..model.text import Key
from ..reading.cures import nearest
from ..reading.source import Source
from ..reading.tree import Path
from ..registered import key_meant
from .rules import Mistake, once_for_all, rule, values, written

Meant = Callable[[str, Iterable[str]], str | None]
"""The name among others that was most likely meant by one that is not there."""


def unknown(  # noqa: PLR0913 -- what a name is looked up in, and how it is told
    source: Source, patterns: Iterable[str], known: Collection[str], what: str, where: str, *, meant: Meant = nearest
) -> Iterator[Mistake]:
    """A mistake for each name at the patterns that is not among the known ones."""
    if all(name in known for name in values(source.data, *patterns)):
        return
    for pattern in patterns:
        for loc, name in written(source.data, pattern):
            if name not in known:
                hint = cure(str(name), known, where, meant)
                yield Mistake(source, loc, f"there is no {what} {quoted(str(name))}", hint)


def sop_meant(sop_id: str, known: Iterable[str]) -> str | None:
    """The id that was most likely meant: letters that are nearly the same, with the same number.

    Ids are alike by their make, and another number is another procedure: `CS-QUE-001` was not meant for `CS-REF-001`.
    """
    letters, _, number = sop_id.rpartition("-")
    numbered = {
        other.rpartition("-")[0]: other for other in known if _count(other.rpartition("-")[2]) == _count(number)
    }
    near = get_close_matches(letters, numbered, n=1, cutoff=0.8)
    return numbered[near[0]] if near else None


def _count(number: str) -> str:
    return number.lstrip("0")


def cure(name: str, known: Collection[str], where: str, meant: Meant = nearest) -> str:
    """The name that was most likely meant, or those there are when they are few."""
    if suggestion := meant(name, known):
        return f"Did you mean {suggestion}?"
    if 0 < len(known) <= 12:
        return f"{where} has {', '.join(dict.fromkeys(known))}."
    if known and where.endswith(".yml"):
        return f"{where} has {', '.join(list(known)[:12])}, …: write one that it has, or add it there."
    return f"{where} does not have it: add it there, or write one that it has."


@once_for_all
def parts(handbook: Handbook) -> Mapping[str, tuple[str, ...]]:
    """The ids of what each procedure is made of, by its id."""
    return {sop_id: part_ids(authored.sop) for sop_id, authored in handbook.sops.items()}


def part_ids(sop: Sop) -> tuple[str, ...]:
    """The ids of what a procedure is made of: steps, workflow nodes, checklist items, questions answered."""
    nodes = tuple(sop.workflow.nodes) if sop.workflow else ()
    items = tuple(item.id for phase in sop.checklist.phases for item in phase.items) if sop.checklist else ()
    return (*(step.id for step in sop.steps), *nodes, *items, *(entry.id for entry in sop.faq))


def every_sop_is_read(handbook: Handbook) -> bool:
    """Whether all ids are known; a file with errors hides its id, and links to it would seem broken."""
    project = handbook.project
    return len(handbook.sops) == len(project.sops) and not any(map(_MARKDOWN.search, project.strays))


_MARKDOWN = re.compile(r"\.m[^./]*(\.txt)?$", re.IGNORECASE)
"""An ending of a file that was meant to be read as an SOP."""


@rule("SOP301")
def sops(handbook: Handbook) -> Iterator[Mistake]:
    """An SOP that is named exists."""
    if not every_sop_is_read(handbook):
        return
    for authored in handbook.sops.values():
        yield from unknown(authored.source, _SOPS, handbook.sops, "SOP", "The handbook", meant=sop_meant)
    for name, source in handbook.register_sources.items():
        patterns = _REGISTER_SOPS.get(name, ())
        yield from unknown(source, patterns, handbook.sops, "SOP", "The handbook", meant=sop_meant)


_SOPS = (
    "prerequisites.training.*",
    "references.*.sop",
    "steps.*.uses",
    "workflow.nodes.*.uses",
    "checklist.phases.*.items.*.uses",
)
"""Not `supersedes`: an SOP may outlive the one that it replaced."""
_REGISTER_SOPS = {"responses": ("*.sop",), "paths": ("*.sops.*.sop",)}


def _of_register(handbook: Handbook, register: str, what: str, patterns: tuple[str, ...]) -> Iterator[Mistake]:
    """Names in SOPs that a register does not have; a handbook without that register gives them no entries."""
    if register not in handbook.register_sources:
        return
    known: Mapping[str, object] = getattr(handbook.registers, register)
    for authored in handbook.sops.values():
        yield from unknown(authored.source, patterns, known, what, f"{register}.yml")
    for source in handbook.unread:
        yield from _in_part(source, patterns, known, what, f"{register}.yml")


def _in_part(  # noqa: PLR0913 -- as `unknown`
    source: Source, patterns: Iterable[str], known: Collection[str], what: str, where: str, *, meant: Meant = nearest
) -> Iterator[Mistake]:
    """As `unknown`, for an SOP with other mistakes in it: what is no name at all was told already."""
    for pattern in patterns:
        for loc, name in written(source.data, pattern):
            if loc not in source.refused and _is_key(name) and name not in known:
                yield Mistake(source, loc, f"there is no {what} {quoted(name)}", cure(name, known, where, meant))


def _is_key(name: object) -> bool:
    return isinstance(name, str) and Key.form.fullmatch(name) is not None


@once_for_all
def roles_named(handbook: Handbook) -> tuple[tuple[Source, Sequence[str]], ...]:
    """The roles that each SOP names, for those rules that look whether they are there, and whether they are used."""
    return tuple((each.source, values(each.source.data, *_ROLES)) for each in handbook.sops.values())


@once_for_all
def tools_named(handbook: Handbook) -> tuple[tuple[Source, Sequence[str]], ...]:
    """The tools that each SOP names."""
    return tuple((each.source, values(each.source.data, *TOOLS)) for each in handbook.sops.values())


TOOLS = ("tools.*", "steps.*.tools.*", "workflow.nodes.*.tools.*", "checklist.phases.*.items.*.tools.*")


@rule("SOP302", whole=True)
def roles(handbook: Handbook) -> Iterator[Mistake]:
    """A role that is named is in roles.yml."""
    register = handbook.register_sources.get("roles")
    if register and (found := [*_unknown_roles(handbook)]):
        used = {name for _, names in roles_named(handbook) for name in names}
        yield from _at_once(found, register, handbook.registers.roles, used)


def _unknown_roles(handbook: Handbook) -> Iterator[Mistake]:
    roles = handbook.registers.roles
    for source, names in roles_named(handbook):
        if not roles.keys() >= {*names}:
            yield from unknown(source, _ROLES, roles, "role", "roles.yml", meant=_called(roles))
    for source in handbook.unread:
        yield from _in_part(source, _ROLES, roles, "role", "roles.yml", meant=_called(roles))
    for name, patterns in _REGISTER_ROLES.items():
        if register := handbook.register_sources.get(name):
            yield from unknown(register, patterns, roles, "role", "roles.yml", meant=_called(roles))


def _at_once(
    found: Iterable[Mistake], register: Source, entries: Mapping[Key, object], used: Collection[str]
) -> Iterator[Mistake]:
    """What is named and not there; where a register has another name for it that nothing uses, many places are one."""
    places: dict[str, list[Mistake]] = {}
    for mistake in found:
        places.setdefault(mistake.message, []).append(mistake)
    for together in places.values():
        written = str(_value(together[0].source.data, together[0].loc))
        near = key_meant(written, entries) if len(together) >= _MANY_PLACES else None
        if near is None or near in used:
            yield from together
            continue
        hint = f"If this is what they mean, call it {written} here. Else write in each of them a key that is here."
        message = f"{len(together)} places name {written}, which is not here, and nothing names {near}"
        yield Mistake(register, (near,), message, hint, key=True)


_MANY_PLACES = 5
"""Places that are not all mistyped in the same way: what they name has changed."""


def _value(data: Any, loc: Path) -> Any:
    for part in loc:
        data = data[part]
    return data


def _called(entries: Mapping[Key, object]) -> Meant:
    """The entry of a register that is called as somebody has written, or nearly."""
    return lambda written, _: key_meant(written, entries)


_ROLES = (
    "owner",
    "approvers.*",
    "reviewers.*",
    "audience.*",
    "responsibilities.*.responsible.*",
    "responsibilities.*.accountable",
    "responsibilities.*.consulted.*",
    "responsibilities.*.informed.*",
    "steps.*.role",
    "workflow.nodes.*.role",
    "workflow.nodes.*.to",
    "checklist.phases.*.items.*.role",
    "checklist.sign_off.by",
    "escalation.levels.*.role",
    "escalation.bypass.*.to",
)
_REGISTER_ROLES = {
    "roles": ("*.reports_to",),
    "contacts": ("*.role",),
    "paths": ("*.role",),
    "tools": ("*.help",),
}


@rule("SOP303")
def tools(handbook: Handbook) -> Iterator[Mistake]:
    """A tool that is named is in tools.yml."""
    if "tools" in handbook.register_sources:
        known = handbook.registers.tools
        for source, names in tools_named(handbook):
            if not known.keys() >= {*names}:
                yield from unknown(source, TOOLS, known, "tool", "tools.yml", meant=_called(known))
        for source in handbook.unread:
            yield from _in_part(source, TOOLS, known, "tool", "tools.yml", meant=_called(known))


@rule("SOP304")
def metrics(handbook: Handbook) -> Iterator[Mistake]:
    """A metric that is named is in metrics.yml."""
    yield from _of_register(handbook, "metrics", "metric", ("metrics.*.metric",))
    objectives = handbook.register_sources.get("objectives")
    if objectives and "metrics" in handbook.register_sources:
        yield from unknown(objectives, ("*.metric",), handbook.registers.metrics, "metric", "metrics.yml")


@rule("SOP305")
def objectives(handbook: Handbook) -> Iterator[Mistake]:
    """An objective that is named is in objectives.yml."""
    yield from _of_register(handbook, "objectives", "objective", ("objectives.*",))


@rule("SOP306")
def standards(handbook: Handbook) -> Iterator[Mistake]:
    """A standard that is named is in standards.yml."""
    if "standards" not in handbook.register_sources:
        return
    known = handbook.registers.standards
    for authored in handbook.sops.values():
        for loc, _ in written(authored.source.data, "satisfies.*"):
            name = str(loc[-1])
            if name not in known:
                hint = cure(name, known, "standards.yml")
                yield Mistake(authored.source, loc, f"there is no standard {quoted(name)}", hint, key=True)


_GAP = re.compile(r"\{([^{}\n]*)\}")


@rule("SOP307")
def gaps(handbook: Handbook) -> Iterator[Mistake]:
    """A gap in a canned response has a placeholder."""
    source = handbook.register_sources.get("responses")
    for key, response in handbook.registers.responses.items() if source else ():
        for name in dict.fromkeys(_GAP.findall(response.text)):
            if source and name not in response.placeholders:
                hint = cure(name, response.placeholders, "Its `placeholders`")
                yield Mistake(source, (key, "text"), f"the gap {{{name}}} has no placeholder", hint)


@rule("SOP308", severity=Severity.WARNING)
def placeholders(handbook: Handbook) -> Iterator[Mistake]:
    """A placeholder of a canned response is used in its text."""
    source = handbook.register_sources.get("responses")
    for key, response in handbook.registers.responses.items() if source else ():
        gaps_used = set(_GAP.findall(response.text))
        for name in response.placeholders:
            if source and name not in gaps_used:
                message = f"the text has no gap {{{name}}}"
                hint = "Write the gap in the text, or delete the placeholder."
                yield Mistake(source, (key, "placeholders", name), message, hint, key=True)


@rule("SOP311")
def revised_steps(handbook: Handbook) -> Iterator[Mistake]:
    """A step that the newest revision or the escalation names exists."""
    for sop_id, authored in handbook.sops.items():
        yield from unknown(authored.source, _STEPS, parts(handbook)[sop_id], "step", "This SOP")


_STEPS = ("revisions.0.steps.*", "escalation.levels.*.step")
"""Older revisions may speak of steps that are gone."""


@rule("SOP312")
def earlier_items(handbook: Handbook) -> Iterator[Mistake]:
    """An item that must be ticked first is in the checklist."""
    for authored in handbook.sops.values():
        if authored.sop.checklist is None:
            continue
        known = values(authored.source.data, "checklist.phases.*.items.*.id")
        pattern = "checklist.phases.*.items.*.after.*"
        yield from unknown(authored.source, (pattern,), known, "item", "This checklist")


@rule("SOP313")
def nodes(handbook: Handbook) -> Iterator[Mistake]:
    """A node that a workflow goes to exists."""
    patterns = (
        "workflow.start",
        "workflow.nodes.*.goto",
        "workflow.nodes.*.else",
        "workflow.nodes.*.answers.*.goto",
    )
    for authored in handbook.sops.values():
        known = authored.sop.workflow.nodes if authored.sop.workflow else ()
        yield from unknown(authored.source, patterns, known, "node", "This workflow")
    for source, there in _of_unread_workflows(handbook, "nodes"):
        yield from _in_part(source, patterns, there, "node", "This workflow")


@rule("SOP314")
def panels(handbook: Handbook) -> Iterator[Mistake]:
    """Information that a node shows is among the panels of the workflow."""
    for authored in handbook.sops.values():
        known = authored.sop.workflow.info if authored.sop.workflow else ()
        yield from unknown(authored.source, ("workflow.nodes.*.info",), known, "panel", "`info` of this workflow")
    for source, there in _of_unread_workflows(handbook, "info"):
        yield from _in_part(source, ("workflow.nodes.*.info",), there, "panel", "`info` of this workflow")


def _of_unread_workflows(handbook: Handbook, section: str) -> Iterator[tuple[Source, tuple[str, ...]]]:
    """What a section of each workflow has, in SOPs with other mistakes, where all of it could be read."""
    for source in handbook.unread:
        whole = not source.partial and not any(loc[0] == "workflow" for loc in source.refused if loc)
        for there in values(source.data, f"workflow.{section}") if whole else ():
            if isinstance(there, dict):
                yield source, (*there, *_indented_wrongly(source))


def _indented_wrongly(source: Source) -> Iterator[str]:
    """Nodes and panels that stand beside or inside what they belong to: that is told, and they are there."""
    for pattern in ("workflow.*", "workflow.nodes.*.*"):
        yield from (str(loc[-1]) for loc, value in written(source.data, pattern) if isinstance(value, dict))
