"""A handbook as it was at an earlier revision: where work left a branch, and what files held then."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from . import git
from .git import HistoryError
from .project import Project, is_index
from .settings import Settings

MAIN = ("origin/main", "origin/master", "main", "master")
"""The branch that a handbook is published from, by the names that it usually has."""


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
    """The files of a handbook as they were at a revision: what authors wrote, and the names git has for the rest."""

    contents: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    blobs: Mapping[str, str] = field(default_factory=dict, repr=False)
    commit: str = ""

    def read(self, path: str) -> bytes:
        """The bytes of one of the files, as they were; git is asked for a picture only when somebody wants it."""
        if path in self.contents:
            return self.contents[path]
        return git.contents(self.root, [self.blobs[path]])[0]

    def has(self, path: str) -> bool:
        """Whether there was such a file."""
        return path in self.blobs

    def digest(self, path: str) -> str:
        """The name that git has for what a file held."""
        return self.blobs[path]

    def earlier(self, paths: Collection[str]) -> dict[str, tuple[bytes, ...]]:
        """What some files held in older commits, newest first, also under the names that they had then."""
        followed = {path: path for path in paths}
        blobs: dict[str, dict[str, None]] = {path: {} for path in paths}
        for step in self._walk:
            path = followed.get(step.now)
            if path is not None and step.blob:
                blobs[path][step.blob] = None
                followed[step.before] = path
        asked = {blob: None for found in blobs.values() for blob in found}
        held = dict(zip(asked, git.contents(self.root, asked), strict=True))
        return {path: tuple(held[blob] for blob in found) for path, found in blobs.items()}

    def removed(self) -> tuple[bytes, ...]:
        """What the files below the folder of the pages held that were removed before this revision."""
        return _removed(self.root, self._walk)

    @cached_property
    def _walk(self) -> tuple[git.Step, ...]:
        return git.walked(self.root, self.commit, self.docs)


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
    base = git.ask(root, "merge-base", head, revision.commit, check=False).decode().strip()
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
    listed = git.listed(root, revision.commit, paths)
    return dict(zip(listed, git.contents(root, listed.values()), strict=True))


def past_project(root: Path, docs: str, settings: Settings, revision: Revision) -> PastProject:
    """The handbook in `root`, whose pages are in the folder `docs`, as it was at a revision."""
    sops, registers = f"{docs}/{settings.sops}", f"{docs}/{settings.registers}"
    blobs = git.listed(root, revision.commit, (docs, settings.quizzes))
    authored = [*_inside(blobs, sops, ".md"), *_inside(blobs, settings.quizzes, ".yml")]
    authored += _inside(blobs, registers, ".yml")
    contents = dict(zip(authored, git.contents(root, [blobs[path] for path in authored]), strict=True))
    return PastProject(
        root=root,
        docs=docs,
        sops=tuple(path for path in _inside(contents, sops, ".md") if not is_index(path)),
        quizzes=_inside(contents, settings.quizzes, ".yml"),
        registers=_inside(contents, registers, ".yml"),
        folder=settings.sops,
        contents=contents,
        blobs=blobs,
        commit=revision.commit,
    )


def removed_pages(root: Path, docs: str) -> tuple[bytes, ...]:
    """What the pages held that were removed at some time; nothing where git cannot tell."""
    try:
        head = _commit(root, "HEAD")
        return _removed(root, git.walked(root, head, docs)) if head else ()
    except HistoryError:
        return ()


def author(root: Path) -> str | None:
    """The name that git signs commits with here, if it knows one."""
    try:
        return git.ask(root, "config", "user.name", check=False).decode(errors="replace").strip() or None
    except HistoryError:
        return None


def _removed(root: Path, walk: Iterable[git.Step]) -> tuple[bytes, ...]:
    blobs = {step.blob: None for step in walk if step.kind == "D" and step.now.endswith(".md")}
    return tuple(git.contents(root, blobs))


def _inside(paths: Collection[str], folder: str, ending: str) -> tuple[str, ...]:
    return tuple(path for path in sorted(paths) if path.startswith(f"{folder}/") and path.endswith(ending))


def _commit(root: Path, name: str) -> str | None:
    if name.startswith("-") or not name.strip() or "\0" in name:
        return None
    found = git.ask(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}", check=False).decode().strip()
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
    if branch and remote in git.ask(root, "remote").decode().split():
        return HistoryError(f"there is no branch {name} here", f"Run: git fetch {remote} {branch}")
    message = f"git knows no branch, tag or commit {name}"
    return HistoryError(message, "Look at the names with: git branch --all, or run git fetch first.")


def _shallow(root: Path) -> bool:
    return git.ask(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
