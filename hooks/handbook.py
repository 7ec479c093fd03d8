"""MkDocs hook: makes a handbook of this folder. See `sopbook.frontends.mkdocs`."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from mkdocs.plugins import CombinedEvent

from sopbook.frontends.mkdocs import SopbookPlugin


def _plain(method: Callable[..., Any]) -> Callable[..., Any]:
    """A function for a method: Material's plugin `group` looks for the owner of a method among the plugins."""

    @wraps(method)
    def event(*args: Any, **kwargs: Any) -> Any:
        return method(*args, **kwargs)

    return event


_sopbook = SopbookPlugin(as_hook=True)

on_startup = _plain(_sopbook.on_startup)
on_config = _plain(_sopbook.on_config)
on_files = _plain(_sopbook.on_files)
on_nav = _plain(_sopbook.on_nav)
on_env = _plain(_sopbook.on_env)
on_page_content = _plain(_sopbook.on_page_content)
on_page_context = _plain(_sopbook.on_page_context)
on_post_page = CombinedEvent(*map(_plain, _sopbook.on_post_page.methods))
on_post_template = _plain(_sopbook.on_post_template)
on_post_build = _plain(_sopbook.on_post_build)
on_serve = _plain(_sopbook.on_serve)
