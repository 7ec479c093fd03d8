"""Material's search index, filled by a short reader instead of a parser of HTML in Python."""

import logging
from collections.abc import Callable, Iterable
from typing import Any

from .sections import Divider, NotUnderstood

log = logging.getLogger("mkdocs.plugins.sopbook")


class Entries:
    """Fills Material's search index; a page with tags of a new kind is divided by Material's parser as well.

    Where the two differ, Material has changed: its own parser does the rest, and that is said once.
    """

    def __init__(self, index: Any, parser: Callable[[], Any]) -> None:
        self._index, self._parser = index, parser
        self._divider = Divider()
        self._given_up = False
        self._of_page: dict[str, list[Any]] = {}

    def add(self, page: Any) -> None:
        """Put the sections of a page into the index."""
        first = len(self._index.entries)
        self._add(page)
        self._of_page[page.file.src_uri] = self._index.entries[first:]

    def again(self, pages: Iterable[Any]) -> None:
        """Put the entries in the order of the pages after some pages have been added anew."""
        self._index.entries = [entry for page in pages for entry in self._of_page.get(page.file.src_uri, ())]

    def _add(self, page: Any) -> None:
        if (page.meta.get("search") or {}).get("exclude"):
            return
        for section in self._sections(page.content):
            if not section.is_excluded():
                self._index.create_entry_for_section(section, page.toc, page.url, page)

    def _sections(self, html: str) -> list[Any]:
        if self._given_up:
            return self._divided(html)
        kinds = self._divider.kinds
        known = len(kinds)
        try:
            found = self._divider.sections(html)
        except NotUnderstood:
            for kind in [*kinds][known:]:
                del kinds[kind]
            return self._divided(html)
        if len(kinds) == known:
            return found
        theirs = self._divided(html)
        if [*map(_said, found)] != [*map(_said, theirs)]:
            self._given_up = True
            log.info(
                "Sopbook: Material's search divides pages in a new way, so Material does it for every page. "
                "The search is right; a large handbook takes longer."
            )
        return theirs

    def _divided(self, html: str) -> list[Any]:
        parser = self._parser()
        parser.feed(html)
        parser.close()
        return list(parser.data)


def _said(section: Any) -> tuple[object, ...]:
    return section.id, "".join(section.title).strip(), "".join(section.text).strip(), section.is_excluded()
