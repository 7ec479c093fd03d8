"""What Material puts around the content of a page, rendered once for all pages that stand at the same place.

Pages of one section share header, tabs, navigation and footer but for their own names and addresses. Material's own
templates, whatever a team has overridden in them, are rendered once with holes in place of those, and each page
fills the holes. The first pages of every frame are rendered in the ordinary way too: both must be the same
but for indentation, or frames are given up for this build.
"""

import logging
import posixpath
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from jinja2 import Environment, Template
from mkdocs.structure.pages import Page

from ..templates import closed_up
from .holes import Holes, Parts, Unframed
from .open_lists import SEAT, Entries, Row
from .stand_ins import HOLES_OF_META, StandIn
from .titles import asked_titles, titles_are_asked
from .waiting import waiting

log = logging.getLogger("mkdocs.plugins.sopbook")

LEAST = 4
"""Pages at the same place from which on a frame is worth its making."""

TRIED = 2
"""Pages of the first frame of a template that are rendered in the ordinary way as well; later one of each section and
kind is, whatever folder it is in.
"""

_CONTEXT = {
    "nav", "pages", "base_url", "extra_css", "extra_javascript", "mkdocs_version", "build_date_utc", "config", "page",
}  # fmt: skip
"""What MkDocs gives a template; anything else comes from a plugin that may know more about each page."""

_UNKNOWN = "something that a frame does not know"

_Key = tuple[str, tuple[int, str], object]
"""A template, the section and folder of a page, and what the templates may decide by."""

Render = Callable[[Mapping[str, Any]], str]
Mend = Callable[[str], str]


class Frames:
    """Renders the pages of one build; `template_class` makes an environment ask here first.

    `mend` is what becomes of a page that is rendered. `edited` says whether pages may be rendered again after a title
    has changed: then it is kept who shows it.
    """

    def __init__(self, environment: Environment, mend: Mend, *, edited: bool = False) -> None:
        self.given_up = False
        self._mend, self._edited = mend, edited
        self._showing: dict[str, set[str]] = {}
        """The pages whose titles are around a page, by its path."""
        self._environment = waiting(environment)
        self._frames: dict[_Key, Frame] = {}
        self._proven: set[object] = set()
        """Templates of which a frame has been right, with which kinds of pages, and in which sections."""
        self._renewed = False
        self._waiting: dict[object, int] = defaultdict(int)
        frames = self

        class Framed(environment.template_class):  # type: ignore[misc, name-defined]
            """A template that leaves the page to its frame where there is one."""

            def render(self, *args: Any, **kwargs: Any) -> str:
                ordinary = super().render
                if len(args) != 1 or kwargs or args[0].get("page") is None:
                    return str(ordinary(*args, **kwargs))
                return frames.page(self, args[0], ordinary)

        environment.template_class = Framed

    def expect(self, pages: list[Page]) -> None:
        """Learn how many pages there are at each place, so that no frame is made for a few."""
        for page in pages:
            self._waiting[_spot(page)] += 1

    def renew(self, pages: list[Page]) -> None:
        """Forget the frames: these pages are the ones of another navigation. The templates are the same and have been
        tried.
        """
        self._renewed = True
        self._frames.clear()
        self._waiting.clear()
        self.expect(pages)

    def retitled(self, titles: Iterable[str]) -> None:
        """Forget what shows the titles of some pages."""
        self._frames = {key: frame for key, frame in self._frames.items() if frame.titles.isdisjoint(titles)}

    def shows(self, page: Page, titles: Iterable[str]) -> bool:
        """Whether the titles of some pages are around a page; `titles` are the paths of those pages."""
        shown = self._showing.get(page.file.src_uri)
        return shown is None or not shown.isdisjoint(titles)

    def page(self, template: Template, context: Mapping[str, Any], ordinary: Render) -> str:
        """The whole HTML of a page."""
        if not self._edited:
            return self._page(template, context, ordinary)
        with asked_titles() as self._showing[context["page"].file.src_uri]:
            return self._page(template, context, ordinary)

    def _page(self, template: Template, context: Mapping[str, Any], ordinary: Render) -> str:
        page = context["page"]
        if self.given_up or self._waiting[_spot(page)] < LEAST or set(context) != _CONTEXT:
            return self._finished(ordinary(context), page)
        key = (str(template.name), _spot(page), _likeness(page))
        frame = self._frames.get(key)
        if frame is None:
            return self._framed(key, template, context, ordinary)
        return self._within(key, frame, context, ordinary)

    def _framed(self, key: _Key, template: Template, context: Mapping[str, Any], ordinary: Render) -> str:
        """Make a frame with the first page that needs it."""
        page = context["page"]
        if not _fits_somewhere(page):
            return self._finished(ordinary(context), page)
        name, (section, _), likeness = key
        alike = (name, likeness) if self._renewed else (name, section, likeness)
        untried = TRIED if name not in self._proven else int(alike not in self._proven)
        try:
            frame = Frame(self._environment, name, context, self._mend, untried)
        except Unframed as reason:
            return self._give_up(context, ordinary, reason)
        except TypeError:  # an operation that holes do not have
            return self._give_up(context, ordinary, _UNKNOWN)
        self._frames[key] = frame
        return self._within(key, frame, context, ordinary)

    def _within(self, key: _Key, frame: "Frame", context: Mapping[str, Any], ordinary: Render) -> str:
        """A page in its frame, held against the ordinary way while the frame is new."""
        page = context["page"]
        fits = frame.fits(page)
        if fits and not frame.untried:
            return frame.around(page)
        if frame.untried and not frame.is_for(page):
            return self._give_up(context, ordinary, "to know each page")
        html = self._finished(ordinary(context), page)
        if fits:
            frame.untried -= 1
            if frame.around(page) != html:
                return self._give_up(context, ordinary, _UNKNOWN)
            if not frame.untried:
                name, (section, _), likeness = key
                self._proven |= {name, (name, likeness), (name, section, likeness)}
        return html

    def _give_up(self, context: Mapping[str, Any], ordinary: Render, reason: object) -> str:
        self.given_up = True
        log.info(
            f"Sopbook: the templates of the theme need {reason} (seen at {context['page'].file.src_uri}), so every "
            "page is rendered from the start. The pages are right; a large handbook takes longer."
        )
        return self._finished(ordinary(context), context["page"])

    def _finished(self, html: str, page: Page) -> str:
        """A rendered page as its frame gives it: without the indentation of templates, and mended.

        Its content stays as it is.
        """
        before, content, after = html.partition(page.content or "\0")
        return self._mend(closed_up(before) + content + closed_up(after))


def _spot(page: Page) -> tuple[int, str]:
    """The section of a page, and its folder."""
    return (id(page.parent), posixpath.dirname(page.url.rstrip("/")))


def _fits_somewhere(page: Page) -> bool:
    """Whether there is a list of pages to stand in; the home page and those beside it are few, and told apart.

    An index page may stand for its section in the navigation.
    """
    if page.parent is None:
        return not page.is_homepage and page.previous_page is None and page.next_page is None
    return not page.is_index and len(page.parent.children) >= SEAT + 3


def _likeness(page: Page) -> object:
    """Everything about a page that the templates may decide by; pages that agree in it share a frame."""
    first = next(iter(page.toc), None)
    meta = {key: value for key, value in page.meta.items() if key not in HOLES_OF_META}
    return (
        repr(sorted(meta.items(), key=lambda item: str(item[0]))),
        *(bool(page.meta[key]) if key in page.meta else None for key in HOLES_OF_META),
        *(bool(getattr(page, name)) for name in ("title", "canonical_url", "edit_url", "previous_page", "next_page")),
        (first.level, bool(first.children)) if first else None,
        "<h1" in (page.content or ""),
        page.is_index,
        page.file.inclusion,
    )


class Frame:
    """The text around the pages of one place, with holes."""

    def __init__(
        self, environment: Environment, template: str, context: Mapping[str, Any], mend: Mend, untried: int
    ) -> None:
        page = context["page"]
        self.untried = untried
        self._shown: list[Any] = [page]
        self._holes = Holes(page)
        self._row: Row | None = None
        with asked_titles() as self.titles:
            self._parts = self._rendered(environment, template, context, mend)

    def _rendered(self, environment: Environment, template: str, context: Mapping[str, Any], mend: Mend) -> Parts:
        page = context["page"]
        stand_in = StandIn(page, self._holes, self._shown)
        inside = {**context, "page": stand_in}
        with _instead(page, stand_in) as children:
            text = environment.get_template(template).render(inside)
            if not self._holes.complete(text):
                raise Unframed("a value of the page inside of another text")
            self._own = _own(stand_in.targets, children)
            if page.parent is not None:
                self._row = Row(environment, inside, page.parent, children)
        if page.toc:
            text = Entries(environment, inside, self._holes, next(iter(page.toc))).folded(text, lambda shown: shown.toc)
        if self._row is not None:
            text = self._row.cut_out(text, self._holes)
        return self._holes.parts(mend(closed_up(text)))

    def is_for(self, page: Page) -> bool:
        """Whether the templates decide about a page as they have about the one that the frame is made with."""
        return self._holes.agree(page)

    def fits(self, page: Page) -> bool:
        """Whether the frame is for the page, and no address in it leads there: such an address looks different then.

        A page without content is no match either: what stands before and after it is closed up as one text.
        """
        listed = self._row is None or self._row.has(page)
        return bool(page.content) and page.url not in self._own and listed and self.is_for(page)

    def around(self, page: Page) -> str:
        """The whole page."""
        titles_are_asked(self.titles)
        self._shown[0] = page
        return self._parts.filled(page)


@contextmanager
def _instead(page: Page, stand_in: StandIn) -> Iterator[list[Any]]:
    """Put a stand-in among the pages of a page's section, as the one that is read; yields the pages as they are."""
    section = page.parent
    if section is None:
        yield []
        return
    children = section.children
    section.children = [*children[:SEAT], stand_in, *children[SEAT + 1 :]]  # type: ignore[list-item]
    page.active, section.active = False, True
    try:
        yield children
    finally:
        section.children = children
        page.active = True


def _own(targets: Counter[str], children: list[Any]) -> set[str]:
    """The addresses that look different from the page that they lead to, the page's entry in the list aside."""
    listed = Counter(child.url for child in children if child.is_page)
    replaced = Counter(child.url for child in children[SEAT : SEAT + 1] if child.is_page)
    others = targets - (listed - replaced)
    return {*others} | _folders(others) | _folders(listed)


def _folders(targets: Iterable[str]) -> set[str]:
    """Every folder on the way to the targets; a page may be one, with the others of the list in it."""
    folders = set()
    for target in targets:
        steps = target.removesuffix("/").split("/")
        folders |= {"/".join(steps[:end]) + "/" for end in range(1, len(steps))}
    return folders
