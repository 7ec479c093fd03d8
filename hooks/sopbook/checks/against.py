"""What must hold between an earlier state of the handbook and this one: no procedure changes without a version.

These rules need two handbooks, so they stand apart from those of `check`: codes 150 to 179.
"""

from collections.abc import Collection, Iterator

from ..changes import Change, unread
from ..findings import Severity, quoted
from ..fingerprints import question_fingerprints
from . import lasting  # noqa: F401 -- registers its rules
from .comparisons import COMPARISONS, Breach, Pair, Versions, against, comparison
from .parts import is_part

__all__ = ["COMPARISONS", "against"]


@comparison("SOP150")
def revised(versions: Versions) -> Iterator[Breach]:
    """An SOP in force that says something else has a new revision."""
    for pair in versions.pairs:
        # parts that went have a rule of their own
        renamed = {new for _, new in pair.renamed}
        found = [
            change
            for change in pair.changes
            if change.content and not _is_lost_part(pair, change) and not _is_new_part(change, renamed)
        ]
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
        follows = pair.new.sop.version.order >= pair.old.sop.version.order  # SOP152 tells where it does not
        if follows and pair.new_revisions and not told and not pair.quiz_changed and not pair.contacts:
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
        found = [
            *(change for change in pair.changes if change.weight == "material" and not _is_lost_part(pair, change)),
            *pair.contacts,
        ]
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
            key = question_fingerprints(question)["key"]
            if before.get(question.id, key) == key:
                continue
            if not told or (question.tests and not steps & set(question.tests)):
                named = ",".join(question.tests)
                message = f"the right answer of {quoted(question.id)} changed, and no new revision of {sop_id} says so"
                hint = f'Tell it: sopbook revise {sop_id} --summary "…"{f" --steps {named}" if named else ""}'
                yield Breach(quiz.source.path, ("questions", at), message, hint)


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


@comparison("SOP161", severity=Severity.WARNING)
def comparable(versions: Versions) -> Iterator[Breach]:
    """An SOP or quiz can be compared with what it was."""
    hidden = unread(versions.old)
    paths = [authored.source.path for authored in versions.new.sops.values()]
    for path in [*paths, *(authored.source.path for authored in versions.new.quizzes.values())]:
        if path in hidden:
            message = "this file had mistakes in it before, so nobody can tell what changed"
            yield Breach(path, (), message, "Look at the change yourself: git diff shows it line by line.")


@comparison("SOP163")
def reached_as_told(versions: Versions) -> Iterator[Breach]:
    """Another number or address of whom an SOP sends cases to is told by a revision of that SOP."""
    source = versions.new.register_sources.get("contacts")
    silent: dict[str, tuple[list[Change], list[str]]] = {}
    for pair in versions.pairs:
        if pair.old.sop.status == "approved" and not pair.new_revisions:
            for change in pair.contacts:
                found, sops = silent.setdefault(change.path[1], ([], []))
                found += [change] if change not in found else []
                sops += [pair.new.sop.id] if pair.new.sop.id not in sops else []
    for found, sops in silent.values():
        if source:
            who = f"no new revision of {sops[0]}" if len(sops) == 1 else f"no new revision of these: {', '.join(sops)}"
            message = f"{_told(found)}; cases are sent there, and {who} says so"
            hint = f'Tell it{" in each of them" if len(sops) > 1 else ""}: sopbook revise {sops[0]} --summary "…"'
            yield Breach(source.path, found[0].loc[1:], message, hint)


def _told(found: list[Change]) -> str:
    """The first of some changes in words, and how many more there are."""
    first, more = found[0].words, len(found) - 1
    return f"{first}{f' (and {more} more)' if more else ''}"


def _is_new_part(change: Change, ids: Collection[str]) -> bool:
    return change.kind == "added" and is_part(change) and change.path[-1] in ids


def _is_lost_part(pair: Pair, change: Change) -> bool:
    return change.kind == "removed" and is_part(change) and change.path[-1] in pair.lost_parts
