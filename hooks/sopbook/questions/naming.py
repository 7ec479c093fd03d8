"""Ids of questions about what has no id of its own: a row of a table, a term."""

import hashlib
import re

from ..wording import plain

LONGEST = 40
"""Letters of a text that go into an id."""


def id_of(prefix: str, text: str) -> str:
    """An id made of the words of a text: the same for the same words, also where they have no Latin letters."""
    told = re.sub(r"[\W_]+", "-", plain(text).casefold()).strip("-")
    words = re.sub(r"[^a-z0-9]+", "-", told).strip("-")
    short = words if len(words) <= LONGEST else words[:LONGEST].rsplit("-", 1)[0]
    if not short or short != told:  # what is left without other letters may be said of something else as well
        short = "-".join(filter(None, (short, hashlib.sha256(plain(text).encode()).hexdigest()[:6])))
    return f"{prefix}-{short}"
