"""What changed in an SOP since git last knew it: what a new revision tells, and what an approval does not cover."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from ..changes import Change, attachment_changes, changed_parts, changes, contact_changes
from ..fingerprints import part_fingerprints, question_fingerprints
from ..git import HistoryError
from ..handbook import Handbook
from ..history import branching_point, files_at, find
from ..reading.authored import AuthoredSop
from .editing import Desk
from .opening import past_handbook


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since an earlier state: in the SOP, and the steps whose questions have another right answer."""

    changes: tuple[Change, ...] = ()
    tested: tuple[str, ...] = ()

    @property
    def steps(self) -> tuple[str, ...]:
        """The ids of the steps to learn again."""
        return tuple(dict.fromkeys((*changed_parts(self.changes), *self.tested)))

    @property
    def first(self) -> str | None:
        """In words, the first thing that says something else than before; None when nothing does."""
        said = [change.words for change in self.changes if change.content]
        return next(iter(said + [f"step {step}: the right answer of a question" for step in self.tested]), None)


def since(desk: Desk, authored: AuthoredSop) -> Since | None:
    """What changed since the last commit, or else on this branch; None where nobody can tell."""
    known = False
    try:
        for past in _pasts(desk):
            known = known or authored.sop.id in past.sops
            found = _between(past, desk.handbook, authored)
            if found != Since():
                return found
    except HistoryError as error:
        print(f"What changed cannot be told: {error}.")
        return None
    if not known:
        print("No commit has this SOP yet, so what changed cannot be told.")
        return None
    return Since()


def since_approval(desk: Desk, authored: AuthoredSop) -> Since | None:
    """What changed since git knew this very version as approved; None where it does not."""
    sop, nothing = authored.sop, None
    with suppress(HistoryError):
        for past in _pasts(desk):
            old = past.sops.get(sop.id)
            if old is None or (old.sop.version, old.sop.status) != (sop.version, "approved"):
                continue
            nothing = found = _between(past, desk.handbook, authored)
            if found.first:
                return found
    return nothing


def uncommitted(desk: Desk, authored: AuthoredSop) -> bool:
    """Whether the file of an SOP says something else than the last commit of it."""
    root, path = desk.project.root, authored.source.path
    with suppress(HistoryError):
        before = files_at(root, find(root, "HEAD"), (path,)).get(path)
        return before is not None and before.split() != desk.raw(authored).split()
    return False


def _pasts(desk: Desk) -> Iterator[Handbook]:
    """The handbook as it was committed last, then as it was when this branch began."""
    root = desk.project.root
    for revision in dict.fromkeys((find(root, "HEAD"), branching_point(root))):
        yield past_handbook(desk.project, desk.settings, revision, desk.handbook)


def _between(past: Handbook, now: Handbook, authored: AuthoredSop) -> Since:
    old = past.sops.get(authored.sop.id)
    return Since(_told(past, now, old, authored) if old else (), _tested(past, now, authored))


def _told(past: Handbook, now: Handbook, old: AuthoredSop, new: AuthoredSop) -> tuple[Change, ...]:
    """What changed for whoever follows the procedure: in its file, its pictures, and the numbers to call."""
    own = (change for change in changes(old, new) if not change.control)
    files = attachment_changes(old, new, past.project, now.project)
    return (*own, *files, *contact_changes(past, now).get(new.sop.id, ()))


def _tested(past: Handbook, now: Handbook, authored: AuthoredSop) -> tuple[str, ...]:
    """The steps that questions ask about whose right answer changed."""
    old, new = past.quizzes.get(authored.sop.id), now.quizzes.get(authored.sop.id)
    if old is None or new is None:
        return ()
    keys = {question.id: question_fingerprints(question)["key"] for question in old.quiz.questions}
    known = part_fingerprints(authored.sop)
    return tuple(
        step
        for question in new.quiz.questions
        if keys.get(question.id, "") not in {"", question_fingerprints(question)["key"]}
        for step in question.tests
        if step in known
    )
