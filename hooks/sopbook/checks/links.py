"""Names that point at something of the handbook itself: another SOP, a step, an item, a node, a panel."""

from collections.abc import Iterator

from ..handbook import Handbook
from ..reading.source import Source
from .flows import leads_to_nodes
from .names import every_sop_is_read, in_part, parts, sop_meant, unknown
from .rules import Mistake, rule, values, written
from .structure import lacks_its_part


@rule("SOP301", guesses=True)
def sops(handbook: Handbook) -> Iterator[Mistake]:
    """An SOP that is named exists."""
    if not every_sop_is_read(handbook):
        return
    known = handbook.ids
    if lost := handbook.lost:
        for sop_id, authored in handbook.sops.items():
            if sop_id in lost:
                yield from unknown(authored.source, _SOPS, known, "SOP", "The handbook", meant=sop_meant)
    for name, source in handbook.register_sources.items():
        patterns = _REGISTER_SOPS.get(name, ())
        yield from unknown(source, patterns, known, "SOP", "The handbook", meant=sop_meant)


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
        rungs = authored.sop.escalation.levels if authored.sop.escalation else ()
        named = {*authored.sop.revisions[0].steps, *(level.step for level in rungs if level.step)}
        missed = lacks_its_part(authored.sop)  # told once, at the format
        if named and not missed and not named.issubset(known := parts(handbook)[sop_id]):
            yield from unknown(authored.source, _STEPS, known, "step", "This SOP")


_STEPS = ("revisions.0.steps.*", "escalation.levels.*.step")
"""Older revisions may speak of steps that are gone."""


@rule("SOP312")
def earlier_items(handbook: Handbook) -> Iterator[Mistake]:
    """An item that must be ticked first is in the checklist."""
    for authored in handbook.sops.values():
        if any(item.after for item in authored.sop.items):
            known = [item.id for item in authored.sop.items]
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
        workflow = authored.sop.workflow
        if workflow and not (workflow.start in workflow.nodes and leads_to_nodes(workflow)):
            yield from unknown(authored.source, patterns, workflow.nodes, "node", "This workflow")
    for source, there in _of_unread_workflows(handbook, "nodes"):
        yield from in_part(source, patterns, there, "node", "This workflow")


@rule("SOP314")
def panels(handbook: Handbook) -> Iterator[Mistake]:
    """Information that a node shows is among the panels of the workflow."""
    for authored in handbook.sops.values():
        workflow = authored.sop.workflow
        if workflow and any(node.info and node.info not in workflow.info for node in workflow.nodes.values()):
            pattern = "workflow.nodes.*.info"
            yield from unknown(authored.source, (pattern,), workflow.info, "panel", "`info` of this workflow")
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
