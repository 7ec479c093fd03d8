"""What an SOP names, taken from its values: to look through its file for that takes many times as long.

The file has the same names, and is asked for their places only where something is wrong with them.
"""

from itertools import chain

from ..handbook import Handbook
from ..model.procedure import End
from ..model.text import Key
from ..reading.authored import AuthoredSop
from .rules import once_for_each


@once_for_each
def roles_in(authored: AuthoredSop) -> frozenset[Key]:
    """The roles that an SOP names."""
    sop = authored.sop
    named = {sop.owner, *sop.approvers, *sop.reviewers, *sop.audience, *sop.receivers}
    for row in sop.responsibilities:
        named.update((row.accountable, *row.responsible, *row.consulted, *row.informed))
    doing = {step.role for step in sop.steps}
    if sop.workflow:
        doing.update(node.role for node in sop.workflow.nodes.values() if not isinstance(node, End))
    doing.update(item.role for item in sop.items)
    if sop.checklist and sop.checklist.sign_off:
        named.add(sop.checklist.sign_off.by)
    return frozenset(named.union(role for role in doing if role))


@once_for_each
def tools_in(authored: AuthoredSop) -> frozenset[Key]:
    """The tools that an SOP names."""
    sop = authored.sop
    named = {*sop.tools, *chain.from_iterable([step.tools for step in sop.steps])}
    if sop.workflow:
        named.update(*(node.tools for node in sop.workflow.nodes.values() if not isinstance(node, End)))
    named.update(*(item.tools for item in sop.items))
    return frozenset(named)


def roles_of_all(handbook: Handbook) -> set[Key]:
    """The roles that some SOP names."""
    return set().union(*map(roles_in, handbook.sops.values()))


def tools_of_all(handbook: Handbook) -> set[Key]:
    """The tools that some SOP names."""
    return set().union(*map(tools_in, handbook.sops.values()))
