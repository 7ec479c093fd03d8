# ruff: noqa: E501 -- a pattern is read in one piece
"""Language: how a step is made, and the words that an SOP has to explain."""

import re
from collections.abc import Iterator
from types import ModuleType

from ..findings import quoted
from . import language_phrases as phrases
from .language import INFO
from .language_words import STRESSED, VERBS, words
from .passages import Kind
from .rules import Mistake, once_for_all
from .sentences import first_sentence
from .texts import Text, compiled, language

_ACRONYM = r"(?<![\w\-/&.'’])([A-Z]{2,6})(?:s|[’']s)?(?![\w\-&’'])"


@language("SOP402")
def undefined_acronym(text: Text) -> Iterator[Mistake]:
    """An abbreviation is in the glossary, or explained where it is used."""
    told: set[str] = set()
    for index, run in text.capitals:
        if run in text.known or run in told or not (found := compiled(_ACRONYM).match(text.words, index)):
            continue
        capitals = found[1]
        if (
            capitals in told
            or capitals in text.known
            or capitals in STRESSED
            or (len(capitals) > 3 and capitals.lower() in VERBS)
        ):
            continue
        told.add(capitals)
        if not _explained(text, capitals, found.start()):
            hint = (
                f"Add it to docs/registers/terms.yml with `abbreviation: {capitals}`, or to this SOP's `definitions`."
            )
            yield text.mistake(found.start(1), capitals, f"{quoted(capitals)} is explained nowhere", hint)


_SHOWN_AS = r"(?:begins?|starts?|ends?|marked|labelled|button|key|code|type|press|reads|prefix|letters|named|called)(?: with| in| the)? $"


def _explained(text: Text, capitals: str, index: int) -> bool:
    """Whether the text explains an abbreviation itself, or the capitals are only loud or part of a code."""
    words = text.words
    if f"({capitals})" in words or f"({capitals}s)" in words or f"{capitals} (" in words:
        return True
    if re.search(_SHOWN_AS, words[max(index - 24, 0) : index]):
        return True
    around = words[max(index - 12, 0) : index + len(capitals) + 12]
    if re.search(
        rf"[A-Z]{{2,}}[ ,]+{capitals}\b|\b{capitals}[ ,]+[A-Z]{{2,}}\b|{capitals}[ -]?\d|[A-Z]{{1,6}}-{capitals}",
        around,
    ):
        return True
    loud = capitals.lower()
    return text.tokens.count(loud) > len(re.findall(rf"\b{capitals}\b", words))


def _steps(text: Text) -> Iterator[tuple[int, str]]:
    """Steps, substeps, items and nodes; what to do in trouble may begin with its cause."""
    numbers = text.numbers(Kind.ACTION, Kind.DETAIL)
    for number, action in zip(numbers, text.those(numbers), strict=True):
        if text.passages[number].loc[0] != "troubleshooting":
            yield number, action


def _orders() -> ModuleType:
    """What tells orders from statements: its patterns take longer to be made than a command without SOPs."""
    from . import orders  # noqa: PLC0415

    return orders


@once_for_all
def _statements(text: Text) -> tuple[tuple[int, str, int], ...]:
    return (*_each_statement(text),)


def _each_statement(text: Text) -> Iterator[tuple[int, str, int]]:
    """First sentences of steps that state something instead of ordering it, each with the index where it does so."""
    orders = _orders()
    for number, action in _steps(text):
        if not orders.orders_at_once(action):
            sentence = first_sentence(action)
            begins = orders.statement_begins(sentence)
            if begins is not None:
                yield number, sentence, begins


@language("SOP403")
def two_actions(text: Text) -> Iterator[Mistake]:
    """A step is one action."""
    second_action = _orders().second_action
    numbers = text.numbers(Kind.ACTION, Kind.ACTION)
    for number, action in zip(numbers, text.those(numbers), strict=True):
        if ("and" in action or "then" in action or ";" in action or ". " in action) and (
            found := second_action(action)
        ):
            at, verb = found
            hint = "Make it a step or a substep of its own: it gets its own role, time limit and question."
            yield text.mistake(
                text.starts[number] + at, verb, f"{quoted(verb)} begins a second action in this step", hint
            )


@language("SOP404")
def begins_with_verb(text: Text) -> Iterator[Mistake]:
    """A step begins with what to do."""
    for number, sentence, begins in _statements(text):
        if _unowned(text, number, sentence):
            continue
        word = re.match(r"[\w'’-]*", sentence[begins:])
        shown = word[0] if word else ""
        hint = "Begin with the verb: “Check the date”, “If it is late, call the customer”. Who does it is `role`."
        message = f"this does not say what to do: {quoted(shown)} is not a verb that orders"
        yield text.mistake(text.starts[number] + begins, shown, message, hint)


def _unowned(text: Text, number: int, sentence: str) -> bool:
    return "role" not in text.passages[number].part and _orders().passive(sentence) is not None


@language("SOP405")
def passive_step(text: Text) -> Iterator[Mistake]:
    """A step says who does it: by an order and `role`, not “is checked”."""
    passive = _orders().passive
    for number, sentence, _ in _statements(text):
        if "role" not in text.passages[number].part and (found := passive(sentence)):
            hint = "Make it an order (“Check the seal”), and name the `role` that does it."
            message = f"{quoted(found[0])} does not say who does it"
            yield text.mistake(text.starts[number] + found.start(), found[0].split()[0], message, hint)


_AIMING = VERBS | words(
    "make define establish ensure facilitate mitigate calm safeguard optimise optimize streamline strengthen foster"
)
_AIMS = r"(?:,? and(?: also)?(?: to)?|; ?(?:and )?|,? as well as(?: to)?|\bwhile also) ([a-z]+)(?= (?:the|a|an|our|all|every|each|any|that|its|their|your|customers?|staff|costs?|people|new)\b)"


@language("SOP411")
def two_purposes(text: Text) -> Iterator[Mistake]:
    """An SOP has one purpose."""
    for number in text.numbers(Kind.PROSE, Kind.PROSE):
        if text.passages[number].loc != ("purpose",):
            continue
        purpose = text.of(number)
        first = re.match(r"(?:To |The purpose .{0,40}? is to )?([A-Za-z]+)", purpose)
        if first is None or first[1].lower() not in _AIMING:
            return
        for found in compiled(_AIMS).finditer(purpose, first.end()):
            if (
                found[1] in _AIMING
                and not purpose.startswith((" the rest", " the other"), found.end(1))
                and not re.search(
                    r"\b(?:who|that|which|can|may|when|if|how|what|where|whether|until|before|after|so)\b",
                    purpose[first.end() : found.start()],
                )
            ):
                hint = "Two aims are two procedures, or one aim that stands behind both: write that one."
                yield text.mistake(
                    text.starts[number] + found.start(1), found[1], f"{quoted(found[1])} begins a second purpose", hint
                )
                return


_WARNS = re.compile(r"\W*(?:warning|caution|danger|attention|beware|never|do not|don't|important)\b", re.IGNORECASE)
_NOTES = re.compile(r"\W*(?:please )?note\b", re.IGNORECASE)


@language("SOP414")
def warning_as_note(text: Text) -> Iterator[Mistake]:
    """What is dangerous stands in `warning`, which is read before the step, and only that."""
    for number in text.numbers(Kind.ASIDE, Kind.ASIDE):
        passage = text.passages[number]
        key = passage.loc[-1]
        if key == "note" and _WARNS.match(passage.text):
            message = "this is a warning, and a note is read after the step"
            yield _from_start(text, number, message, "Move it to `warning`, which is shown before what to do.")
        elif key == "warning" and _NOTES.match(passage.text):
            message = "this is a note; warnings that do not warn are no longer read"
            yield _from_start(text, number, message, "Move it to `note`, or say what goes wrong.")


def _from_start(text: Text, number: int, message: str, hint: str) -> Mistake:
    first = text.passages[number].text.split(maxsplit=1)[0]
    return text.mistake(text.starts[number] + text.passages[number].text.index(first), first, message, hint)


@language("SOP417")
def should(text: Text) -> Iterator[Mistake]:
    """A step that must be done does not say “should”."""
    for index, found in text.said(phrases.SHOULD, Kind.DETAIL):
        passage, _ = text.at(index)
        if passage.part.get("level", "must") == "must" and passage.loc[0] != "troubleshooting":
            if found.split()[0].lower() in VERBS and "should" in found.lower():
                continue  # “Reopen it should new facts emerge”
            word = next((word for word, _ in phrases.SHOULD.pairs if re.search(rf"\b{word}\b", found.lower())), found)
            at = index + max(found.lower().find(word), 0)
            hint = "Write it as an order, or set `level: should` when there are good reasons not to do it."
            yield text.mistake(at, text.raw[at : at + len(word)], f"{quoted(found)} in a step that must be done", hint)


_PLEASE = re.compile(r"\b(?:kindly|please)\b")


@language("SOP425", severity=INFO)
def please(text: Text) -> Iterator[Mistake]:
    """A step orders; it does not ask."""
    if "please" in text.spoken or "kindly" in text.spoken:
        for found in _PLEASE.finditer(text.lower, 0, text.end[Kind.DETAIL]):
            shown = text.raw[found.start() : found.end()]
            yield text.mistake(found.start(), shown, f"{quoted(shown)} makes a step sound like a wish", "Leave it out.")
