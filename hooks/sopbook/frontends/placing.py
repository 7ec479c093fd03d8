"""Planned pages get their places among the files of a build, and leave them when they are planned no more."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from ..pages.plan import Planned
from ..rendering import Press
from .handbook_page import HandbookPage
from .memory import Memory
from .prose import Converter


@dataclass(frozen=True)
class Replanned:
    """How the pages of a handbook differ from those before: none of it changes the navigation but for titles."""

    retitled: Mapping[str, Planned]
    """Pages with another title, by their paths."""
    come: tuple[Planned, ...]
    gone: tuple[str, ...]
    """The paths of pages that are planned no more."""

    def __bool__(self) -> bool:
        """Whether it shows beside those pages."""
        return bool(self.retitled or self.moved)

    @property
    def moved(self) -> tuple[str, ...]:
        """The paths at which there is a page now and was none, or the other way round."""
        return (*(page.uri for page in self.come), *self.gone)


def replanned(before: Sequence[Planned], after: Sequence[Planned]) -> Replanned | None:
    """What has changed about the pages; None when MkDocs would make another navigation of them."""
    old, new = ({page.uri: page for page in pages} for pages in (before, after))
    if [_place(page) for page in before if _stays(page, new)] != [_place(page) for page in after if _stays(page, old)]:
        return None
    return Replanned(
        {uri: page for uri, page in new.items() if uri in old and old[uri].title != page.title},
        tuple(page for uri, page in new.items() if uri not in old),
        tuple(uri for uri in old if uri not in new),
    )


def _stays(page: Planned, others: Mapping[str, Planned]) -> bool:
    return page.listed or page.uri in others


def _place(page: Planned) -> object:
    return page.uri, page.listed, page.about


@dataclass(frozen=True)
class Placing:
    """The files of a build, and what its pages are written with."""

    config: MkDocsConfig
    files: Files
    late: Callable[[str], str] | None
    memory: Memory | None
    converter: Converter | None
    addresses: dict[str, dict[str, str]] = field(default_factory=dict)

    def place(self, planned: Planned, press: Press) -> HandbookPage | None:
        """Make a page, and a file for it where there is none; a page that somebody wrote by hand wins over an index."""
        file = self.files.get_file_from_path(planned.uri)
        other_name = self.files.get_file_from_path(planned.uri.replace("index.md", "README.md"))
        if planned.uri.endswith("index.md") and (file or other_name) is not None:
            return None
        if file is None:
            inclusion = InclusionLevel.INCLUDED if planned.listed else InclusionLevel.NOT_IN_NAV
            file = File.generated(self.config, planned.uri, content="", inclusion=inclusion)
            self.files.append(file)
        page = HandbookPage(planned, press, file, self.config)
        page.late, page.memory, page.converter, page.addresses = self.late, self.memory, self.converter, self.addresses
        return page

    def may_move(self, changed: Replanned) -> bool:
        """Whether pages can come and go: nobody wrote a page that stands there or links there, or lists all pages."""
        if not changed.moved:
            return True
        known, custom = self.files.src_uris, self.config.theme.custom_dir
        if any(page.uri in known for page in changed.come) or any(not known[uri].generated_by for uri in changed.gone):
            return False
        listing = custom and any(
            "pages" in path.read_text("utf-8") for path in Path(custom).rglob("*.html") if path.is_file()
        )
        by_hand = [*self.by_hand()]
        return not listing and not any(uri.endswith("index.md") or _named(uri, by_hand) for uri in changed.moved)

    def move(self, changed: Replanned, planned: Iterable[Planned], press: Press) -> list[HandbookPage]:
        """Let pages go, with their files on the site, and others come, each where a whole build has it."""
        for uri in changed.gone:
            file = self.files.src_uris[uri]
            self.files.remove(file)
            _remove(Path(file.abs_dest_path), Path(self.config.site_dir))
        come = [page for each in changed.come if (page := self.place(each, press)) is not None]
        if come:
            self._bring_in_order([each.uri for each in planned])
        return come

    def by_hand(self) -> Iterator[Page]:
        """The pages that somebody wrote by hand."""
        for file in self.files.documentation_pages():
            if file.page is not None and not isinstance(file.page, HandbookPage):
                yield file.page

    def _bring_in_order(self, uris: Iterable[str]) -> None:
        """Put the files that were made for planned pages in the order of those, where the first of them stands."""
        every = [*self.files]
        made = {file.src_uri: file for file in every if file.generated_by and isinstance(file.page, HandbookPage)}
        ordered = [made[uri] for uri in uris if uri in made]
        for file in every:
            self.files.remove(file)
        for file in every:
            if file.src_uri not in made:
                self.files.append(file)
            elif file.src_uri not in self.files.src_uris:
                for each in ordered:
                    self.files.append(each)


def _named(uri: str, pages: Iterable[Page]) -> bool:
    """Whether a page links to where another is, or may be: the last part of its address stands in it."""
    last = re.compile(rf"[\"'(/]{re.escape(PurePosixPath(uri).stem)}(\.md|\.html|/|[\"'#?)])")
    return any(last.search(text) for page in pages for text in (page.markdown or "", page.content or ""))


def _remove(path: Path, site: Path) -> None:
    """Remove a file from the site, and the folders that are empty without it."""
    path.unlink(missing_ok=True)
    with suppress(OSError):  # a folder that is not empty
        for folder in path.parents:
            if folder == site:
                return
            folder.rmdir()
