"""Checklists and steps: an order that can be kept, and nothing said twice."""

from collections.abc import Iterator, Sequence

from ..findings import Severity, quoted
from ..handbook import Handbook
from ..model.procedure import Checklist, Item
from ..model.text import Key
from ..reading.authored import AuthoredSop
from ..reading.source import Source
from ..reading.tree import Path
from ..settings import Limits
from .alike import all_differ
from .loops import loops
from .rules import Mistake, rule


def _checklists(handbook: Handbook) -> Iterator[tuple[AuthoredSop, Checklist]]:
    for authored in handbook.sops.values():
        if authored.sop.checklist:
            yield authored, authored.sop.checklist


def _items(checklist: Checklist) -> Iterator[tuple[Path, Item]]:
    for at, phase in enumerate(checklist.phases):
        for index, item in enumerate(phase.items):
            yield ("checklist", "phases", at, "items", index), item


@rule("SOP250")
def can_be_ticked(handbook: Handbook) -> Iterator[Mistake]:
    """Items of a checklist do not wait for each other."""
    for authored, checklist in _checklists(handbook):
        waits = {item.id: item.after for _, item in _items(checklist)}
        for loop in loops(waits):
            if len(loop) == 1 and [item.id for _, item in _items(checklist)].count(Key(loop[0])) > 1:
                continue  # which of the two waits for which is not known: that they have one id is told
            for loc, item in _items(checklist):
                at = next((index for index, name in enumerate(item.after) if name in loop), None)
                if item.id in loop and at is not None:
                    others = "itself" if len(loop) == 1 else ", ".join(name for name in loop if name != item.id)
                    message = f"{quoted(item.id)} waits for {others}, so it can never be ticked"
                    yield Mistake(authored.source, (*loc, "after", at), message, "Take one of these out of `after`.")


@rule("SOP251", suppressible=True)
def order_kept(handbook: Handbook) -> Iterator[Mistake]:
    """An item stands below those that must be ticked first."""
    for authored, checklist in _checklists(handbook):
        place = {item.id: number for number, (_, item) in enumerate(_items(checklist))}
        circular = {name for loop in loops({item.id: item.after for _, item in _items(checklist)}) for name in loop}
        for loc, item in _items(checklist):
            for at, name in enumerate(item.after):
                if place.get(name, -1) > place[item.id] and not {name, item.id} <= circular:
                    message = f"{quoted(name)} must be ticked before this, and stands below it"
                    hint = f"Move {quoted(item.id)} below it: people work from the top down."
                    yield Mistake(authored.source, (*loc, "after", at), message, hint)


@rule("SOP252", severity=Severity.INFO)
def signature_means_something(handbook: Handbook) -> Iterator[Mistake]:
    """A checklist that is signed has a critical item, without which it is not signed."""
    for authored, checklist in _checklists(handbook):
        if checklist.sign_off and not any(item.critical for _, item in _items(checklist)):
            message = "the list is signed, but no item is critical: it can be signed with everything open"
            hint = "Write critical: true at the items without which nobody may sign."
            yield Mistake(authored.source, ("checklist", "sign_off"), message, hint, key=True)


@rule("SOP260", severity=Severity.INFO)
def few_enough(handbook: Handbook, limits: Limits) -> Iterator[Mistake]:
    """A procedure, or a phase of a checklist, is short enough to be followed."""
    for authored in handbook.sops.values():
        if len(authored.sop.steps) > limits.steps:
            message = f"these are {len(authored.sop.steps)} steps; {limits.steps} is the limit of this handbook"
            hint = "Make a part of it an SOP of its own, and refer to it with `uses`."
            yield Mistake(authored.source, ("steps",), message, hint, key=True)
        for at, phase in enumerate(authored.sop.checklist.phases if authored.sop.checklist else ()):
            if len(phase.items) > limits.steps:
                message = f"these are {len(phase.items)} items; {limits.steps} is the limit of this handbook"
                loc = ("checklist", "phases", at, "items")
                yield Mistake(authored.source, loc, message, "Make two phases of it.", key=True)


def _words(text: str) -> str:
    return " ".join(text.casefold().rstrip(".?!*_ ").split())


def _said_twice(source: Source, said: Sequence[tuple[Path, str]], what: str, hint: str) -> Iterator[Mistake]:
    if all_differ([text for _, text in said]):
        return
    first: dict[str, Path] = {}
    for loc, text in said:
        before = first.setdefault(_words(text), loc)
        if before is not loc:
            message = f"{what} on line {source.position(before).line} says the same"
            yield Mistake(source, loc, message, hint)


@rule("SOP262", severity=Severity.WARNING)
def steps_differ(handbook: Handbook) -> Iterator[Mistake]:
    """Two steps, or two items of a checklist, do not say the same."""
    hint = "Delete one of the two, or say what is different here."
    for authored in handbook.sops.values():
        steps = [(("steps", index, "do"), step.do) for index, step in enumerate(authored.sop.steps)]
        yield from _said_twice(authored.source, steps, "the step", hint)
        if authored.sop.checklist:
            items = [((*loc, "do"), item.do) for loc, item in _items(authored.sop.checklist)]
            yield from _said_twice(authored.source, items, "the item", hint)


@rule("SOP263", severity=Severity.INFO)
def parts_of_a_step(handbook: Handbook) -> Iterator[Mistake]:
    """A step that has parts has more than one."""
    for authored in handbook.sops.values():
        for index, step in enumerate(authored.sop.steps):
            if len(step.substeps) == 1:
                message = f"the step {quoted(step.id)} has a single substep"
                hint = "Say it in the step itself, or make it a step of its own."
                yield Mistake(authored.source, ("steps", index, "substeps"), message, hint, key=True)


@rule("SOP264", suppressible=True)
def in_or_out(handbook: Handbook) -> Iterator[Mistake]:
    """What a procedure applies to is not what it excludes."""
    for authored in handbook.sops.values():
        applies = {_words(text) for text in authored.sop.scope.applies}
        for index, text in enumerate(authored.sop.scope.excludes):
            if _words(text) in applies:
                message = f"{quoted(text)} is among what the procedure applies to as well"
                yield Mistake(
                    authored.source, ("scope", "excludes", index), message, "Keep it on one of the two sides."
                )


@rule("SOP265", severity=Severity.WARNING)
def asked_once(handbook: Handbook) -> Iterator[Mistake]:
    """A question that people ask is answered once."""
    for authored in handbook.sops.values():
        asked = [(("faq", index, "q"), entry.q) for index, entry in enumerate(authored.sop.faq)]
        yield from _said_twice(authored.source, asked, "the question", "Make one of the two, with one answer.")


@rule("SOP266", severity=Severity.WARNING)
def defined_once(handbook: Handbook) -> Iterator[Mistake]:
    """A word has one meaning in a procedure."""
    for authored in handbook.sops.values():
        terms = [(("definitions", index, "term"), entry.term) for index, entry in enumerate(authored.sop.definitions)]
        yield from _said_twice(authored.source, terms, "the definition", "Keep one meaning, or use two words.")
