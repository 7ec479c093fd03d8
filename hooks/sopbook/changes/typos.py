"""Whether a text says something else, or the same with a slip of the pen mended.

Nobody can know that of every sentence, so doubt counts as another meaning: numbers with their units, negations,
obligations and times must be the same, and so must every short word; longer words may differ by a letter or two.
"""

import re
from difflib import SequenceMatcher

from ..wording import plain

_TOKEN = re.compile(r"[+-]?\d[\d.,:/]*(?:\s*[%‰€$£°]|\s*[^\W\d_]+)?|[^\W\d_]+(?:['’][^\W\d_]+)*|[<>=≤≥≠±&]+")
_NUMBER = re.compile(r"[+-]?\d")
_AMOUNTS = """
    zero two three four five six seven eight nine ten eleven twelve fifteen twenty thirty sixty
    hundred thousand half quarter twice double
"""
_NUMBER_WORDS = frozenset(_AMOUNTS.split())
_NEGATIONS = "not never no none nobody nothing nor neither without cannot except unless only instead"
_OBLIGATIONS = "must shall should may might can could need needs required optional mandatory always"
_TIMES = """
    before after until within during immediately later once first second one least most above below over under
    more less fewer minutes minute hours hour days day weeks week months month years year
"""
_DECIDING = frozenset(f"{_NEGATIONS} {_OBLIGATIONS} {_TIMES}".split())
_SHORT = "the and that with this your have you are will when then they"
_COMMON = frozenset(_SHORT.split())
"""Short words so common that their letters in another order are a slip, as long as no other word has them."""
_OPPOSING = ("un", "in", "im", "ir", "il", "dis", "mis", "non", "de", "re", "over", "under")
"""Beginnings that turn a word into another one: approved, unapproved."""


def numbers(text: str) -> list[str]:
    """The numbers of a text, each with its unit: what thresholds are made of."""
    return [token for token in _tokens(text) if _NUMBER.match(token) or token in _NUMBER_WORDS]


def deciding(text: str) -> list[str]:
    """The words of a text that say how much, when, whether and whether one must."""
    return [token for token in _tokens(text) if _decides(token)]


def typo_only(before: str, after: str) -> bool:
    """Whether two texts differ by letters that slipped, by marks, by spaces or by capitals alone."""
    old, new = _tokens(before), _tokens(after)
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if b - a != d - c:
            if "".join(old[a:b]) == "".join(new[c:d]) and not any(map(_decides, (*old[a:b], *new[c:d]))):
                continue  # one word written as two, or the other way round
            return False
        if not all(_slipped(one, other) for one, other in zip(old[a:b], new[c:d], strict=True)):
            return False
    return True


def _tokens(text: str) -> list[str]:
    words = (re.sub(r"\s+", " ", token).strip(".,:/") for token in _TOKEN.findall(plain(text).casefold()))
    return [word.replace("’", "'") for word in words if word]


def _decides(token: str) -> bool:
    return bool(_NUMBER.match(token)) or token in _DECIDING or token in _NUMBER_WORDS or token.endswith("n't")


def _slipped(one: str, other: str) -> bool:
    """Whether one word is the other with a slip: never in words that decide, nor in short ones."""
    if one == other:
        return True
    if sorted(one) == sorted(other) and len({one, other} & _COMMON) == 1:
        return True
    if _decides(one) or _decides(other) or min(len(one), len(other)) < 5 or one[0] != other[0]:
        return False
    if {one[-2:], other[-2:]} == {"er", "ee"} or _opposed(one, other):
        return False
    return _distance(one, other) <= (2 if min(len(one), len(other)) > 7 else 1)


def _opposed(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return any(long == prefix + short for prefix in _OPPOSING)


def _distance(one: str, other: str) -> int:
    """Letters to put in, take out, replace or swap with their neighbour (optimal string alignment)."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, opposite in enumerate(other, 1):
            cost = min(above[j] + 1, row[-1] + 1, above[j - 1] + (letter != opposite))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == opposite:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, above = above, row
    return above[-1]
