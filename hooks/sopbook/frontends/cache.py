"""The last sites that were built, put back when nothing that shapes a site has changed.

One idea: a site is named by a digest of everything that went into it. If that digest is known, the finished files are
put back and what was said is said again; if not, the handbook is built as ever. Each file is kept once, under the
digest of its bytes, and is looked at before it is used: whatever is damaged counts as missing. Deleting the folder
costs one build.
"""

import json
import logging
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

KEPT = 5
"""Sites that are kept: a few branches, and the one before."""

FORMAT = 1
"""Changes with what is in the folder."""

_MADE = frozenset({"__pycache__", "node_modules"})
"""Folders of what programs make and install: no site is made of it."""


@dataclass(frozen=True)
class Kept:
    """A finished site: the digest of each file by its path, and what was said while it was built."""

    files: Mapping[str, str]
    said: list[tuple[str, int, str]]

    def say_again(self) -> None:
        """Repeat warnings, so that a strict build fails as it did before."""
        for name, level, message in self.said:
            logging.getLogger(name).log(level, "%s", message)


class Cache:
    """A folder with finished sites."""

    def __init__(self, folder: Path) -> None:
        self._sites, self._objects = folder / "sites", folder / "objects"

    def find(self, key: str) -> Kept | None:
        """The site of that key, if it is there and whole."""
        try:
            path = self._sites / key
            checksum, _, text = path.read_bytes().partition(b"\n")
            if checksum.decode() != _digest(text):
                return None
            data = json.loads(text)
            kept = Kept(data["files"], [(str(name), int(level), str(said)) for name, level, said in data["said"]])
            if any(PurePosixPath(name).is_absolute() or ".." in name.split("/") for name in kept.files):
                return None
            if any(_digest(self._object(digest).read_bytes()) != digest for digest in {*kept.files.values()}):
                return None
            os.utime(path)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return kept

    def put_back(self, kept: Kept, site: Path) -> None:
        """Write the files of a site into a folder."""
        for folder in {name.rpartition("/")[0] for name in kept.files}:
            Path(site, folder).mkdir(parents=True, exist_ok=True)
        for name, digest in kept.files.items():
            shutil.copyfile(self._object(digest), site / name)

    def keep(self, key: str, site: Path, said: Iterable[logging.LogRecord]) -> None:
        """Take a finished site in; a folder that cannot be written to is no reason to fail.

        Hidden files at the top, such as a `.git`, are not MkDocs' own: it leaves them alone as well.
        """
        try:
            finished = [path for path in sorted(_files(site)) if not path.relative_to(site).parts[0].startswith(".")]
            files = {path.relative_to(site).as_posix(): self._store(path) for path in finished}
            heard = [(record.name, record.levelno, record.getMessage()) for record in said]
            text = json.dumps({"files": files, "said": heard}).encode()
            _write(self._sites / key, _digest(text).encode() + b"\n" + text)
            self._forget()
        except OSError:
            return

    def _store(self, path: Path) -> str:
        data = path.read_bytes()
        digest = _digest(data)
        if not self._object(digest).is_file() or self._object(digest).stat().st_size != len(data):
            _write(self._object(digest), data)
        return digest

    def _object(self, digest: str) -> Path:
        return self._objects / digest[:2] / digest

    def _forget(self) -> None:
        """Drop the sites that were used longest ago, and every file that no other site has."""
        sites = sorted(self._sites.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in sites[KEPT:]:
            path.unlink()
        used = {digest for path in sites[:KEPT] for digest in _named(path)}
        for path in [*_files(self._objects)]:
            if path.name not in used:
                path.unlink()


def _named(path: Path) -> Iterable[str]:
    try:
        digests: Iterable[str] = json.loads(path.read_bytes().partition(b"\n")[2])["files"].values()
    except (ValueError, KeyError):
        return ()
    return digests


def key_of(root: Path, folders: Iterable[Path], settings: Any, *, day: str) -> str:
    """The digest of everything that shapes a site: files, settings as written, the day, the engine and its packages."""
    digest = sha256(f"{FORMAT} {day} {sys.version}".encode())
    digest.update(json.dumps(settings, sort_keys=True, default=_name).encode())
    digest.update(json.dumps(sorted(_packages())).encode())
    for folder in (*folders, Path(__file__).parents[1]):
        for path in sorted(_files(folder, without=_MADE)):
            name = path.relative_to(root) if path.is_relative_to(root) else path.relative_to(folder)
            digest.update(f"{name.as_posix()}\0{_digest(_bytes(path))}\0".encode())
    return digest.hexdigest()


def _bytes(path: Path) -> bytes:
    """What a file holds; what cannot be read counts as nothing here, and is told of by the build."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _name(value: object) -> str:
    """A setting that is no plain value, such as a function that YAML names; never its place in memory."""
    return f"{getattr(value, '__module__', type(value))}.{getattr(value, '__qualname__', '')}"


def _packages() -> Iterator[str]:
    """Every installed package with its version, as its folder is called."""
    for place in sys.path:
        if Path(place).is_dir():
            yield from (path.name for path in Path(place).iterdir() if path.suffix in {".dist-info", ".egg-info"})


def _files(folder: Path, without: frozenset[str] = frozenset()) -> Iterator[Path]:
    """All files, but for those in folders of some names; a file is its own."""
    if folder.is_file():
        yield folder
    for at, folders, names in os.walk(folder, followlinks=True):
        folders[:] = sorted({*folders} - without)
        yield from (Path(at, name) for name in names)


def _write(path: Path, data: bytes) -> None:
    """All or nothing: another build may be reading the same folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    unfinished.write_bytes(data)
    unfinished.replace(path)


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()
