"""What is done: steps, the decision workflow, the checklist, the questions and answers."""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from .base import Authored
from .text import Duration, Key, Prose, SopId, Text

Level = Literal["must", "should", "may"]
"""Freedom to deviate: an obligation, the usual way, an option (the words of RFC 2119)."""


class Image(Authored):
    """A picture of a step; `src` is relative to the SOP's file."""

    src: Text = Field(description="The picture's file, beside the SOP.")
    alt: Text = Field(description="What the picture shows, for those who cannot see it.")
    caption: Text | None = Field(default=None, description="A line below the picture.")


class Substep(Authored):
    """A part of a step with an id of its own."""

    id: Key = Field(description="The short name that links, quizzes and records use; it never changes.")
    do: Text = Field(description="What to do, as one instruction.")


class Step(Authored):
    """One action of a procedure: the unit of linking, of quiz questions and of re-training."""

    id: Key = Field(description="The short name that links, quizzes and records use; it never changes.")
    do: Text = Field(description="What to do, as one instruction.")
    role: Key | None = Field(default=None, description="Who does it: a role of roles.yml.")
    within: Duration | None = Field(default=None, description="How fast it has to be done.")
    tools: tuple[Key, ...] = Field(default=(), description="What is needed: tools of tools.yml.")
    level: Level = Field(
        default="must",
        description="How free you are to deviate: an obligation (must), the usual way (should) or an option (may).",
    )
    critical: bool = Field(
        default=False,
        description="Whether a mistake here does real harm; such steps are marked, and a quiz has to ask about them.",
    )
    why: Text | None = Field(default=None, description="The reason for the step.")
    warning: Text | None = Field(default=None, description="What may go wrong; it is shown before the step.")
    note: Text | None = Field(default=None, description="Something good to know; it is shown after the step.")
    image: Image | None = Field(default=None, description="A picture of the step.")
    substeps: tuple[Substep, ...] = Field(default=(), description="The parts of the step, in order.")
    result: Text | None = Field(default=None, description="How to see that the step is done.")
    record: Text | None = Field(default=None, description="What is written down, and where.")
    uses: SopId | None = Field(default=None, description="The id of another SOP that tells how to do this step.")


class Answer(Authored):
    """A way out of a question; `goto` names a node."""

    condition: Text = Field(alias="if", description="The answer that leads this way.")
    goto: Key = Field(description="The node that comes next.")


class Visited(Authored):
    """A node that may be entered a limited number of times, and where to go after that."""

    visits: int | None = Field(
        default=None, ge=1, le=20, description="How often the node may be entered; this bounds a loop."
    )
    otherwise: Key | None = Field(
        default=None, alias="else", description="The node to go to when the visits are used up."
    )
    info: Key | None = Field(default=None, description="The panel of `info` that is shown beside the node.")
    role: Key | None = Field(default=None, description="Who does it: a role of roles.yml.")
    within: Duration | None = Field(default=None, description="How fast it has to be done.")
    tools: tuple[Key, ...] = Field(default=(), description="What is needed: tools of tools.yml.")
    warning: Text | None = Field(default=None, description="What may go wrong; it is shown first.")


class Ask(Visited):
    """A node that asks one question."""

    ask: Text = Field(description="The question.")
    why: Text | None = Field(default=None, description="Why it is asked.")
    answers: tuple[Answer, ...] = Field(min_length=2, description="The ways out of the question.")


class Act(Visited):
    """A node that tells what to do, then goes on."""

    do: Text = Field(description="What to do, as one instruction.")
    goto: Key = Field(description="The node that comes next.")
    uses: SopId | None = Field(default=None, description="The id of another SOP that tells how to do this.")
    record: Text | None = Field(default=None, description="What is written down, and where.")


class End(Authored):
    """A node where the workflow is over."""

    end: Literal["resolved", "escalated", "stopped"] = Field(description="How it ends.")
    do: Text | None = Field(default=None, description="What to do last.")
    to: Key | None = Field(default=None, description="The role that takes over: a role of roles.yml.")
    within: Duration | None = Field(default=None, description="How fast it has to be handed over.")
    uses: SopId | None = Field(default=None, description="The id of another SOP that goes on from here.")
    handover: tuple[Text, ...] = Field(default=(), description="What whoever takes over needs to know.")
    info: Key | None = Field(default=None, description="The panel of `info` that is shown beside the node.")


def _kind(value: Any) -> str:
    keys = value if isinstance(value, dict) else vars(value)
    return "end" if "end" in keys else "ask" if "ask" in keys else "act"


Node = Annotated[
    Annotated[Ask, Tag("ask")] | Annotated[Act, Tag("act")] | Annotated[End, Tag("end")], Discriminator(_kind)
]
"""A node is an `Ask` when it has `ask`, an `End` when it has `end`, else an `Act`."""


class Panel(Authored):
    """Decision-support information shown beside the node that needs it."""

    title: Text = Field(description="What it is called.")
    body: Prose = Field(description="The text of the panel.")


class Workflow(Authored):
    """A procedure as decisions: nodes by id, from `start` to an end."""

    start: Key = Field(description="The node it begins with.")
    nodes: dict[Key, Node] = Field(min_length=1, description="The questions, actions and ends by their ids.")
    info: dict[Key, Panel] = Field(
        default={}, description="Panels with information for a decision, by the names that nodes use."
    )


class Item(Authored):
    """One line of a checklist; `after` names the items that must be ticked first."""

    id: Key = Field(description="The short name that links, quizzes and records use; it never changes.")
    do: Text = Field(description="What to do, as one instruction.")
    critical: bool = Field(default=False, description="Whether the list may not be signed while this is open.")
    after: tuple[Key, ...] = Field(default=(), description="The items that have to be ticked before this one.")
    role: Key | None = Field(default=None, description="Who does it: a role of roles.yml.")
    within: Duration | None = Field(default=None, description="How fast it has to be done.")
    tools: tuple[Key, ...] = Field(default=(), description="What is needed: tools of tools.yml.")
    warning: Text | None = Field(default=None, description="What may go wrong; it is shown before the item.")
    note: Text | None = Field(default=None, description="Something good to know; it is shown after the item.")
    record: Text | None = Field(default=None, description="What is written down, and where.")
    uses: SopId | None = Field(default=None, description="The id of another SOP that tells how to do this.")


class Phase(Authored):
    """A part of a checklist that is done together, such as before closing."""

    id: Key = Field(description="The short name that links, quizzes and records use; it never changes.")
    title: Text = Field(description="What it is called.")
    items: tuple[Item, ...] = Field(min_length=1, description="The lines to tick.")


class SignOff(Authored):
    """Who signs the finished checklist (a role), and whether a note is asked for."""

    by: Key = Field(description="The role that signs.")
    note: bool = Field(default=False, description="Whether whoever signs has to leave a note.")


class Checklist(Authored):
    """Phases of items; `do-confirm` is ticked after doing from memory, `read-do` is read and done line by line."""

    mode: Literal["do-confirm", "read-do"] = Field(
        default="read-do",
        description="Whether people do from memory and then confirm (do-confirm), or read a line and do it (read-do).",
    )
    phases: tuple[Phase, ...] = Field(min_length=1, description="The parts that are done together.")
    sign_off: SignOff | None = Field(default=None, description="Who signs the finished list.")


class Faq(Authored):
    """A question that people ask, and its answer."""

    id: Key = Field(description="The short name that links, quizzes and records use; it never changes.")
    q: Text = Field(description="The question as people ask it.")
    a: Prose = Field(description="The answer.")
    audience: tuple[Literal["customer", "staff"], ...] = Field(
        default=(), description="Whom the answer may be given to as it stands."
    )
