"""What Material puts around the content of a page, rendered once for all pages that stand at the same place.

Pages of one section share header, tabs, navigation and footer but for their own names and addresses. Material's own
templates, whatever a team has overridden in them, are rendered once with holes in place of those, and each page
fills the holes. The first pages of every frame are rendered in the ordinary way too: both must be the same
but for indentation, or frames are given up for this build.
"""

import logging
import posixpath
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

from jinja2 import Environment, Template, pass_context
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from ..templates import closed_up
from .holes import Hole, Holes, Parts, Unframed, anywhere, over_holes
from .stand_ins import HOLES_OF_META, Link, StandIn

log = logging.getLogger("mkdocs.plugins.sopbook")

LEAST = 6
"""Pages at the same place from which on a frame is worth its making."""

MANY = 20
"""Pages at the same place from which on a frame is made with the first of them, and not with the second of a kind."""

TRIED = 2
"""Pages of every frame that are rendered in the ordinary way as well."""

_CONTEXT = {
    "nav", "pages", "base_url", "extra_css", "extra_javascript", "mkdocs_version", "build_date_utc", "config", "page",
}  # fmt: skip
"""What MkDocs gives a template; anything else comes from a plugin that may know more about each page."""

Render = Callable[[Mapping[str, Any]], str]


class Frames:
    """Renders the pages of one build; `template_class` makes an environment ask here first."""

    def __init__(self, environment: Environment) -> None:
        self.given_up = False
        self._environment = _waiting(environment)
        self._frames: dict[object, Frame] = {}
        self._alone: set[object] = set()
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

    def page(self, template: Template, context: Mapping[str, Any], ordinary: Render) -> str:
        """The whole HTML of a page."""
        page = context["page"]
        if self.given_up or self._waiting[_spot(page)] < LEAST or set(context) != _CONTEXT:
            return _shell_closed_up(ordinary(context), page)
        key = (template.name, _likeness(page))
        frame = self._frames.get(key)
        if frame is not None:
            return self._within(frame, context, ordinary)
        if key in self._alone or self._waiting[_spot(page)] >= MANY:
            return self._framed(key, template, context, ordinary)
        self._alone.add(key)
        return _shell_closed_up(ordinary(context), page)

    def _framed(self, key: object, template: Template, context: Mapping[str, Any], ordinary: Render) -> str:
        """Make a frame with the second page that needs it."""
        page = context["page"]
        if not _fits_somewhere(page):
            return _shell_closed_up(ordinary(context), page)
        try:
            frame = Frame(self._environment, str(template.name), context)
        except Unframed as reason:
            return self._give_up(context, ordinary, reason)
        self._frames[key] = frame
        return self._within(frame, context, ordinary)

    def _within(self, frame: "Frame", context: Mapping[str, Any], ordinary: Render) -> str:
        """A page in its frame, held against the ordinary way while the frame is new."""
        page = context["page"]
        if frame.fits(page) and frame.tried >= TRIED:
            return frame.around(page)
        html = _shell_closed_up(ordinary(context), page)
        if frame.fits(page):
            frame.tried += 1
            if frame.around(page) != html:
                return self._give_up(context, ordinary, "something that a frame does not know")
        return html

    def _give_up(self, context: Mapping[str, Any], ordinary: Render, reason: object) -> str:
        self.given_up = True
        log.info(
            f"Sopbook: the templates of the theme need {reason} (seen at {context['page'].file.src_uri}), so every "
            "page is rendered from the start. The pages are right; a large handbook takes longer."
        )
        return _shell_closed_up(ordinary(context), context["page"])


def _shell_closed_up(html: str, page: Page) -> str:
    """A rendered page without the indentation that only writers of templates see; its content stays as it is."""
    before, content, after = html.partition(page.content or "\0")
    return closed_up(before) + content + closed_up(after)


def _glue(left: str, between: str, right: str) -> str:
    """What is left between two texts that are put together and closed up."""
    ends = len(closed_up(left).rstrip()), len(closed_up(right).lstrip())
    return closed_up(left + between + right)[ends[0] : -ends[1]]


def _waiting(environment: Environment) -> Environment:
    """The same environment with filters that wait where a value is a hole, and addresses as seen from a frame."""
    waiting = environment.overlay()
    waiting.filters = {name: over_holes(filter_) for name, filter_ in environment.filters.items()}
    for name in ("url", "script_tag"):
        waiting.filters[name] = _seen_from_page(environment.filters[name])
    return waiting


def _seen_from_page(filter_: Callable[..., Any]) -> Callable[..., Any]:
    @pass_context
    def address(context: Any, value: Any) -> Any:
        stand_in = context["page"]
        if isinstance(value, Hole):
            base = context["base_url"]
            return value.map(lambda known: filter_({"page": stand_in.shown[0], "base_url": base}, known))
        stand_in.targets[str(value)] += 1
        return filter_({"page": stand_in.place, "base_url": context["base_url"]}, value)

    return address


def _spot(page: Page) -> object:
    return (id(page.parent), posixpath.dirname(page.url.rstrip("/")))


def _fits_somewhere(page: Page) -> bool:
    """Whether there is a list of pages to stand in; the home page and those beside it are few, and told apart."""
    if page.parent is None:
        return not page.is_homepage and page.previous_page is None and page.next_page is None
    return len(page.parent.children) >= SEAT + 3


def _likeness(page: Page) -> object:
    """Everything about a page that the templates may decide by; pages that agree in it share a frame."""
    first = next(iter(page.toc), None)
    meta = {key: value for key, value in page.meta.items() if key not in HOLES_OF_META}
    return (
        _spot(page),
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

    def __init__(self, environment: Environment, template: str, context: Mapping[str, Any]) -> None:
        page = context["page"]
        self._shown: list[Any] = [page]
        self._holes = Holes()
        self._row: Row | None = None
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
        self._parts = self._holes.parts(closed_up(text))
        self.tried = 0

    def fits(self, page: Page) -> bool:
        """Whether no address in the frame leads to the page itself: such an address looks different from there."""
        return page.url not in self._own and (self._row is None or self._row.has(page))

    def around(self, page: Page) -> str:
        """The whole page."""
        self._shown[0] = page
        return self._parts.filled(page)


class Entries:
    """The entries of a table of contents, each written as `partials/toc-item.html` writes one."""

    def __init__(self, environment: Environment, context: Mapping[str, Any], holes: Holes, like: AnchorLink) -> None:
        template = environment.get_template("partials/toc-item.html")

        def written(*, children: bool) -> str:
            link = Link(own, like, inner=True, children=children)
            link.url, link.title = Hole(own, lambda entry: entry.url), Hole(own, lambda entry: entry.title)
            return template.render({**context, "toc_item": link})

        own = Holes()
        leaf = written(children=False)
        entry = anywhere(leaf)
        self._sample = leaf
        self._holes, self._pair = holes, re.compile(f"{entry}(.*?){entry}", re.DOTALL)
        self._leaf = own.parts(closed_up(leaf).strip())
        branch = self._folded(written(children=True), own, lambda link: link.children)
        self._branch = own.parts(closed_up(branch).strip())

    def folded(self, text: str, links: Callable[[Any], Any]) -> str:
        """A text that has two entries in a row, with a hole for the entries of a page instead."""
        return self._folded(text, self._holes, lambda page: self._below_title(links(page)))

    def _folded(self, text: str, holes: Holes, links: Callable[[Any], Any]) -> str:
        def hole(pair: re.Match[str]) -> str:
            between = _glue(self._sample, pair[1], self._sample)
            return holes.token(lambda page: between.join(map(self._written, links(page))))

        return self._pair.sub(hole, text)

    def _below_title(self, links: Any) -> Any:
        first = next(iter(links))
        return first.children if first.level == 1 else links

    def _written(self, link: AnchorLink) -> str:
        return (self._branch if link.children else self._leaf).filled(link)


class Row:
    """The pages of a section as the navigation lists them, one of them being the page that is read."""

    def __init__(
        self, environment: Environment, context: Mapping[str, Any], section: Section, children: list[Any]
    ) -> None:
        around = {**context, "features": context["config"].theme.get("features") or []}
        module = environment.get_template("partials/nav-item.html").make_module(around)
        render = getattr(module, "render", None)
        if render is None:
            raise Unframed("a navigation of its own kind")
        path, level = _path(section, context["nav"])
        self._children = children
        self._texts = [
            str(render(child, f"{path}_{number}", level + 1, section)) for number, child in enumerate(children, 1)
        ]
        self._places: dict[int, int] = {}
        self._between = ""
        self._active: Parts

    def cut_out(self, text: str, holes: Holes) -> str:
        """The text of a frame with a hole instead of the list; `Unframed` when it is not the list that was expected."""
        shown, spans = [], []
        cursor = 0
        for number, entry in enumerate(self._texts):
            if number == SEAT:
                shown.append(number)
                continue
            start = text.find(entry, cursor)
            if start < 0:
                if self._children[number].is_page and self._children[number].is_index:
                    continue
                raise Unframed("a navigation of its own kind")
            shown.append(number)
            spans.append((start, start + len(entry)))
            cursor = start + len(entry)
        seat = shown.index(SEAT)
        gaps = [text[left[1] : right[0]] for left, right in pairwise(spans)]
        around = gaps.pop(seat - 1)
        self._between = gaps[0]
        if seat == 0 or {*gaps} != {self._between}:
            raise Unframed("a navigation of its own kind")
        active = around.removeprefix(self._between).removesuffix(self._between)
        self._active = holes.parts(closed_up(active).strip())
        self._between = _glue(self._texts[shown[0]], self._between, self._texts[shown[1]])
        self._texts = [closed_up(self._texts[number]).strip() for number in shown]
        self._places = {id(self._children[number]): place for place, number in enumerate(shown)}
        return text[: spans[0][0]] + holes.token(self._filled) + text[spans[-1][1] :]

    def has(self, page: Page) -> bool:
        """Whether the list has an entry for the page."""
        return id(page) in self._places

    def _filled(self, page: Page) -> str:
        place, texts = self._places[id(page)], self._texts
        return self._between.join([*texts[:place], self._active.filled(page), *texts[place + 1 :]])


SEAT = 2
"""Where a stand-in sits among the pages of a section: not first, since the first stands for the section elsewhere."""


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
    replaced = Counter(child.url for child in children[SEAT : SEAT + 1])
    return _ways(targets - (listed - replaced)) | (_ways(listed) - {*listed})


def _path(section: Section, nav: Navigation) -> tuple[str, int]:
    """The name that the navigation gives a section, and its level."""
    beside = nav.items if section.parent is None else section.parent.children
    number = next(number for number, item in enumerate(beside, 1) if item is section)
    if section.parent is None:
        return f"__nav_{number}", 1
    path, level = _path(section.parent, nav)
    return f"{path}_{number}", level + 1


def _ways(targets: Iterable[str]) -> set[str]:
    """The targets, and every folder on the way to them."""
    ways = set(targets)
    for target in targets:
        steps = target.split("/")
        ways |= {"/".join(steps[:end]) + "/" for end in range(1, len(steps))}
    return ways
