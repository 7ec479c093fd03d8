# ruff: noqa: E501 -- a pattern is read in one piece
"""What stands for something that is still to be written: signs, invented names, addresses and numbers."""

import re
from collections.abc import Iterator

from .language_words import words
from .passages import Kind
from .texts import Phrases, Text

_WORDS = re.compile(
    r"\b(?:TB[DCA]|T\.B\.D\.?|TODO|FIXME|[Ll]orem ipsum|[Xx]{3,}|(?:John|Jane) (?:Doe|Smith|Q\. Public)|Max Mustermann|[Aa]sdf\w*|[Ff]oobar)\b"
)
_PHRASES = Phrases(
    (
        ("insert", r"\binsert (?:\w+ ){0,3}here\b"),
        (
            "write here",  # what `sopbook new` leaves to be replaced
            r"^write here (?:in one sentence|when to use|what (?:to (?:do|tell)|people need)|the (?:first question|answer))\b",
        ),
        ("name here", r"\b(?:your |company )+name here\b"),
        *(
            (f"to be {done}", rf"\bto be {done}(?= *(?:$|[.)\]]))")
            for done in ("determined", "confirmed", "completed", "defined", "decided", "added")
        ),
    )
)
_GIVEAWAYS = words("tbd tbc tba todo fixme lorem xxx xxxx xxxxx xxxxxx doe smith mustermann asdf asdfgh foobar")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@(?:example|domain|company|yourcompany|yourdomain|test|email|mail)\.\w+")
_NUMBER = re.compile(r"\b\d{0,3}[-. ]?555[- ]\d{4}\b|\b(?:0?123[- ]?456(?:[- ]?7\d*)?|1234567\d*)\b")
_NUMBERS = (b"555-", b"555 ", b"123456", b"123-456", b"123 456")
"""One of these stands in each such number."""
_BRACKETS = re.compile(
    r"[\[<](?:(?:insert|enter|fill in|add|your|tbd|todo|xx+|placeholder)\b[^\]>\n]{0,200}|(?:the |company |customer |employee |contact )?"
    r"(?:name|phone|phone number|email|e-mail|date|address|company|department|role|title|number|url|link|location|site|time))[\]>](?!\()"
)
_SQUARE = re.compile(_BRACKETS.pattern.replace(r"[\[<]", r"\[", 1))
"""The same without angles: a pattern that begins with one sign is found five times as fast."""
_REST = re.compile(r"\?{3,}|_{4,}")


def placeholders(text: Text) -> Iterator[tuple[int, str]]:
    """The index and text of everything that is still to be written, in quotations as well."""
    raw = text.raw
    seen = raw.encode()  # in which a few signs are found in no time
    patterns = [
        pattern
        for pattern, likely in (
            (_WORDS, not text.spoken.isdisjoint(_GIVEAWAYS)),
            (_MAIL, b"@" in seen),
            (_NUMBER, (b"555" in seen or b"123" in seen) and any(map(seen.__contains__, _NUMBERS))),
            (_BRACKETS, b"<" in seen),
            (_SQUARE, b"<" not in seen and b"[" in seen),
            (_REST, b"???" in seen or b"____" in seen),
        )
        if likely
    ]
    yield from text.said(_PHRASES, Kind.PROSE)
    for pattern in patterns:
        for found in pattern.finditer(text.lower if pattern in (_BRACKETS, _SQUARE) else raw):  # code has its own
            yield found.start(), raw[found.start() : found.end()].strip()
