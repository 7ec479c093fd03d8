"""What pages say, for the search: for our own index in pieces, or for Material's where that one is used."""

from collections.abc import Iterable, Iterator
from html import escape, unescape
from importlib import import_module
from types import SimpleNamespace
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from ..search_index import Section
from .sections import PLAIN, TIDIED, NotUnderstood, Reading, sections


def material(config: MkDocsConfig) -> Iterator[Any]:
    """Material's search plugin, where it is used."""
    try:
        from material.plugins.search.plugin import SearchPlugin  # noqa: PLC0415 -- another theme may be used
    except ImportError:
        return
    yield from (each for each in config.plugins.values() if type(each) is SearchPlugin and each.config.enabled)


class Divided:
    """Divides pages into sections; those that are out of the ordinary by the parser of Material's search plugin."""

    def __init__(self, plugin: Any, reading: Reading = PLAIN) -> None:
        self._parser = import_module(type(plugin).__module__).Parser
        self._reading = reading

    def of(self, page: Any) -> list[Section]:
        """The sections of a page, the page itself first; none where the page keeps itself out of the search."""
        if (page.meta.get("search") or {}).get("exclude"):
            return []
        title = self._reading.of(escape(unescape(str(page.meta.get("title", page.title))), quote=False))
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
    """Fills Material's own search index, where it is used.

    It is told what our own would be told: Material's reading of a page stops leaving out what is kept out of the search
    at the first end of an inner element, and begins another entry of the same name at the title below a header.
    """

    def __init__(self, plugin: Any) -> None:
        self._index = plugin.search_index
        self._divided = Divided(plugin, TIDIED)
        self._of_page: dict[str, list[Any]] = {}
        self._index.add_entry_from_context = self.add

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
