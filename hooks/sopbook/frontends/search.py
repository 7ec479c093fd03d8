"""What pages say, for the search: for our own index in pieces, or for Material's where that one is used."""

from collections.abc import Iterable
from html import unescape
from importlib import import_module
from types import SimpleNamespace
from typing import Any

from ..search_index import Section
from .sections import PLAIN, TIDIED, NotUnderstood, Reading, sections


class Divided:
    """Divides pages into sections; those that are out of the ordinary by the parser of Material's search plugin."""

    def __init__(self, plugin: Any, reading: Reading = PLAIN) -> None:
        self._parser = import_module(type(plugin).__module__).Parser
        self._reading = reading

    def of(self, page: Any) -> list[Section]:
        """The sections of a page, the page itself first; none where the page keeps itself out of the search."""
        if (page.meta.get("search") or {}).get("exclude"):
            return []
        title = unescape(str(page.meta.get("title", page.title)))
        try:
            return sections(page.content, title, self._reading)
        except NotUnderstood:
            return self._carefully(page.content, title)

    def _carefully(self, html: str, title: str) -> list[Section]:
        parser = self._parser()
        parser.feed(html)
        parser.close()
        found = [each for each in parser.data if not each.is_excluded()]
        said = self._reading.of
        return [(each.id or "", said("".join(each.title)) or title, said("".join(each.text))) for each in found]


class Entries:
    """Fills Material's own search index, where it is used."""

    def __init__(self, plugin: Any) -> None:
        self._index = plugin.search_index
        self._divided = Divided(plugin, TIDIED)
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
