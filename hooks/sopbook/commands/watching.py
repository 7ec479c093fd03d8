"""Files that change, noticed by looking at them twice a second: no dependency, and it works on every disk."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

INTERVAL = 0.5
"""Seconds between two looks."""


def changes_in(places: Sequence[Path], wait: Callable[[float], None] = time.sleep) -> Iterator[None]:
    """Once at the start, then whenever a file in these places came, changed or went; it never ends by itself.

    What changes while somebody deals with the last change is told next.
    """
    before = _state(places)
    yield
    while True:
        wait(INTERVAL)
        now = _state(places)
        if now != before:
            before = now
            yield


def _state(places: Sequence[Path]) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    folders = [os.fspath(place) for place in places]
    while folders:
        path = folders.pop()
        try:
            if os.path.isdir(path):  # noqa: PTH112 -- thousands of files twice a second
                folders += [entry.path for entry in os.scandir(path) if not entry.is_symlink()]
            else:
                about = os.stat(path)  # noqa: PTH116
                found[path] = (about.st_mtime_ns, about.st_size)
        except OSError:
            continue  # it went while we were looking
    return found
