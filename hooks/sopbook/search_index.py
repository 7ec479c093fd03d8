"""The search index in pieces: a browser loads the few that hold the words somebody types, whatever the handbook's size.

An inverted index: for each word, the pages that have it, and how much it says about each. Words stand in files by their
first two characters; what a page says is in a file of its own, for the results that are shown. The search worker of the
browser (`browser/search/`) divides texts into words in the same way.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby
from math import log2
from operator import sub
from sys import intern
from typing import NamedTuple

from pydantic_core import to_json

Section = tuple[str, str, str]
"""The anchor of a section, its heading and its text, without markup; the first section of a page is the page itself."""

_IGNORED = (
    "a an and are as at be been but by can did do does for from had has have he her his how i if in into is it its me "
    "my no nor not of on or our she so than that the their them then there these they this to us was we were what when "
    "which who will with you your"
)
IGNORED = frozenset(_IGNORED.split())
"""Words that every page has and that nobody looks for alone."""

_WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*")
_JOINED = re.compile(r"[-.'’]")
_MARK = re.compile("[\u0300-\u036f]+")
_AROUND = """.,:;!?'"()"""
"""What may stand around a word and is no part of it."""

_TITLE, _HEADING = 60, 20
"""What a word in the title of a page, or in a heading, counts beside one in the text, which counts up to 22."""
_SATURATION, _LENGTH, _USUAL = 1.2, 0.75, 400
"""k1 and b of BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009), and the length of a page in
words that is neither long nor short: a fixed one, so that an edit of one page says nothing new about the others."""
_STEPS = 4
"""Lengths of pages that are told apart from one to its double, so that a word more says nothing new about the rest."""

_MOST = 255
"""The greatest weight. In the lists of the index a page and its weight are one number: the page times 256, and that."""


_REMEMBERED = 50_000
"""Spellings whose words are remembered, at about 200 bytes each; handbooks have fewer."""


_TOGETHER = 128
"""Pages whose words are put into the lists at one time: going through the lists at each page takes twice as long."""


_BRIEF = 200
"""Characters of a text that stands beside the title of its page if it is all that the page says, as with a quiz."""


class Told(NamedTuple):
    """What a page says: its title, and a brief text if it has no more; how much each word says about it; and its file
    with all sections, if it has more.
    """

    shown: tuple[str, ...]
    weights: dict[str, int]
    sections: str | None


class SearchIndex:
    """Takes in one page after another, and gives the files of the index: after a change only those that it touches.

    Of the pages it keeps no text but a brief one. An index that is `edited` knows the words that each page had; another
    looks at all.
    """

    def __init__(self, *, edited: bool = False) -> None:
        self._edited = edited
        self._numbers: dict[str, int] = {}
        self._shown: list[tuple[str, ...]] = []
        self._words_of: dict[int, tuple[str, ...]] = {}
        self._lists: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        self._changed: set[str] = set()
        self._waiting: list[tuple[int, tuple[str, ...], bytes]] = []
        self._paths: set[str] = set()
        self._overview = ""

    def add(
        self, url: str, sections: Sequence[Section], tags: Iterable[str] = (), boost: float = 1
    ) -> tuple[str, str | None]:
        """Take a page in, or once more after an edit; gives the file with what it says, by its path; None for none."""
        return self.take(url, told(sections, tags, boost))

    def take(self, url: str, page: Told) -> tuple[str, str | None]:
        """The same for a page of which it is known what it says."""
        number, weights = self._numbers.setdefault(url, len(self._numbers)), page.weights
        if number < len(self._shown):
            self._shown[number] = page.shown
            self._replace(number, weights)
        else:
            self._shown.append(page.shown)
            self._waiting.append((number, tuple(weights), bytes(weights.values())))
            if len(self._waiting) >= _TOGETHER:
                self._put_in()
        if self._edited:
            self._words_of[number] = tuple(weights)
        return f"sections/{number}.json", page.sections

    def __contains__(self, url: str) -> bool:
        """Whether a page has been taken in."""
        return url in self._numbers

    @property
    def urls(self) -> list[str]:
        """The pages that have been taken in, in their order."""
        return [*self._numbers]

    def _put_in(self) -> None:
        """Put the pages that wait into the lists of their words."""
        lists = self._lists
        for number, words_of_page, weights in self._waiting:
            for word, weight in zip(words_of_page, weights, strict=True):
                lists[word].append(number << 8 | weight)
            self._changed.update(words_of_page)
        self._waiting.clear()

    def _replace(self, number: int, weights: dict[str, int]) -> None:
        """Put the words of a page in the place of those that it had."""
        self._put_in()
        for word in {*self._words_of.get(number, self._lists), *weights}:
            found, weight = self._lists[word], weights.get(word)
            place = bisect_left(found, number << 8)
            had = found[place] & _MOST if place < len(found) and found[place] >> 8 == number else None
            if had == weight:
                continue
            found[place : place + (had is not None)] = array("I", [] if weight is None else [number << 8 | weight])
            self._changed.add(word)

    def files(self) -> Iterator[tuple[str, str | None]]:
        """The other files that have changed since the last time, by their path; None for those that are gone."""
        self._put_in()
        starts = {word[:2] for word in self._changed}
        self._changed.clear()
        found = sorted(word for word, pages in self._lists.items() if word[:2] in starts and pages)
        gone = {_file_of(start) for start in starts} & self._paths
        for start, together in groupby(found, lambda word: word[:2]):
            path = _file_of(start)
            self._paths.add(path)
            gone.discard(path)
            yield path, _json({word: _steps(self._lists[word]) for word in together})
        self._paths -= gone
        yield from dict.fromkeys(sorted(gone)).items()
        overview = self._pages()
        if overview != self._overview:
            self._overview = overview
            yield "pages.json", overview

    def _pages(self) -> str:
        """What is loaded first: the pages by number, the files of words that there are, and words to leave out."""
        files = sorted(path.removeprefix("words/") for path in self._paths)
        pages = [(url, *shown) for url, shown in zip(self._numbers, self._shown, strict=True)]
        return _json({"pages": pages, "words": files, "ignored": sorted(IGNORED)})


def told(sections: Sequence[Section], tags: Iterable[str] = (), boost: float = 1) -> Told:
    """What a page says, which nothing else than the page decides."""
    (_, title, text), *rest = sections
    weights = weighted(sections, tags, boost)
    brief = not rest and len(text) <= _BRIEF
    return Told((title, text), weights, None) if brief else Told((title,), weights, _json(sections))


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


class _Told(dict[str, tuple[str, ...]]):
    """The words worth finding in what stands between two spaces; texts say the same over and over."""

    def __missing__(self, written: str) -> tuple[str, ...]:
        bare = written.strip(_AROUND)
        found = [bare.lower()] if bare.isascii() and bare.isalnum() else words(written)
        told = tuple(intern(word) for word in found if word not in IGNORED)
        if len(self) < _REMEMBERED:
            self[written] = told
        return told


_told = _Told().__getitem__


class _Scale(dict[int, int]):
    """What a word says about a page of some length by how often it stands in its text; `share` is for where else."""

    def __init__(self, length: float, share: int, boost: float) -> None:
        self._most = _SATURATION * (1 - _LENGTH + _LENGTH * length / _USUAL)
        self._share, self._boost = share, boost

    def __missing__(self, count: int) -> int:
        said = self._share + 10 * count * (_SATURATION + 1) / (count + self._most)
        weight = self[count] = max(1, min(_MOST, round(self._boost * said)))
        return weight


_scale = lru_cache(maxsize=256)(_Scale)  # pages have few lengths, and fewer boosts


def weighted(sections: Sequence[Section], tags: Iterable[str] = (), boost: float = 1) -> dict[str, int]:
    """How much each word says about a page, 1 to 255: by BM25 in its text, and more for titles and headings."""
    written = " ".join([text for _, _, text in sections]).split()
    counts = Counter(chain.from_iterable(map(_told, written)))
    length = _rounded(len(written))
    found = dict(zip(counts, map(_scale(length, 0, boost).__getitem__, counts.values()), strict=True))
    headings = _all_told(" ".join([heading for _, heading, _ in sections[1:]]))
    named = _named(sections[0], tags)
    for share, said in (
        (_HEADING, headings - named),
        (_TITLE, named - headings),
        (_TITLE + _HEADING, named & headings),
    ):
        scale = _scale(length, share, boost)
        found.update([(word, scale[counts.get(word, 0)]) for word in said])
    return found


def _named(page: Section, tags: Iterable[str]) -> set[str]:
    """The words of the title of a page and of its tags; and an id of its own, such as that of an SOP."""
    anchor, title, _ = page
    named = _all_told(title)
    made_of_title = {*_JOINED.split(anchor)} - IGNORED <= named
    return named.union(_all_told(" ".join(tags)), () if made_of_title else _all_told(anchor))


def _all_told(text: str) -> set[str]:
    return {*chain.from_iterable(map(_told, text.split()))}


def _rounded(length: int) -> float:
    return 2 ** (round(_STEPS * log2(length)) / _STEPS) if length else 0


def _steps(pages: "array[int]") -> list[int]:
    """A list of rising numbers by their distances, which are shorter."""
    return [pages[0], *map(sub, pages[1:], pages)]


def _file_of(start: str) -> str:
    """The file for words that start so, named by code points: file systems differ in the names that they allow."""
    return f"words/{'-'.join(f'{ord(character):x}' for character in start)}.json"


def _json(value: object) -> str:
    return to_json(value).decode()
