"""Prose by way of Markdown, as MkDocs converts a page, with one converter for all pages.

Setting up the extensions takes longer than converting a few paragraphs, and simple prose needs none of them. Blocks
of code between simple prose are converted on their own, as nothing in them depends on what stands around them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import Any, cast

from markdown import Markdown
from markdown.extensions.toc import nest_toc_tokens, unique
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page, _ExtractAnchorsTreeprocessor, _RawHTMLPreprocessor, _RelativePathTreeprocessor
from mkdocs.structure.toc import TableOfContents, get_toc

from ..simple_html import and_as_html, html
from ..simple_markdown import SAMPLE, NotSimple, Title, blocks

KNOWN = ("pymdownx.", "markdown.", "abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code",
         "footnotes", "legacy_attrs", "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables",
         "toc", "wikilinks")  # fmt: skip
"""Extensions that begin anew with every text, as Python-Markdown asks them to."""

_APART = {"abbr", "admonition", "attr_list", "def_list", "extra", "fenced_code", "footnotes", "md_in_html", "meta",
          "sane_lists", "tables", "toc", "pymdownx.details", "pymdownx.emoji", "pymdownx.highlight",
          "pymdownx.superfences", "pymdownx.tabbed"}  # fmt: skip
"""Extensions whose marks no simple prose has."""

_CODE = re.compile(r'(?:\A|(?<=\n\n))(```\w*(?: title="[^"\n]*")?\n(?:(?!```).*\n)*```)(?=\n\n|\n*\Z)')
"""A block of code between empty lines, with no more than its language and a title beside its marks."""

_REMARK = re.compile(r"<!-- [^<>&\n-]+ -->\n\n(?=#)")
"""What is said to whoever edits a page, above its title."""

_BETWEEN = "\ue000"
"""A paragraph between blocks of code that are converted together."""


@dataclass(frozen=True)
class Converted:
    """Some prose as HTML, with its headings, its anchors, and the links that lead to anchors."""

    html: str
    toc: TableOfContents
    anchors: set[str]
    links: dict[File, dict[str, str]]
    title: str | None = None
    """The heading of the first level that simple prose begins with."""


class Converter:
    """One Markdown for all pages of a build; simple prose goes without it where that is known to give the same."""

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
        self._markdown = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {})
        self._titles = _Titles(self._markdown) if _without_marks(config.markdown_extensions, self._markdown) else None
        nowhere = next(iter(files))
        self._raw = _RawHTMLPreprocessor()
        self._anchors = _ExtractAnchorsTreeprocessor(nowhere, files, config)
        self._links = _RelativePathTreeprocessor(nowhere, files, config)
        for part in (self._raw, self._anchors, self._links):
            part._register(self._markdown)  # noqa: SLF001 -- MkDocs has no public way to convert a part of a page

    def convert(self, text: str, file: File, files: Files) -> Converted:
        """Prose on the page of a file, among other files."""
        return self.simply(text, file, files) or self._full(text)

    def simply(self, text: str, file: File, files: Files) -> Converted | None:
        """The same without Python-Markdown, or nothing where only that can do it."""
        self._links.file, self._links.files, self._links.links_to_anchors = file, files, {}
        try:
            return self._simple(text, self._titles) if self._titles is not None else None
        except NotSimple:
            return None

    def _simple(self, text: str, titles: "_Titles") -> Converted:
        address = self._links.path_to_url
        remark = said[0] if (said := _REMARK.match(text)) else ""
        text = text[len(remark) :]
        between = _CODE.split(text.strip("\n")) if "```" in text else [text]
        found = [blocks(prose, named=titles.named) for prose in between[::2]]
        titles.begin(block.anchor for each in found for block in each if isinstance(block, Title))
        written = [html(each, titles.html, address) for each in found]
        inserted = chain.from_iterable(zip_longest(written, self._code(between[1::2])))
        together = remark + "\n".join(part for part in inserted if part)
        toc = titles.toc
        first = found[0][0] if found[0] and not remark else None
        title = toc.items[0].title if isinstance(first, Title) and first.level == 1 else None
        return Converted(together, toc, titles.anchors, self._links.links_to_anchors, title)

    def _code(self, fenced: list[str]) -> list[str]:
        """The HTML of blocks of code."""
        if not fenced:
            return []
        written = self._markdown.reset().convert(f"\n\n{_BETWEEN}\n\n".join(fenced))
        return written.split(f"\n<p>{_BETWEEN}</p>\n")

    def _full(self, text: str) -> Converted:
        self._raw.present_anchor_ids = set()
        self._anchors.present_anchor_ids = set()
        written = self._markdown.reset().convert(text)
        toc = get_toc(getattr(self._markdown, "toc_tokens", []))
        anchors = self._anchors.present_anchor_ids | self._raw.present_anchor_ids
        return Converted(written, toc, anchors, self._links.links_to_anchors)


class _Titles:
    """The headings of one text after another, as the table of contents of Python-Markdown makes them."""

    def __init__(self, markdown: Markdown) -> None:
        settings: Any = markdown.treeprocessors["toc"]
        self._slug, self._separator = settings.slugify, settings.sep
        self._linked = settings.use_permalinks is True
        self.named = "attr_list" in markdown.treeprocessors
        """Whether headings may bring anchors of their own."""

    def begin(self, anchors: Iterable[str] = ()) -> None:
        """The next text, with the anchors that its headings bring."""
        self._found: list[Any] = []
        self.anchors = {anchor for anchor in anchors if anchor}

    def html(self, title: Title) -> str:
        """The next heading."""
        name = " ".join(title.words.split())
        anchor = title.anchor or unique(self._slug(name, self._separator), self.anchors)
        self._found.append({"level": title.level, "id": anchor, "name": and_as_html(name)})
        link = f'<a class="headerlink" href="#{anchor}" title="Permanent link">&para;</a>' if self._linked else ""
        return f'<h{title.level} id="{anchor}">{title.words}{link}</h{title.level}>'

    @property
    def toc(self) -> TableOfContents:
        """All headings of the text."""
        return get_toc(nest_toc_tokens(self._found))


def _without_marks(extensions: Iterable[object], markdown: Markdown) -> bool:
    """Whether simple prose comes out of this Markdown as it comes out of any: tried with a sample of all forms."""
    names = {str(name).removeprefix("markdown.extensions.") for name in extensions}
    if not names <= _APART or "toc" not in markdown.treeprocessors:
        return False
    titles = _Titles(markdown)
    titles.begin()
    written = markdown.convert(SAMPLE)
    tokens = markdown.toc_tokens  # type: ignore[attr-defined]
    same = html(blocks(SAMPLE), titles.html, str) == written and str(titles.toc) == str(get_toc(tokens))
    markdown.reset()
    return same


class WrittenPage(Page):
    """A page that somebody wrote by hand; it goes without Python-Markdown, too, where that is not needed."""

    converter: Converter

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the page as MkDocs does."""
        found = self.converter.simply(self.markdown or "", self.file, files)
        if found is None:
            super().render(config, files)
            return
        self.content, self.toc, self._title_from_render = found.html, found.toc, found.title
        self.present_anchor_ids, self.links_to_anchors = found.anchors, found.links


def convert_together(files: Files, converter: Converter) -> None:
    """Let pages that MkDocs has made, with their titles from the navigation, use the converter of all pages."""
    for file in files.documentation_pages():
        if type(file.page) is Page:
            file.page.__class__ = WrittenPage
            cast("WrittenPage", file.page).converter = converter


def knows(config: MkDocsConfig) -> bool:
    """Whether all extensions can convert one text after another."""
    return all(isinstance(name, str) and name.startswith(KNOWN) for name in config.markdown_extensions)
