"""Whose titles are asked for while something is rendered: a page that shows a title changes with it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

_LISTENING: list[set[str]] = []


@contextmanager
def asked_titles() -> Iterator[set[str]]:
    """The paths of the pages whose titles are asked for meanwhile."""
    asked: set[str] = set()
    _LISTENING.append(asked)
    try:
        yield asked
    finally:
        _LISTENING.pop()


def titles_are_asked(uris: Iterable[str]) -> None:
    """Somebody asks for the titles of the pages at some paths inside the docs folder."""
    for asked in _LISTENING:
        asked.update(uris)
