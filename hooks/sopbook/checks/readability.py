"""How hard a text is to read: sentences, syllables, and the school year that they ask for."""

import re
from collections import Counter
from functools import lru_cache

LONGEST = 30
"""Words in a sentence; above this, readers lose the beginning before the end."""
HIGHEST = 12.0
"""The school year above which an SOP is told to be hard to read."""
FEWEST = 100
"""Words below which a figure says nothing (the formula was fitted to passages of about that length)."""

_VOWELS = re.compile(r"[aeiouy]+")


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """An estimate: groups of vowels, less an e that is not heard at the end; right for about nine words in ten."""
    word = word.removesuffix("'s")
    count = len(_VOWELS.findall(word))
    if word.endswith("e") and not word.endswith(("le", "ee", "ye")):
        count -= 1
    elif word.endswith("es") and not word.endswith(("ses", "xes", "zes", "ches", "shes", "ges", "ces", "les")):
        count -= 1
    elif word.endswith("ed") and not word.endswith(("ted", "ded")):
        count -= 1
    return max(count, 1)


def grade(words: Counter[str], sentences: int) -> float | None:
    """The Flesch–Kincaid grade of a text (Kincaid, Fishburne, Rogers and Chissom 1975); None for a short text."""
    total = words.total()
    if total < FEWEST or sentences == 0:
        return None
    spoken = sum(syllables(word) * count for word, count in words.items())
    return 0.39 * total / sentences + 11.8 * spoken / total - 15.59
