"""Put steps in order: four to six that follow one another."""

from collections.abc import Iterator, Sequence
from math import ceil

from ..model.procedure import Checklist, Item, Step
from ..model.question import Order
from ..model.sop import Sop
from ..wording import bag, headline, unlinked
from .drawing import GENERATED
from .people import Roles

SHORTEST, LONGEST = 4, 6
"""How many things people are asked to order: fewer is guessed, more is a memory test."""


def orders(sop: Sop, _roles: Roles) -> Iterator[Order]:
    """Order questions on the steps and on the checklist."""
    yield from _runs("steps", sop.steps, "Put these steps in the order of the procedure.")
    if sop.checklist:
        for phase_id, title, items in _sequences(sop.checklist):
            yield from _runs(phase_id, items, f"Put these items of “{unlinked(title)}” in the order of the checklist.")


def _sequences(checklist: Checklist) -> Iterator[tuple[str, str, Sequence[Item]]]:
    """Items whose order is fixed: all when they are read and done one by one, else those that wait for each other."""
    for phase in checklist.phases:
        yield phase.id, phase.title, phase.items if checklist.mode == "read-do" else _waiting(phase.items)


def _waiting(items: Sequence[Item]) -> Sequence[Item]:
    """The first chain of items that each come after the one before."""
    chain: list[Item] = []
    for item in items:
        if not chain or chain[-1].id in item.after:
            chain.append(item)
        elif len(chain) < SHORTEST:
            chain = [item]
    return chain


def _runs(name: str, things: Sequence[Step | Item], q: str) -> Iterator[Order]:
    """One question per run of four to six; a single run bears the name of the whole, several that of their first."""
    runs = max(1, min(ceil(len(things) / LONGEST), len(things) // SHORTEST))
    for run in range(runs):
        part = things[run * len(things) // runs : (run + 1) * len(things) // runs][:LONGEST]
        question = _order(f"order-{name if runs == 1 else part[0].id}", part, q)
        if question:
            yield question


def _order(id_: str, things: Sequence[Step | Item], q: str) -> Order | None:
    texts = [headline(unlinked(thing.do)) for thing in things]
    if len(things) < SHORTEST or len({bag(text) for text in texts}) < len(texts):
        return None
    ids = [thing.id for thing in things]
    return Order.model_validate(
        {
            "id": id_,
            "type": "order",
            "q": q,
            "items": [{"id": key, "text": text} for key, text in zip(ids, texts, strict=True)],
            "tests": ids,
            "pool": GENERATED,
            "explain": f"They stand one after another, from “{texts[0].rstrip('.')}” to “{texts[-1].rstrip('.')}”.",
        }
    )
