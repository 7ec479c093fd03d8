"""Prose by way of Markdown, as MkDocs converts a page, with one converter for all pages.

Setting up the extensions takes longer than converting a few paragraphs.
"""

from dataclasses import dataclass

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import _ExtractAnchorsTreeprocessor, _RawHTMLPreprocessor, _RelativePathTreeprocessor
from mkdocs.structure.toc import TableOfContents, get_toc

KNOWN = ("pymdownx.", "markdown.", "abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code",
         "footnotes", "legacy_attrs", "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables",
         "toc", "wikilinks")  # fmt: skip
"""Extensions that begin anew with every text, as Python-Markdown asks them to."""


@dataclass(frozen=True)
class Converted:
    """Some prose as HTML, with its headings, its anchors, and the links that lead to anchors."""

    html: str
    toc: TableOfContents
    anchors: set[str]
    links: dict[File, dict[str, str]]


class Converter:
    """One Markdown for all pages of a build."""

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
        self._markdown = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {})
        nowhere = next(iter(files))
        self._raw = _RawHTMLPreprocessor()
        self._anchors = _ExtractAnchorsTreeprocessor(nowhere, files, config)
        self._links = _RelativePathTreeprocessor(nowhere, files, config)
        for part in (self._raw, self._anchors, self._links):
            part._register(self._markdown)  # noqa: SLF001 -- MkDocs has no public way to convert a part of a page

    def convert(self, text: str, file: File) -> Converted:
        """Prose on the page of a file."""
        self._raw.present_anchor_ids = set()
        self._anchors.present_anchor_ids = set()
        self._links.file, self._links.links_to_anchors = file, {}
        html = self._markdown.reset().convert(text)
        toc = get_toc(getattr(self._markdown, "toc_tokens", []))
        anchors = self._anchors.present_anchor_ids | self._raw.present_anchor_ids
        return Converted(html, toc, anchors, self._links.links_to_anchors)


def knows(config: MkDocsConfig) -> bool:
    """Whether all extensions can convert one text after another."""
    return all(isinstance(name, str) and name.startswith(KNOWN) for name in config.markdown_extensions)
