"""When the cache is used in a build by MkDocs: before anything is read, and after everything is written."""

import logging
import os
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_build_datetime
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from ..settings import Settings
from .cache import Cache, Kept, key_of
from .memory import Ear
from .prose import KNOWN
from .shortcuts import strangers

log = logging.getLogger("mkdocs.plugins.sopbook")

_ELSEWHERE = {"site_dir", "strict", "config_file", "config_file_path", "dev_addr", "watch", "quiet", "verbose"}
"""Settings that say where a site goes or how strictly, not what is in it."""

READING = ("pymdownx.snippets", "pymdownx.b64")
"""Extensions of Markdown that read files from anywhere."""


class Keeping:
    """One build with the cache: either a kept site is put back, or a new one is taken in."""

    def __init__(self, config: MkDocsConfig, settings: Settings, root: Path) -> None:
        self._root, self._config, self._settings = root, config, settings
        self._cache = Cache(root / os.environ.get("SOPBOOK_CACHE", settings.cache))
        self._key = self._key_now()
        self.kept: Kept | None = self._cache.find(self._key)
        self._ear = Ear()

    def begin(self) -> bool:
        """Say again what was said and keep MkDocs from rendering, or listen; whether a site is put back."""
        if self.kept is None:
            logging.getLogger("mkdocs").addHandler(self._ear)
            return False
        log.info("Sopbook: nothing has changed since a build before; its site is put back from the cache.")
        self._config.theme.static_templates.clear()
        self._config.extra_templates = []
        self._config.nav = []
        self.kept.say_again()
        return True

    def end(self) -> None:
        """Put the kept site back, or take the new one in if nothing has changed since the beginning."""
        self.stop()
        site = Path(self._config.site_dir)
        if self.kept is not None:
            self._cache.put_back(self.kept, site)
        elif logging.getLogger("mkdocs").getEffectiveLevel() == logging.INFO and self._key == self._key_now():
            self._cache.keep(self._key, site, self._ear.heard)

    def stop(self) -> None:
        """Listen no more."""
        logging.getLogger("mkdocs").removeHandler(self._ear)

    def _key_now(self) -> str:
        folders = [Path(self._config.docs_dir), self._root / self._settings.quizzes]
        if self._config.theme.custom_dir:
            folders.append(Path(self._config.theme.custom_dir))
        day = f"{get_build_datetime():%Y-%m-%d}"
        return key_of(self._root, folders, self._settings_as_written(), day=day)

    def _settings_as_written(self) -> dict[str, Any]:
        """What is in `mkdocs.yml` and what it inherits, and what a command line can say instead."""
        with Path(self._config.config_file_path).open("rb") as file:
            written = yaml_load(file, get_yaml_loader(config=self._config))
        chosen = {"theme": self._config.theme.name, "use_directory_urls": self._config.use_directory_urls}
        return {key: value for key, value in written.items() if key not in _ELSEWHERE} | {"chosen": chosen}


def may_keep(config: MkDocsConfig, settings: Settings) -> bool:
    """Whether everything that shapes the site is known: no other plugin, no extension that reads from elsewhere."""
    names: list[Any] = [*config.markdown_extensions]
    return (
        bool(os.environ.get("SOPBOOK_CACHE", settings.cache))
        and not strangers(config, config.plugins.events)
        and all(str(name).startswith((*KNOWN, "material.")) and name not in READING for name in names)
    )
