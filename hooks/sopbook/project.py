"""Where the authored files of a handbook are; the only reading of folders there is."""

import hashlib
import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .settings import Settings
from .symlinks import Astray, astray

INDEXES = frozenset({"index.md", "README.md"})
"""The names of files that MkDocs takes for the page of their folder."""


def is_index(path: str) -> bool:
    """Whether a file is the page of its folder, and so neither an SOP nor a page among others."""
    return path.rpartition("/")[2] in INDEXES


@dataclass(frozen=True)
class Project:
    """The authored files of one handbook, as paths relative to its root with forward slashes."""

    root: Path
    docs: str
    sops: tuple[str, ...]
    quizzes: tuple[str, ...]
    registers: tuple[str, ...]
    strays: tuple[str, ...] = ()
    """What lies among them with a name by which nothing is read, such as `.yaml`, or `README.md` for an SOP."""
    astray: tuple[Astray, ...] = ()
    """Links that lead where nothing is read or published."""
    folder: str = "sops"
    """The folder of all SOPs inside the docs folder."""

    @classmethod
    def at(cls, root: Path, docs: Path, settings: Settings) -> "Project":
        """Find the files of the handbook whose `mkdocs.yml` is in `root` and whose pages are in `docs`."""
        sops, quizzes, registers = docs / settings.sops, root / settings.quizzes, docs / settings.registers
        pages = [*_files(root, sops, ".md")]
        return cls(
            root=root,
            docs=docs.relative_to(root).as_posix(),
            sops=tuple(path for path in pages if not is_index(path)),
            quizzes=tuple(_files(root, quizzes, ".yml")),
            registers=tuple(_files(root, registers, ".yml")),
            strays=(
                *_strays(root, sops, ".md"),
                *_hidden(root, filter(is_index, pages)),
                *_strays(root, quizzes, ".yml"),
                *_strays(root, registers, ".yml"),
            ),
            astray=(*astray(root, docs, (sops, registers)), *astray(root, quizzes, (quizzes,))),
            folder=sops.relative_to(docs).as_posix(),
        )

    def again(self, settings: Settings) -> "Project":
        """The same place as it is now."""
        return Project.at(self.root, self.root / self.docs, settings)

    def read(self, path: str) -> bytes:
        """The bytes of one of the files."""
        with open(f"{self.root}/{path}", "rb", buffering=0) as file:  # noqa: PTH123 -- half the time, for each file
            return file.read()

    def has(self, path: str) -> bool:
        """Whether there is such a file inside the project; a link that leads out of it does not count."""
        folder, _, name = path.rpartition("/")
        real = self._real_folder(folder)
        if real is None or name in ("", ".", ".."):
            return False
        file = os.path.join(real, name)  # noqa: PTH118 -- a path object takes ten times as long, for every link there is
        try:
            mode = os.lstat(file).st_mode
            if stat.S_ISLNK(mode):
                return Path(file).is_file() and Path(file).resolve().is_relative_to(self.root.resolve())
        except (OSError, ValueError):
            return False
        return stat.S_ISREG(mode)

    def _real_folder(self, folder: str) -> str | None:
        """Where a folder really is; None when that is outside the project."""
        if folder not in self._real_folders:
            real = (self.root / folder).resolve()
            self._real_folders[folder] = str(real) if real.is_relative_to(self.root.resolve()) else None
        return self._real_folders[folder]

    @cached_property
    def _real_folders(self) -> dict[str, str | None]:
        return {}

    def names(self, folder: str) -> tuple[str, ...]:
        """What lies in a folder of the project; nothing where there is no such folder."""
        if folder not in self._names:
            try:
                found = [entry.name for entry in (self.root / folder).iterdir()] if self._real_folder(folder) else []
            except (OSError, ValueError):
                found = []
            self._names[folder] = tuple(sorted(found))
        return self._names[folder]

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        return {}

    def called(self, name: str) -> tuple[str, ...]:
        """The files of the docs folder with that name, wherever they lie."""
        return tuple(self._called.get(name, ()))

    @cached_property
    def _called(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for folder, folders, names in os.walk(self.root / self.docs):
            folders[:] = sorted(each for each in folders if not each.startswith("."))
            for name in names:
                found.setdefault(name, []).append(Path(folder, name).relative_to(self.root).as_posix())
        return found

    def size(self, path: str) -> int:
        """The bytes that a file takes, none when it is not there."""
        try:
            return (self.root / path).stat().st_size
        except (OSError, ValueError):
            return 0

    def digest(self, path: str) -> str:
        """What tells the bytes of a file from others: the name that git gives them."""
        raw = self.read(path)
        return hashlib.sha1(b"blob %d\0" % len(raw) + raw, usedforsecurity=False).hexdigest()

    def earlier(self, paths: Collection[str]) -> dict[str, tuple[bytes, ...]]:
        """What some files held before, newest first: nothing that a folder knows of."""
        return dict.fromkeys(paths, ())

    def removed(self) -> tuple[bytes, ...]:
        """What files held that are gone: nothing that a folder knows of."""
        return ()

    def uri(self, path: str) -> str:
        """The path of a file of the docs folder, relative to that folder."""
        return path.removeprefix(f"{self.docs}/")


def _files(root: Path, folder: Path, ending: str) -> Iterator[str]:
    """The files below a folder with that ending, in the order of their names; links to what is outside are left out."""
    inside = root.resolve()
    found = [
        Path(around, name)
        for around, _, names in _walk(root, folder)
        for name in names
        if os.path.normcase(name).endswith(ending)
    ]
    for path in sorted(found):
        if path.is_file() and (not path.is_symlink() or path.resolve().is_relative_to(inside)):
            yield path.relative_to(root).as_posix()


def _walk(root: Path, folder: Path) -> Iterable[tuple[str, list[str], list[str]]]:
    """All folders below one, as `os.walk` tells of them; none where that leads out of the project."""
    return os.walk(folder) if folder.resolve().is_relative_to(root.resolve()) else ()


_FIELDS = re.compile(rb"^\s*[\"']?(format|revisions)[\"']?\s*:", re.MULTILINE)
"""What an SOP has in its front matter, and no page of a folder."""


def _hidden(root: Path, indexes: Iterable[str]) -> Iterator[str]:
    """SOPs in a file that MkDocs takes for the page of its folder."""
    for path in indexes:
        if os.access(root / path, os.R_OK):
            front = (root / path).read_bytes().partition(b"\n---")[0]
            if front.startswith(b"---") and {b"format", b"revisions"} <= {*_FIELDS.findall(front)}:
                yield path


_MEANT = {
    ".md": (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".md.txt"),
    ".yml": (".yml", ".yaml", ".yml.txt", ".yaml.txt"),
}
"""Endings that somebody takes who means the one that is read, or whose editor adds one that it does not show."""


def _strays(root: Path, folder: Path, ending: str) -> Iterator[str]:
    for around, _, names in sorted(_walk(root, folder)):
        for name in sorted(names):
            if name.casefold().endswith(_MEANT[ending]) and not os.path.normcase(name).endswith(ending):
                yield Path(around, name).relative_to(root).as_posix()
