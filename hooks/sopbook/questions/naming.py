"""Ids of questions about what has no id of its own: a row of a table, a term."""

import hashlib
import re

from ..wording import plain

LONGEST = 40
"""Letters of a text that go into an id."""


def id_of(prefix: str, text: str) -> str:
    """An id made of the words of a text: the same for the same words, also where they have no Latin letters."""
    words = re.sub(r"[^a-z0-9]+", "-", plain(text).casefold()).strip("-")
    short = words if len(words) <= LONGEST else words[:LONGEST].rsplit("-", 1)[0]
    if not short or short != words:
        short = "-".join(filter(None, (short, hashlib.sha256(plain(text).encode()).hexdigest()[:6])))
    return f"{prefix}-{short}"
