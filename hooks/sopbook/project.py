"""Where the authored files of a handbook are; the only reading of folders there is."""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from .settings import Settings


@dataclass(frozen=True)
class Project:
    """The authored files of one handbook, as paths relative to its root with forward slashes."""

    root: Path
    docs: str
    sops: tuple[str, ...]
    quizzes: tuple[str, ...]
    registers: tuple[str, ...]

    @classmethod
    def at(cls, root: Path, docs: Path, settings: Settings) -> "Project":
        """Find the files of the handbook whose `mkdocs.yml` is in `root` and whose pages are in `docs`."""
        sops = docs / settings.sops
        return cls(
            root=root,
            docs=docs.relative_to(root).as_posix(),
            sops=tuple(path for path in _files(root, sops, "*.md") if not path.endswith("/index.md")),
            quizzes=tuple(_files(root, root / settings.quizzes, "*.yml")),
            registers=tuple(_files(root, docs / settings.registers, "*.yml")),
        )

    def read(self, path: str) -> bytes:
        """The bytes of one of the files."""
        return (self.root / path).read_bytes()

    def has(self, path: str) -> bool:
        """Whether there is such a file inside the project; a link that leads out of it does not count."""
        target = (self.root / path).resolve()
        return target.is_file() and target.is_relative_to(self.root.resolve())

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


def _files(root: Path, folder: Path, pattern: str) -> Iterator[str]:
    for path in sorted(folder.rglob(pattern)):
        if path.is_file() and path.resolve().is_relative_to(root.resolve()):
            yield path.relative_to(root).as_posix()
