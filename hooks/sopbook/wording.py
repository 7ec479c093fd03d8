"""Authored text as people read it: inline Markdown without its marks, keys as words."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\s]*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])")
_CODE = re.compile(r"(`+)(.+?)\1")
_STRONG = re.compile(r"(\*\*|__|~~|==)(?=\S)((?:(?!\1).)+)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=\S)([^*_]+?)(?<=\S)\1(?![\w*])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!~=<>|-])")
_PLAIN = ((_LINK, r"\1"), (_CODE, r"\2"), (_STRONG, r"\2"), (_EMPHASIS, r"\2"), (_ESCAPE, r"\1"))
_MARK = re.compile(r"[\[`*_~=\\]")
"""What a link, code, emphasis and an escaped sign each have one of; most sentences have none."""


@lru_cache(maxsize=1_000)  # the same sentence is asked for by every rule and question on an SOP
def plain(text: str) -> str:
    """The words of inline Markdown on one line: links, code and emphasis lose their marks and keep their text."""
    if _MARK.search(text):
        for pattern, kept in _PLAIN:
            text = pattern.sub(kept, text)
    return " ".join(text.split())


def in_ascii(text: str) -> str:
    """The letters of a text as names of files and ids have them: without accents, `ß` as two, dashes as hyphens.

    >>> in_ascii("Größe–Łódź")
    'Grosse-Lodz'
    """
    return unaccented(text.translate(_WITHOUT_PARTS))


_WITHOUT_PARTS = str.maketrans(
    {"ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"}
    | {"đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i"}
    | dict.fromkeys("‐‑‒–—−", "-")
)
"""Letters and signs that are no plain one with an accent, which alone can be taken off."""


def unaccented(text: str) -> str:
    """The letters of a text that ASCII has, without accents, as in the addresses of headings."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def words(key: str) -> str:
    """A key as words, for where no register gives its name: `team-lead` → `team lead`."""
    return key.replace("-", " ")


def unlinked(text: str) -> str:
    """Inline Markdown without its links, for another page, where a relative address would lead astray."""
    return " ".join((_LINK.sub(r"\1", text) if "[" in text else text).split())


def cut(text: str, longest: int) -> str:
    """The text, or what of it fits into that many characters, cut at a word."""
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0] + "…"


def headline(text: str, limit: int = 120) -> str:
    """The text, or only its first sentence when it is longer than `limit` characters."""
    if len(text) <= limit:
        return text
    return re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0]


@lru_cache(maxsize=500)  # names and texts of a handbook are compared with one another again and again
def bag(text: str) -> frozenset[str]:
    """The words of a text in small letters, without marks."""
    return frozenset(re.findall(r"\w+", plain(text).casefold()))


def listed(names: Sequence[str], word: str) -> str:
    """Names as a sentence has them: `a`, `a or b`, `a, b or c`."""
    return f" {word} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def gaps_in(text: str) -> list[str]:
    """The names in braces of a text, each as often as it stands there."""
    return _GAP.findall(text)


_GAP = re.compile(r"\{([^{}\n]*)\}")


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: `1 quiz`, `2 quizzes`."""
    return f"{number} {one if number == 1 else many or one + 's'}"
