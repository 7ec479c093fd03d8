"""What a server remembers of each page: what it was made from, what became of it, and what was said on the way."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from ..watching import Reads

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


Memory = dict[str, Written]
"""Pages by their path inside the docs folder."""


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
