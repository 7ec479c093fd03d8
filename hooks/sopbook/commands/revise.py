"""`sopbook revise`: a new revision on top of an SOP, with the next version."""

import argparse
from dataclasses import dataclass
from typing import Any

from ..changes import Change, attachment_changes, changed_parts, changes, contact_changes
from ..fingerprints import part_fingerprints, question_fingerprints
from ..git import HistoryError
from ..handbook import Handbook
from ..history import branching_point, find
from ..reading.authored import AuthoredSop
from ..reading.cures import nearest
from ..revising import Entry, RefusedError, next_version, revised
from ..splicing import CannotSpliceError
from .editing import Desk, add_common, author_of, day_of, desk_at, finish, one_line, sop_id_of, version_of
from .opening import failed, past_handbook

HELP = "write a new revision and the next version into an SOP"


def add(subparsers: Any) -> None:
    """Make the command known."""
    parser = subparsers.add_parser(
        "revise",
        help=HELP,
        description=f"{HELP[0].upper()}{HELP[1:]}. A material change counts up the second number (1.2 → 1.3), an "
        "editorial one the third (1.2 → 1.2.1). Which it is, and which steps it is about, is worked out from what "
        "changed since the last commit, unless you say so.",
    )
    parser.add_argument("id", type=sop_id_of, metavar="ID", help="id of the SOP, such as CS-REF-001")
    parser.add_argument("--summary", required=True, help="what changed, in one sentence")
    parser.add_argument("--why", help="why it changed")
    weight = parser.add_mutually_exclusive_group()
    weight.add_argument("--material", action="store_true", help="people must learn it again")
    weight.add_argument("--editorial", action="store_true", help="the same in other words")
    parser.add_argument("--steps", metavar="IDS", help="ids of the steps that changed, with commas; none: --steps ''")
    parser.add_argument("--author", help="who wrote it (the name that git knows)")
    parser.add_argument("--date", type=day_of, metavar="DAY", help="day of the revision (today)")
    parser.add_argument("--version", type=version_of, help="the version, where the next one is not the right one")
    add_common(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the revision: 0 when it is written, 1 when the file stands against it, 2 for wrong use."""
    desk = desk_at(arguments.root)
    if isinstance(desk, int):
        return desk
    try:
        authored = desk.sop(arguments.id)
        raw = desk.raw(authored)
        entry = _entry(arguments, desk, authored)
        result = revised(authored, raw, entry)
    except (RefusedError, CannotSpliceError) as refusal:
        failed(str(refusal), refusal.cure)
        return 1
    sop_id = authored.sop.id
    after = f"{sop_id} is version {entry.version} now. Next: have it approved, then: sopbook approve {sop_id} --by NAME"
    return finish(desk, {authored.source.path: result}, after, dry_run=arguments.dry_run)


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since the last version: in the SOP, and the steps whose questions have another right answer."""

    changes: tuple[Change, ...] = ()
    tested: tuple[str, ...] = ()

    @property
    def steps(self) -> tuple[str, ...]:
        """The ids of the steps to learn again."""
        return tuple(dict.fromkeys((*changed_parts(self.changes), *self.tested)))


def _entry(arguments: argparse.Namespace, desk: Desk, authored: AuthoredSop) -> Entry:
    summary = one_line(arguments.summary)
    if not summary:
        raise RefusedError("the summary is empty", 'Say what changed: --summary "The limit is 100 EUR now."')
    since = _since(desk, authored)
    told = [change for change in since.changes if change.weight == "material"] if since else []
    if arguments.editorial and told:
        raise RefusedError(f"this change is not editorial: {told[0].words}", "Leave --editorial out.")
    unclear = since is None or not since.changes
    material = not arguments.editorial and (arguments.material or unclear or bool(told))
    return Entry(
        version=arguments.version or next_version(authored.sop.version, material=material),
        day=arguments.date or desk.today,
        author=author_of(arguments, desk.project),
        summary=summary,
        why=one_line(arguments.why) or None,
        material=material,
        steps=_steps(arguments.steps, authored, since or Since()),
    )


def _since(desk: Desk, authored: AuthoredSop) -> Since | None:
    """What changed since the last commit, or else on this branch; None where nobody can tell."""
    root, known = desk.project.root, False
    try:
        for revision in dict.fromkeys((find(root, "HEAD"), branching_point(root))):
            past = past_handbook(desk.project, desk.settings, revision, desk.handbook)
            old = past.sops.get(authored.sop.id)
            known = known or old is not None
            found = _told(past, desk.handbook, old, authored) if old else ()
            tested = _tested(past, desk.handbook, authored)
            if found or tested:
                return Since(found, tested)
    except HistoryError as error:
        print(f"What changed cannot be told: {error}.")
        return None
    if not known:
        print("No commit has this SOP yet, so what changed cannot be told.")
        return None
    print("Nothing else in this SOP or its quiz has changed since the last commit.")
    return Since()


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


def _steps(written: str | None, authored: AuthoredSop, since: Since) -> tuple[str, ...]:
    if written is None:
        return since.steps
    steps = tuple(step.strip() for step in written.split(",") if step.strip())
    known = part_fingerprints(authored.sop)
    for step in steps:
        if step not in known:
            near = nearest(step, known)
            cure = f"Did you mean {near}?" if near else f"It has {', '.join(known) or 'none'}."
            raise RefusedError(f"{authored.sop.id} has no step {step}", cure)
    return steps
