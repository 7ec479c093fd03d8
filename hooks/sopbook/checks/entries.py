"""What SOPs name of the registers is there: roles, tools, metrics, objectives, standards, and gaps of responses."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from ..findings import Severity, quoted
from ..handbook import Handbook
from ..model.text import Key
from ..reading.authored import AuthoredSop
from ..reading.nearest import nearest
from ..reading.source import Source
from ..reading.tree import Path
from ..registered import key_meant
from ..wording import gaps_in
from .named import roles_in, roles_of_all, tools_in
from .names import Meant, called, cure, in_part, unknown
from .rules import Mistake, rule, written

TOOLS = ("tools.*", "steps.*.tools.*", "workflow.nodes.*.tools.*", "checklist.phases.*.items.*.tools.*")


@rule("SOP302", whole=True)
def roles(handbook: Handbook) -> Iterator[Mistake]:
    """A role that is named is in roles.yml."""
    register = handbook.register_sources.get("roles")
    if register and (found := [*_unknown_roles(handbook)]):
        yield from _at_once(found, register, handbook.registers.roles, roles_of_all(handbook))


def _unknown_roles(handbook: Handbook) -> Iterator[Mistake]:
    roles = handbook.registers.roles
    yield from _of_register(handbook, "roles", _ROLES, roles_in, called(roles))
    for name, patterns in REGISTER_ROLES.items():
        if register := handbook.register_sources.get(name):
            yield from unknown(register, patterns, roles, "role", "roles.yml", meant=called(roles))


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
REGISTER_ROLES = {
    "roles": ("*.reports_to",),
    "contacts": ("*.role",),
    "paths": ("*.role",),
    "tools": ("*.help",),
}


@rule("SOP303")
def tools(handbook: Handbook) -> Iterator[Mistake]:
    """A tool that is named is in tools.yml."""
    yield from _of_register(handbook, "tools", TOOLS, tools_in, called(handbook.registers.tools))


def _of_register(
    handbook: Handbook,
    register: str,
    patterns: Collection[str],
    named: Callable[[AuthoredSop], Collection[str]],
    meant: Meant = nearest,
) -> Iterator[Mistake]:
    """Names in SOPs that a register does not have; a handbook without that register gives them no entries."""
    if register not in handbook.register_sources:
        return
    known: Mapping[str, object] = getattr(handbook.registers, register)
    what, where = register.removesuffix("s"), f"{register}.yml"
    for authored in handbook.sops.values():
        if not known.keys() >= {*named(authored)}:
            yield from unknown(authored.source, patterns, known, what, where, meant=meant)
    for source in handbook.unread:
        yield from in_part(source, patterns, known, what, where, meant=meant)


@rule("SOP304")
def metrics(handbook: Handbook) -> Iterator[Mistake]:
    """A metric that is named is in metrics.yml."""
    yield from _of_register(handbook, "metrics", ("metrics.*.metric",), _metrics)
    objectives = handbook.register_sources.get("objectives")
    if objectives and "metrics" in handbook.register_sources:
        yield from unknown(objectives, ("*.metric",), handbook.registers.metrics, "metric", "metrics.yml")


def _metrics(authored: AuthoredSop) -> list[Key]:
    return [target.metric for target in authored.sop.metrics]


@rule("SOP305")
def objectives(handbook: Handbook) -> Iterator[Mistake]:
    """An objective that is named is in objectives.yml."""
    yield from _of_register(handbook, "objectives", ("objectives.*",), lambda authored: authored.sop.objectives)


@rule("SOP306")
def standards(handbook: Handbook) -> Iterator[Mistake]:
    """A standard that is named is in standards.yml."""
    if "standards" not in handbook.register_sources:
        return
    known = handbook.registers.standards
    for authored in handbook.sops.values():
        if known.keys() >= authored.sop.satisfies.keys():
            continue
        for loc, _ in written(authored.source.data, "satisfies.*"):
            name = str(loc[-1])
            if name not in known:
                hint = cure(name, known, "standards.yml")
                yield Mistake(authored.source, loc, f"there is no standard {quoted(name)}", hint, key=True)


@rule("SOP307", whole=True)
def gaps(handbook: Handbook) -> Iterator[Mistake]:
    """A gap in a canned response has a placeholder."""
    source = handbook.register_sources.get("responses")
    for key, response in handbook.registers.responses.items() if source else ():
        for name in dict.fromkeys(gaps_in(response.text)):
            if source and name not in response.placeholders:
                hint = cure(name, response.placeholders, "Its `placeholders`")
                yield Mistake(source, (key, "text"), f"the gap {{{name}}} has no placeholder", hint)


@rule("SOP308", severity=Severity.WARNING, whole=True)
def placeholders(handbook: Handbook) -> Iterator[Mistake]:
    """A placeholder of a canned response is used in its text."""
    source = handbook.register_sources.get("responses")
    for key, response in handbook.registers.responses.items() if source else ():
        gaps_used = set(gaps_in(response.text))
        for name in response.placeholders:
            if source and name not in gaps_used:
                message = f"the text has no gap {{{name}}}"
                hint = "Write the gap in the text, or delete the placeholder."
                yield Mistake(source, (key, "placeholders", name), message, hint, key=True)
