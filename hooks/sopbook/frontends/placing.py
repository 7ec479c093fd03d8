"""Planned pages get their places among the files of a build, and leave them when they are planned no more."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, file_sort_key, get_files
from mkdocs.structure.pages import Page
from mkdocs.utils import nest_paths

from ..pages.navigation import Nav, expanded, more, navigation, renamed, uris
from ..pages.plan import Planned
from ..project import is_index
from ..rendering import Press
from .handbook_page import HandbookPage
from .memory import Memory
from .prose import Converter
from .surroundings import are_known, asked_by_templates


@dataclass(frozen=True)
class Replanned:
    """How the pages of a handbook differ from those before."""

    retitled: Mapping[str, Planned]
    """Pages with another title, by their paths."""
    come: tuple[Planned, ...]
    gone: tuple[Planned, ...]
    """Pages that are planned no more."""
    reordered: bool
    """Whether others have another order."""

    def __bool__(self) -> bool:
        """Whether it shows beside those pages."""
        return bool(self.retitled or self.moved or self.reordered)

    @property
    def moved(self) -> tuple[Planned, ...]:
        """Pages that were not there, and such as are there no more."""
        return (*self.come, *self.gone)

    @property
    def listed(self) -> bool:
        """Whether the navigation may be another one but for titles."""
        return self.reordered or any(page.listed for page in self.moved)


def replanned(before: Sequence[Planned], after: Sequence[Planned]) -> Replanned | None:
    """What has changed about the pages; None when one is about something else than before."""
    old, new = ({page.uri: page for page in pages} for pages in (before, after))
    kept = [(uri, page.listed, page.about) for uri, page in old.items() if uri in new]
    now = [(uri, page.listed, page.about) for uri, page in new.items() if uri in old]
    if {*kept} != {*now}:
        return None
    return Replanned(
        {uri: page for uri, page in new.items() if uri in old and old[uri].title != page.title},
        tuple(page for uri, page in new.items() if uri not in old),
        tuple(page for uri, page in old.items() if uri not in new),
        kept != now,
    )


@dataclass(frozen=True)
class Placing:
    """The files of a build, and what its pages are written with."""

    config: MkDocsConfig
    files: Files
    late: Callable[[str], str] | None
    memory: Memory | None
    converter: Converter | None
    nav: Nav | None
    """What `nav:` in `mkdocs.yml` says."""
    addresses: dict[str, dict[str, str]] = field(default_factory=dict)

    def place(self, planned: Planned, press: Press) -> HandbookPage | None:
        """Make a page, and a file for it where there is none; a page that somebody wrote by hand wins over an index."""
        file = self.files.get_file_from_path(self._written(planned.uri))
        if planned.uri.endswith("index.md") and file is not None:
            return None
        if file is None:
            inclusion = InclusionLevel.INCLUDED if planned.listed else InclusionLevel.NOT_IN_NAV
            file = File.generated(self.config, planned.uri, content="", inclusion=inclusion)
            self.files.append(file)
        page = HandbookPage(planned, press, file, self.config)
        page.late, page.memory, page.converter, page.addresses = self.late, self.memory, self.converter, self.addresses
        return page

    def navigation(self, press: Press) -> Nav:
        """What MkDocs is to make the navigation of."""
        nav = renamed(navigation(press) if self.nav is None else expanded(self.nav, press), self._written)
        return nav if self.nav is not None else [*nav, *more(self._others({*uris(nav)}))]

    def _others(self, listed: Collection[str]) -> Nav:
        """The pages by hand that are not listed yet, by their folders as MkDocs lists them without a `nav:`."""
        files = sorted(self.files.documentation_pages(inclusion=InclusionLevel.is_in_nav), key=file_sort_key)
        by_hand = (file.src_uri for file in files if not isinstance(file.page, HandbookPage))
        nested: Nav = nest_paths(uri for uri in by_hand if uri not in listed)  # type: ignore[no-untyped-call]
        return nested

    def _written(self, uri: str) -> str:
        """The path of a page as somebody named its file, who may have written a README.md for an index."""
        readme = uri.replace("index.md", "README.md")
        return readme if uri not in self.files.src_uris and readme in self.files.src_uris else uri

    def may_move(self, changed: Replanned, by_hand: Collection[str]) -> bool:
        """Whether pages can come and go: nobody wrote a page that stands there or links there, or lists all pages.

        Those that somebody wrote by hand are given by their paths.
        """
        if not (changed.moved or changed.reordered or by_hand):
            return True
        known = self.files.src_uris
        if any(page.uri in known for page in changed.come) or any(_stays(known.get(page.uri)) for page in changed.gone):
            return False
        if any(isinstance(known[uri].page, HandbookPage) for uri in by_hand if uri in known):
            return False
        if not are_known(self.config) if changed.listed or by_hand else "pages" in asked_by_templates(self.config):
            return False
        moved, linked = [*(page.uri for page in changed.moved), *by_hand], self._linked_by_hand()
        return not any(is_index(uri) or PurePosixPath(uri).stem in linked for uri in moved)

    def move(
        self, changed: Replanned, planned: Iterable[Planned], by_hand: Collection[str], press: Press
    ) -> list[HandbookPage]:
        """Let pages go, with their files on the site, and others come, each where a whole build has it.

        Those that come and are planned are given; the navigation brings the others.
        """
        found: Mapping[str, File] = get_files(self.config).src_uris if changed.listed or by_hand else {}
        for uri in (*(each.uri for each in changed.gone), *(uri for uri in by_hand if uri in self.files.src_uris)):
            self.drop(uri)
        for uri in (*(each.uri for each in changed.come), *by_hand):
            if uri in found:
                self.files.append(found[uri])
        come = [page for each in changed.come if (page := self.place(each, press)) is not None]
        if changed.moved or changed.reordered or by_hand:
            self._bring_in_order(found, [each.uri for each in planned])
        return come

    def may_copy(self, pictures: Collection[str]) -> bool:
        """Whether pictures can be copied by themselves: where one comes or goes, no page by hand links to its name."""
        known, docs = self.files.src_uris, Path(self.config.docs_dir)
        moved = [uri for uri in pictures if uri not in known or not (docs / uri).is_file()]
        if any(Path(folder, uri).is_file() for folder in self.config.theme.dirs for uri in pictures):
            return False
        return not moved or self._linked_by_hand().isdisjoint(PurePosixPath(uri).name for uri in moved)

    def copy(self, pictures: Collection[str]) -> None:
        """Bring pictures on the site up to date."""
        found = get_files(self.config).src_uris if pictures else {}
        for uri in pictures:
            if uri in self.files.src_uris and uri not in found:
                self.drop(uri)
            elif uri in found:
                if uri not in self.files.src_uris:
                    self.files.append(found[uri])
                if found[uri].inclusion.value >= InclusionLevel.DRAFT.value:
                    found[uri].copy_file()

    def drop(self, uri: str) -> None:
        """Let a file go, here and on the site."""
        file = self.files.src_uris[uri]
        self.files.remove(file)
        _remove(Path(file.abs_dest_path), Path(self.config.site_dir))

    def by_hand(self) -> Iterator[Page]:
        """The pages that somebody wrote by hand, also those that only a preview shows."""
        for file in self.files.documentation_pages(inclusion=InclusionLevel.is_in_serve):
            if file.page is not None and not isinstance(file.page, HandbookPage):
                yield file.page

    def _linked_by_hand(self) -> set[str]:
        """The names of what pages by hand link to, whether it is there or not."""
        return {name for page in self.by_hand() for link in _LINK.findall(page.content or "") for name in _names(link)}

    def _bring_in_order(self, found: Mapping[str, File], planned: Iterable[str]) -> None:
        """Files of the docs folder stand first, as they are `found`, and those of planned pages as they are planned."""
        every = {file.src_uri: file for file in self.files}
        made = {uri for uri, file in every.items() if file.generated_by and isinstance(file.page, HandbookPage)}
        others = [uri for uri in every if uri not in found]
        first = next((number for number, uri in enumerate(others) if uri in made), len(others))
        ordered = [
            *(uri for uri in found if uri in every),
            *others[:first],
            *(uri for uri in planned if uri in made),
            *(uri for uri in others[first:] if uri not in made),
        ]
        for file in every.values():
            self.files.remove(file)
        for uri in ordered:
            self.files.append(every[uri])


def _stays(file: File | None) -> bool:
    """Whether somebody has written what is there in the place of a planned page."""
    return file is None or (not file.generated_by and Path(file.abs_src_path or "").is_file())


_LINK = re.compile(r'\b(?:href|src)="(?![a-z]+:)([^"]*)"')
"""An address on this site as Markdown writes it; MkDocs leaves those in HTML of somebody's own as they are."""


def _names(link: str) -> tuple[str, str]:
    """The last part of an address as it is written in HTML, and the same without the ending of a page.

    >>> _names("../new%20area/a&amp;b.md#purpose")
    ('a&b.md', 'a&b')
    """
    name = PurePosixPath(unquote(re.split("[?#]", unescape(link))[0])).name
    return name, re.sub(r"\.(md|html)$", "", name)


def _remove(path: Path, site: Path) -> None:
    """Remove a file from the site, and the folders that are empty without it."""
    path.unlink(missing_ok=True)
    with suppress(OSError):  # a folder that is not empty
        for folder in path.parents:
            if folder == site:
                return
            folder.rmdir()
