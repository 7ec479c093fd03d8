"""The finished site stands while MkDocs builds it again, so that what stays the same need not be written.

MkDocs empties the folder of the site before it builds, all but what is hidden there. So the files are hidden for that
moment, and what does not belong to the new site goes when that is finished.
"""

import os
from collections.abc import Collection
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

_HIDDEN = ".standing"


class Standing:
    """A site that MkDocs is about to build once more."""

    def __init__(self, site: Path) -> None:
        self._site, self._hidden = site, site / _HIDDEN
        self._expected: set[str] = set()

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

    def expect(self, files: Files, config: MkDocsConfig) -> None:
        """Learn what MkDocs writes."""
        self._expected = {file.dest_uri for file in files} | config.theme.static_templates | {"sitemap.xml.gz"}

    def leave(self, others: Collection[str]) -> None:
        """Remove every file that nobody has written, `others` being those beside what MkDocs writes."""
        known = {*self._expected, *others}
        for around, folders, names in os.walk(self._site):
            place = Path(around).relative_to(self._site).as_posix()
            before = "" if place == "." else f"{place}/"
            if not before:
                folders[:] = [name for name in folders if not name.startswith(".")]
            for name in names:
                if f"{before}{name}" not in known and not (before == "" and name.startswith(".")):
                    Path(around, name).unlink()
