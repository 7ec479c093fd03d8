"""Where sentences end: at a full stop that is not that of an abbreviation."""

import re

_SENTENCE_END = re.compile(r"[.!?][)”*_]*(?=\s+[*_(“]*[A-Z·])")


def sentences(text: str) -> list[tuple[int, str]]:
    """The sentences of a passage, each with its index."""
    if not (". " in text or "! " in text or "? " in text or ".) " in text or ".* " in text or "” " in text):
        return [(0, text)]
    found, start = [], 0
    for end in _SENTENCE_END.finditer(text):
        stop = end.end()
        if not _ABBREVIATED.search(text, max(start, stop - _LONGEST), stop):
            found.append((start, text[start:stop]))
            start = stop + len(text[stop:]) - len(text[stop:].lstrip())
    found.append((start, text[start:]))
    return found


def first_sentence(text: str) -> str:
    """The first sentence of a passage."""
    return sentences(text)[0][1]


_ABBREVIATED = re.compile(
    r"\b(?:e\.g|i\.e|ext|no|nr|approx|dr|mr|mrs|ms|st|vs|fig|max|min|incl|excl|tel|art|sec)\.$", re.IGNORECASE
)
_LONGEST = len("approx.")
"""Characters of an abbreviation with its full stop."""
