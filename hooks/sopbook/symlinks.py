"""Symbolic links among the files of a handbook, and which of them lead astray.

MkDocs follows every link below the docs folder and publishes what it finds there, whosever file that is.
"""

import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple


class Astray(NamedTuple):
    """A link that is not followed: its path from the root of the handbook, what is wrong with it, and the cure."""

    path: str
    wrong: str
    cure: str


def astray(root: Path, folder: Path, real_only: Collection[Path]) -> Iterator[Astray]:
    """The links in a folder of the handbook, and in the folders that they lead to, which cannot be followed.

    In the folders that are `real_only`, files are read from real folders. Hidden files are neither read nor published.
    """
    inside, seen, waiting = root.resolve(), {folder.resolve()}, [folder]
    if folder.is_symlink() and (told := _told(folder, inside, real_only)):
        yield Astray(folder.relative_to(root).as_posix(), *told)
        return
    while waiting:
        for link in _links(waiting.pop()):
            if told := _told(link, inside, real_only):
                yield Astray(link.relative_to(root).as_posix(), *told)
            elif link.is_dir() and link.resolve() not in seen:
                seen.add(link.resolve())
                waiting.append(link)


def _told(link: Path, inside: Path, real_only: Collection[Path]) -> tuple[str, str] | None:
    """What is wrong with a link, and the cure."""
    if not link.exists():
        return "a link to what is not there", "Put the file itself here, or delete the link."
    target = link.resolve()
    if not target.is_relative_to(inside):
        what = "folder" if target.is_dir() else "file"
        return (
            "a link that leads out of the handbook's folder",
            f"Put the {what} itself here: a handbook carries its own.",
        )
    if not target.is_dir():
        return None
    if link.parent.resolve().is_relative_to(target):
        return "a link to a folder that it lies in itself", "Delete the link: it has no end."
    if not {*real_only}.isdisjoint(link.parents):
        return (
            "a link to a folder, and such links are not followed here",
            "Put the files themselves into a folder here.",
        )
    return None


def _links(folder: Path) -> Iterator[Path]:
    """Every link in a folder and the real folders below it, in the order of their names."""
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in found:
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            yield Path(entry.path)
        elif entry.is_dir():
            yield from _links(Path(entry.path))
