"""What a server remembers of each page: what it was made from, what became of it, and what was said on the way."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, cast

from mkdocs.structure.files import File, Files, InclusionLevel

from ..rendering import Press
from ..watching import FILES, Reads, Since

log = logging.getLogger("mkdocs")


@dataclass(frozen=True)
class Written:
    """A page as it was written."""

    kept: Mapping[str, Any]
    reads: Reads
    said: list[logging.LogRecord]

    def say_again(self) -> None:
        """Repeat the warnings: a page that is taken from memory has the same mistakes."""
        for record in self.said:
            logging.getLogger(record.name).handle(record)


class Memory:
    """Pages by their path inside the docs folder, each as it was written last."""

    def __init__(self) -> None:
        self._written: dict[str, Written] = {}
        self._since: Since | None = None

    def compare(self, press: Press, files: Files) -> None:
        """From now on a page is as it was if it would read the same in this press, with these files around it."""
        self._since = Since(press, {file.src_uri: place_of(file) for file in files})

    def of(self, uri: str) -> Written | None:
        """The page as it was written; None when it would not be the same any more."""
        written = self._written.get(uri)
        return written if written and self._since and self._since.holds(written.reads) else None

    def keep(self, uri: str, written: Written) -> None:
        """Remember a page."""
        self._written[uri] = written

    def clear(self) -> None:
        """Remember nothing."""
        self._written.clear()


def place_of(file: File | None) -> str | None:
    """Where a file is on the site, as far as links to it are concerned: those to excluded ones are warned about."""
    if file is None:
        return None
    return f"{file.url} (excluded)" if excluded(file) else file.url


def excluded(file: File) -> bool:
    """Whether a file is on no site but that of a preview."""
    return bool(file.inclusion.value <= InclusionLevel.DRAFT.value)


class NotedFiles(Files):
    """The files of a build as one page sees them: which it asks for is noted."""

    def __init__(self, files: Files, reads: Reads) -> None:
        self._src_uris, self._reads = cast("dict[str, File]", files.src_uris), reads

    def noted(self, uri: str) -> str:
        """The same path inside the docs folder, after a note that the page depends on what is there."""
        self._reads[FILES, uri] = place_of(self._src_uris.get(uri))
        return uri

    def get_file_from_path(self, path: str) -> File | None:
        """The file at a path inside the docs folder."""
        return self._src_uris.get(self.noted(PurePath(path).as_posix()))


class Ear(logging.Handler):
    """Hears what is said about the handbook; that a build begins is said by every build itself."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.heard: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record."""
        if record.levelno >= logging.WARNING or record.name != "mkdocs.commands.build":
            self.heard.append(record)


@contextmanager
def listening() -> Iterator[list[logging.LogRecord]]:
    """Keep what MkDocs and Sopbook say meanwhile."""
    ear = Ear()
    log.addHandler(ear)
    try:
        yield ear.heard
    finally:
        log.removeHandler(ear)
