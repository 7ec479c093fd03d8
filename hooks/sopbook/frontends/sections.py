"""The sections of a page as Material's search divides it, found thirty times as fast as by a parser of HTML in Python.

Material divides a page at its headings and keeps the text with a few elements around it. This module does the same by
splitting the page at its tags, and leaves every page with markup that it does not fully understand to Material.
Most tags only open or close an element: one loop deals with those, and the rest is looked at with care.
"""

import re
from dataclasses import dataclass, field
from html import escape, unescape

_TAGS = re.compile(
    r"<(/?[a-z][a-z0-9-]*|!--(?:(?!--)[^<>])*--)"
    r'((?:\s+(?:[a-z_:][a-z0-9_:.-]*+(?![A-Z])|[a-zA-Z_:][\w:.]*+)(?:="[^"]*")?)*+\s*+/?)>'
)
_ATTRIBUTE = re.compile(r'([a-zA-Z_:][\w:.-]*)(?:="([^"]*)")?')
_TEXT_ONLY = "script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext"
_TAG_IN_TEXT = re.compile(rf"<({_TEXT_ONLY})(?![\w-])[^<>]*>[^<]*(?:<(?!/\1>)|$)")
"""A tag where some parsers see tags and others only text."""

_EMPTY = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905 -- a list of words
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_KEPT = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
_CODE_OF_OTHERS = frozenset({"script", "style", "object"})
_CAREFULLY = _HEADINGS | _CODE_OF_OTHERS | {"pre"}


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


class Divider:
    """Divides one page after another; `kinds` are the tags that it has met."""

    def __init__(self) -> None:
        self.kinds = _Kinds()

    def sections(self, html: str) -> list[Section]:
        """Divide a page at its headings; `NotUnderstood` for markup that is out of the ordinary."""
        parts = _TAGS.split(html)
        if html.count("<") != len(parts) // 3 or _TAG_IN_TEXT.search(html):
            raise NotUnderstood
        reader = _Reader(escaped=html.count("<") == html.count(">"))
        reader.data(parts[0])
        reader.read(parts, self.kinds)
        return reader.sections


class _Kinds(dict[str, tuple[int, str, str]]):
    """What a tag means by itself: how it is dealt with, the name of its element, and what is written for it."""

    def __missing__(self, tag: str) -> tuple[int, str, str]:
        name = tag.removeprefix("/")
        if name in _EMPTY or tag.startswith("!"):
            step = _NOTHING
        elif name in _CAREFULLY:
            step = _CAREFUL
        else:
            step = _OPENS if tag == name else _CLOSES
        self[tag] = (step, name, f"<{name}>" if name in _KEPT else "")
        return self[tag]


_OPENS, _CLOSES, _NOTHING, _CAREFUL = range(4)


class _Reader:
    """Follows the tags of a page as Material's parser does, its peculiarities included.

    Material compares elements by their names: an element that is kept out of the search ends with
    the first element of the same name that ends inside it.
    """

    def __init__(self, *, escaped: bool) -> None:
        self.sections: list[Section] = []
        self._section: Section | None = None
        self._names: list[str] = []
        self._permalinks: list[int] = []
        self._skipped = set(_CODE_OF_OTHERS)
        self._silent = False
        self._escaped = escaped

    def read(self, parts: list[str], kinds: "_Kinds") -> None:  # noqa: C901, PLR0912 -- thousands of tags a page
        """Follow the tags of a page: each is a name, attributes, and the text after it."""
        pieces = iter(parts)
        next(pieces)
        names, skipped = self._names, self._skipped
        careful, silent, depth, out = self._standing()
        for tag, rest, text in zip(pieces, pieces, pieces, strict=True):
            step, name, written = kinds[tag]
            if careful or step == _CAREFUL:
                self._tag(tag, rest)
                careful, silent, depth, out = self._standing()
            elif step == _OPENS:
                if rest and (rest[-1] == "/" or "data-search-exclude" in rest or "linenodiv" in rest):
                    self._tag(tag, rest)
                    silent = self._silent
                else:
                    names.append(name)
                    if written and not silent:
                        out.append(written)
            elif step == _CLOSES and names and names[-1] == name:
                if rest or len(names) < depth or name in skipped:
                    self._tag(tag, rest)
                    careful, silent, depth, out = self._standing()
                else:
                    names.pop()
                    if written and not silent:
                        _finish(out, name, written)
            if not text or silent:
                continue
            if careful or "&" in text:
                self.data(text)
            elif text.isspace():
                if not out or not out[-1].isspace():
                    out.append(" ")
            else:
                out.append(text.replace("\n", " "))

    def _standing(self) -> tuple[bool, bool, float, list[str]]:
        """Whether each tag and text has to be looked at with care, and where text goes meanwhile."""
        section = self._section
        if section is None:
            return True, self._silent, 0, []
        careful = not self._escaped or section.tag in self._names or "pre" in self._names
        return careful, self._silent, section.depth, section.text

    def _tag(self, tag: str, rest: str) -> None:
        """The next tag, whatever it is."""
        if tag.startswith("/"):
            if rest.strip():
                raise NotUnderstood
            self._end(tag[1:])
        elif tag not in _EMPTY and not tag.startswith("!"):
            matters = tag in _HEADINGS or "data-search-exclude" in rest or "class=" in rest
            found = _ATTRIBUTE.findall(rest) if matters else ()
            self._begin(tag, {key.lower(): unescape(value) for key, value in found})
            if rest.endswith("/"):
                self._end(tag)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self._names.append(name)
        if name in _HEADINGS:
            self._heading(name, attributes)
        section = self._section or self._preface()
        if name == "a" and attributes.get("class") == "headerlink":
            self._permalinks.append(len(self._names))
        if "data-search-exclude" in attributes or attributes.get("class") == "linenodiv":
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
        while self._permalinks and self._permalinks[-1] > len(names):
            self._permalinks.pop()
        if name in self._skipped:
            if name not in _CODE_OF_OTHERS:
                self._skipped.remove(name)
            self._silent = not self._skipped.isdisjoint(names)
        elif name in _KEPT and not self._silent:
            _finish(self._place(section), name, f"<{name}>")

    def data(self, text: str) -> None:  # noqa: C901 -- one look at each kind of text
        """The text between two tags."""
        if self._silent or not text:
            return
        if "&" in text:
            text = unescape(text)
        section, names = self._section or self._preface(), self._names
        if text.isspace():
            text = text if "pre" in names else " "
        elif "pre" not in names:
            text = text.replace("\n", " ")
        if section.tag in names:
            if not self._permalinks:
                section.title.append(escape(text, quote=False))
        elif not text.isspace():
            section.text.append(escape(text, quote=False))
        elif not section.text or not section.text[-1].isspace() or "pre" in names:
            section.text.append(text)

    def _heading(self, name: str, attributes: dict[str, str]) -> None:
        if "a" in self._names:
            raise NotUnderstood  # the loop does not look at what kind of link it is
        if "id" not in attributes:
            return
        depth = len(self._names)
        if name != "h1" and not self.sections:
            self.sections.append(Section("hx", depth))
        anchor = attributes["id"] if self.sections else None
        self._section = Section(name, depth, excluded="data-search-exclude" in attributes, id=anchor)
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


def _finish(data: list[str], name: str, opening: str) -> None:
    """Close an element, or take it out again where nothing but space is in it; Material looks from the first one on."""
    start = data.index(opening)
    if (start + 1 == len(data) or data[-1].isspace()) and all(part.isspace() for part in data[start + 1 :]):
        del data[start:]
    else:
        data.append(f"</{name}>")
