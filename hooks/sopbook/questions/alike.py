"""When two texts may be taken for one another."""

from functools import lru_cache

from ..wording import bag

SHARE = 0.5
"""Share of common words from which two texts are alike; words of up to three letters do not count."""


def alike(one: str, other: str) -> bool:
    """Whether two texts share so many words that both could be right, or one holds the other."""
    left, right = bag(one), bag(other)
    if left <= right or right <= left:
        return True
    left, right = _long(one), _long(other)
    return bool(left and right) and len(left & right) >= SHARE * min(len(left), len(right))


@lru_cache(maxsize=500)
def _long(text: str) -> frozenset[str]:
    return frozenset(word for word in bag(text) if len(word) > 3)
