# ruff: noqa: E501 -- a pattern is read in one piece
"""How the text of a step is made: whether it is an order, how many actions it orders, and who is to do it."""

import re

from .language_words import NOUN_STARTS, OPENERS, PARTICIPLES, SECOND, SKIPPED, VERBS, words
from .sentences import sentences

_WORD = re.compile(r"[A-Za-z'’][\w'’-]*")
_DETERMINER = (
    r"(?:the|a|an|your|his|her|its|their|our|it|them|each|every|all|any|this|that|these|those|both|another|one|two"
    r"|three|four|five|only|new|no)"
)
_AND_VERB = re.compile(
    rf"(?:\band(?: then| also)?|, then|\bthen|;(?: then)?) (?:also )?([a-z][a-z-]+)(?= (?:{_DETERMINER}\b|\d|·|up\b|off\b|out\b|down\b))",
    re.IGNORECASE,
)
_THEN_VERB = re.compile(r"(?:[,;] (?:and )?then|\band then|;) ([a-z][a-z-]+)\b", re.IGNORECASE)
_SUBORDINATE = re.compile(
    r"\b(?:until|till|who|whom|whose|which|that|when|while|if|whether|how|what|where|why|you|they|we|because|so|as|before"
    r"|after|since|unless|once|can|may|must|will)\b",
    re.IGNORECASE,
)
_TO_VERB = re.compile(r"\b(?:to|not|never|let|please|or) ([a-z]+)\b", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\b(?:(?:is|are|was|were)(?: to be)?|(?:must|should|shall|will|can|may|has to|have to|needs? to|ought to) be|gets?)"
    r"(?: (?:then|also|always|not|only|never|first|be|being|[a-z]+ly))* ([a-z-]+)\b(?! (?:in|on) )",
    re.IGNORECASE,
)
_STATEMENT = re.compile(
    r"\s*(?:[\w'’·-]+ ){0,6}?(?:is|are|was|were|must|should|shall|will|has|have|can|may|needs?|requires?|ought)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby (?:the |an? |any |your |our |each |every |both |two |one )?[a-z]", re.IGNORECASE)
_NOT_BY = re.compile(
    r"\bby (?:hand|phone|e-?mail|post|mail|chat|default|\w+ing|\d|noon|the (?:end|deadline|time|close))", re.IGNORECASE
)
_STATES = words(
    "needed required supposed allowed located based called named used limited closed opened finished expired interested "
    "advised recommended expected permitted forbidden prohibited entitled involved concerned pleased tired red bed need "
    "indeed speed exceed feed shed"
)
"""Words in -ed after `is` that tell a state or are no participles."""


def order_begins(sentence: str) -> int | None:
    """The index of the verb that a sentence orders with; None where no known verb stands in its place."""
    clause = 0
    match = _first(sentence, 0)
    if match and match[0].lower() in OPENERS:
        after = re.search(r"(?:, (?:then )?|: | then )(?=[A-Za-z])", sentence)
        while after:
            clause = after.end()
            inner = _first(sentence, clause)
            if inner and inner[0].lower() in VERBS:
                return inner.start()
            after = re.compile(r"(?:, (?:then )?|: | then )(?=[A-Za-z])").search(sentence, clause)
        return None
    if match and match[0].lower() in VERBS:
        return match.start()
    return None


def _first(sentence: str, start: int) -> re.Match[str] | None:
    """The first word that is not one of those that may stand before a verb."""
    for word in _WORD.finditer(sentence, start):
        lower = word[0].lower().replace("’", "'")
        if lower not in SKIPPED or (lower == "next" and sentence[word.end() : word.end() + 3] == " to"):
            return word
    return None


_AUXILIARY = (" is ", " are ", " must ", " should ", " shall ", " will ", " has ", " have ", " can ", " may ")


def orders_at_once(sentence: str) -> bool:
    """Whether the first word of a sentence is the verb that it orders with."""
    word = _WORD.match(sentence)
    return word is not None and word[0].lower() in VERBS and not sentence.startswith(_AUXILIARY, word.end())


def statement_begins(sentence: str) -> int | None:
    """The index where a sentence states something instead of ordering it; None when it orders, or cannot be judged."""
    if (at_once := _WORD.match(sentence)) and at_once[0].lower() in VERBS:
        return at_once.start() if sentence.startswith(_AUXILIARY, at_once.end()) else None
    word = _first(sentence, 0)
    if word is None or sentence.rstrip().endswith("?"):
        return None
    first = word[0].lower()
    start = word.start()
    if first in OPENERS:
        comma = sentence.find(", ")
        if comma < 0 or order_begins(sentence) is not None:
            return None
        word = _first(sentence, comma + 2)
        if word is None or word[0].lower() not in NOUN_STARTS or not _STATEMENT.match(sentence, word.end()):
            return None
        return word.start()
    rest = sentence[word.end() :]
    if first in VERBS:
        return start if rest.startswith(_AUXILIARY) else None
    return start if _states(first, rest) else None


_GOVERNS = re.compile(
    rf" (?:(?!of|in|on|at|for|with|from|by|to|and|or|as)[a-z]+ )?{_DETERMINER}\b(?! (?:is|are|was)\b)", re.IGNORECASE
)
_SWITCHED = re.compile(r"\b(?:on|off|ok|done|clean|ready)\b[.,!]*$", re.IGNORECASE)
_MANNER = re.compile(r" (?:[a-z]+ly|up|off|out|down)\b", re.IGNORECASE)


def _states(first: str, rest: str) -> bool:
    if first in NOUN_STARTS:
        return True
    if first[-1] != "s" and _GOVERNS.match(rest):
        return False  # a word before “the” is a verb, whether it is in the list or not
    if first.endswith(("tion", "ment", "ness", "ity")) or _STATEMENT.match(rest):
        return True
    if first.endswith("ing") and len(first) > 5 and first not in VERBS:
        return True
    base = first.removesuffix("s")
    if first != base and (base in VERBS or base.removesuffix("e") in VERBS) and re.match(rf" {_DETERMINER}\b", rest):
        return True
    if first.endswith(("ise", "ize", "ify", "ate")) or _MANNER.match(rest):
        return False
    ends = (first != base and not first.endswith("ss")) or _SWITCHED.search(rest)
    return bool(ends) and not any(other.lower() in VERBS for other in _WORD.findall(rest))


def passive(sentence: str) -> re.Match[str] | None:
    """What is done in a sentence that does not say who does it."""
    start = statement_begins(sentence)
    if start is None:
        return None
    if _BY.search(sentence, start) and not _NOT_BY.search(sentence, start):
        return None
    for found in _PASSIVE.finditer(sentence, start):
        done = found[1].lower()
        if done in _STATES or done.startswith("un"):
            continue
        if (done.endswith("ed") or done in PARTICIPLES) and not _SUBORDINATE.search(sentence, start, found.start()):
            return found
    return None


def second_action(text: str) -> tuple[int, str] | None:
    """The index and the verb of another action that a step orders; None when there is one action only."""
    parts = sentences(text)
    verbs = [(start, order_begins(sentence), sentence) for start, sentence in parts]
    first = next(((start, at, sentence) for start, at, sentence in verbs if at is not None), None)
    if first is None:
        return None
    for start, at, sentence in verbs:
        if at is None:
            continue
        if start != first[0] and _is_second(sentence, at):
            return start + at, _word(sentence, at)
        found = _joined(sentence, at)
        if found:
            return start + found.start(1), found[1]
    return None


def _is_second(sentence: str, at: int) -> bool:
    """Whether a further sentence orders another action: not one that forbids, qualifies or depends on a condition."""
    before = sentence[:at].lower()
    if any(word in before for word in ("never", "not", "don", "only", "always")):
        return False
    if at and (first := _WORD.match(sentence)) and first[0].lower() in OPENERS:
        return False
    return _word(sentence, at).lower() in SECOND


def _word(sentence: str, at: int) -> str:
    found = _WORD.match(sentence, at)
    return found[0] if found else ""


_LOOSE = {"go", "come", "try", "wait", "stop", "choose", "decide", "let", "help", "make", "ensure", "check"}
"""Verbs that an `and` belongs to: “go and see”, “check and correct”."""


def _joined(sentence: str, at: int) -> re.Match[str] | None:
    """The second verb of a sentence, joined to the first by `and`, `then` or a semicolon."""
    patterns = (_THEN_VERB,) if _word(sentence, at).lower() in _LOOSE else (_THEN_VERB, _AND_VERB)
    if re.search(r"\b(?:do not|don't|never)\b", sentence[:at], re.IGNORECASE):
        return None
    colon = sentence.find(":", at)  # what follows says how the action is done
    for pattern in patterns:
        for found in pattern.finditer(sentence, at, colon if colon >= 0 else len(sentence)):
            between = sentence[at : found.start()]
            if found[1].lower() not in SECOND or (pattern is _AND_VERB and _SUBORDINATE.search(between)):
                continue
            if pattern is _AND_VERB and any(verb.lower() in VERBS for verb in _TO_VERB.findall(between)):
                continue
            return found
    return None
