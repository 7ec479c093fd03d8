"""What a server keeps between two builds: files that were read, pages that were written, and the last whole build."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from ..checks import Checker
from ..findings import Finding
from ..handbook import Handbook
from ..pages.datasets import Rows
from ..project import is_index
from ..rendering import Press
from ..settings import Settings
from ..shelf import Shelf
from .frames import Frames
from .memory import Memory
from .placing import Placing
from .search import Entries
from .search_files import Searched, SearchFiles


@dataclass
class Built:
    """The last whole build by MkDocs."""

    config: MkDocsConfig
    files: Files
    environment: Environment
    placing: Placing
    entries: list[Entries]
    search: SearchFiles | None
    frames: Frames | None
    nav: Navigation | None = None
    done: bool = False

    def pages(self) -> list[Page]:
        """Every page that a preview shows."""
        files = self.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        return [file.page for file in files if file.page is not None]

    def navigate(self, press: Press) -> Navigation:
        """Let MkDocs make the navigation anew."""
        pages = self.pages()
        for page in pages:
            page.parent = page.previous_page = page.next_page = None
        self.config.nav = self.placing.navigation(press)
        self.nav = get_navigation(self.files, self.config)
        if self.frames is not None:
            self.frames.renew(pages)
        return self.nav


State = dict[str, tuple[int, int]]
"""Time and size of every file that a build reads, by its path."""


def state_of(config: MkDocsConfig) -> State:
    """The files of a project as they are now; the way to it may lead through symbolic links."""
    places = [config.docs_dir, *config.watch, config.config_file_path]
    return {path: seen for place in places for path, seen in _found(os.path.realpath(place))}


def _found(place: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Time and size of a file, or of every file in a folder; one may go while others are looked at."""
    with suppress(OSError):  # gone meanwhile, or a link that leads to itself
        if not Path(place).is_dir():
            yield place, _seen(Path(place).stat())
            return
        for entry in os.scandir(place):
            if entry.is_dir():
                yield from _found(entry.path)
            elif not _OF_EDITORS.fullmatch(entry.name):
                with suppress(OSError):
                    yield entry.path, _seen(entry.stat())


_OF_EDITORS = re.compile(r"\..*\.sw[a-z]|\.#.*|#.*#|.*~|4913")
"""What Vim, Emacs and others put beside a file while it is edited."""


def _seen(found: os.stat_result) -> tuple[int, int]:
    return found.st_mtime_ns, found.st_size


class Desk:
    """Everything that one build leaves for the next."""

    def __init__(self) -> None:
        self.shelf = Shelf()
        self.rows = Rows()
        self.state: State = {}
        """The files that the last handbook without errors was read from."""
        self.checker = Checker(date.min, Settings())
        self._checked: tuple[object, State] = None, {}
        self.built: Built | None = None
        self.last: Press | None = None
        self.searched = Searched()
        self.memory = Memory()
        self._basis: object = None
        self._templates: object = None

    def press(self, press: Press) -> Press:
        """The press of the next build, with what the last one has made where the settings are the same."""
        last, templates = self.last, _contents(press.overrides)
        fits = last is not None and last == replace(press, handbook=last.handbook)
        self.last = last.renewed(press.handbook) if last is not None and fits else press
        if templates != self._templates:
            self.last.__dict__.pop("templates", None)
        self._templates = templates
        return self.last

    def check(self, handbook: Handbook, today: date, settings: Settings, state: State) -> list[Finding]:
        """Every breach of every rule; where only SOPs and quizzes have changed, what they touch is checked again."""
        (basis, before), project = self._checked, handbook.project
        places = f"{project.root / project.docs / settings.sops}{os.sep}", f"{project.root / settings.quizzes}{os.sep}"
        changed = [path for path in before.keys() | state.keys() if before.get(path) != state.get(path)]
        fits = basis == (today, settings) and all(path.startswith(places) for path in changed)
        fits = fits and not any(is_index(path) or not path.endswith((".md", ".yml")) for path in changed)
        if not fits:
            self.checker = Checker(today, settings)
        self._checked = (today, settings), state
        return self.checker.check_again(handbook)

    def remember(self, press: Press, config: MkDocsConfig) -> Memory:
        """The pages that were written before, none when something has changed that any page may show."""
        basis = (
            press.settings, press.today, press.handbook_id, press.edition, config.site_url,
            repr(config.markdown_extensions), repr(config.mdx_configs), repr(config.validation),
        )  # fmt: skip
        if basis != self._basis:
            self.memory.clear()
        self._basis = basis
        return self.memory


def _contents(folders: tuple[Path, ...]) -> list[tuple[str, bytes]]:
    paths = (path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file())
    return [(str(path), sha256(path.read_bytes()).digest()) for path in paths]
