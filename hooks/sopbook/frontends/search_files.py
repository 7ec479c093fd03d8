"""The search index of Material's search plugin, written in pieces, and the worker of the browser that reads those.

Material's own index is one file that every page loads and that the browser makes an index of at each visit: of 250 SOPs
it has 12 MB, and a word takes half a second. Everything else about the search stays Material's.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, Self

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from ..rendering import ASSETS
from ..search_index import SearchIndex, Section, Told, told
from ..templates import THEME
from .search import Divided

_WORKER = re.compile(r"assets/javascripts/workers/search\.[0-9a-f]+\.min\.js")
_WITHOUT_SPACES = frozenset({"hi", "ja", "ko", "th", "zh"})
"""Languages whose words are not told apart by spaces: their texts are left to Material's segmenters."""


_FOLDER = "search"

PAGES = f"{_FOLDER}/pages.json"
"""What the search loads first."""

_TOGETHER = 32
"""Pages that are taken in one after another, while what is known of tags and words is at hand."""


class _Rendered(NamedTuple):
    url: str
    title: str
    meta: Mapping[str, Any]
    content: str


@dataclass
class Searched:
    """What a server keeps of the search: what every page says that it has rendered, and the files of the site."""

    pages: dict[str, tuple[_Rendered, Told | None]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)


_SILENT = (None, None)
"""What is kept of a page that the search never met."""


class SearchFiles:
    """What lies in the folder `search/` of a site beside Material's `search_index.json`, which keeps only settings.

    What a page says is written as soon as the page is rendered, and forgotten unless the site is `kept`.
    """

    def __init__(self, plugin: Any, folder: Path, kept: Searched | None) -> None:
        self._folder, self._kept, self._told = folder, kept, kept.pages if kept else {}
        self._index = SearchIndex(edited=kept is not None)
        self._divided = Divided(plugin)
        self._paths: set[str] = set()
        self.there = [f"{_FOLDER}/{path}" for path in ("search_index.json", *(kept.files if kept else ()))]
        """What the search has on the site from the last build, by its paths there, and Material's file of settings."""
        self._waiting: list[_Rendered] = []
        plugin.search_index.add_entry_from_context = self.add

    @classmethod
    def of(cls, config: MkDocsConfig, files: Files, kept: Searched | None) -> Self | None:
        """Put our worker in the place of Material's; None where the site has another search, or needs no server.

        `kept` is there where pages may be rendered again.
        """
        plugins = {type(each).__module__: each for each in config.plugins.values() if _enabled(each)}
        plugin = plugins.get("material.plugins.search.plugin")
        worker = next((file for file in files if _WORKER.fullmatch(file.src_uri)), None)
        if plugin is None or worker is None or "material.plugins.offline.plugin" in plugins:
            return None
        if _WITHOUT_SPACES.intersection(plugin.config.lang):
            return None
        files.remove(worker)
        source = THEME / ASSETS / "search-worker.js"
        files.append(File.generated(config, worker.src_uri, content=source.read_text(encoding="utf-8")))
        return cls(plugin, Path(config.site_dir, _FOLDER), kept)

    def add(self, page: Any) -> None:
        """Take a page in that is being rendered."""
        self._waiting.append(_Rendered(page.url, page.title, page.meta, page.content))
        if len(self._waiting) >= _TOGETHER:
            self._take_in()

    def again(self, urls: Iterable[str]) -> None:
        """Number the pages in their order, which is another one after some have come or gone."""
        self._take_in()
        says = {url: page for url in urls if (page := self._told.get(url, _SILENT)[1]) is not None}
        if [*says] == self._index.urls:
            return
        self._index = SearchIndex(edited=True)
        self._paths.clear()
        for url, page in says.items():
            self._write(*self._index.take(url, page))

    def write(self) -> None:
        """Bring the other files up to date with the pages that have been taken in."""
        self._take_in()
        for path, text in self._index.files():
            self._write(path, text)
        if self._kept is not None:
            for path in self._kept.files.keys() - self._paths:
                self._write(path, None)

    def _take_in(self) -> None:
        known = self._told
        divided = {
            page.url: (page, self._divided.of(page))
            for page in self._waiting
            if page.url not in known or known[page.url][0] != page
        }
        for url, (page, sections) in divided.items():
            known[url] = page, _told(page, sections) if sections else None
        for page in self._waiting:
            says = known[page.url][1]
            if says is not None and (page.url in divided or page.url not in self._index):
                self._write(*self._index.take(page.url, says))
        self._waiting.clear()
        if self._kept is None:
            known.clear()

    def _note(self, path: str, text: str | None, kept: Searched) -> None:
        if text is None:
            self._paths.discard(path)
            kept.files.pop(path, None)
        else:
            self._paths.add(path)
            kept.files[path] = text

    def _write(self, path: str, text: str | None) -> None:
        before = self._kept.files.get(path) if self._kept is not None else None
        if self._kept is not None:
            self._note(path, text, self._kept)
        if text == before:
            return
        target = self._folder / path
        if text is None:
            target.unlink(missing_ok=True)
            return
        try:
            target.write_bytes(text.encode())
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode())


def _told(page: _Rendered, sections: list[Section]) -> Told:
    tags, search = page.meta.get("tags"), page.meta.get("search") or {}
    named = [str(name) for name in tags if name] if isinstance(tags, list) else []
    return told(sections, named, float(search.get("boost", 1)))


def _enabled(plugin: Any) -> bool:
    return bool(getattr(getattr(plugin, "config", None), "enabled", False))
