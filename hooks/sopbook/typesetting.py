"""Authored text → safe HTML: Markdown with its raw HTML escaped, its links checked, and what it mentions linked.

Text comes in two sizes: inline (a sentence in the front matter) and prose (paragraphs, lists, tables). Most inline
text has no markup at all, and most of the rest is simple; whatever is not goes through Python-Markdown.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from .simple_html import and_as_html, html, spoken
from .simple_markdown import Items, NotSimple, Sentence, Table, Title, blocks, odd, sentence

Mention = Callable[[str], Markup | None]
"""HTML for a word that the handbook knows (an SOP id, an abbreviation), or `None` to leave it as text."""

Resolve = Callable[[str], str | None]
"""The address on the page for a link target as authored, or `None` for one that must not be followed."""

_BLOCKS = ("empty", "indent", "code", "hashheader", "setextheader", "hr", "olist", "ulist", "quote", "reference")
"""Python-Markdown's processors of blocks, all but the one of paragraphs."""

_MARKS = "\\`*_[]<>&!~^|\n"
_PLAIN = re.compile(f"[^{re.escape(_MARKS)}]*")
_BEGINNING = re.compile(r"[A-Za-z\"'(]")

_TURNS = {Title: 0, Sentence: 0, Items: 1, Table: 2}
"""When a block is looked through for words, as each is explained once: Python-Markdown takes what lies deeper later."""


class Typesetter:
    """Converts authored text; `words` are the ids and abbreviations worth asking `mention` about."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        """What may be mentioned."""
        branches = _branches(sorted(self.words))
        self._words = re.compile(f"({'|'.join(branches) or '(?!)'})")
        self._remarkable = re.compile("|".join((*map(re.escape, _MARKS + "'\""), *branches)))
        self._inline = _Safe(self._words, blocks=False)
        self._prose = _Safe(self._words, blocks=True)

    def inline(self, text: str, *, mention: Mention, resolve: Resolve) -> Markup:
        """HTML of one sentence, without a paragraph around it."""
        if not self._remarkable.search(text):
            return _html(text)
        if _PLAIN.fullmatch(text.replace("& ", "")):
            return _html(and_as_html(self._quoted(text, mention)))
        text = " ".join(text.split("\n"))
        try:
            return _html(and_as_html(spoken(_simple(text), resolve, self._mentioning(mention))))
        except NotSimple:
            written = self._inline.convert(text, mention, resolve)
            return _html(written.removeprefix("<p>").removesuffix("</p>"))

    def prose(self, text: str, *, mention: Mention, resolve: Resolve) -> Markup:
        """HTML of paragraphs, lists and tables."""
        if _BEGINNING.match(text) and _PLAIN.fullmatch(text):
            return _html(f"<p>{self._quoted(text, mention)}</p>")
        try:
            found = blocks(text)
        except NotSimple:
            return _html(self._prose.convert(text, mention, resolve))
        words = self._mentioning(mention)
        written = {
            place: html(found[place : place + 1], lambda title: _heading(title, words), resolve, words)
            for place in sorted(range(len(found)), key=lambda place: _TURNS[type(found[place])])
        }
        return _html("\n".join(html for _, html in sorted(written.items())))

    def _quoted(self, text: str, mention: Mention) -> str:
        """Words without marks as HTML."""
        return self._mentioning(mention)(text.replace("'", "&#39;").replace('"', "&#34;"))

    def _mentioning(self, mention: Mention) -> Callable[[str], str]:
        return lambda text: self._words.sub(lambda found: mention(found[1]) or found[1], text)


def _html(text: str) -> Markup:
    """Text as what it is; `Markup` itself would look first whether it is something else."""
    return str.__new__(Markup, text)


def _simple(text: str) -> Sentence:
    if odd(text) or text.strip() != text:
        raise NotSimple
    return sentence(text, {})


def _heading(title: Title, words: Callable[[str], str]) -> str:
    return f"<h{title.level}>{words(title.words)}</h{title.level}>"


def _branches(words: Sequence[str]) -> list[str]:
    """A pattern for the sorted words of each first letter, between others; a search for letters is ten times as fast.

    What stands before a word is therefore looked at after its first letter.
    """
    first = [[*group] for _, group in groupby((word for word in words if word), key=lambda word: word[0])]
    return [rf"{re.escape(group[0][0])}(?<![\w-].){_any_of([word[1:] for word in group])}(?![\w-])" for group in first]


def _any_of(words: Sequence[str]) -> str:
    """A pattern for the longest of some sorted words; it looks at each letter once, however many words there are."""
    branches, ends = [], False
    for letter, group in groupby(words, key=lambda word: word[:1]):
        if letter:
            branches.append(re.escape(letter) + _any_of([word[1:] for word in group]))
        else:
            ends = True
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)})" + ("?" if ends else "") if ends or len(branches) > 1 else branches[0]


class _Safe:
    """A Python-Markdown that escapes raw HTML and asks before it links."""

    def __init__(self, words: re.Pattern[str], *, blocks: bool) -> None:
        self._markdown = Markdown(extensions=["tables", "sane_lists"] if blocks else [])
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.inlinePatterns.deregister("html")
        self._mentions = _Mentions(words.pattern, self._markdown)
        self._links = _Links(self._markdown)
        self._markdown.inlinePatterns.register(self._mentions, "sopbook-mentions", 15)
        self._markdown.treeprocessors.register(self._links, "sopbook-links", 5)
        if not blocks:
            parser = self._markdown.parser.blockprocessors
            for name in _BLOCKS:
                parser.deregister(name)

    def convert(self, text: str, mention: Mention, resolve: Resolve) -> str:
        self._mentions.mention, self._links.resolve = mention, resolve
        return self._markdown.reset().convert(text)


class _Mentions(InlineProcessor):
    ANCESTOR_EXCLUDES = ("a",)
    mention: Mention

    def handleMatch(  # type: ignore[override]  # noqa: N802 -- the name and the shape are theirs
        self, m: re.Match[str], _data: str
    ) -> tuple[Any, int | None, int | None]:
        html = self.mention(m[1])
        return (None, None, None) if html is None else (self.md.htmlStash.store(str(html)), m.start(0), m.end(0))


class _Links(Treeprocessor):
    resolve: Resolve

    def run(self, root: Element) -> None:
        for element in root.iter():
            name = {"a": "href", "img": "src"}.get(element.tag)
            if name is None:
                continue
            target = self.resolve(element.get(name, ""))
            if target is None:
                del element.attrib[name]
            else:
                element.set(name, target)
