# ruff: noqa: E501 -- a pattern is read in one piece
"""Language: what readers would have to guess, look up or read twice.

Rules that look for turns of phrase are here; `language_steps` has those on the make of a step.
"""

import re
from collections.abc import Iterator

from ..findings import Severity, quoted
from ..reading.tree import Path
from . import language_phrases as phrases
from . import language_vague as vague
from . import readability
from .language_words import words
from .passages import Kind
from .placeholders import placeholders
from .rules import Mistake
from .sentences import sentences
from .texts import Text, language
from .unwritten import unwritten

INFO = getattr(Severity, "INFO", Severity.WARNING)


_LIMIT = re.compile(
    r"\d\s*(?:s|sec|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|bd|weeks?|months?|years?|%)\b|\d[-–\s](?:second|minute|hour|day|week|month)"
    r"|\b\d{1,2}[:.]\d\d\b|\b\d+ ?[ap]\.?m\b|o'clock|\b(?:one|two|three|four|five|six|ten|fifteen|twenty|thirty|sixty|ninety|working|business|calendar)"
    r" (?:\w+ )?(?:seconds?|minutes?|hours?|days?|weeks?|months?)\b|\b(?:same|next|following|every|each|once a|twice a|per|this) (?:\w+ )?(?:minute|hour|day|morning|evening|week|month|quarter|shift)\b"
    r"|\b(?:hourly|daily|weekly|monthly|quarterly|yearly|annually|today|tomorrow|tonight|noon|midnight)\b",
)


@language("SOP401")
def vague_time(text: Text) -> Iterator[Mistake]:
    """A time is a limit that can be kept, not “soon” or “regularly”."""
    for index, found in text.said(vague.VAGUE_TIME, Kind.ASIDE):
        passage, _ = text.at(index)
        if "within" not in passage.part and not _LIMIT.search(text.sentence(index).lower()):
            hint = "Give a limit: `within: 15m` at the step, or “within 15 minutes”, “every 2 hours” in the sentence."
            yield text.mistake(index, found, f"{quoted(found)} does not say by when", hint)


@language("SOP406", also=unwritten)
def placeholder(text: Text) -> Iterator[Mistake]:
    """Nothing stands for something that is still to be written."""
    for index, found in placeholders(text):
        hint = "Write what belongs there, or take the sentence out until you know it."
        yield text.mistake(index, found, f"{quoted(found)} stands for something that is not written yet", hint)


@language("SOP407")
def no_criterion(text: Text) -> Iterator[Mistake]:
    """A condition says when it holds, not “if necessary” or “as appropriate”."""
    for index, found in text.said(vague.NO_CRITERION, Kind.ASIDE):
        hint = "Say what the reader is to look at: “if the seal is broken”, “above 100 EUR”."
        yield text.mistake(index, found, f"{quoted(found)} leaves the decision to whoever reads it", hint)


@language("SOP408", severity=INFO)
def vague_degree(text: Text) -> Iterator[Mistake]:
    """A quality is one that can be checked, not “properly” or “sufficient”."""
    for index, found in text.said(vague.VAGUE_DEGREE, Kind.DETAIL):
        hint = "Say what it looks like when it is right: a number, a mark, a colour, a sound."
        yield text.mistake(index, found, f"{quoted(found)} cannot be checked", hint)


@language("SOP409")
def open_list(text: Text) -> Iterator[Mistake]:
    """A list of what to do names all of it; “etc.” names nothing."""
    for index, found in text.said(vague.OPEN_LIST, Kind.ASIDE):
        hint = "Name the rest, or write “such as” before the list when these are only examples."
        yield text.mistake(index, found, f"{quoted(found)} leaves open what else is meant", hint)


@language("SOP410")
def and_or(text: Text) -> Iterator[Mistake]:
    """It is “and” or it is “or”."""
    start = text.lower.find("and/or")
    while start >= 0:
        hint = "Write “and”, or “or”, or “A, B or both”."
        yield text.mistake(start, text.raw[start : start + 6], "“and/or” can be read in two ways", hint)
        start = text.lower.find("and/or", start + 6)


_PAUSE = re.compile(r"[:;] | – ")
_COUNTED = re.compile(r"\w[\w'’-]*")


@language("SOP412", severity=INFO)
def long_sentence(text: Text) -> Iterator[Mistake]:
    """A sentence has at most thirty words, counted between full stops, colons, semicolons and dashes."""
    if not _may_have_long_ones(text):
        return
    start = 0
    for line, stops in zip(text.words.split("\n"), text.stops.split(b"\n"), strict=True):
        most = readability.LONGEST
        if stops.count(b" ") >= most and any(part.count(b" ") >= most for part in stops.split(b". ")):
            for at, sentence in sentences(line):
                count = _longest_stretch(sentence)
                if count > readability.LONGEST:
                    index = start + at + len(sentence) - len(sentence.lstrip(" -*+>"))
                    first = re.match(r"\S*", text.raw[index:])
                    hint = "Split it: one thought to a sentence, or a list."
                    yield text.mistake(index, first[0] if first else "", f"this sentence has {count} words", hint)
        start += len(line) + 1


def _may_have_long_ones(text: Text) -> bool:
    """Whether a sentence of the text may be too long, looked at without care for abbreviations."""
    parts = text.stops.replace(b"\n", b". ").split(b". ")
    least = 2 * readability.LONGEST  # characters of that many words; what is only spaces was code or a table
    long = [each for each in parts if len(each) >= least and each.count(b" ") >= readability.LONGEST]
    return not all(map(bytes.isspace, long))


def _longest_stretch(sentence: str) -> int:
    """The words of a sentence between two pauses."""
    if sentence.count(" ") < readability.LONGEST:
        return 0
    return max(len(_COUNTED.findall(part)) for part in _PAUSE.split(sentence))


@language("SOP413", severity=INFO)
def readable(text: Text) -> Iterator[Mistake]:
    """An SOP is no harder to read than twelve years of school make easy (Flesch–Kincaid)."""
    grade = readability.grade_in(text)
    if grade is not None and grade > readability.HIGHEST:
        per = len(text.tokens) / readability.sentences_in(text)
        message = f"this takes {grade:.1f} years of school to read; {readability.HIGHEST:.0f} are the most (Flesch–Kincaid grade)"
        hint = f"A sentence has {per:.0f} words on average. Write shorter ones, with shorter words."
        yield Mistake(text.source, ("title",), message, hint)


_SHOUT = re.compile(r"(?:I |A )?[A-Z]{2,}(?:['’][A-Z]+)?(?:,? (?:[A-Z]{2,}|I|A)(?:['’][A-Z]+)?){2,}(?![\w-])")


@language("SOP415", severity=INFO)
def shouting(text: Text) -> Iterator[Mistake]:
    """Sentences are not written in capitals, nor end in several exclamation marks."""
    hint = "Write it in small letters: capitals are read more slowly. What is dangerous goes into `warning`."
    after = 0
    for index, _ in text.capitals if len(text.capitals) > 2 else ():
        if index >= after and (found := _SHOUT.match(text.words, index)):
            after = found.end()
            if not all(word in text.known for word in re.findall(r"[A-Z]{2,}", found[0])):
                yield text.mistake(index, found[0].split()[0], f"{quoted(found[0])} is written in capitals", hint)
    index = text.words.find("!!")
    while index >= 0:
        yield text.mistake(index, "!!", "one exclamation mark is enough", hint)
        index = text.words.find("!!", text.words.find(" ", index) if " " in text.words[index:] else len(text.words))


@language("SOP416")
def double_negative(text: Text) -> Iterator[Mistake]:
    """What is meant is said without turning it round twice."""
    for index, found in text.said(phrases.DOUBLE_NEGATIVE, Kind.ASIDE):
        hint = "Say it straight: “lock the door” instead of “do not leave the door unlocked”."
        yield text.mistake(index, found, f"{quoted(found)} turns its meaning round twice", hint)


_NAMED = re.compile(
    r"\b(?:husband|wife|father|mother|son|daughter|brother|sister|girl|boy|man|woman|men|women|mrs?|ms|miss|lady|gentleman"
    r"|pregnan\w+|male|female|madam|sir)\b"
)


@language("SOP418", severity=INFO)
def gendered(text: Text) -> Iterator[Mistake]:
    """A role is not a man or a woman."""
    told: set[Path] = set()
    for index, found in text.said(phrases.GENDERED, Kind.PROSE):
        passage, _ = text.at(index)
        line = text.lower[text.lower.rfind("\n", 0, index) + 1 :].split("\n", 1)[0]
        if found.isupper() or (*passage.loc, line) in told or _NAMED.search(line):
            continue  # once is enough; and a wife may be a she
        told.add((*passage.loc, line))
        hint = "Name the role, write “they”, or speak to the reader as “you”."
        yield text.mistake(index, found, f"{quoted(found)} gives a role a gender", hint)


@language("SOP420", severity=INFO)
def vague_quantity(text: Text) -> Iterator[Mistake]:
    """A quantity is a number or can be measured."""
    for index, found in text.said(vague.VAGUE_QUANTITY, Kind.DETAIL):
        hint = "Write the number, or from which to which: “2 to 3 drops”."
        yield text.mistake(index, found, f"{quoted(found)} does not say how many or how much", hint)


@language("SOP421")
def somebody(text: Text) -> Iterator[Mistake]:
    """Whoever is to be told or asked has a name: a role."""
    for index, found in text.said(vague.SOMEBODY, Kind.ASIDE):
        hint = "Name the role as roles.yml does, and how to reach it."
        yield text.mistake(index, found, f"{quoted(found)} does not say who that is", hint)


@language("SOP422")
def unsaid(text: Text) -> Iterator[Mistake]:
    """What is to be done is said, not “handle accordingly”."""
    for index, found in text.said(vague.UNSAID, Kind.DETAIL):
        hint = "Write the action itself, or name the SOP that has it: `uses: CS-REF-001`."
        yield text.mistake(index, found, f"{quoted(found)} does not say what to do", hint)


@language("SOP423", severity=INFO)
def wordy(text: Text) -> Iterator[Mistake]:
    """A short word does the work of a long phrase."""
    for index, found in text.said(phrases.WORDY, Kind.PROSE):
        plainer = phrases.PLAINER.get(" ".join(found.lower().split()))
        hint = f"Write “{plainer}”." if plainer else "Use the verb itself: “check” for “carry out a check”."
        yield text.mistake(index, found, f"{quoted(found)} is longer than what it says", hint)


@language("SOP424")
def by_number(text: Text) -> Iterator[Mistake]:
    """A step is named by what it does, not by its number or its place on the page."""
    for index, found in text.said(phrases.BY_NUMBER, Kind.PROSE):
        hint = (
            "Numbers move when a step is added: link to the step ([check the order](#step-check)), or say what it does."
        )
        yield text.mistake(index, found, f"{quoted(found)} is wrong as soon as a step moves", hint)


_NOT_TWICE = words(
    "that had is her no very bye s t so knock cha tut "
    "die der das den dem sie nous vous dat het"  # right in German, French and Dutch: “alle, die die Waage nutzen”
)
_TWICE = re.compile(r"\b([a-z]+) \1\b")


@language("SOP429")
def twice(text: Text) -> Iterator[Mistake]:
    """No word is written twice in a row."""
    if not any(f"{word} {word}" in text.lower for word in text.repeats - _NOT_TWICE):
        return
    for found in _TWICE.finditer(text.lower):
        if found[1] not in _NOT_TWICE:
            shown = text.raw[found.start() : found.end()]
            yield text.mistake(found.start(), shown, f"{quoted(shown)} has a word too many", "Delete one of the two.")


_DATE = re.compile(r"(?<![\d/])(?:0?[1-9]|1[0-2])/(?:0?[1-9]|1[0-2])/(?:20)?\d\d(?![\d/])")


@language("SOP432")
def ambiguous_date(text: Text) -> Iterator[Mistake]:
    """A date can be read in one way only."""
    if "/2" not in text.words:
        return
    for found in _DATE.finditer(text.words):
        hint = "Write the month as a word (3 April 2026), or year-month-day (2026-04-03)."
        yield text.mistake(found.start(), found[0], f"{quoted(found[0])} can be two different days", hint)
