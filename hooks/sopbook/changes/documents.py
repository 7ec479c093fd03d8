"""Two states of a handbook: which documents changed, and how."""

from collections.abc import Iterator, Sequence
from typing import Any

from ..handbook import Handbook
from ..model.quiz import Quiz
from ..model.registers import Registers
from ..model.sop import Sop
from ..model.text import SopId
from ..reading.authored import AuthoredSop
from ..reading.source import Source
from .attachments import attachment_changes, quiz_attachment_changes
from .bodies import body_changes
from .change import Change, Document
from .comparing import Place, compared
from .weight import Kind

Comparable = AuthoredSop | Sop | Quiz | Registers


def changes(old: Comparable, new: Comparable) -> tuple[Change, ...]:
    """Every difference between two versions of an SOP, a quiz or the registers, in the order of the file."""
    if isinstance(old, AuthoredSop) and isinstance(new, AuthoredSop):
        found = changes(old.sop, new.sop)
        return (*found, *body_changes(old.body, new.body, new.source.body_line))
    before, after = (value.sop if isinstance(value, AuthoredSop) else value for value in (old, new))
    file: Kind = "sop" if isinstance(after, Sop) else "quiz" if isinstance(after, Quiz) else "register"
    return tuple(compared(before, after, Place(file))) if before != after else ()


def handbook_changes(old: Handbook, new: Handbook) -> Iterator[Document]:
    """The documents that are not what they were: SOPs and quizzes by id, then registers by name."""
    for sop_id in sorted({*old.sops, *new.sops}):
        was, now = old.sops.get(sop_id), new.sops.get(sop_id)
        if document := _sop(sop_id, was, now, old, new):
            yield document
    for sop_id in sorted({*old.quizzes, *new.quizzes}):
        if document := _quiz(sop_id, old, new):
            yield document
    yield from _registers(old, new)


def _sop(
    sop_id: str, was: AuthoredSop | None, now: AuthoredSop | None, old: Handbook, new: Handbook
) -> Document | None:
    present = now or was
    if present is None:
        return None
    title, path = present.sop.title, present.source.path
    versions = (was.sop.version if was else None, now.sop.version if now else None)
    if was and now:
        found = (*changes(was, now), *attachment_changes(was, now, old.project, new.project))
        return Document("sop", sop_id, title, path, "changed", found, versions, _placed(now.source)) if found else None
    if path in unread(new if was else old):
        return Document("sop", sop_id, title, path, "unreadable", (), versions)
    return Document("sop", sop_id, title, path, "added" if now else "removed", (), versions)


def unread(handbook: Handbook) -> frozenset[str]:
    """The files of a handbook that are there, but hold mistakes that hide what they say."""
    project = handbook.project
    read = {authored.source.path for authored in handbook.sops.values()}
    read |= {authored.source.path for authored in handbook.quizzes.values()}
    read |= {source.path for source in handbook.register_sources.values()}
    return frozenset((*project.sops, *project.quizzes, *project.registers)) - read


def _quiz(sop_id: SopId, old: Handbook, new: Handbook) -> Document | None:
    was, now = old.quizzes.get(sop_id), new.quizzes.get(sop_id)
    present = now or was
    if present is None:
        return None
    title, path = present.quiz.title or "", present.source.path
    if was and now:
        found = (*changes(was.quiz, now.quiz), *_other_pictures(sop_id, old, new))
        return Document("quiz", sop_id, title, path, "changed", found, place=_placed(now.source)) if found else None
    if path in unread(new if was else old):
        return Document("quiz", sop_id, title, path, "unreadable")
    return Document("quiz", sop_id, title, path, "added" if now else "removed")


def _other_pictures(sop_id: SopId, old: Handbook, new: Handbook) -> Iterator[Change]:
    if sop_id in old.sops and sop_id in new.sops:
        was, now = ((each.sops[sop_id], each.quizzes[sop_id].quiz) for each in (old, new))
        yield from quiz_attachment_changes(was, now, old.project, new.project)


def _registers(old: Handbook, new: Handbook) -> Iterator[Document]:
    found: dict[str, list[Change]] = {}
    for change in changes(old.registers, new.registers):
        found.setdefault(change.path[0], []).append(change)
    for name, some in found.items():
        source = new.register_sources.get(name) or old.register_sources.get(name)
        path = source.path if source else f"{name}.yml"
        if path in unread(new) | unread(old):
            yield Document("register", name, name, path, "unreadable")
        else:
            # a register's file starts below the name that the registers have it by
            yield Document("register", name, name, path, "changed", tuple(some), place=_placed(source, skip=1))


def _placed(source: Source | None, skip: int = 0) -> Any:
    def place(change: Change) -> tuple[int, int]:
        if source is None:
            return (1, 1)
        if change.line is not None:
            return (change.line, 1)
        found = source.position(change.loc[skip:])
        return (found.line, found.column)

    return place


def changed_parts(found: Sequence[Change]) -> tuple[str, ...]:
    """The ids of the steps, nodes, checklist items and questions that changes are about and that are still there."""
    ids: dict[str, None] = {}
    gone = {part for change in found if change.kind == "removed" and (part := _part(change)) == change.path[-1]}
    for change in found:
        if (part := _part(change)) and part not in gone and not change.typo:
            ids[part] = None
    return tuple(ids)


def _part(change: Change) -> str | None:
    """The part that a change is in."""
    path = change.path
    if path[:2] == ("checklist", "phases"):
        return path[4] if len(path) > 4 and path[3] == "items" else None
    at = {"steps": 1, "faq": 1, "workflow": 2}.get(path[0])
    return path[at] if at and len(path) > at and (path[0] != "workflow" or path[1] == "nodes") else None
