"""A handbook as it was at an earlier revision, read from git; the only place that runs `git`.

Git is asked for commits and bytes, and nothing is checked out or fetched. What a clone does not have is an error that
says how to get it: a guess would approve what nobody looked at.
"""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from .project import Project
from .settings import Settings

MAIN = ("origin/main", "origin/master", "main", "master")
"""The branch that a handbook is published from, by the names that it usually has."""

_LONGEST = 120
"""Seconds that git may take."""


class HistoryError(Exception):
    """Git cannot answer; the text says why, `cure` what to do."""

    def __init__(self, message: str, cure: str) -> None:
        super().__init__(message)
        self.cure = cure


@dataclass(frozen=True)
class Revision:
    """A point of the history: what was asked for, in words, and the commit that it is."""

    name: str
    commit: str

    @property
    def short(self) -> str:
        """The first digits of the commit, as people write it."""
        return self.commit[:9]


@dataclass(frozen=True)
class PastProject(Project):
    """The authored files of a handbook as they were at a revision."""

    contents: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    files: frozenset[str] = frozenset()

    def read(self, path: str) -> bytes:
        """The bytes of one of the files, as they were."""
        return self.contents[path]

    def has(self, path: str) -> bool:
        """Whether there was such a file."""
        return path in self.files


def find(root: Path, name: str) -> Revision:
    """The revision of that name: a branch, a tag, a commit, `HEAD~1`."""
    commit = _commit(root, name)
    if commit is None:
        raise _unknown(root, name)
    return Revision(name, commit)


def branching_point(root: Path, name: str | None = None) -> Revision:
    """Where the work in this folder left a branch: what a pull request into that branch is compared with.

    Without a name, the branch is the main one; where there is none, it is the last commit.
    """
    if name is None:
        name = next((branch for branch in MAIN if _commit(root, branch)), "HEAD")
    revision = find(root, name)
    head = _commit(root, "HEAD")
    if head is None or revision.commit == head:
        return revision
    base = _git(root, "merge-base", head, revision.commit, check=False).decode().strip()
    if base == revision.commit:
        return revision
    if _shallow(root):
        # a cut history may hide the point where the two parted, and show an older one
        raise HistoryError(
            f"this clone does not have enough of the history to tell where the work here left {name}", _DEEPEN
        )
    return Revision(f"{name} as it was when this work left it", base) if base else revision


def files_at(root: Path, revision: Revision, paths: Sequence[str]) -> dict[str, bytes]:
    """The files below some folders (or of some names) at a revision, by their path from `root`."""
    listed = _listed(root, revision, paths)
    if not listed:
        return {}
    answer = _git(root, "cat-file", "--batch", asked="".join(f"{blob}\n" for blob in listed.values()).encode())
    return dict(zip(listed, _blobs(answer), strict=True))


def past_project(root: Path, docs: str, settings: Settings, revision: Revision) -> PastProject:
    """The handbook in `root`, whose pages are in the folder `docs`, as it was at a revision."""
    sops, registers = f"{docs}/{settings.sops}", f"{docs}/{settings.registers}"
    contents = files_at(root, revision, (sops, settings.quizzes, registers))
    return PastProject(
        root=root,
        docs=docs,
        sops=tuple(path for path in _inside(contents, sops, ".md") if PurePosixPath(path).name != "index.md"),
        quizzes=_inside(contents, settings.quizzes, ".yml"),
        registers=_inside(contents, registers, ".yml"),
        contents=contents,
        files=frozenset(contents),
    )


def author(root: Path) -> str | None:
    """The name that git signs commits with here, if it knows one."""
    try:
        return _git(root, "config", "user.name", check=False).decode(errors="replace").strip() or None
    except HistoryError:
        return None


def _inside(contents: Mapping[str, bytes], folder: str, ending: str) -> tuple[str, ...]:
    return tuple(path for path in sorted(contents) if path.startswith(f"{folder}/") and path.endswith(ending))


def _commit(root: Path, name: str) -> str | None:
    if name.startswith("-") or not name.strip() or "\0" in name:
        return None
    found = _git(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}", check=False).decode().strip()
    return found or None


_DEEPEN = "Run: git fetch --unshallow (in a workflow on GitHub: fetch-depth: 0; in GitLab: GIT_DEPTH: 0)."


def _unknown(root: Path, name: str) -> HistoryError:
    if _commit(root, "HEAD") is None and name == "HEAD":
        return HistoryError("nothing is committed here yet, so there is nothing to compare with", "Commit first.")
    if _shallow(root):
        message = f"this clone has only the end of the history, and {name} is not in it"
        branch = f"\nOr only that branch: git fetch origin {name.removeprefix('origin/')}"
        return HistoryError(message, _DEEPEN + (branch if name.startswith("origin/") else ""))
    remote, _, branch = name.partition("/")
    if branch and remote in _git(root, "remote").decode().split():
        return HistoryError(f"there is no branch {name} here", f"Run: git fetch {remote} {branch}")
    message = f"git knows no branch, tag or commit {name}"
    return HistoryError(message, "Look at the names with: git branch --all, or run git fetch first.")


def _shallow(root: Path) -> bool:
    return _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"


def _listed(root: Path, revision: Revision, paths: Sequence[str]) -> dict[str, str]:
    """The plain files at a revision with their blobs; links to elsewhere are not followed."""
    answer = _git(root, "--literal-pathspecs", "ls-tree", "-r", "-z", revision.commit, "--", *paths)
    listed = {}
    for entry in answer.decode(errors="surrogateescape").split("\0")[:-1]:
        about, _, path = entry.partition("\t")
        mode, kind, blob = about.split()
        if kind == "blob" and mode.startswith("100"):
            listed[path] = blob
    return listed


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


def _git(root: Path, *arguments: str, asked: bytes | None = None, check: bool = True) -> bytes:
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
        raise _refusal(root, done.stderr.decode(errors="replace").strip())
    return done.stdout if done.returncode == 0 else b""


def _refusal(root: Path, said: str) -> HistoryError:
    if "not a git repository" in said:
        message = "this folder is not in a git repository, and only git knows what the handbook said before"
        return HistoryError(message, "Run git init and commit the handbook, or work in a clone of it.")
    if "dubious ownership" in said:
        message = "git does not trust this folder, because it belongs to somebody else"
        return HistoryError(message, f"If you do: git config --global --add safe.directory {root}")
    first = next(iter(said.splitlines()), "git failed")
    return HistoryError(f"git says: {first}", "Try the same with git status, and mend what it complains of.")
