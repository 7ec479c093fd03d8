"""The search index of Material's search plugin, written in pieces, and the worker of the browser that reads those.

Material's own index is one file that every page loads and that the browser makes an index of at each visit: of 250 SOPs
it has 12 MB, and a word takes half a second. Everything else about the search stays Material's.
"""

import re
from itertools import groupby
from pathlib import Path
from typing import Any, Self

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from ..rendering import ASSETS
from ..search_index import Entry, SearchIndex
from ..templates import THEME

_WORKER = re.compile(r"assets/javascripts/workers/search\.[0-9a-f]+\.min\.js")
_WITHOUT_SPACES = frozenset({"hi", "ja", "ko", "th", "zh"})
"""Languages whose words are not told apart by spaces: their texts are left to Material's segmenters."""


class SearchFiles:
    """What lies in the folder `search/` of a site beside Material's `search_index.json`, which keeps only settings."""

    def __init__(self, plugin: Any, folder: Path) -> None:
        self._plugin, self._folder = plugin, folder
        self._index = SearchIndex()
        self._whole = plugin.search_index.generate_search_index
        plugin.search_index.generate_search_index = self._settings_only

    @classmethod
    def of(cls, config: MkDocsConfig, files: Files) -> Self | None:
        """Put our worker in the place of Material's; None where the site has another search, or needs no server."""
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
        return cls(plugin, Path(config.site_dir, "search"))

    def write(self) -> None:
        """Bring the files up to date with the sections that the search has."""
        entries = self._plugin.search_index.entries
        pages = (list(sections) for _, sections in groupby(entries, key=_page))
        for path, text in self._index.files(pages):
            target = self._folder / path
            if text is None:
                target.unlink(missing_ok=True)
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8", newline="\n")

    def _settings_only(self, _: object) -> str:
        """Material's file without the sections, for `search_index.json`, which every page loads."""
        index = self._plugin.search_index
        entries, index.entries = index.entries, []
        try:
            return str(self._whole(None))
        finally:
            index.entries = entries


def _enabled(plugin: Any) -> bool:
    return bool(getattr(getattr(plugin, "config", None), "enabled", False))


def _page(entry: Entry) -> str:
    return str(entry["location"]).partition("#")[0]
