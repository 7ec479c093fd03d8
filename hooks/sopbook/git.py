"""Git, asked for commits and bytes; the only place that runs it.

Nothing is checked out or fetched. What a clone does not have is an error that says how to get it: a guess would approve
what nobody looked at.
"""

import os
import shutil
import subprocess
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

_LONGEST = 120
"""Seconds that git may take."""
_COMMITS = 10_000
"""Commits that are looked through for what a file once held."""


class HistoryError(Exception):
    """Git cannot answer; the text says why, `cure` what to do."""

    def __init__(self, message: str, cure: str) -> None:
        super().__init__(message)
        self.cure = cure


@dataclass(frozen=True, slots=True)
class Step:
    """What one commit did to one file: the kind of change, its name before and after, and the blob that it had."""

    kind: str
    before: str
    now: str
    blob: str


def listed(root: Path, commit: str, paths: Sequence[str]) -> dict[str, str]:
    """The plain files at a revision with their blobs; links to elsewhere are not followed."""
    answer = ask(root, "--literal-pathspecs", "ls-tree", "-r", "-z", commit, "--", *paths)
    found = {}
    for entry in answer.decode(errors="surrogateescape").split("\0")[:-1]:
        about, _, path = entry.partition("\t")
        mode, kind, blob = about.split()
        if kind == "blob" and mode.startswith("100"):
            found[path] = blob
    return found


def contents(root: Path, blobs: Collection[str]) -> list[bytes]:
    """What blobs hold, in their order."""
    if not blobs:
        return []
    return _blobs(ask(root, "cat-file", "--batch", asked="".join(f"{blob}\n" for blob in blobs).encode()))


_WALK = ("log", "--raw", "-z", "--no-abbrev", "--format=", "--find-renames", "--relative", f"--max-count={_COMMITS}")


def walked(root: Path, commit: str, folder: str) -> tuple[Step, ...]:
    """What the commits before a revision did to the files of a folder, newest first, in one walk."""
    answer = ask(root, "--literal-pathspecs", *_WALK, commit, "--", folder)
    words = iter(answer.decode(errors="surrogateescape").split("\0"))
    steps = []
    for about in words:
        if not about.startswith(":"):
            continue
        *_, blob, _, kind = about.split()
        before = next(words)
        now = next(words) if kind[0] in "RC" else before
        steps.append(Step(kind[0], before, now, blob if blob.strip("0") else ""))
    return tuple(steps)


def _blobs(answer: bytes) -> list[bytes]:
    """The contents in the answer of `git cat-file --batch`: a line that ends in the size, the bytes, a line end."""
    blobs, at = [], 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        about = answer[at:end].split()
        if about[-1] == b"missing":
            message = "this clone lacks some of the older files"
            raise HistoryError(message, "Run: git fetch --refetch origin, or clone again without --filter.")
        size = int(about[-1])
        blobs.append(answer[end + 1 : end + 1 + size])
        at = end + size + 2
    return blobs


def ask(root: Path, *arguments: str, asked: bytes | None = None, check: bool = True) -> bytes:
    """What git answers; `HistoryError` when it cannot be run, or fails and `check` says that it must not."""
    program = shutil.which("git")
    if program is None:
        message = "git is not installed, and only git knows what the handbook said before"
        raise HistoryError(message, "Install git (https://git-scm.com), then try again.")
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    command = [program, "-C", str(root), *arguments]
    silent = subprocess.DEVNULL if asked is None else None
    try:
        done = subprocess.run(  # noqa: S603 -- git itself, with names that were checked
            command, input=asked, stdin=silent, capture_output=True, check=False, env=environment, timeout=_LONGEST
        )
    except subprocess.TimeoutExpired:
        raise HistoryError(f"git did not answer within {_LONGEST} seconds", "Try again.") from None
    if done.returncode and (check or b"not a git repository" in done.stderr or b"dubious" in done.stderr):
        raise _refusal(done.stderr.decode(errors="replace").strip())
    return done.stdout if done.returncode == 0 else b""


def _refusal(said: str) -> HistoryError:
    if "not a git repository" in said:
        message = "this folder is not in a git repository, and only git knows what the handbook said before"
        return HistoryError(message, "Run git init and commit the handbook, or work in a clone of it.")
    if "dubious ownership" in said:
        message = "git does not trust this folder, because it belongs to somebody else"
        told = (line.strip() for line in said.splitlines())  # git knows where the repository begins and quotes its path
        cure = next((line for line in told if line.startswith("git config")), "git status tells how to say so")
        return HistoryError(message, f"If you do: {cure}")
    first = next(iter(said.splitlines()), "git failed")
    return HistoryError(f"git says: {first}", "Try the same with git status, and mend what it complains of.")
