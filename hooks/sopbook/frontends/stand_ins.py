"""What stands in for a page while a frame is made: its values are holes, and it refuses to say more than it knows."""

import posixpath
from collections import Counter
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from .holes import Hole, Holes, Unframed

_KNOWN = ("is_page", "is_section", "is_link", "is_index", "is_homepage", "is_top_level", "children", "parent")
"""What all pages of a frame have in common."""

_HOLES = ("title", "url", "canonical_url", "edit_url", "content")
"""What differs from page to page."""

HOLES_OF_META = ("title", "description")
"""The values of the front matter that differ from page to page and are only shown."""


class Seen:
    """What templates see of a page, or of something that belongs to it: texts are holes, and the rest is refused."""

    def __init__(self, holes: Holes, found: Callable[[Any], Any]) -> None:
        self._holes, self._found = holes, found

    def hole(self, name: str) -> Hole:
        """The hole for one value."""
        return Hole(self._holes, lambda shown: getattr(self._found(shown), name))

    def __getattr__(self, name: str) -> Hole | None:
        found, ask = self._found, self._holes.ask
        if name.startswith("__") or not ask(lambda shown: hasattr(found(shown), name)):
            raise AttributeError(name)
        if ask(lambda shown: isinstance(getattr(found(shown), name), str)):
            return self.hole(name)
        if ask(lambda shown: getattr(found(shown), name) is None):
            return None
        raise Unframed(f"“{name}” of the page")


class StandIn(Seen):
    """Takes the place of the pages that are like `page`; `shown` holds the one that is being put into the frame."""

    active = True

    def __init__(self, page: Page, holes: Holes, shown: list[Page]) -> None:
        super().__init__(holes, lambda shown: shown)
        self.shown = shown
        self.targets: Counter[str] = Counter()
        beside = "\ue002/" if page.url.endswith("/") else "\ue002.html"
        self.place = SimpleNamespace(url=posixpath.join(posixpath.dirname(page.url.rstrip("/")), beside))
        for name in _HOLES:
            setattr(self, name, None if getattr(page, name) is None else self.hole(name))
        self.file = Seen(holes, lambda shown: shown.file)
        self.previous_page, self.next_page = (_neighbour(page, name, holes) for name in ("previous_page", "next_page"))
        self.meta = dict(page.meta)
        for key in HOLES_OF_META:
            if page.meta.get(key):
                self.meta[key] = _of_meta(key, holes)
        self.toc = Contents(holes, next(iter(page.toc), None))
        self.ancestors = [*page.ancestors]
        for name in _KNOWN:
            setattr(self, name, getattr(page, name))


class Neighbour(Seen):
    """The page before or after the page, whose title may be anything that the navigation calls it."""

    def __init__(self, holes: Holes, found: Callable[[Any], Any]) -> None:
        super().__init__(holes, found)
        self.url, self.title = self.hole("url"), self.hole("title")
        self.file = Seen(holes, lambda shown: found(shown).file)


def _of_meta(key: str, holes: Holes) -> Hole:
    return Hole(holes, lambda shown: shown.meta[key])


def _neighbour(page: Page, name: str, holes: Holes) -> Neighbour | None:
    return None if getattr(page, name) is None else Neighbour(holes, lambda shown: getattr(shown, name))


class Contents:
    """The table of contents: three entries stand for any number of them."""

    def __init__(self, holes: Holes, first: AnchorLink | None, *, inner: bool = False) -> None:
        self._links = [] if first is None else [Link(holes, first, inner=inner) for _ in range(3)]

    def __iter__(self) -> Iterator["Link"]:
        return iter(self._links)

    def __bool__(self) -> bool:
        return bool(self._links)

    def __len__(self) -> int:
        raise Unframed("the number of entries in a table of contents")


class Link:
    """An entry of the table of contents; only what the first one says is used as it is."""

    def __init__(self, holes: Holes, first: AnchorLink, *, inner: bool = False, children: bool = False) -> None:
        self.level = first.level
        self.url = Hole(holes, lambda shown: next(iter(shown.toc)).url)
        self.title = Hole(holes, lambda shown: next(iter(shown.toc)).title)
        deeper = children or (not inner and first.level == 1 and first.children)
        self.children: Contents | tuple[()] = Contents(holes, first, inner=True) if deeper else ()
