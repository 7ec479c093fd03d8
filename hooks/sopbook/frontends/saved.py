"""What has been saved since the last build, as far as it can be built without building everything."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mkdocs.structure.pages import Page

from ..project import is_index
from ..rendering import Press
from .desk import State


@dataclass(frozen=True)
class Saved:
    """SOPs, quizzes and registers that were saved, by their paths in the project, and pages written by hand; pictures,
    and pages by hand that came or went, by their paths in the docs folder.
    """

    authored: tuple[str, ...] = ()
    by_hand: tuple[Page, ...] = ()
    pictures: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    moved: bool = False
    """Whether SOPs or quizzes came or went."""

    @property
    def anew(self) -> bool:
        """Whether the folders are to be looked through anew."""
        return self.moved or bool(self.pictures or self.pages)


NOTHING = Saved()


def saved(press: Press, by_hand: Iterable[Page], before: State, after: State) -> Saved | None:
    """What was saved between two states of the files; None when it is more than what `Saved` tells."""
    project = press.handbook.project
    authored = {str(project.root / path): path for path in (*project.sops, *project.quizzes, *project.registers)}
    pages = {str(project.root / project.docs / page.file.src_uri): page for page in by_hand}
    touched = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    docs = f"{project.root / project.docs}{os.sep}"
    pictures = {path for path in touched if path.startswith(docs) and path.lower().endswith(_PICTURES)}
    moved = (before.keys() ^ after.keys()) - pictures
    changed = sorted(touched - moved - pictures)
    moved_by_hand = {path for path in moved if path.startswith(docs) and _is_by_hand(path, press)}
    moved -= moved_by_hand
    if not authored.keys() | pages.keys() >= {*changed} or not all(_may_move(path, press) for path in moved):
        return None

    def within(paths: set[str]) -> tuple[str, ...]:
        return tuple(Path(path).relative_to(docs).as_posix() for path in sorted(paths))

    return Saved(
        tuple(authored[path] for path in changed if path in authored),
        tuple(pages[path] for path in changed if path in pages),
        within(pictures),
        within(moved_by_hand),
        moved=bool(moved),
    )


_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")


def _is_by_hand(path: str, press: Press) -> bool:
    """Whether a file of the docs folder is a page that somebody wrote, and none that stands for its folder."""
    project, settings = press.handbook.project, press.settings
    folders = [project.root / project.docs / settings.sops, project.root / settings.quizzes]
    inside = any(path.startswith(f"{folder}{os.sep}") for folder in folders)
    return path.endswith(".md") and not inside and not is_index(path)


def _may_move(path: str, press: Press) -> bool:
    """Whether a file that came or went is an SOP or a quiz: no page of somebody's own, and no file of the site."""
    project, settings = press.handbook.project, press.settings
    docs, quizzes = project.root / project.docs, project.root / settings.quizzes
    if path.startswith(f"{docs / settings.sops}{os.sep}"):
        return path.endswith(".md") and not is_index(path)
    return path.startswith(f"{quizzes}{os.sep}") and path.endswith(".yml") and not quizzes.is_relative_to(docs)
