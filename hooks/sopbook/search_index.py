"""The search index in pieces: a browser loads the few that hold the words somebody types, whatever the handbook's size.

An inverted index: for each word, the pages that have it, and how much it says about each. Words stand in files by their
first two characters; what a page says is in a file of its own, for the results that are shown. The search worker of the
browser (`browser/search/`) divides texts into words in the same way.
"""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from sys import intern
from typing import Any

Entry = Mapping[str, Any]
"""A section as Material's search has it: `location`, `title` and `text` (HTML), for some also `tags` and `boost`."""

Section = tuple[str, str, str]
"""The anchor of a section, its heading and its text, without markup."""

_IGNORED = (
    "a an and are as at be been but by can did do does for from had has have he her his how i if in into is it its me "
    "my no nor not of on or our she so than that the their them then there these they this to us was we were what when "
    "which who will with you your"
)
IGNORED = frozenset(_IGNORED.split())
"""Words that every page has and that nobody looks for alone."""

_TAG = re.compile(r"<[^>]*>")
_BREAK = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*")
_JOINED = re.compile(r"[-.'’]")
_MARK = re.compile("[\u0300-\u036f]+")

_TITLE, _HEADING = 60, 20
"""What a word in the title of a page, or in a heading, counts beside one in the text, which counts up to 22."""
_SATURATION, _LENGTH, _USUAL = 1.2, 0.75, 400
"""k1 and b of BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009), and the length of a page in
words that is neither long nor short: a fixed one, so that an edit of one page says nothing new about the others."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What the index knows of a page: its sections as they were given, and its words with their weights, 1 to 255."""

    entries: Sequence[Entry]
    title: str
    words: tuple[str, ...]
    weights: bytes


class SearchIndex:
    """Gives the files of the index, and after a change only those that are not what they were."""

    def __init__(self) -> None:
        self._pages: dict[str, _Page] = {}
        self._paths: set[str] = set()

    def files(self, entries: Iterable[Sequence[Entry]]) -> Iterator[tuple[str, str | None]]:
        """The files that have changed since the last time, by their path; None for those that are gone.

        `entries` are the sections of each page, the page itself first.
        """
        before, given = self._pages, {_url(some[0]): some for some in entries if some}
        moved = [*before] != [*given]  # the pages have other numbers now
        sections: set[str] = set()
        self._pages = {}
        for number, (url, some) in enumerate(given.items()):
            page = before.get(url)
            known = page if page is not None and page.entries == some else None
            if moved or known is None:
                plain = [*map(_section, some)]
                yield (path := f"sections/{number}.json"), _json(plain)
                sections.add(path)
                known = known or _page(some, plain)
            self._pages[url] = known
        starts, last = None, self._paths
        if not moved:
            pairs = [(before[url], page) for url, page in self._pages.items() if page is not before[url]]
            starts = {word[:2] for pair in pairs for page in pair for word in page.words}
            last = {_file_of(start) for start in starts} & self._paths
        now = {_file_of(start): _json(words) for start, words in self._words(starts)}
        gone = last - now.keys() - sections
        self._paths = (self._paths - gone) | now.keys() | sections
        now["pages.json"] = self._overview()
        yield from now.items()
        yield from dict.fromkeys(sorted(gone)).items()

    def _overview(self) -> str:
        """What is loaded first: the pages by number, the files of words that there are, and words to leave out."""
        titles = [[url, page.title] for url, page in self._pages.items()]
        files = sorted(path.removeprefix("words/") for path in self._paths if path.startswith("words/"))
        return _json({"pages": titles, "words": files, "ignored": sorted(IGNORED)})

    def _words(self, starts: Collection[str] | None) -> Iterator[tuple[str, dict[str, list[int]]]]:
        """The words of each start with their pages: the distance from the page before, then the weight, and so on."""
        found: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        last: dict[str, int] = {}
        for number, page in enumerate(self._pages.values()):
            for word, weight in zip(page.words, page.weights, strict=True):
                start = word[:2]
                if starts is None or start in starts:
                    found[start][word] += (number - last.get(word, 0), weight)
                    last[word] = number
        for start in sorted(found):
            yield start, dict(sorted(found[start].items()))


def words(text: str) -> list[str]:
    """The words of a text, without case and accents; what a hyphen, dot or apostrophe joins is one, and each part too.

    >>> words("The café’s CS-REF-001")
    ['the', 'cafe’s', 'cafe', 's', 'cs-ref-001', 'cs', 'ref', '001']
    """
    found = []
    for word in _WORD.findall(folded(text)):
        found.append(word)
        if not word.isalnum():
            found += _JOINED.split(word)
    return found


def folded(text: str) -> str:
    """A text as it is compared: in small letters, compatible forms made one, accents left out."""
    if text.isascii():
        return text.lower()
    return _MARK.sub("", unicodedata.normalize("NFKD", text)).lower()


def weighted(sections: Sequence[Section], tags: Iterable[str] = (), boost: float = 1) -> dict[str, int]:
    """How much each word says about a page, 1 to 255: by BM25 in its text, and more for titles and headings."""
    counts = Counter(words(" ".join(text for _, _, text in sections)))
    most = _SATURATION * (1 - _LENGTH + _LENGTH * counts.total() / _USUAL)
    found = {word: 10 * count * (_SATURATION + 1) / (count + most) for word, count in counts.items()}
    (_, title, _), *rest = sections
    names = [anchor for anchor, heading, _ in rest if heading == title]  # the anchor of the title, such as an SOP's id
    headings = [heading for _, heading, _ in rest if heading != title]
    for share, text in ((_TITLE, " ".join((title, *names, *tags))), (_HEADING, " ".join(headings))):
        for word in {*words(text)}:
            found[word] = found.get(word, 0) + share
    return {word: max(1, min(255, round(weight * boost))) for word, weight in found.items() if word not in IGNORED}


def _page(entries: Sequence[Entry], sections: Sequence[Section]) -> _Page:
    first = entries[0]
    weights = weighted(sections, first.get("tags", ()), float(first.get("boost", 1)))
    return _Page(entries, sections[0][1], tuple(map(intern, weights)), bytes(weights.values()))


def _section(entry: Entry) -> Section:
    return str(entry["location"]).partition("#")[2], _plain(str(entry["title"])), _plain(str(entry["text"]))


def _url(entry: Entry) -> str:
    return str(entry["location"]).partition("#")[0]


def _plain(html: str) -> str:
    text = _TAG.sub(" ", html) if "<" in html else html
    return _BREAK.sub(" ", unescape(text) if "&" in text else text).strip()


def _file_of(start: str) -> str:
    """The file for words that start so, named by code points: file systems differ in the names that they allow."""
    return f"words/{'-'.join(f'{ord(character):x}' for character in start)}.json"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
