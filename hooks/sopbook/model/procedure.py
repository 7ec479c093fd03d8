"""What is done: steps, the decision workflow, the checklist, the questions and answers."""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from .base import Authored
from .text import Duration, Key, Prose, SopId, Text

Level = Literal["must", "should", "may"]
"""Freedom to deviate: an obligation, the usual way, an option (the words of RFC 2119)."""


class Image(Authored):
    """A picture of a step; `src` is relative to the SOP's file."""

    src: Text
    alt: Text
    caption: Text | None = None


class Substep(Authored):
    """A part of a step with an id of its own."""

    id: Key
    do: Text


class Step(Authored):
    """One action of a procedure: the unit of linking, of quiz questions and of re-training."""

    id: Key
    do: Text
    role: Key | None = None
    within: Duration | None = None
    tools: tuple[Key, ...] = ()
    level: Level = "must"
    critical: bool = False
    why: Text | None = None
    warning: Text | None = None
    note: Text | None = None
    image: Image | None = None
    substeps: tuple[Substep, ...] = ()
    result: Text | None = None
    record: Text | None = None
    uses: SopId | None = None


class Answer(Authored):
    """A way out of a question; `goto` names a node."""

    condition: Text = Field(alias="if")
    goto: Key


class Visited(Authored):
    """A node that may be entered a limited number of times, and where to go after that."""

    visits: int | None = Field(default=None, ge=1, le=20)
    otherwise: Key | None = Field(default=None, alias="else")
    info: Key | None = None
    role: Key | None = None
    within: Duration | None = None
    tools: tuple[Key, ...] = ()
    warning: Text | None = None


class Ask(Visited):
    """A node that asks one question."""

    ask: Text
    why: Text | None = None
    answers: tuple[Answer, ...] = Field(min_length=2)


class Act(Visited):
    """A node that tells what to do, then goes on."""

    do: Text
    goto: Key
    uses: SopId | None = None
    record: Text | None = None


class End(Authored):
    """A node where the workflow is over."""

    end: Literal["resolved", "escalated", "stopped"]
    do: Text | None = None
    to: Key | None = None
    within: Duration | None = None
    uses: SopId | None = None
    handover: tuple[Text, ...] = ()
    info: Key | None = None


def _kind(value: Any) -> str:
    keys = value if isinstance(value, dict) else vars(value)
    return "end" if "end" in keys else "ask" if "ask" in keys else "act"


Node = Annotated[
    Annotated[Ask, Tag("ask")] | Annotated[Act, Tag("act")] | Annotated[End, Tag("end")], Discriminator(_kind)
]
"""A node is an `Ask` when it has `ask`, an `End` when it has `end`, else an `Act`."""


class Panel(Authored):
    """Decision-support information shown beside the node that needs it."""

    title: Text
    body: Prose


class Workflow(Authored):
    """A procedure as decisions: nodes by id, from `start` to an end."""

    start: Key
    nodes: dict[Key, Node] = Field(min_length=1)
    info: dict[Key, Panel] = {}


class Item(Authored):
    """One line of a checklist; `after` names the items that must be ticked first."""

    id: Key
    do: Text
    critical: bool = False
    after: tuple[Key, ...] = ()
    role: Key | None = None
    within: Duration | None = None
    tools: tuple[Key, ...] = ()
    warning: Text | None = None
    note: Text | None = None
    record: Text | None = None
    uses: SopId | None = None


class Phase(Authored):
    """A part of a checklist that is done together, such as before closing."""

    id: Key
    title: Text
    items: tuple[Item, ...] = Field(min_length=1)


class SignOff(Authored):
    """Who signs the finished checklist (a role), and whether a note is asked for."""

    by: Key
    note: bool = False


class Checklist(Authored):
    """Phases of items; `do-confirm` is ticked after doing from memory, `read-do` is read and done line by line."""

    mode: Literal["do-confirm", "read-do"] = "read-do"
    phases: tuple[Phase, ...] = Field(min_length=1)
    sign_off: SignOff | None = None


class Faq(Authored):
    """A question that people ask, and its answer."""

    id: Key
    q: Text
    a: Prose
    audience: tuple[Literal["customer", "staff"], ...] = ()
