"""Where the authored files of a handbook are; the only reading of folders there is."""

from collections.abc import Iterator
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

    def uri(self, path: str) -> str:
        """The path of a file of the docs folder, relative to that folder."""
        return path.removeprefix(f"{self.docs}/")


def _files(root: Path, folder: Path, pattern: str) -> Iterator[str]:
    for path in sorted(folder.rglob(pattern)):
        if path.is_file() and path.resolve().is_relative_to(root.resolve()):
            yield path.relative_to(root).as_posix()
