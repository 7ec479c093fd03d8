"""How far a long run has come, for somebody who waits at a terminal."""

import time
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Self, TextIO

from ..project import Project

PATIENCE = 1.0
"""Seconds before a bar is shown."""
_PAUSE = 0.1
_WIDTH = 30


class Progress:
    """A bar on one line, which is gone when the work is done."""

    def __init__(self, total: int, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._total, self._stream, self._clock = total, stream, clock
        self._done = 0
        self._next = clock() + PATIENCE
        self._shown = False
        self._wanted = stream.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            self._stream.write("\r\033[K")
            self._stream.flush()

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        if not self._wanted or self._clock() < self._next:
            return
        self._next = self._clock() + _PAUSE
        self._shown = True
        filled = _WIDTH * self._done // max(1, self._total)
        bar = "#" * filled + "." * (_WIDTH - filled)
        self._stream.write(f"\r[{bar}] {self._done}/{self._total} files\033[K")
        self._stream.flush()


@dataclass(frozen=True)
class _Followed(Project):
    """A project that tells of every file that is read."""

    tell: Callable[[], None] = lambda: None

    def read(self, path: str) -> bytes:
        """The bytes of one of the files."""
        self.tell()
        return super().read(path)


def followed(project: Project, tell: Callable[[], None]) -> Project:
    """The project, with a call before each file that is read."""
    return _Followed(**{field.name: getattr(project, field.name) for field in fields(Project)}, tell=tell)
