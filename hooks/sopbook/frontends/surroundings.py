"""What the navigation shows around a page: after an edit it is known around which pages it shows something else.

This is about Material's templates with `navigation.prune`: a page shows the lists that it stands in, and of every other
list only its name and where that leads.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from .handbook_page import HandbookPage

_ASKED = re.compile(r"\b(nav|pages|children|ancestors|parent|previous_page|next_page)\b")

_SAID = r"(?:meta|content|toc|markdown)\b"

_SAID_BY_OTHERS = re.compile(rf"(?<![\w.])(?!page\.{_SAID})[\w.()\[\]]+\.{_SAID}|\bfor\s+page\s+in\b")
"""What is asked of another page than the one that is shown."""


def asked_by_templates(config: MkDocsConfig) -> set[str]:
    """By what the templates of a team may show more of the navigation than Material does, or of all pages."""
    return {name for text in _templates(config) for name in _ASKED.findall(text)}


def others_are_quoted(config: MkDocsConfig) -> bool:
    """Whether the templates of a team may show on one page what another one says, not only its title and place."""
    return any(_SAID_BY_OTHERS.search(text) for text in _templates(config))


def _templates(config: MkDocsConfig) -> Iterator[str]:
    folder = config.theme.custom_dir
    paths = Path(folder).rglob("*.html") if folder else ()
    return (path.read_text("utf-8") for path in paths if path.is_file())


def are_known(config: MkDocsConfig) -> bool:
    """Whether pages show of the navigation what is told here."""
    features = config.theme.get("features") or []
    pruned = "navigation.prune" in features and "navigation.sections" not in features
    return config.theme.name == "material" and pruned and not asked_by_templates(config)


def surroundings(pages: Iterable[Page], nav: Navigation) -> dict[str, object]:
    """What each page shows of a navigation, by its path: if it looks the same, it is equal.

    Titles of planned pages are left out: frames know who shows them.
    """
    everywhere = [_shown(item) for item in nav]
    lists: dict[int, object] = {}
    seen: dict[str, object] = {}
    for page in pages:
        for section in page.ancestors:
            if id(section) not in lists:
                lists[id(section)] = section.title, _list(section)
        beside = [each and _shown(each) for each in (page.previous_page, page.next_page)]
        seen[page.file.src_uri] = everywhere, [lists[id(section)] for section in page.ancestors], beside
    return seen


def _list(section: Any) -> list[object]:
    return [_shown(item) for item in section.children or ()]


def _shown(item: Any) -> object:
    """An entry of a list: a section leads to its first page, and to those that stand for it.

    Beside the title of a page written by hand its front matter may be shown, such as an icon.
    """
    if item.is_page:
        return item.url if isinstance(item, HandbookPage) else (item.url, item.title, item.meta)
    if item.is_link:
        return item.title, item.url
    first = next(iter(item.children), None)
    own = [_shown(child) for child in item.children if child.is_page and child.is_index]
    return item.title, own, first and (first.url if first.is_page else _shown(first))
