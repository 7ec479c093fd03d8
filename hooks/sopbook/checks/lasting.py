"""What stays the same from one state of the handbook to the next: the ids of SOPs and of what they are made of.

Links, quizzes, learners' records and printed copies go by them.
"""

from collections.abc import Collection, Iterable, Iterator

from ..changes import Change, unread
from ..findings import Severity, quoted
from ..handbook import Handbook
from ..model.text import SopId
from ..reading.authored import read_sop
from ..reading.tree import Path
from .comparisons import Breach, Pair, Versions, comparison
from .parts import id_of, is_part, reworded, texts, unlike


@comparison("SOP155")
def kept(versions: Versions) -> Iterator[Breach]:
    """A step that goes is told by a material revision."""
    for pair in versions.pairs:
        if not pair.in_force or any(revision.material for _, revision in pair.new_revisions):
            continue
        renamed = {old for old, _ in pair.renamed}
        for part_id in pair.lost_parts:
            if part_id not in renamed:
                place = _list_of(pair, part_id)
                message = f"{quoted(part_id)} is gone, and no material revision says so"
                hint = f'Put it back, or tell it: sopbook revise {pair.new.sop.id} --material --summary "…"'
                yield Breach(pair.new.source.path, place, message, hint, key=True)


@comparison("SOP156")
def not_renamed(versions: Versions) -> Iterator[Breach]:
    """A step keeps its id."""
    for pair in versions.pairs:
        if not pair.in_force:
            continue
        for old, new in pair.renamed:
            change = next(change for change in pair.changes if change.kind == "added" and change.path[-1] == new)
            message = f"this was {quoted(old)} before; an id is chosen once"
            hint = f"Write {old} again: links and learners' records go by it. Only its text may change."
            yield Breach(pair.new.source.path, id_of(change), message, hint, key=change.loc[:1] == ("workflow",))


@comparison("SOP157")
def not_reused(versions: Versions) -> Iterator[Breach]:
    """The id of a step that is gone is never given to another one."""
    came = [(pair, parts) for pair in versions.pairs if (parts := [*_new_parts(pair)])]
    earlier = versions.old.project.earlier([pair.old.source.path for pair, _ in came]) if came else {}
    for pair, found in came:
        now = texts(pair.new.sop)
        named = {str(step): revision.version for revision in pair.old.sop.revisions for step in revision.steps}
        older = _older_parts(earlier[pair.old.source.path], pair.old.sop.id, {change.path[-1] for change in found})
        for change in found:
            part_id = change.path[-1]
            version, text = older.get(part_id, (named.get(part_id), ""))
            # a step that comes back as it was is the same step
            if version is not None and now[part_id] != text:
                message = f"{quoted(part_id)} was a step of version {version} that is gone since"
                yield Breach(pair.new.source.path, id_of(change), message, _OWN_ID)


def _new_parts(pair: Pair) -> Iterator[Change]:
    """The steps, nodes, items and questions that an SOP did not have, if people worked by it."""
    before = texts(pair.old.sop)
    for change in pair.changes if pair.old.sop.status != "draft" else ():
        if change.kind == "added" and is_part(change) and change.path[-1] not in before:
            yield change


def _older_parts(files: Iterable[bytes], sop_id: SopId, wanted: Collection[str]) -> dict[str, tuple[str, str]]:
    """The version that had a part last, and what the part said, for the wanted ids that people once worked by."""
    found: dict[str, tuple[str, str]] = {}
    for raw in files:
        if any(part_id not in found and part_id.encode() in raw for part_id in wanted):
            authored = read_sop("", raw)[0]
            if authored and authored.sop.id == sop_id and authored.sop.status in {"approved", "retired"}:
                for part_id, text in texts(authored.sop).items():
                    found.setdefault(part_id, (authored.sop.version, text))
    return found


@comparison("SOP159")
def retired(versions: Versions) -> Iterator[Breach]:
    """An SOP that is no longer needed is retired, not removed."""
    read = {authored.source.path for authored in versions.new.sops.values()}
    hidden = unread(versions.new)
    for sop_id, authored in versions.old.sops.items():
        path = authored.source.path
        if sop_id in versions.new.sops or path in hidden or path in read:
            continue
        if authored.sop.status != "draft" and not _any_unread(versions.new):
            message = f"{sop_id} ({authored.sop.title}) was removed"
            hint = f'Put the file back, then: sopbook retire {sop_id} --replaced-by ID --summary "…"'
            yield Breach(path, (), message, hint)


@comparison("SOP160")
def same_id(versions: Versions) -> Iterator[Breach]:
    """An SOP keeps its id."""
    before = {authored.source.path: authored.sop for authored in versions.old.sops.values()}
    for sop_id, authored in versions.new.sops.items():
        was = before.get(authored.source.path)
        if was is not None and was.id != sop_id and was.id not in versions.new.sops and was.status != "draft":
            message = f"this SOP was {was.id} before; an id is chosen once"
            hint = f"Write {was.id} again: links and learners' records go by it."
            yield Breach(authored.source.path, ("id",), message, hint)


@comparison("SOP162", severity=Severity.WARNING)
def same_thing(versions: Versions) -> Iterator[Breach]:
    """An id goes on standing for the same thing."""
    for pair in versions.pairs:
        before, now = texts(pair.old.sop), texts(pair.new.sop)
        for part_id, loc in reworded(pair.changes) if pair.in_force else ():
            if part_id in before and unlike(before[part_id], now[part_id]):
                message = f"{quoted(part_id)} stands for something else now; it was {quoted(before[part_id])}"
                yield Breach(pair.new.source.path, loc, message, _OWN_ID)


_OWN_ID = "Give the new step an id of its own: learners' records would count for it."


@comparison("SOP164")
def id_not_reused(versions: Versions) -> Iterator[Breach]:
    """The id of an SOP that is gone is never given to another one."""
    came = [sop_id for sop_id in versions.new.sops if sop_id not in versions.old.sops]
    gone = _gone_sops(versions.old.project.removed(), came) if came and not unread(versions.old) else {}
    for sop_id in came:
        title = gone.get(sop_id)
        if title is not None and title != versions.new.sops[sop_id].sop.title:
            message = f"{sop_id} was {quoted(title)}, which is gone"
            hint = "Give this one the next free number: links and learners' records of the old one would count for it."
            yield Breach(versions.new.sops[sop_id].source.path, ("id",), message, hint)


def _gone_sops(files: Iterable[bytes], wanted: Collection[SopId]) -> dict[SopId, str]:
    """The titles of those wanted ids that a removed SOP had, if people once worked by it."""
    found: dict[SopId, str] = {}
    for raw in files:
        if any(sop_id.encode() in raw[:2000] for sop_id in wanted):
            authored = read_sop("", raw)[0]
            if authored and authored.sop.id in wanted and authored.sop.status != "draft":
                found.setdefault(authored.sop.id, authored.sop.title)
    return found


def _list_of(pair: Pair, part_id: str) -> Path:
    """The list that a part was in."""
    lost = next(change for change in pair.changes if change.kind == "removed" and change.path[-1] == part_id)
    return lost.loc


def _any_unread(handbook: Handbook) -> bool:
    """Whether some SOP cannot be read: it may be the one that is missed, under another name."""
    return len(handbook.sops) < len(handbook.project.sops)
