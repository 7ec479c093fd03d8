"""`sopbook codeowners`: whom the host of the repository asks to look at a change."""

import argparse
from pathlib import Path
from typing import Any

from ..codeowners import PLACES, Block, BrokenBlock, block, updated
from ..project import Project
from ..settings import Settings
from ..shelf import read_handbook
from .opening import handbook_at
from .usage import failed


def add(subparsers: Any) -> None:
    """Make the command known."""
    parser = subparsers.add_parser("codeowners", help="write CODEOWNERS from the owners and approvers of SOPs")
    parser.add_argument("--root", metavar="DIR", help="folder with mkdocs.yml; else the nearest one upwards")
    parser.add_argument("--check", action="store_true", help="write nothing; fail when the file is not up to date")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Bring the file up to date, or say whether it is: 0 when it is, 1 when not, 2 when it cannot be told."""
    at = handbook_at(arguments.root)
    return at if isinstance(at, int) else write(*at, check=arguments.check)


def write(project: Project, settings: Settings, *, check: bool) -> int:
    """Write the file of a handbook, or only say whether it is up to date."""
    handbook, _ = read_handbook(project)
    if len(handbook.sops) < len(project.sops):
        return failed("some SOPs cannot be read, so nobody knows who owns them", "Mend what sopbook check lists first.")
    written = block(handbook, settings.code_owners)
    place = next((name for name in PLACES if (project.root / name).is_file()), "CODEOWNERS")
    try:
        before = _read(project.root / place)
        after = updated(before, written)
    except BrokenBlock as error:
        print(f"sopbook: {place}: {error}. Mend these two lines, or delete both and all between them.")
        return 2
    _tell_unknown(written)
    if after == before:
        print(f"{place} is up to date.")
        return 0
    if check:
        print(f"{place} is not up to date with the owners and approvers of SOPs. Run: sopbook codeowners")
        return 1
    (project.root / place).write_bytes(after.encode("utf-8", "surrogateescape"))
    print(f"{place} is written: {len(written.lines)} lines.")
    return 0


def _read(path: Path) -> str:
    """The text of the file as it is: line ends are kept, and bytes that are no UTF-8 come back as they were."""
    return path.read_bytes().decode("utf-8", "surrogateescape") if path.is_file() else ""


def _tell_unknown(written: Block) -> None:
    if written.unknown:
        names = ", ".join(written.unknown)
        print(f"Nobody is asked for these roles; name somebody in mkdocs.yml under code_owners: {names}")
