"""The sections of a page for Material's search, found ten times as fast as by a parser of HTML in Python.

Material divides a page at its headings and keeps the text with a few elements around it. This module does the same
by splitting the page at its tags, and leaves every page with markup that it does not fully understand to Material.
"""

import logging
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape, unescape
from typing import Any

log = logging.getLogger("mkdocs.plugins.sopbook")

_TAGS = re.compile(r"<([^<>]*)>")
_TAG = re.compile(r'(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[a-zA-Z_:][\w:.-]*(?:="[^"]*")?)*)\s*(/?)')
_COMMENT = re.compile(r"!--(?:(?!--)[^<>])*--")
_ATTRIBUTE = re.compile(r'([a-zA-Z_:][\w:.-]*)(?:="([^"]*)")?')

_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905 -- a list of words
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_KEPT = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
_CODE_OF_OTHERS = frozenset({"script", "style", "object"})
_TEXT_ONLY = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"})
"""Elements in which some parsers see tags and others only text."""


_MATTER = _VOID | _HEADINGS | _KEPT | _TEXT_ONLY | _CODE_OF_OTHERS


class NotUnderstood(Exception):  # noqa: N818 -- nothing is wrong with the page
    """The page has markup that only a real parser reads rightly."""


@dataclass
class Section:
    """A heading with its text, in the shape in which Material's search index takes it."""

    tag: str
    depth: float = 0
    excluded: bool = False
    id: str | None = None
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def is_excluded(self) -> bool:
        """Whether the heading keeps its section out of the search."""
        return self.excluded


@dataclass(frozen=True)
class _Tag:
    """What matters about a tag; pages repeat the same few."""

    name: str
    closing: bool
    alone: bool
    id: str | None
    excluded: bool
    skipped: bool
    permalink: bool
    plain: bool
    """Whether the tag only opens or closes something, so that nothing but the depth changes."""


def sections(html: str) -> list[Section]:
    """Divide a page at its headings; `NotUnderstood` for markup that is out of the ordinary."""
    parts = _TAGS.split(html)
    if html.count("<") != len(parts) // 2:
        raise NotUnderstood
    reader = _Reader()
    reader.data(parts[0])
    tags = iter(parts[1:])
    for written, text in zip(tags, tags, strict=True):
        if (tag := _tag(written)) is not None:
            reader.tag(tag)
        if text:
            reader.data(text)
    return reader.sections


@lru_cache(maxsize=4096)
def _tag(written: str) -> _Tag | None:
    """What a tag is; `None` for a comment."""
    if _COMMENT.fullmatch(written):
        return None
    found = _TAG.fullmatch(written)
    if found is None or (found[1] and (found[3] or found[4])):
        raise NotUnderstood
    name = found[2].lower()
    attributes = {key.lower(): unescape(value) for key, value in _ATTRIBUTE.findall(found[3])}
    skipped = "data-search-exclude" in attributes or attributes.get("class") == "linenodiv"
    return _Tag(
        name=name,
        closing=bool(found[1]),
        alone=bool(found[4]),
        id=attributes.get("id"),
        excluded="data-search-exclude" in attributes,
        skipped=skipped,
        permalink=name == "a" and attributes.get("class") == "headerlink",
        plain=not (skipped or found[4] or name in _MATTER),
    )


class _Reader:
    """Follows the tags of a page as Material's parser does, its peculiarities included.

    Material compares elements by their names: an element that is kept out of the search ends with
    the first element of the same name that ends inside it.
    """

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self._section: Section | None = None
        self._open: list[_Tag] = []
        self._names: list[str] = []
        self._skipped = set(_CODE_OF_OTHERS)
        self._silent = False

    def tag(self, tag: _Tag) -> None:
        """The next tag, whatever it is."""
        if tag.plain and self._section is not None and tag.name not in self._skipped:
            names = self._names
            if not tag.closing and not (names and names[-1] in _TEXT_ONLY):
                names.append(tag.name)
                self._open.append(tag)
                return
            if tag.closing and self._section.depth <= len(names):
                if names and names[-1] == tag.name:
                    names.pop()
                    self._open.pop()
                return
        if not tag.closing:
            self._begin(tag)
        if tag.closing or tag.alone:
            self._end(tag.name)

    def _begin(self, tag: _Tag) -> None:
        name = tag.name
        if self._names and self._names[-1] in _TEXT_ONLY:
            raise NotUnderstood
        if name in _VOID:
            return
        self._open.append(tag)
        self._names.append(name)
        if name in _HEADINGS and tag.id is not None:
            self._heading(tag, tag.id)
        section = self._section or self._preface()
        if tag.skipped:
            self._skipped.add(name)
        if name in self._skipped:
            self._silent = True
        elif name in _KEPT and not self._silent:
            self._place(section).append(f"<{name}>")

    def _end(self, name: str) -> None:
        names = self._names
        if not names or names[-1] != name:
            return
        section = self._section or self._preface()
        if section.depth > len(names):
            section = self._left(section, len(names))
        names.pop()
        self._open.pop()
        if name in self._skipped:
            if name not in _CODE_OF_OTHERS:
                self._skipped.remove(name)
            self._silent = not self._skipped.isdisjoint(names)
        elif name in _KEPT and not self._silent:
            _finish(self._place(section), name)

    def data(self, text: str) -> None:  # noqa: C901 -- one look at each kind of text, a thousand times a page
        """The text between two tags."""
        if self._silent or not text:
            return
        if "&" in text:
            text = unescape(text)
        section, names = self._section or self._preface(), self._names
        if text.isspace():
            text = text if "pre" in names else " "
        elif "\n" in text and "pre" not in names:
            text = text.replace("\n", " ")
        if section.tag in names:
            if not any(tag.permalink for tag in self._open):
                section.title.append(escape(text, quote=False))
        elif not text.isspace():
            section.text.append(escape(text, quote=False))
        elif not section.text or not section.text[-1].isspace() or "pre" in self._names:
            section.text.append(text)

    def _heading(self, tag: _Tag, anchor: str) -> None:
        depth = len(self._names)
        if tag.name != "h1" and not self.sections:
            self.sections.append(Section("hx", depth))
        self._section = Section(tag.name, depth, excluded=tag.excluded, id=anchor if self.sections else None)
        self.sections.append(self._section)

    def _preface(self) -> Section:
        self._section = Section("hx")
        self.sections.append(self._section)
        return self._section

    def _left(self, section: Section, depth: int) -> Section:
        """The section that goes on after an element around a heading has ended."""
        for before in reversed(self.sections):
            if before.depth <= depth:
                section.depth = float("inf")
                self._section = before
                return before
        return section

    def _place(self, section: Section) -> list[str]:
        return section.title if section.tag in self._names else section.text


def _finish(data: list[str], name: str) -> None:
    start = data.index(f"<{name}>")
    if all(part.isspace() for part in data[start + 1 :]):
        del data[start:]
    else:
        data.append(f"</{name}>")


class Entries:
    """Fills Material's search index; a page with tags of a new kind is divided by Material's parser as well.

    Where the two differ, Material has changed: its own parser does the rest, and that is said once.
    """

    def __init__(self, index: Any, parser: Callable[[], Any]) -> None:
        self._index, self._parser = index, parser
        self._tried: set[str] = set()
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
        try:
            found = [] if self._given_up else sections(html)
        except NotUnderstood:
            return self._divided(html)
        kinds = set(_KINDS.findall(html)) - self._tried
        if not kinds and not self._given_up:
            return found
        theirs = self._divided(html)
        self._tried |= kinds
        if not self._given_up and [*map(_said, found)] != [*map(_said, theirs)]:
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


_KINDS = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]*)")


def _said(section: Any) -> tuple[object, ...]:
    return section.id, "".join(section.title).strip(), "".join(section.text).strip(), section.is_excluded()
