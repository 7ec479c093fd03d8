"""The finished site stands while MkDocs builds it again, so that what stays the same need not be written.

MkDocs empties the folder of the site before it builds, all but what is hidden there. So the files are hidden for that
moment, and what does not belong to the new site goes before that is written.
"""

import os
from collections.abc import Collection
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel

_HIDDEN = ".standing"


class Standing:
    """A site that MkDocs is about to build once more."""

    def __init__(self, site: Path) -> None:
        self._site, self._hidden = site, site / _HIDDEN

    def hide(self) -> None:
        """Put the files where MkDocs leaves them alone; the last build may have ended before it showed them."""
        self.show()
        self._hidden.mkdir(parents=True)
        for path in [*self._site.iterdir()]:
            if not path.name.startswith("."):
                path.rename(self._hidden / path.name)

    def show(self) -> None:
        """Put hidden files back; nothing happens where none are."""
        if self._hidden.is_dir():
            for path in [*self._hidden.iterdir()]:
                path.rename(self._site / path.name)
            self._hidden.rmdir()

    def holds(self, path: str) -> bool:
        """Whether a file of the hidden site is there."""
        return (self._hidden / path).is_file()

    def clear(self, files: Files, config: MkDocsConfig, others: Collection[str]) -> None:
        """Remove what MkDocs will not write, but for some others, and empty folders."""
        there = {file.dest_uri for file in files if file.inclusion.value >= InclusionLevel.DRAFT.value}
        there |= {*others, *config.theme.static_templates, "sitemap.xml.gz"}
        for around, _, names in os.walk(self._site, topdown=False):
            place = Path(around).relative_to(self._site)
            top = place.parts[0] if place.parts else ""
            if top.startswith("."):
                continue
            for name in names:
                if (place / name).as_posix() not in there and (top or not name.startswith(".")):
                    Path(around, name).unlink()
            if top and not any(Path(around).iterdir()):
                Path(around).rmdir()
