"""An SOP as one text for the rules on language, read once for all of them."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import accumulate, compress, islice, pairwise
from operator import attrgetter, eq
from typing import Any
from weakref import WeakKeyDictionary

from ..findings import Severity
from ..handbook import Handbook
from ..model.registers import Registers
from ..reading.authored import AuthoredSop
from ..reading.source import Source
from .language_words import COMMON
from .passages import Kind, Passage, passages
from .rules import Mistake, once_for_all, rule

_QUOTED = re.compile(r"[`\"“«][^`\"“”»\n]*[`\"”»]")
_LINKED = re.compile(r"\]\([^)\]\n]*\)")
_ADDRESS = re.compile(r"https?://[^\s)]+")
_MAILED = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w.-]+")
_SPOKEN = bytes(letter if 97 <= letter <= 122 or letter == 39 else 32 for letter in range(256))
"""Spaces for all bytes but small letters and the apostrophe."""
_CAPITALS = re.compile(r"[A-Z]{2,}")


class Phrases:
    """Pairs of a word (or a few) and a pattern around it: the pattern is tried only where the word stands.

    Where two patterns fit, the first one tells.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self.pairs = tuple(pairs)
        for number, (word, pattern) in enumerate(self.pairs):
            first, *others = [word] if word.isalpha() else _TOKEN.findall(word)
            _GIVEAWAYS[first].append((self, frozenset(others), (number, word, pattern)))


Pair = tuple[int, str, str]
"""The place of a pair among its phrases, the word, and the pattern."""
_GIVEAWAYS: dict[str, list[tuple[Phrases, frozenset[str], Pair]]] = defaultdict(list)
"""All pairs by the first word of what gives them away, with the other words of it: looked through once for a text."""


def _likely(spoken: frozenset[str]) -> dict[Phrases, list[Pair]]:
    """The pairs that a text with these words may have."""
    found: dict[Phrases, list[Pair]] = {}
    for given in _GIVEAWAYS.keys() & spoken:
        for phrases, others, pair in _GIVEAWAYS[given]:
            if others <= spoken:
                found.setdefault(phrases, []).append(pair)
    return found


REACH = 60
"""Characters before and after its word that a pattern may take."""


@cache
def compiled(pattern: str, flags: int = re.MULTILINE) -> re.Pattern[str]:
    """A pattern, compiled when the first text needs it: all of them together take longer than a command to start."""
    return re.compile(pattern, flags)


class Text:
    """All passages of an SOP as one text, a passage a line.

    `raw` is as written; in `words` code, quotations and addresses are dots, and `lower` is that in small letters, all
    three of the same length. `encoded` is `lower` as bytes, in which counting is quick, and in `stops` whatever ends a
    sentence is a full stop. `tokens` are its words in order, `spoken` each of them once, `likely` the phrases that it
    may have. `starts` has the index of each passage, and of what would follow; `end` says for each kind where its
    passages, and those of the kinds before it, are over.
    """

    __slots__ = (
        "_over",
        "capitals",
        "encoded",
        "end",
        "known",
        "likely",
        "lower",
        "passages",
        "raw",
        "repeats",
        "source",
        "spoken",
        "starts",
        "stops",
        "tokens",
        "words",
    )

    def __init__(self, source: Source, known: frozenset[str]) -> None:
        self.source = source
        self.known = known
        self.passages = passages(source)
        parts = [passage.text for passage in self.passages]
        self.starts = [*accumulate([len(part) + 1 for part in parts], initial=0)]
        self._over = [bisect_right(self.passages, kind, key=_KIND) for kind in Kind]
        self.end = [max(0, self.starts[number] - 1) for number in self._over]
        self.raw = "\n".join(parts)
        self.words = _masked(self.raw)
        self.capitals = _capitals(self.words)
        lower = self.words.lower().replace("’", "'")
        self.lower = lower if len(lower) == len(self.words) else _lower(self.words)
        self.encoded = self.lower.encode()
        self.stops = self.encoded.translate(_STOPS)
        tokens = self.tokens = _tokens(self.encoded)
        self.spoken = frozenset(tokens)
        self.likely = _likely(self.spoken)
        self.repeats = frozenset(compress(tokens, map(eq, tokens, islice(tokens, 1, None))))

    def numbers(self, first: Kind, last: Kind) -> range:
        """The numbers of the passages from one kind to another."""
        return range(self._over[first - 1] if first else 0, self._over[last])

    def those(self, numbers: range) -> list[str]:
        """The texts of some passages without code and quotations."""
        words, starts = self.words, self.starts[numbers.start : numbers.stop + 1]
        return [words[start : after - 1] for start, after in pairwise(starts)]

    def of(self, number: int) -> str:
        """The text of a passage without code and quotations."""
        start = self.starts[number]
        return self.words[start : start + len(self.passages[number].text)]

    def at(self, index: int) -> tuple[Passage, int]:
        """The passage at an index, and the index inside it."""
        number = bisect_right(self.starts, index) - 1
        return self.passages[number], index - self.starts[number]

    def sentence(self, index: int) -> str:
        """The passage around an index: a limit may stand in the sentence before or after."""
        return self.of(bisect_right(self.starts, index) - 1)

    def mistake(self, index: int, found: str, message: str, hint: str) -> Mistake:
        """A mistake at what was found at an index."""
        passage, offset = self.at(index)
        return Mistake(self.source, passage.loc, message, hint, at=self._place(passage, offset, found))

    def _place(self, passage: Passage, offset: int, found: str) -> tuple[int, int]:
        """Line and column; those of the value's start when the file writes it in another way."""
        source = self.source
        if not passage.loc:
            return source.in_body(offset)
        position = source.position(passage.loc)
        before_it = passage.text.count(found, 0, offset) if found else 0
        column = position.column - 1
        longest = passage.text.count("\n") + len(passage.text) // 20 + 3  # lines that the value can take
        for line in range(position.line - 1, min(position.line + longest, len(source.lines))):
            while found and (column := source.lines[line].find(found, column)) >= 0:
                if before_it == 0:
                    return line + 1, column + 1
                before_it -= 1
                column += len(found)
            column = 0
        return position.line, position.column

    def said(self, phrases: Phrases, upto: Kind) -> Iterator[tuple[int, str]]:
        """Each place of a phrase in the passages up to a kind, with its words as written."""
        told: set[int] = set()
        end = self.end[upto]
        for _, word, pattern in sorted(self.likely.get(phrases, ())):
            for index in self._places(word, end):
                start = max(self.lower.rfind("\n", 0, index) + 1, index - REACH)
                stop = self.lower.find("\n", index, index + REACH)
                for found in compiled(pattern).finditer(self.lower, start, index + REACH if stop < 0 else stop):
                    if found.start() <= index < found.end() and found.start() not in told:
                        told.add(found.start())
                        yield found.start(), self.raw[found.start() : found.end()].rstrip()

    def _places(self, word: str, end: int) -> Iterator[int]:
        """Where a word begins: “he” does so in “here”, and not in “the”."""
        lower = self.lower
        index = lower.find(word, 0, end)
        while index >= 0:
            if not (index and lower[index - 1].isalpha()):
                yield index
            index = lower.find(word, index + len(word), end)


def _capitals(words: str) -> list[tuple[int, str]]:
    """Each run of two capitals or more, and its index."""
    flat = words.encode("ascii", "replace").translate(_HIGH)
    found, index = [], flat.find(b"AA")
    while index >= 0:
        end = flat.find(b" ", index)
        end = end if end >= 0 else len(flat)
        found.append((index, words[index:end]))
        index = flat.find(b"AA", end)
    return found


_KIND = attrgetter("kind")
_STOPS = bytes.maketrans(b"?!:;", b"....")
_HIGH = bytes(65 if 65 <= letter <= 90 else 32 for letter in range(256))
"""Spaces for all bytes but capitals, which are all the same."""


def _tokens(lower: bytes) -> list[str]:
    """The words of a text in small letters: letters of the English alphabet, with an apostrophe between two of them."""
    words = lower.translate(_SPOKEN).decode("ascii")
    if "'" in words:
        words = f" {words} ".replace(" '", "  ").replace("' ", "  ")
        if " '" in words or "' " in words or _TWO.search(words):
            return _TOKEN.findall(words)
    return words.split()


_TWO = re.compile("'[a-z]*'")
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?")


def _masked(text: str) -> str:
    """The text with dots for code, quotations, addresses and where links lead."""
    text = _QUOTED.sub(_dots, text)
    for sign, pattern in (("](", _LINKED), ("://", _ADDRESS)):
        if sign in text:
            text = pattern.sub(_dots, text)
    return _MAILED.sub(_dots, text) if "@" in text else text


def _dots(found: re.Match[str]) -> str:
    return "·" * len(found[0])


def _lower(text: str) -> str:
    """Small letters, but for those whose small form has another length."""
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


Judge = Callable[[Text], Iterable[Mistake]]
_JUDGES: dict[str, Judge] = {}


def language(
    code: str, *, severity: Severity = Severity.WARNING, also: Callable[[Handbook], Iterable[Mistake]] | None = None
) -> Callable[[Judge], Judge]:
    """Make a function that judges the text of one SOP the rule of that code, which `also` finds in other places."""

    def register(judge: Judge) -> Judge:
        def mistakes(handbook: Handbook) -> Iterable[Mistake]:
            found = _survey(handbook)[code]
            return [*found, *also(handbook)] if also else found

        mistakes.__doc__ = judge.__doc__
        rule(code, severity=severity)(mistakes)
        _JUDGES[code] = judge
        return judge

    return register


@once_for_all
def _survey(handbook: Handbook) -> Mapping[str, list[Mistake]]:
    """The mistakes of all judges by code."""
    words = vocabulary(handbook.registers)
    found: dict[str, list[Mistake]] = defaultdict(list)
    for authored in handbook.sops.values():
        source = authored.source
        known, judged = _JUDGED.get(source, (None, ()))
        if known != words:
            judged = tuple(_judged(authored, words))
            _JUDGED[source] = words, judged
        for code, told in judged:
            found[code].append(Mistake(source, *told))
    return found


_JUDGED: WeakKeyDictionary[Source, tuple[frozenset[str], tuple[tuple[str, Any], ...]]] = WeakKeyDictionary()
"""What the judges found in a file and the words that readers knew; the file itself would never be let go."""


def _judged(authored: AuthoredSop, known: frozenset[str]) -> Iterator[tuple[str, Any]]:
    """What all judges find in an SOP, which is made one text once."""
    defined = {capitals for entry in authored.sop.definitions for capitals in _CAPITALS.findall(entry.term)}
    text = Text(authored.source, known | defined)
    for code, judge in _JUDGES.items():
        yield from ((code, _TOLD(mistake)) for mistake in judge(text))


_TOLD = attrgetter("loc", "message", "hint", "key", "at")


@once_for_all
def vocabulary(registers: Registers) -> frozenset[str]:
    """Capitals that readers know: abbreviations and names in the registers, and those that everybody knows."""
    named = [f"{entry.term} {entry.abbreviation or ''}" for entry in registers.terms.values()]
    for register in ("roles", "tools", "metrics", "contacts", "standards", "objectives", "responses", "macros"):
        for key, entry in getattr(registers, register).items():
            parts = (getattr(entry, name, None) for name in ("name", "title", "abbreviation"))
            named.append(" ".join([key, *(part for part in parts if part)]))
    return COMMON | {capitals for name in named for capitals in _CAPITALS.findall(name)}
