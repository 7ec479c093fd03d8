"""What an SOP names of the registers: the roles that it concerns, and the tools that it needs."""

from collections.abc import Iterator
from sys import intern

from ..model.sop import Sop
from ..remembering import remembered


@remembered
def roles_of(sop: Sop) -> tuple[str, ...]:
    """The roles that an SOP concerns, by name: whom it is written for, who keeps it, who does or answers for something.

    Where a learner looks for what is "for my role", and where the page of a role lists procedures, it is the same.
    """
    named = {role for role in (*sop.audience, sop.owner, *_acting(sop), *_reached(sop)) if role}
    return tuple(sorted(intern(str(role)) for role in named))


def _acting(sop: Sop) -> Iterator[str | None]:
    for row in sop.responsibilities:
        yield from (*row.responsible, row.accountable, *row.consulted, *row.informed)
    for _, part in sop.parts:
        yield getattr(part, "role", None)
    if sop.checklist and sop.checklist.sign_off:
        yield sop.checklist.sign_off.by


def _reached(sop: Sop) -> Iterator[str]:
    if sop.escalation:
        yield from (level.role for level in sop.escalation.levels)
        yield from (bypass.to for bypass in sop.escalation.bypass)


@remembered
def tools_of(sop: Sop) -> tuple[str, ...]:
    """The tools that an SOP or one of its parts needs, by name."""
    needed = (tool for _, part in sop.parts for tool in getattr(part, "tools", ()))
    return tuple(sorted({*sop.tools, *needed}))
