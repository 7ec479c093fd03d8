"""Names that point at something of the handbook itself: another SOP, a step, an item, a node, a panel."""

from collections.abc import Iterator

from ..handbook import Handbook
from ..reading.source import Source
from .names import every_sop_is_read, in_part, parts, sop_meant, unknown
from .rules import Mistake, rule, values, written


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
        yield from in_part(source, patterns, there, "node", "This workflow")


@rule("SOP314")
def panels(handbook: Handbook) -> Iterator[Mistake]:
    """Information that a node shows is among the panels of the workflow."""
    for authored in handbook.sops.values():
        known = authored.sop.workflow.info if authored.sop.workflow else ()
        yield from unknown(authored.source, ("workflow.nodes.*.info",), known, "panel", "`info` of this workflow")
    for source, there in _of_unread_workflows(handbook, "info"):
        yield from in_part(source, ("workflow.nodes.*.info",), there, "panel", "`info` of this workflow")


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
