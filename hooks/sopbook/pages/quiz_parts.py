"""Which parts of an SOP the questions of its quiz ask about, and what they are called there."""

from typing import NamedTuple

from ..fingerprints import parts
from ..model.procedure import Act, Ask, End, Faq, Item, Node, Step
from ..model.quiz import Quiz
from ..model.sop import Sop
from ..wording import cut, plain

LONGEST = 60
"""Characters of a part in a list of links."""


class Tested(NamedTuple):
    """A part of the SOP that a question asks about: its anchor and the first of its words."""

    anchor: str
    text: str


def tested_parts(sop: Sop, quiz: Quiz) -> dict[str, Tested]:
    """What the questions ask about, by the id that `tests` names."""
    named = {part for question in quiz.questions for part in question.tests}
    return {id_: _tested(id_, part) for id_, part in parts(sop) if id_ in named}


def _tested(id_: str, part: Step | Node | Item | Faq) -> Tested:
    match part:
        case Step(do=do):
            return Tested(f"step-{id_}", _named(do))
        case Item(do=do):
            return Tested(f"item-{id_}", _named(do))
        case Faq(q=q):
            return Tested(f"faq-{id_}", _named(q))
        case Ask(ask=ask):
            return Tested(f"node-{id_}", _named(ask))
        case Act(do=do):
            return Tested(f"node-{id_}", _named(do))
        case End():
            return Tested(f"node-{id_}", cut(ending(part), LONGEST))


def _named(text: str) -> str:
    return cut(plain(text), LONGEST)


def ending(end: End) -> str:
    """An end of the workflow in plain words: what is done there, or else how it ends."""
    return plain(end.do or end.end.capitalize())
