"""What pages say, for the search: for our own index in pieces, or for Material's where that one is used."""

from collections.abc import Callable, Iterable
from html import unescape
from importlib import import_module
from types import SimpleNamespace
from typing import Any

from ..search_index import Section
from .sections import NotUnderstood, plain, sections, tidied


class Divided:
    """Divides pages into sections; those that are out of the ordinary by the parser of Material's search plugin."""

    def __init__(self, plugin: Any, text_of: Callable[[str], str] = plain) -> None:
        self._parser = import_module(type(plugin).__module__).Parser
        self._text_of = text_of

    def of(self, page: Any) -> list[Section]:
        """The sections of a page, the page itself first; none where the page keeps itself out of the search."""
        if (page.meta.get("search") or {}).get("exclude"):
            return []
        title = unescape(str(page.meta.get("title", page.title)))
        try:
            return sections(page.content, title, self._text_of)
        except NotUnderstood:
            return self._carefully(page.content, title)

    def _carefully(self, html: str, title: str) -> list[Section]:
        parser = self._parser()
        parser.feed(html)
        parser.close()
        found = [each for each in parser.data if not each.is_excluded()]
        return [
            (each.id or "", self._text("".join(each.title)) or title, self._text("".join(each.text))) for each in found
        ]

    def _text(self, html: str) -> str:
        return " ".join(self._text_of(html).split())


class Entries:
    """Fills Material's own search index, where it is used."""

    def __init__(self, plugin: Any) -> None:
        self._index = plugin.search_index
        self._divided = Divided(plugin, tidied)
        self._of_page: dict[str, list[Any]] = {}

    def add(self, page: Any) -> None:
        """Put the sections of a page into the index."""
        first = len(self._index.entries)
        for at, (anchor, title, text) in enumerate(self._divided.of(page)):
            section = SimpleNamespace(id=anchor if at else None, title=[title], text=[text])
            self._index.create_entry_for_section(section, page.toc, page.url, page)
        self._of_page[page.file.src_uri] = self._index.entries[first:]

    def again(self, pages: Iterable[Any]) -> None:
        """Put the entries in the order of the pages after some pages have been added anew."""
        self._index.entries = [entry for page in pages for entry in self._of_page.get(page.file.src_uri, ())]
