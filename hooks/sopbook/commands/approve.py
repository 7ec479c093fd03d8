"""`sopbook approve`: an SOP that was approved says so."""

import argparse
from typing import Any

from ..reading.authored import AuthoredSop
from ..revising import RefusedError, approved
from ..splicing import CannotSpliceError
from ..wording import counted
from .editing import Desk, add_common, day_of, desk_at, finish, refused
from .opening import show
from .since import since_approval
from .usage import failed, sentence

HELP = "write into an SOP that its newest revision was approved, by whom and from when"


def add(subparsers: Any) -> None:
    """Make the command known."""
    parser = subparsers.add_parser(
        "approve",
        help=HELP,
        description=f"{HELP[0].upper()}{HELP[1:]}: status, approver, day of effect, day of the last review. It writes "
        "what you say; that the right person approved it is shown by the review of the pull request.",
    )
    parser.add_argument("id", metavar="ID", help="id of the SOP, such as CS-REF-001")
    parser.add_argument("--by", type=sentence, required=True, metavar="NAME", help="who approved it; never its author")
    parser.add_argument("--date", type=day_of, metavar="DAY", help="day of the approval (today)")
    parser.add_argument("--effective", type=day_of, metavar="DAY", help="day from which it holds (day of the approval)")
    add_common(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the approval: 0 when it is written, 1 when the file stands against it, 2 for wrong use."""
    desk = desk_at(arguments.root)
    if isinstance(desk, int):
        return desk
    by = arguments.by
    if not by:
        return failed("nobody is named who approved it", 'Say who: --by "NAME"')
    day = arguments.date or desk.today
    effective = arguments.effective or day
    try:
        authored = desk.sop(arguments.id)
        _refuse(desk, authored, by, anew=bool(arguments.date or arguments.effective))
        result = approved(authored, desk.raw(authored), by=by, day=day, effective=effective)
    except (RefusedError, CannotSpliceError) as refusal:
        return refused(refusal)
    after = f"{authored.sop.id} version {authored.sop.version} is approved and holds from {effective}. Next: commit it."
    return finish(desk, {authored.source.path: result}, after, dry_run=arguments.dry_run)


def _refuse(desk: Desk, authored: AuthoredSop, by: str, *, anew: bool) -> None:
    """Refuse an approval by nobody, of what is not written yet, and of what was approved; `anew` names another day."""
    for key, role in desk.handbook.registers.roles.items():
        if by.casefold() in {key, role.name.casefold()}:
            raise RefusedError(f"{by} is a role, and a role approves nothing by itself", 'Name the person: --by "NAME"')
    quiz = desk.handbook.quizzes.get(authored.sop.id)
    paths = {authored.source.path, *([quiz.source.path] if quiz else ())}
    unwritten = [finding for finding in desk.findings if finding.code == "SOP406" and finding.path in paths]
    if unwritten:
        show(unwritten)
        message = f"{authored.sop.id} is not finished: {counted(len(unwritten), 'place')} still to be written"
        raise RefusedError(message, "Write what is listed above first.")
    _refuse_again(desk, authored, anew=anew)


def _refuse_again(desk: Desk, authored: AuthoredSop, *, anew: bool) -> None:
    """Refuse to approve a version a second time, above all when it says something else by now."""
    sop, newest = authored.sop, authored.sop.revisions[0]
    if sop.status != "approved" or newest.approver is None:
        return
    found, revise = since_approval(desk, authored), f'sopbook revise {sop.id} --summary "…"'
    if found and found.first:
        message = f"{sop.id} has changed since version {newest.version} was approved: {found.first}"
        raise RefusedError(message, f"First say what changed: {revise}")
    if not anew:
        message = f"version {newest.version} was approved by {newest.approver} already"
        unchanged = ", and nothing has changed since" if found else ""
        raise RefusedError(message + unchanged, f"If something is to change, change it, then: {revise}")
