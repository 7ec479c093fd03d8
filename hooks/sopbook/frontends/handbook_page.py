"""A page of MkDocs that is made of blocks: headings and HTML as they are, and only prose by way of Markdown."""

import logging
import posixpath
import re
from collections.abc import Callable, Iterable
from html import escape
from typing import cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url

from ..blocks import Block, Heading, Prose
from ..pages.plan import Planned
from ..rendering import Press
from ..watching import Reads, watched
from .memory import Memory, NotedFiles, Written, listening
from .prose import Converter
from .titles import titles_are_asked

log = logging.getLogger("mkdocs.plugins.sopbook")

_WRITTEN = ("content", "toc", "meta", "present_anchor_ids", "links_to_anchors")
"""What a page is after it has been written."""

_FOLDERS = 10
"""From how many folders relative addresses are kept at a time; the pages of one are mostly written in a row."""

_NO_HEADINGS = TableOfContents([])

_IDS = re.compile(r'id="(?<=\sid=")([^"]+)"')
"""The ids of a page; the pattern begins with letters, since they are found faster than a space."""


class HandbookPage(Page):
    """A page that brings its own content; it may be `late`: written when it is rendered, and forgotten after that.

    MkDocs otherwise keeps the content of every page until the last one is rendered.
    """

    def __init__(self, planned: Planned, press: Press, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self.planned, self.press = planned, press
        self.late: Callable[[str], str] | None = None
        """What becomes of the content, for a page that is written when it is rendered."""
        self.converter: Converter | None = None
        """Converts prose for all pages; without it each page sets up a Markdown of its own, as MkDocs does."""
        self.memory: Memory | None = None
        """Where a server keeps what it has written."""
        self.addresses: dict[str, dict[str, str]] = {}
        """Relative addresses by the folder that they start from, for all pages of a build."""
        self._title: str | None = None
        self._files = Files([])
        # what is set later, too: objects that all get the same attributes from the start share the list of their names
        self.parent = self.links_to_anchors = self.present_anchor_ids = None

    @property
    def title(self) -> str:
        """What the navigation calls the page, as HTML, unless another plugin has said something else."""
        titles_are_asked((self.file.src_uri,))
        return escape(self.planned.title) if self._title is None else self._title

    @title.setter
    def title(self, title: str) -> None:
        self._title = title

    def read_source(self, config: MkDocsConfig) -> None:
        """There is nothing for MkDocs to read: the handbook has been read and checked before."""
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Write the page, unless there is time."""
        self._files = files
        self.content = ""
        if self.late is None:
            self._write(config)

    def begin(self, config: MkDocsConfig) -> None:
        """The page is about to be rendered: now is the time to write it."""
        if self.late is not None:
            self._write(config)

    def end(self) -> None:
        """The page has been rendered: its content is not needed any more."""
        if self.late is not None:
            self.content, self.toc = "", _NO_HEADINGS

    def _write(self, config: MkDocsConfig) -> None:
        """Write the page, or take it from memory where everything that it was made from is the same."""
        relative = self._relative()
        if self.memory is None:
            self._compose(config, self.press, relative, self._files)
            return
        written = self.memory.of(self.file.src_uri)
        if written is None:
            reads: Reads = {}
            files = NotedFiles(self._files, reads)
            files.noted(self.file.src_uri)
            with listening() as said:
                self._compose(config, watched(self.press, reads), lambda uri: relative(files.noted(uri)), files)
            self.memory.keep(self.file.src_uri, Written({name: getattr(self, name) for name in _WRITTEN}, reads, said))
            return
        for name, value in written.kept.items():
            setattr(self, name, value)
        known = self._files.src_uris
        self.links_to_anchors = {known[to.src_uri]: links for to, links in (self.links_to_anchors or {}).items()}
        written.say_again()

    def _compose(self, config: MkDocsConfig, press: Press, relative: Callable[[str], str], files: Files) -> None:
        """Join the blocks of the page, and make its table of contents from their headings."""
        page = self.planned.write(press, relative, self.canonical_url or "")
        self.links_to_anchors = None
        self.meta = {"description": escape(page.description)} if page.description else {}
        if page.prominence != 1:
            self.meta["search"] = {"boost": page.prominence}
        contents: list[AnchorLink] = []
        anchors: set[str] = set()
        html = [self._html(block, contents, anchors, config, files) for block in page.blocks]
        self.content = "\n".join(html)
        if self.late is not None:
            self.content = self.late(self.content)
        self.toc = TableOfContents(_nested(contents))
        self.present_anchor_ids = cast("set[str]", Anchors(anchors | set(_IDS.findall(self.content))))

    def _relative(self) -> Callable[[str], str]:
        """Where another page or file is, seen from here; pages of one folder see the same, but for themselves."""
        here, known = self.file.url, self._files.src_uris
        own = here.rstrip("/")
        folder = posixpath.dirname(own)
        if folder not in self.addresses and len(self.addresses) >= _FOLDERS:
            self.addresses.clear()
        beside = self.addresses.setdefault(folder, {})

        def relative(uri: str) -> str:
            target = known.get(uri)
            if target is None:
                log.warning(f"{self.file.src_uri} needs '{uri}', and there is no such file in the docs folder.")
                return get_relative_url(uri, here)
            if target.url.startswith(own):
                return get_relative_url(target.url, here)
            if uri not in beside:
                beside[uri] = get_relative_url(target.url, here)
            return beside[uri]

        return relative

    def _html(
        self, block: Block, contents: list[AnchorLink], anchors: set[str], config: MkDocsConfig, files: Files
    ) -> str:
        if isinstance(block, Heading):
            contents.append(AnchorLink(escape(block.text), block.id, block.level))
            return _heading(block)
        if isinstance(block, Prose):
            return self._prose(block, contents, anchors, config, files)
        return block.html

    def _prose(
        self, block: Prose, contents: list[AnchorLink], anchors: set[str], config: MkDocsConfig, files: Files
    ) -> str:
        if self.converter is not None:
            found = self.converter.convert(block.markdown, self.file, files)
            contents += [*found.toc]
            anchors |= found.anchors
            self.links_to_anchors = found.links
            return found.html
        self.markdown = block.markdown
        super().render(config, files)
        contents += [*self.toc]
        anchors |= self.present_anchor_ids or set()
        return self.content or ""


class Anchors:
    """The ids of a page, of which MkDocs asks only whether one is there: as one text they take a tenth of the room.

    >>> "step-a" in Anchors(["step-a", "faq-b"]), "step" in Anchors(["step-a", "faq-b"])
    (True, False)
    """

    __slots__ = ("_ids",)

    def __init__(self, ids: Iterable[str]) -> None:
        self._ids = "\n".join(("", *ids, ""))

    def __contains__(self, anchor: object) -> bool:
        return f"\n{anchor}\n" in self._ids


def _heading(block: Heading) -> str:
    link = f'<a class="headerlink" href="#{escape(block.id)}" title="Permanent link">¶</a>'
    anchor = "" if block.level == 1 else link
    silent = "" if block.searched else " data-search-exclude"
    return f'<h{block.level} id="{escape(block.id)}"{silent}>{escape(block.text)}{anchor}</h{block.level}>'


def _nested(links: list[AnchorLink]) -> list[AnchorLink]:
    """Put each heading below the nearest one before it that is of a higher level."""
    roots: list[AnchorLink] = []
    trail: list[AnchorLink] = []
    for link in links:
        while trail and trail[-1].level >= link.level:
            trail.pop()
        (trail[-1].children if trail else roots).append(link)
        trail.append(link)
    return roots
