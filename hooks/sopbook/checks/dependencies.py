"""Document control between SOPs: what one needs of another, and what takes the place of what."""

from collections.abc import Iterator, Mapping

from ..findings import Severity
from ..handbook import Handbook
from ..model.sop import Sop
from ..model.text import SopId
from ..reading.tree import Path
from .loops import loops
from .rules import STATES, Mistake, rule


def needs(sop: Sop) -> Iterator[tuple[Path, SopId]]:
    """The SOPs that one cannot be done without: steps that are another SOP, and training."""
    yield from uses(sop)
    for index, trained in enumerate(sop.prerequisites.training if sop.prerequisites else ()):
        yield ("prerequisites", "training", index), trained


def uses(sop: Sop) -> Iterator[tuple[Path, SopId]]:
    """The SOPs that are a step, a node or an item of this one."""
    for index, step in enumerate(sop.steps):
        if step.uses:
            yield ("steps", index, "uses"), step.uses
    for key, node in sop.workflow.nodes.items() if sop.workflow else ():
        target = getattr(node, "uses", None)
        if target:
            yield ("workflow", "nodes", key, "uses"), target
    for at, phase in enumerate(sop.checklist.phases if sop.checklist else ()):
        for index, item in enumerate(phase.items):
            if item.uses:
                yield ("checklist", "phases", at, "items", index, "uses"), item.uses


@rule("SOP112", suppressible=True, whole=True)
def never_reused(handbook: Handbook) -> Iterator[Mistake]:
    """The id of an SOP that another took the place of is not given to a new one."""
    for old, new in handbook.superseded_by.items():
        # a retired one may be younger: its work went into an SOP that was there before
        if old not in handbook.sops or old == new or handbook.sop(old).status == "retired":
            continue
        begun = min(revision.date for revision in handbook.sop(old).revisions)
        replaced = min(revision.date for revision in handbook.sop(new).revisions)
        if begun > replaced:
            message = f"{old} was the id of an SOP that {new} took the place of; this one was begun later"
            hint = "Ids are never reused: records of the old one would count for this. Give it the next free number."
            yield Mistake(handbook.sops[old].source, ("id",), message, hint)


@rule("SOP120", suppressible=True)
def rests_on_approved(handbook: Handbook) -> Iterator[Mistake]:
    """What an approved SOP needs of another is approved as well."""
    for authored in handbook.sops.values():
        if authored.sop.status != "approved":
            continue
        for loc, target in needs(authored.sop):
            other = handbook.sops.get(target)
            if other and other.sop.status != "approved":
                message = f"an approved SOP cannot rest on {target}, which is {STATES[other.sop.status]}"
                hint = f"Approve {target} first, or name one that holds."
                if other.sop.status == "retired":
                    heir = handbook.superseded_by.get(target)
                    hint = f"Name {heir}, which took its place." if heir else "Name one that holds, or take it out."
                yield Mistake(authored.source, loc, message, hint)


@rule("SOP121", whole=True)
def takes_the_place_of_itself(handbook: Handbook) -> Iterator[Mistake]:
    """An SOP does not take the place of one that took its own."""
    graph = {sop_id: authored.sop.supersedes for sop_id, authored in handbook.sops.items() if authored.sop.supersedes}
    for loop in loops(graph):
        for sop_id in map(SopId, loop):
            source, older = handbook.sops[sop_id].source, handbook.sop(sop_id).supersedes
            at = next(index for index, target in enumerate(older) if target in loop)
            message = f"this leads back to {sop_id}: {_way(loop)}"
            yield Mistake(source, ("supersedes", at), message, "Take it out of the older of the two.")


def _way(loop: tuple[str, ...]) -> str:
    return " supersedes ".join((*loop, loop[0])) if len(loop) <= 4 else f"a circle of {len(loop)} SOPs"


@rule("SOP122", suppressible=True)
def both_in_force(handbook: Handbook) -> Iterator[Mistake]:
    """When an SOP is approved, those that it takes the place of are retired."""
    for authored in handbook.sops.values():
        for index, old in enumerate(authored.sop.supersedes if authored.sop.status == "approved" else ()):
            other = handbook.sops.get(old)
            if other and other.sop.status == "approved" and old != authored.sop.id:
                message = f"{old} is approved as well, so two SOPs hold for the same work"
                hint = f"Retire {old}: sopbook retire {old} --replaced-by {authored.sop.id}"
                yield Mistake(authored.source, ("supersedes", index), message, hint)


@rule("SOP123", severity=Severity.WARNING)
def refers_to_retired(handbook: Handbook) -> Iterator[Mistake]:
    """An SOP that holds does not send its readers to one that is retired."""
    for authored in handbook.sops.values():
        for index, reference in enumerate(authored.sop.references if authored.sop.status != "retired" else ()):
            other = handbook.sops.get(reference.sop) if reference.sop else None
            if other and other.sop.status == "retired":
                new = handbook.superseded_by.get(other.sop.id)
                hint = f"Refer to {new}, which took its place." if new else "Take the reference out."
                message = f"{reference.sop} is retired"
                yield Mistake(authored.source, ("references", index, "sop"), message, hint)


@rule("SOP124", severity=Severity.WARNING, whole=True)
def one_successor(handbook: Handbook) -> Iterator[Mistake]:
    """One SOP takes the place of an older one, not two."""
    first: dict[SopId, SopId] = {}
    for sop_id, authored in handbook.sops.items():
        for index, old in enumerate(authored.sop.supersedes):
            before = first.setdefault(old, sop_id)
            if before != sop_id:
                message = f"{before} supersedes {old} already, so readers of {old} cannot tell which one holds"
                yield Mistake(authored.source, ("supersedes", index), message, "Keep it in one of the two.")


@rule("SOP125", whole=True)
def step_within_itself(handbook: Handbook) -> Iterator[Mistake]:
    """An SOP is not a step of itself, nor of one that is a step of it."""
    yield from _circles(handbook, {sop_id: [*uses(authored.sop)] for sop_id, authored in handbook.sops.items()}, _STEP)


_STEP = ("doing it never comes to an end", "Take `uses` out of one of them, and write the step out there.")


@rule("SOP126", suppressible=True, whole=True)
def trained_in_turn(handbook: Handbook) -> Iterator[Mistake]:
    """Two SOPs do not each have to be learned before the other."""
    graph: dict[SopId, list[tuple[Path, SopId]]] = {
        sop_id: [
            (("prerequisites", "training", index), target)
            for index, target in enumerate(authored.sop.prerequisites.training if authored.sop.prerequisites else ())
        ]
        for sop_id, authored in handbook.sops.items()
    }
    hint = "Take the training out of the one that is learned first."
    yield from _circles(handbook, graph, ("nobody could begin to learn", hint))


def _circles(
    handbook: Handbook, graph: Mapping[SopId, list[tuple[Path, SopId]]], says: tuple[str, str]
) -> Iterator[Mistake]:
    named = {sop_id: tuple(target for _, target in targets) for sop_id, targets in graph.items() if targets}
    for loop in loops(named):
        for sop_id in loop:
            loc = next(loc for loc, target in graph[SopId(sop_id)] if target in loop)
            members = " and ".join(loop) if len(loop) < 3 else f"{', '.join(loop[:3])}{' …' if len(loop) > 3 else ''}"
            about = f"{sop_id} needs itself" if len(loop) == 1 else f"{members} need each other"
            yield Mistake(handbook.sops[SopId(sop_id)].source, loc, f"{about}: {says[0]}", says[1])
