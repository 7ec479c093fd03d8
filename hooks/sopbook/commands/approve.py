"""`sopbook approve`: an SOP that was approved says so."""

import argparse
from typing import Any

from ..revising import RefusedError, approved
from ..splicing import CannotSpliceError
from .editing import add_common, day_of, desk_at, finish, one_line, sop_id_of
from .opening import failed

HELP = "write into an SOP that its newest revision was approved, by whom and from when"


def add(subparsers: Any) -> None:
    """Make the command known."""
    parser = subparsers.add_parser(
        "approve",
        help=HELP,
        description=f"{HELP[0].upper()}{HELP[1:]}: status, approver, day of effect, day of the last review. It writes "
        "what you say; that the right person approved it is shown by the review of the pull request.",
    )
    parser.add_argument("id", type=sop_id_of, metavar="ID", help="id of the SOP, such as CS-REF-001")
    parser.add_argument("--by", required=True, metavar="NAME", help="who approved it; never its author")
    parser.add_argument("--date", type=day_of, metavar="DAY", help="day of the approval (today)")
    parser.add_argument("--effective", type=day_of, metavar="DAY", help="day from which it holds (day of the approval)")
    add_common(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the approval: 0 when it is written, 1 when the file stands against it, 2 for wrong use."""
    desk = desk_at(arguments.root)
    if isinstance(desk, int):
        return desk
    by = one_line(arguments.by)
    if not by:
        return failed("nobody is named who approved it", "Say who: --by NAME")
    day = arguments.date or desk.today
    effective = arguments.effective or day
    try:
        authored = desk.sop(arguments.id)
        result = approved(authored, desk.raw(authored), by=by, day=day, effective=effective)
    except (RefusedError, CannotSpliceError) as refusal:
        failed(str(refusal), refusal.cure)
        return 1
    after = f"{authored.sop.id} version {authored.sop.version} is approved and holds from {effective}. Next: commit it."
    return finish(desk, {authored.source.path: result}, after, dry_run=arguments.dry_run)
