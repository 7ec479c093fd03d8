"""The two lists in a frame that are another one on every page: the table of contents, and the pages of the section.

Each is written as the theme's own templates write one entry, and put together for a page.
"""

import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

from jinja2 import Environment
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from ..templates import closed_up
from .holes import Hole, Holes, Parts, Unframed, anywhere
from .stand_ins import Link

SEAT = 2
"""Where a stand-in sits among the pages of a section: not first, since the first stands for the section elsewhere."""


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
        self._holes, self._row = holes, re.compile(rf"{entry}(.*?){entry}\1{entry}", re.DOTALL)
        self._leaf = own.parts(closed_up(leaf).strip())
        branch = self._folded(written(children=True), own, lambda link: link.children)
        self._branch = own.parts(closed_up(branch).strip())

    def folded(self, text: str, links: Callable[[Any], Any]) -> str:
        """A text that has three entries in a row, with a hole for the entries of a page instead."""
        return self._folded(text, self._holes, lambda page: self._below_title(links(page)))

    def _folded(self, text: str, holes: Holes, links: Callable[[Any], Any]) -> str:
        def hole(row: re.Match[str]) -> str:
            between = _glue(self._sample, row[1], self._sample)
            return holes.token(lambda page: between.join(map(self._written, links(page))))

        return self._row.sub(hole, text)

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
        try:
            self._texts = [
                str(render(child, f"{path}_{number}", level + 1, section)) for number, child in enumerate(children, 1)
            ]
        except TypeError:  # the macro takes other arguments
            raise Unframed("a navigation of its own kind") from None
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
        if seat == 0 or len({*map(closed_up, gaps)}) > 1:  # a page that is left out leaves space
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


def _path(section: Section, nav: Navigation) -> tuple[str, int]:
    """The name that the navigation gives a section, and its level."""
    beside = nav.items if section.parent is None else section.parent.children
    number = next(number for number, item in enumerate(beside, 1) if item is section)
    if section.parent is None:
        return f"__nav_{number}", 1
    path, level = _path(section.parent, nav)
    return f"{path}_{number}", level + 1


def _glue(left: str, between: str, right: str) -> str:
    """What is left between two texts that are put together and closed up."""
    ends = len(closed_up(left).rstrip()), len(closed_up(right).lstrip())
    return closed_up(left + between + right)[ends[0] : -ends[1]]
