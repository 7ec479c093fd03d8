"""How hard a text is to read: sentences, syllables, and the school year that they ask for."""

import re
from collections.abc import Sequence
from weakref import WeakKeyDictionary

from ..reading.source import Source
from .texts import Text

LONGEST = 30
"""Words in a sentence; above this, readers lose the beginning before the end."""
HIGHEST = 12.0
"""The school year above which an SOP is told to be hard to read."""
FEWEST = 100
"""Words below which a figure says nothing (the formula was fitted to passages of about that length)."""

MOST = 50_000
"""Words whose syllables are kept."""
_SILENT = (
    ("e", ("le", "ee", "ye")),
    ("es", ("ses", "xes", "zes", "ches", "shes", "ges", "ces", "les")),
    ("ed", ("ted", "ded")),
)
"""Endings whose e is not heard, and those like them where it is."""
_VOWELS = re.compile(r"[aeiouy]+")


def syllables(word: str) -> int:
    """An estimate: groups of vowels, less an e that is not heard at the end; right for about nine words in ten."""
    word = word.removesuffix("'s")
    count = len(_VOWELS.findall(word))
    silent = any(word.endswith(ending) and not word.endswith(heard) for ending, heard in _SILENT)
    return max(count - silent, 1)


class _Spoken(dict[str, int]):
    """Syllables by word, counted when a word is first asked for; a plain lookup is twice as quick as a call."""

    def __missing__(self, word: str) -> int:
        count = syllables(word)
        if len(self) < MOST:
            self[word] = count
        return count


_SPOKEN = _Spoken()


def grade(words: Sequence[str], sentences: int) -> float | None:
    """The Flesch–Kincaid grade of a text (Kincaid, Fishburne, Rogers and Chissom 1975); None for a short text."""
    total = len(words)
    if total < FEWEST or sentences == 0:
        return None
    spoken = sum(map(_SPOKEN.__getitem__, words))
    return 0.39 * total / sentences + 11.8 * spoken / total - 15.59


def sentences_in(text: Text) -> int:
    """The sentences of an SOP: what ends in a full stop, a question or exclamation mark, a colon or a semicolon, and
    each line of its own."""
    ends = text.stops.count(b". ")
    return ends + text.encoded.count(b"\n") - text.encoded.count(b"\n\n") + 1


_GRADES: WeakKeyDictionary[Source, float | None] = WeakKeyDictionary()
"""The grades of the SOPs that have been checked: a build lets go of their texts before it makes the list of reviews."""


def grade_in(text: Text) -> float | None:
    """The grade of an SOP: of its steps, notes, conditions, answers, purpose, scope and free text."""
    found = _GRADES[text.source] = grade(text.tokens, sentences_in(text))
    return found


def grade_of(source: Source) -> float | None:
    """The grade of an SOP by its file, which is read once more where nobody has checked it."""
    return _GRADES[source] if source in _GRADES else grade_in(Text(source, frozenset()))
