"""A page of MkDocs that is made of blocks: headings and HTML as they are, and only prose by way of Markdown."""

import logging
import re
from html import escape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url

from ..pages.plan import Planned
from ..rendering import Block, Heading, Press, Prose

log = logging.getLogger("mkdocs.plugins.sopbook")

_IDS = re.compile(r'\sid="([^"]+)"')


class HandbookPage(Page):
    """A page that brings its own content: only what an author wrote as prose goes through Markdown."""

    def __init__(self, planned: Planned, press: Press, file: File, config: MkDocsConfig) -> None:
        super().__init__(escape(planned.title), file, config)
        self._planned, self._press = planned, press

    def read_source(self, config: MkDocsConfig) -> None:
        """There is nothing for MkDocs to read: the handbook has been read and checked before."""
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Join the blocks of the page, and make its table of contents from their headings."""

        def relative(uri: str) -> str:
            target = files.get_file_from_path(uri)
            if target is None:
                log.warning(f"{self.file.src_uri} needs '{uri}', and there is no such file in the docs folder.")
            return get_relative_url(target.url if target else uri, self.file.url)

        page = self._planned.write(self._press, relative, self.canonical_url or "")
        self.meta = {"description": escape(page.description)} if page.description else {}
        contents: list[AnchorLink] = []
        anchors: set[str] = set()
        html = [self._html(block, contents, anchors, config, files) for block in page.blocks]
        self.content = "\n".join(html)
        self.toc = TableOfContents(_nested(contents))
        self.present_anchor_ids = anchors | set(_IDS.findall(self.content))

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
        self.markdown = block.markdown
        super().render(config, files)
        contents += [*self.toc]
        anchors |= self.present_anchor_ids or set()
        return self.content or ""


def _heading(block: Heading) -> str:
    link = f'<a class="headerlink" href="#{escape(block.id)}" title="Permanent link">¶</a>'
    anchor = "" if block.level == 1 else link
    return f'<h{block.level} id="{escape(block.id)}">{escape(block.text)}{anchor}</h{block.level}>'


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
