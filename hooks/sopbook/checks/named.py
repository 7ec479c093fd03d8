"""What an SOP names, taken from its values: to look through its file for that takes many times as long.

The file has the same names, and is asked for their places only where something is wrong with them.
"""

from collections.abc import Iterator
from itertools import chain

from ..handbook import Handbook
from ..model.procedure import End, Item
from ..model.sop import Sop
from ..model.text import Key
from ..reading.authored import AuthoredSop
from .rules import once_for_each


@once_for_each
def roles_in(authored: AuthoredSop) -> frozenset[Key]:
    """The roles that an SOP names."""
    sop = authored.sop
    named = {sop.owner, *sop.approvers, *sop.reviewers, *sop.audience, *taking_over(sop)}
    for row in sop.responsibilities:
        named.update((row.accountable, *row.responsible, *row.consulted, *row.informed))
    doing = {step.role for step in sop.steps}
    if sop.workflow:
        doing.update(node.role for node in sop.workflow.nodes.values() if not isinstance(node, End))
    if sop.checklist:
        doing.update(item.role for item in items(sop))
        named.update((sop.checklist.sign_off.by,) if sop.checklist.sign_off else ())
    return frozenset(named.union(role for role in doing if role))


def taking_over(sop: Sop) -> Iterator[Key]:
    """The roles that cases go to."""
    if sop.escalation:
        yield from (level.role for level in sop.escalation.levels)
        yield from (bypass.to for bypass in sop.escalation.bypass)
    if sop.workflow:
        yield from (node.to for node in sop.workflow.nodes.values() if isinstance(node, End) and node.to)


@once_for_each
def tools_in(authored: AuthoredSop) -> frozenset[Key]:
    """The tools that an SOP names."""
    sop = authored.sop
    named = {*sop.tools, *chain.from_iterable([step.tools for step in sop.steps])}
    if sop.workflow:
        named.update(*(node.tools for node in sop.workflow.nodes.values() if not isinstance(node, End)))
    if sop.checklist:
        named.update(*(item.tools for item in items(sop)))
    return frozenset(named)


def items(sop: Sop) -> Iterator[Item]:
    """The lines of the checklist, if there is one."""
    return (item for phase in sop.checklist.phases for item in phase.items) if sop.checklist else iter(())


def roles_of_all(handbook: Handbook) -> set[Key]:
    """The roles that some SOP names."""
    return set().union(*map(roles_in, handbook.sops.values()))


def tools_of_all(handbook: Handbook) -> set[Key]:
    """The tools that some SOP names."""
    return set().union(*map(tools_in, handbook.sops.values()))
