"""Trees of many files in one piece of memory: it takes half the room, and is given back as a whole."""

import marshal
from dataclasses import dataclass
from typing import Any

TOGETHER = 100
"""SOPs with their quizzes that are gone through at a time, so that no tree is unpacked for each rule."""


class Pack:
    """Holds trees as bytes, and those that were asked for last as they are."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._unpacked: dict[int, object] = {}

    def put(self, tree: Any) -> "Packed":
        """Take a tree in."""
        start = len(self._bytes)
        self._bytes += marshal.dumps(tree)
        return Packed(self, start)

    def tree(self, start: int) -> object:
        """The tree that begins at a byte."""
        if start not in self._unpacked:
            if len(self._unpacked) >= 2 * TOGETHER:
                self._unpacked.clear()
            with memoryview(self._bytes) as view:
                self._unpacked[start] = marshal.loads(view[start:])  # noqa: S302 -- what `put` has written
        return self._unpacked[start]


@dataclass(frozen=True, slots=True)
class Packed:
    """Where a tree is."""

    pack: Pack
    start: int

    @property
    def tree(self) -> object:
        """The tree as it was."""
        return self.pack.tree(self.start)
