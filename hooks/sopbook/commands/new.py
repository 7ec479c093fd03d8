"""`sopbook new`: a new SOP with its quiz, from nothing or from another SOP."""

import argparse
from contextlib import suppress
from pathlib import Path
from typing import Any, get_args

from ..history import removed_pages
from ..model.sop import Format
from ..model.text import SopId
from ..project import Project
from ..reading.authored import AuthoredSop, read_quiz, read_sop
from ..reading.nearest import nearest
from ..revising import RefusedError
from ..scaffolding import (
    Plan,
    file_name,
    from_quiz,
    from_sop,
    ids_in,
    is_taken,
    new_quiz,
    new_sop,
    next_id,
    usual_owner,
)
from ..splicing import CannotSpliceError
from ..wording import counted
from .areas import chosen_area, told_area
from .editing import Desk, add_common, author_of, desk_at, refused, sop_id_of
from .opening import show
from .usage import failed, sentence

HELP = "start a new SOP with its quiz; nothing is ever overwritten"


_SHOWN = 12
"""Roles that are offered where none is near to what was written."""


def add(subparsers: Any) -> None:
    """Make the command known."""
    parser = subparsers.add_parser("new", help=HELP, description=f"{HELP[0].upper()}{HELP[1:]}.")
    parser.add_argument(
        "--title", type=sentence, required=True, help='what the procedure is about, such as "Refunding an order"'
    )
    parser.add_argument("--format", choices=get_args(Format), help="how it is told (article, or that of --from)")
    parser.add_argument("--area", help="folder of the SOPs that it belongs to, such as cases")
    parser.add_argument("--owner", metavar="ROLE", help="role that owns it (that which owns most of the area)")
    parser.add_argument("--id", type=sop_id_of, help="id (the next free one of the area)")
    parser.add_argument("--from", dest="source", metavar="ID", help="SOP to start from")
    parser.add_argument("--author", type=sentence, help="who writes it (the name that git knows)")
    add_common(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write both files: 0 when they are written, 1 when something stands against it, 2 for wrong use."""
    desk = desk_at(arguments.root)
    if isinstance(desk, int):
        return desk
    try:
        files, plan = _files(arguments, desk)
    except (RefusedError, CannotSpliceError) as refusal:
        return refused(refusal)
    if wrong := _wrong(desk, files):
        show(wrong)
        failed("the new files would have mistakes in them, so nothing was written", "Mend what is listed above first.")
        return 1
    if arguments.dry_run:
        for path, raw in files.items():
            print(f"{path}:", *(f"  {line}" for line in raw.decode().splitlines()), sep="\n")
        print("Nothing was written (--dry-run).")
        return 0
    return _write(desk.project, files, plan, told_area(desk, plan.area))


def _files(arguments: argparse.Namespace, desk: Desk) -> tuple[dict[str, bytes], Plan]:
    title = arguments.title
    if not title:
        raise RefusedError("the title is empty", 'Say what it is about: --title "Refunding an order"')
    source = desk.sop(arguments.source) if arguments.source else None
    if source is not None and arguments.format not in (None, source.sop.format):
        raise RefusedError(f"{source.sop.id} is told as {source.sop.format}", "Leave --format out, or --from.")
    area = chosen_area(arguments.area, source, desk)
    plan = Plan(
        id=_id(arguments.id, title, area, desk),
        title=title,
        format=source.sop.format if source else arguments.format or "article",
        owner=_owner(arguments.owner, source, area, desk),
        author=author_of(arguments, desk.project),
        day=desk.today,
        area=area,
    )
    folder = "/".join(filter(None, (desk.project.docs, desk.settings.sops, area)))
    sop_path, quiz_path = f"{folder}/{file_name(title)}.md", f"{desk.settings.quizzes}/{plan.id}.yml"
    for path in (sop_path, quiz_path):
        _refuse_path(desk.project, path)
    return {sop_path: _sop_text(plan, source, desk), quiz_path: _quiz_text(plan, source, desk)}, plan


def _id(written: SopId | None, title: str, area: str, desk: Desk) -> SopId:
    hidden = len(desk.project.sops) - len(desk.handbook.sops)
    if hidden:
        message = f"{counted(hidden, 'SOP')} cannot be read, and may have the id already"
        raise RefusedError(message, "Mend what sopbook check lists first.")
    gone = ids_in(removed_pages(desk.project.root, desk.project.docs))
    if written is None:
        return next_id(title, area, desk.handbook, gone)
    if is_taken(written, desk.handbook, gone):
        raise RefusedError(
            f"{written} is given already, and ids are never reused", "Choose another, or leave --id out."
        )
    return written


def _owner(written: str | None, source: AuthoredSop | None, area: str, desk: Desk) -> str:
    if written is None:
        return source.sop.owner if source else usual_owner(area, desk.handbook)
    roles = desk.handbook.registers.roles
    if roles and written not in roles:
        near = nearest(written, roles)
        some = ", ".join([*list(roles)[:_SHOWN], *(["…"] if len(roles) > _SHOWN else [])])
        cure = f"Did you mean {near}?" if near else f"Add it there, or take one of its {len(roles)}: {some}"
        raise RefusedError(f"there is no role “{written}” in roles.yml", cure)
    return written


def _refuse_path(project: Project, path: str) -> None:
    target = project.root / path
    if not target.resolve().is_relative_to(project.root.resolve()):
        raise RefusedError(f"{path} leads out of the handbook's folder", "Choose another area.")
    if target.exists() or target.is_symlink():
        raise RefusedError(f"{path} is there already, and nothing is overwritten", "Choose another title or id.")


def _sop_text(plan: Plan, source: AuthoredSop | None, desk: Desk) -> bytes:
    return from_sop(source, desk.raw(source), plan) if source else new_sop(plan).encode()


def _quiz_text(plan: Plan, source: AuthoredSop | None, desk: Desk) -> bytes:
    quiz = desk.handbook.quizzes.get(source.sop.id) if source else None
    return from_quiz(quiz, desk.project.read(quiz.source.path), plan) if quiz else new_quiz(plan).encode()


def _wrong(desk: Desk, files: dict[str, bytes]) -> list[Any]:
    """The mistakes that the new files would have."""
    (sop_path, sop), (quiz_path, quiz) = files.items()
    found = [*read_sop(sop_path, sop)[1], *read_quiz(quiz_path, quiz)[1]]
    return [*found, *(desk.new_errors({sop_path: sop}) if not found else ())]


def _write(project: Project, files: dict[str, bytes], plan: Plan, area: str) -> int:
    written: list[Path] = []
    try:
        for path, raw in files.items():
            target = project.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                written.append(target)
                file.write(raw)
    except OSError as error:
        for target in written:
            with suppress(OSError):
                target.unlink()
        return failed(f"{error.filename} cannot be written: {error.strerror}", "Nothing was left behind.")
    sop_path, quiz_path = files
    print(f"{sop_path} is {plan.id}, a draft.\n{quiz_path} is its quiz.", *filter(None, [area]), "", sep="\n")
    print(f"Next: write in {sop_path} what is asked for, then run sopbook check.")
    print(f'When it is agreed: sopbook approve {plan.id} --by "NAME"')
    return 0
