"""What must hold between an earlier state of the handbook and this one: no procedure changes without a version.

These rules need two handbooks, so they stand apart from those of `check`: codes 150 to 179.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher

from ..changes import Change, unread
from ..findings import Severity, quoted
from ..fingerprints import question_fingerprints
from ..handbook import Handbook
from ..reading.tree import Path
from .comparisons import COMPARISONS, Breach, Pair, Versions, against, comparison
from .parts import id_of, is_part, reworded, texts, unlike

__all__ = ["COMPARISONS", "against"]


@comparison("SOP150")
def revised(versions: Versions) -> Iterator[Breach]:
    """An SOP in force that says something else has a new revision."""
    for pair in versions.pairs:
        # parts that went have a rule of their own
        found = [change for change in pair.changes if change.content and not _is_lost_part(pair, change)]
        if pair.in_force and found and not pair.new_revisions:
            sop = pair.new.sop
            first = found[0]
            message = f"version {sop.version} said something else before: {_told(found)}"
            hint = f'Write what changed, and why: sopbook revise {sop.id} --summary "…" --why "…"'
            yield Breach(pair.new.source.path, first.loc, message, hint, line=first.line)


@comparison("SOP151", severity=Severity.WARNING)
def changed(versions: Versions) -> Iterator[Breach]:
    """A new revision has something to tell."""
    for pair in versions.pairs:
        told = [
            change for change in pair.changes if change.path[0] not in {"version", "revisions", "effective", "review"}
        ]
        if pair.new_revisions and not told and not pair.quiz_changed:
            at, revision = pair.new_revisions[0]
            message = f"revision {revision.version} is new, but nothing else in this SOP or its quiz changed"
            hint = "Delete the revision, or save the change that it tells of as well."
            yield Breach(pair.new.source.path, ("revisions", at), message, hint)


@comparison("SOP152")
def grown(versions: Versions) -> Iterator[Breach]:
    """A version only grows."""
    for pair in versions.pairs:
        old, new = pair.old.sop.version, pair.new.sop.version
        if new != old and new.order <= old.order:
            message = f"the version was {old} and is {new} now, which does not come after it"
            hint = "Choose a higher one: learners' records and printed copies go by it."
            yield Breach(pair.new.source.path, ("version",), message, hint)


@comparison("SOP153")
def material(versions: Versions) -> Iterator[Breach]:
    """A change that people must learn is material."""
    for pair in versions.pairs:
        found = [change for change in pair.changes if change.weight == "material" and not _is_lost_part(pair, change)]
        told = pair.new_revisions
        if pair.in_force and found and told and not any(revision.material for _, revision in told):
            at, revision = told[0]
            message = f"revision {revision.version} says `material: false`, but people must learn this: {_told(found)}"
            hint = "Write material: true, so that whoever learned the old way learns what changed."
            yield Breach(pair.new.source.path, ("revisions", at, "material"), message, hint)


@comparison("SOP154")
def key_told(versions: Versions) -> Iterator[Breach]:
    """A question whose right answer changed belongs to a revision that names the steps it asks about."""
    for sop_id, quiz in versions.new.quizzes.items():
        old, was, now = (versions.old.quizzes.get(sop_id), versions.old.sops.get(sop_id), versions.new.sops.get(sop_id))
        if old is None or was is None or now is None or old.quiz == quiz.quiz:
            continue
        if was.sop.status not in {"approved", "retired"}:
            continue
        told = Pair(was, now, quiz_changed=True).new_revisions
        steps = {step for _, revision in told for step in revision.steps}
        before = {question.id: question_fingerprints(question)["key"] for question in old.quiz.questions}
        for at, question in enumerate(quiz.quiz.questions):
            changed_key = before.get(question.id, question_fingerprints(question)["key"])
            if changed_key == question_fingerprints(question)["key"]:
                continue
            if not told or (question.tests and not steps & set(question.tests)):
                named = ",".join(question.tests)
                message = f"the right answer of {quoted(question.id)} changed, and no new revision of {sop_id} says so"
                hint = f'Tell it: sopbook revise {sop_id} --summary "…"{f" --steps {named}" if named else ""}'
                yield Breach(quiz.source.path, ("questions", at), message, hint)


@comparison("SOP155")
def kept(versions: Versions) -> Iterator[Breach]:
    """A step that goes is told by a material revision."""
    for pair in versions.pairs:
        if not pair.in_force or any(revision.material for _, revision in pair.new_revisions):
            continue
        renamed = {old for old, _ in _renamed(pair)}
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
        for old, new in _renamed(pair):
            change = next(change for change in pair.changes if change.kind == "added" and change.path[-1] == new)
            message = f"this was {quoted(old)} before; an id is chosen once"
            hint = f"Write {old} again: links and learners' records go by it. Only its text may change."
            yield Breach(pair.new.source.path, id_of(change), message, hint, key=change.loc[:1] == ("workflow",))


@comparison("SOP157")
def not_reused(versions: Versions) -> Iterator[Breach]:
    """The id of a step that is gone is never given to another one."""
    for pair in versions.pairs:
        before = texts(pair.old.sop)
        named = {str(step): revision for revision in pair.old.sop.revisions for step in revision.steps}
        for change in pair.changes:
            if change.kind != "added" or not is_part(change):
                continue
            part_id = change.path[-1]
            if part_id not in before and part_id in named and pair.old.sop.status != "draft":
                message = f"{quoted(part_id)} was a step of version {named[part_id].version} that is gone since"
                yield Breach(pair.new.source.path, id_of(change), message, _OWN_ID)


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


@comparison("SOP158")
def history_kept(versions: Versions) -> Iterator[Breach]:
    """What older revisions say stays as it was written."""
    for pair in versions.pairs:
        if not pair.in_force:
            continue
        newest = pair.old.sop.revisions[0].version
        for change in pair.changes:
            if change.path[0] != "revisions" or change.kind == "moved":
                continue
            version = change.path[1]
            if change.kind == "removed" and len(change.path) == 2:
                message = f"revision {version} was taken out of the history"
                yield Breach(pair.new.source.path, ("revisions",), message, "Put it back as it was.", key=True)
            elif len(change.path) > 2 and not change.typo:
                first_approval = version == newest and change.path[2] == "approver" and change.before is None
                if not first_approval:
                    message = f"the history was rewritten: {change.words}"
                    hint = "Put it back as it was, and tell what changed in a new revision."
                    yield Breach(pair.new.source.path, change.loc, message, hint)


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


@comparison("SOP161", severity=Severity.WARNING)
def comparable(versions: Versions) -> Iterator[Breach]:
    """An SOP or quiz can be compared with what it was."""
    hidden = unread(versions.old)
    paths = [authored.source.path for authored in versions.new.sops.values()]
    for path in [*paths, *(authored.source.path for authored in versions.new.quizzes.values())]:
        if path in hidden:
            message = "this file had mistakes in it before, so nobody can tell what changed"
            yield Breach(path, (), message, "Look at the change yourself: git diff shows it line by line.")


def _told(found: list[Change]) -> str:
    """The first of some changes in words, and how many more there are."""
    first, more = found[0].words, len(found) - 1
    return f"{first}{f' (and {more} more)' if more else ''}"


def _is_lost_part(pair: Pair, change: Change) -> bool:
    return change.kind == "removed" and is_part(change) and change.path[-1] in pair.lost_parts


def _renamed(pair: Pair) -> list[tuple[str, str]]:
    """Ids that went and ids that came with the same words, or nearly the same."""
    now = texts(pair.new.sop)
    came = [part_id for part_id in now if part_id not in texts(pair.old.sop)]
    found = []
    for old, text in pair.lost_parts.items():
        new = next((new for new in came if SequenceMatcher(None, text, now[new]).ratio() > 0.9), None)
        if new is not None and len(text.split()) > 2:
            came.remove(new)
            found.append((old, new))
    return found


def _list_of(pair: Pair, part_id: str) -> Path:
    """The list that a part was in."""
    lost = next(change for change in pair.changes if change.kind == "removed" and change.path[-1] == part_id)
    return lost.loc


def _any_unread(handbook: Handbook) -> bool:
    """Whether some SOP cannot be read: it may be the one that is missed, under another name."""
    return len(handbook.sops) < len(handbook.project.sops)
