"""Ways around work that Material and MkDocs do again on every page; each gives the same site, or steps aside."""

import logging
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs import localization, theme
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import EVENTS
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from ..compiled import Compiled
from .frames import Frames, Mend
from .search import material

BEFORE_RENDERING = ("env", "page_markdown", "page_content")
"""The events in which a plugin may want to see the content of pages before the first of them is rendered."""

_OF_ITS_OWN = {"startup", "serve", "shutdown", "build_error", "post_page", "post_template"}
ABOUT_OTHERS = tuple(event for event in EVENTS if event not in _OF_ITS_OWN)
"""The events in which a plugin may learn of one page what it shows on another."""

_TELLS_BY_THE_WAY = "material.plugins.tags.plugin"
"""Gives the templates one value more on the pages that have tags; these are rendered by themselves."""

log = logging.getLogger("mkdocs.plugins.sopbook")


def shorten(environment: Environment, config: MkDocsConfig, files: Files, mend: Mend, *, edited: bool) -> Frames | None:
    """Take every shortcut that fits this build; `mend` is what becomes of a page that is rendered, and `edited` says
    whether pages may be rendered again.

    What is given back are the frames, unless they do not fit.
    """
    _compile_once(environment, config)
    _shorten_search(config)
    others = [other for other in strangers(config, ("page_context",)) if other != _TELLS_BY_THE_WAY]
    if others:
        log.info(
            f"Sopbook: {others[0]} adds something to every page while it is rendered, so pages are rendered one by "
            "one. They are right; a large handbook takes longer."
        )
        return None
    frames = Frames(environment, mend, edited=edited)
    frames.expect([file.page for file in files.documentation_pages() if file.page is not None])
    return frames


def _compile_once(environment: Environment, config: MkDocsConfig) -> None:
    """Keep the theme's templates compiled, unless somebody else has a hand in the environment that compiles them."""
    if environment.bytecode_cache is None and not strangers(config, ("env",)):
        folders = [Path(folder) for folder in config.theme.dirs if folder != config.theme.custom_dir]
        made_by = [Path(str(module.__file__)) for module in (theme, localization)]
        environment.bytecode_cache = Compiled(folders, made_by)


def _shorten_search(config: MkDocsConfig) -> None:
    for plugin in material(config):
        handlers = config.plugins.events["page_context"]
        handlers[:] = [_without_looking_twice(each, plugin) for each in handlers]


_MARKED = re.compile(r'data-search-\w+="[^"]')


def _without_looking_twice(handler: Any, plugin: Any) -> Any:
    """The search's part in a page; it looks through the whole page for marks that hardly any page has."""
    add = plugin.search_index.add_entry_from_context
    if getattr(handler, "__self__", None) is not plugin:
        return handler

    def on_page_context(context: Any, *, page: Page, config: MkDocsConfig, nav: Any) -> Any:
        if _MARKED.search(page.content or ""):
            return handler(context, page=page, config=config, nav=nav)
        return add(page)

    return on_page_context


def strangers(config: MkDocsConfig, events: Iterable[str]) -> list[str]:
    """Who else than Material's search and Sopbook takes part in events."""
    known = ("material.plugins.search", "sopbook.")
    modules = [_module(method) for event in events for method in config.plugins.events[event]]
    return [module for module in modules if not module.startswith(known)]


def _module(method: Any) -> str:
    return str(getattr(method, "__module__", "") or type(method).__module__)
