"""What the commands that write into an SOP's file have in common: find it, refuse what is wrong, show, and write."""

import argparse
import difflib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from ..checks import check
from ..clock import today
from ..configuration import NAME
from ..findings import Finding, Severity
from ..handbook import Handbook
from ..history import author as git_author
from ..model.text import SopId, Version, Written
from ..project import Project
from ..reading.authored import AuthoredSop, read_sop
from ..reading.cures import advice, mended
from ..revising import RefusedError
from ..settings import Settings
from ..shelf import read_handbook
from ..splicing import CannotSpliceError
from ..wording import counted
from .naming import MisnamedError, claiming, unknown
from .opening import handbook_at, show
from .usage import Misuse, failed


@dataclass(frozen=True)
class Desk:
    """A handbook that is worked on, and every mistake in it."""

    project: Project
    settings: Settings
    handbook: Handbook
    findings: tuple[Finding, ...]
    today: date

    def sop(self, written: str) -> AuthoredSop:
        """The SOP with that id; `RefusedError` when there is none, or when a file that has the id has mistakes."""
        authored = self.handbook.sops.get(SopId(written))
        paths = [*([authored.source.path] if authored else ()), *claiming(written, self.handbook)]
        grave = [finding for path in paths for finding in self.errors(path)]
        if grave:
            show(grave)
            message = f"{grave[0].path} has {counted(len(grave), 'mistake')} in it"
            raise RefusedError(message, "Mend what is listed above first.")
        if authored is None:
            raise unknown(written, self.handbook)
        return authored

    def errors(self, path: str) -> list[Finding]:
        """The errors in a file."""
        return [each for each in self.findings if each.path == path and each.severity is Severity.ERROR]

    def raw(self, authored: AuthoredSop) -> bytes:
        """The bytes of an SOP's file."""
        return self.project.read(authored.source.path)

    def new_errors(self, files: Mapping[str, bytes]) -> list[Finding]:
        """The errors that some SOPs would have with other contents."""
        sops = dict(self.handbook.sops)
        found: list[Finding] = []
        for path, raw in files.items():
            authored, unreadable = read_sop(path, raw)
            found += unreadable
            if authored is not None:
                sops[authored.sop.id] = authored
        found += check(replace(self.handbook, sops=MappingProxyType(sops)), self.today, self.settings)
        return sorted(each for each in found if each.path in files and each.severity is Severity.ERROR)


def desk_at(root: str | None) -> Desk | int:
    """The handbook in a folder; an exit code when there is none that can be read."""
    at = handbook_at(root)
    if isinstance(at, int):
        return at
    project, settings = at
    handbook, found = read_handbook(project)
    day = today()
    try:
        found += check(handbook, day, settings)
    except ValueError as error:
        return failed(f"{NAME}: the settings of sopbook are not right:", str(error))
    return Desk(project, settings, handbook, tuple(sorted(found)), day)


def add_common(parser: Any) -> None:
    """The options that every command has that writes."""
    parser.add_argument("--dry-run", action="store_true", help="show what would be written, and write nothing")
    parser.add_argument("--root", metavar="DIR", help="folder with mkdocs.yml; else the nearest one upwards")


def day_of(text: str) -> date:
    """A day on the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _misuse(f"“{text}” is not a day", text, date, "Write year-month-day, such as 2026-10-02") from None


def sop_id_of(text: str) -> SopId:
    """The id of a new SOP on the command line."""
    return SopId(_form(SopId, text, "Write capitals and digits in groups joined by hyphens, such as CS-REF-001"))


def version_of(text: str) -> Version:
    """A version on the command line."""
    return Version(_form(Version, text, "Write numbers joined by dots, such as 1.2"))


def _form(form: type[Written], text: str, usual: str) -> str:
    try:
        return form.read(text)
    except ValueError as error:
        raise _misuse(str(error).partition(":")[0], text, form, usual) from None


def _misuse(message: str, text: str, form: type, usual: str) -> Misuse:
    """The complaint about a value, with the one that was meant where that is plain."""
    right = mended(text, form)
    return Misuse(message, f"Write {right}" if right else advice(text, form) or usual)


def refused(refusal: RefusedError | CannotSpliceError) -> int:
    """Say why something is not done; the exit code is 2 for a name that is no id, 1 for what stands in a file."""
    code = failed(str(refusal), refusal.cure)
    return code if isinstance(refusal, MisnamedError) else 1


def author_of(arguments: argparse.Namespace, project: Project) -> str:
    """Who writes: as told, or as git knows."""
    name = arguments.author or git_author(project.root)
    if not name:
        raise RefusedError("nobody knows who you are", 'Say it: --author "A. Louise" (or git config user.name)')
    return name


def finish(desk: Desk, files: Mapping[str, bytes], after: str, *, dry_run: bool, note: str = "") -> int:
    """Check what would be written, show it with a note on it, and write it: all files, or none."""
    grave = desk.new_errors(files)
    if grave:
        show(grave)
        return failed("that would leave mistakes behind, so nothing was written", "Mend what is listed above first.")
    before = {path: desk.project.read(path) for path in files}
    for path, raw in files.items():
        print(difference(path, before[path], raw), end="")
    if note:
        print(note)
    if dry_run:
        print("Nothing was written (--dry-run).")
        return 0
    try:
        for path, raw in files.items():
            (desk.project.root / path).write_bytes(raw)
    except OSError as error:
        for path, raw in before.items():
            with suppress(OSError):
                (desk.project.root / path).write_bytes(raw)
        return failed(f"a file cannot be written: {error}", "Nothing was changed. Look at the rights of the folder.")
    print(after)
    return 0


def difference(path: str, old: bytes, new: bytes) -> str:
    """The lines that went and those that came."""
    before, after = (raw.decode().replace("\r\n", "\n").splitlines(keepends=True) for raw in (old, new))
    return "".join(difflib.unified_diff(before, after, path, path, n=1))
