"""A standard operating procedure as authored: document control and everything around the procedure."""

import datetime
from typing import Literal

from pydantic import Field, model_validator

from .allowance import Allowance
from .base import Authored
from .procedure import Checklist, End, Faq, Item, Node, Step, Workflow
from .text import Date, Duration, Key, SopId, Text, Url, Version

Format = Literal["article", "picture-guide", "workflow", "faq", "checklist"]
Status = Literal["draft", "in-review", "approved", "retired"]
Channel = Literal["phone", "email", "chat", "in-person", "social", "letter"]


class Scope(Authored):
    """When to use the procedure and when not."""

    applies: tuple[Text, ...] = Field(min_length=1, description="The cases it is meant for.")
    excludes: tuple[Text, ...] = Field(default=(), description="The cases it is not meant for.")
    channels: tuple[Channel, ...] = Field(default=(), description="The ways in which people get in touch.")
    hours: Text | None = Field(default=None, description="When it holds, such as opening hours.")


class Revision(Authored):
    """One version of the document: what changed, why, and who answers for it."""

    version: Version = Field(description="The version that this revision made.")
    date: Date = Field(description="The day of the revision.")
    author: Text = Field(description="Who made the change.")
    approver: Text | None = Field(default=None, description="Who approved it; never the author.")
    summary: Text = Field(description="What changed.")
    why: Text | None = Field(default=None, description="Why it changed.")
    material: bool = Field(
        default=True, description="Whether somebody must now act differently; a corrected spelling is not material."
    )
    steps: tuple[Key, ...] = Field(
        default=(),
        description="The ids of the steps that changed.",
    )


class Review(Authored):
    """How often the document is looked at again, and when it last was."""

    every: Duration = Field(description="How often it is looked at again.")
    last: Date | None = Field(default=None, description="The day of the last review.")


class Pilot(Authored):
    """A trial with named teams until a day."""

    teams: tuple[Text, ...] = Field(min_length=1, description="Who tries it out.")
    until: Date = Field(description="The last day of the trial.")


class Responsibility(Authored):
    """A row of the RACI table: responsible, accountable (exactly one), consulted, informed."""

    activity: Text = Field(description="What the row of the RACI table is about.")
    responsible: tuple[Key, ...] = Field(min_length=1, description="The roles that do it.")
    accountable: Key = Field(description="The one role that answers for it.")
    consulted: tuple[Key, ...] = Field(default=(), description="The roles that are asked before.")
    informed: tuple[Key, ...] = Field(default=(), description="The roles that are told afterwards.")


class Definition(Authored):
    """A term as this procedure means it."""

    term: Text = Field(description="The word.")
    meaning: Text = Field(description="What it means.")


class Prerequisites(Authored):
    """What must be true before the first step: checks, and procedures learned."""

    checks: tuple[Text, ...] = Field(default=(), description="What has to be true before the first step.")
    training: tuple[SopId, ...] = Field(default=(), description="The SOPs that have to be learned before.")


class Target(Authored):
    """What the procedure aims at: a metric of the register, its target and how often it is measured."""

    metric: Key = Field(description="A metric of metrics.yml.")
    target: Text = Field(description="The value to reach.")
    measured: Text | None = Field(default=None, description="How often it is measured.")


class Record(Authored):
    """What is kept as evidence, where and how long."""

    what: Text = Field(description="What it is.")
    where: Text = Field(description="Where it is kept.")
    keep: Duration = Field(description="How long it is kept.")


class Reference(Authored):
    """Another procedure, a web page or a file beside the SOP; exactly one of the three."""

    sop: SopId | None = Field(default=None, description="The id of another SOP.")
    url: Url | None = Field(default=None, description="The address of a web page.")
    file: Text | None = Field(default=None, description="The path of a file, beside the SOP.")
    title: Text | None = Field(default=None, description="What the link is called; another SOP brings its own title.")

    @model_validator(mode="after")
    def _one_target(self) -> "Reference":
        if sum(target is not None for target in (self.sop, self.url, self.file)) != 1:
            raise ValueError("a reference has exactly one of sop, url and file")
        if self.sop is None and self.title is None:
            raise ValueError("a reference to a url or a file needs a title")
        return self


class Trouble(Authored):
    """A symptom and what to do about it."""

    symptom: Text = Field(description="What people see.")
    do: Text = Field(description="What to do, as one instruction.")


class Phrase(Authored):
    """What to say in a situation, and what to avoid."""

    situation: Text = Field(description="When the phrase is said.")
    channel: Channel | None = Field(default=None, description="The way of getting in touch that it is meant for.")
    say: Text = Field(description="The words to say.")
    avoid: Text | None = Field(default=None, description="The words to avoid.")


class Communication(Authored):
    """How to speak: lists that hold everywhere, and phrases by situation."""

    say: tuple[Text, ...] = Field(default=(), description="What to say in every case.")
    avoid: tuple[Text, ...] = Field(default=(), description="What never to say.")
    phrases: tuple[Phrase, ...] = Field(
        default=(), description="What to say in one situation, and what to avoid there."
    )


class Bypass(Authored):
    """A trigger that skips the ladder."""

    trigger: Text = Field(description="What sets it off.")
    to: Key = Field(description="The role it goes to at once.")
    within: Duration = Field(description="How fast.")
    channel: Text | None = Field(default=None, description="How to reach them.")


class EscalationLevel(Authored):
    """A rung of the ladder: who takes over, on what trigger, and how fast (ITIL: functional escalation)."""

    level: int = Field(ge=1, le=9, description="The number of the rung.")
    role: Key = Field(description="Who it is: a role of roles.yml.")
    trigger: Text = Field(description="What sets it off.")
    respond: Duration = Field(description="How soon somebody answers.")
    resolve: Duration | None = Field(default=None, description="How soon it is solved, or goes one rung up.")
    channel: Text | None = Field(default=None, description="How to reach them.")
    handover: tuple[Text, ...] = Field(default=(), description="What whoever takes over needs to know.")
    step: Key | None = Field(default=None, description="The step that this rung takes part in.")


class Escalation(Authored):
    """The ladder, the by-passes, and the clock that their times run on."""

    clock: Literal["business-hours", "calendar"] = Field(
        default="business-hours",
        description="Whether times run during business hours only, or day and night (calendar).",
    )
    bypass: tuple[Bypass, ...] = Field(default=(), description="What skips the ladder.")
    levels: tuple[EscalationLevel, ...] = Field(min_length=1, description="The rungs of the ladder, lowest first.")


class Sop(Authored):
    """A standard operating procedure: front matter of one Markdown file."""

    id: SopId = Field(description="The permanent number of this procedure.")
    title: Text = Field(description="What it is called.")
    format: Format = Field(description="How the procedure is told.")
    status: Status = Field(description="Where it stands between draft and retired.")
    version: Version = Field(description="The version of the newest revision.")
    owner: Key = Field(description="The role that keeps it up to date.")
    purpose: Text = Field(description="Why the procedure exists, in one sentence.")
    scope: Scope = Field(description="When to use it and when not.")
    revisions: tuple[Revision, ...] = Field(min_length=1, description="What changed in each version, newest first.")
    effective: Date | None = Field(default=None, description="The day from which it holds.")
    approvers: tuple[Key, ...] = Field(
        default=(), description="The roles that approve it; an approved SOP names at least one."
    )
    reviewers: tuple[Key, ...] = Field(default=(), description="The roles that are asked to read a change.")
    review: Review | None = Field(default=None, description="How often it is looked at again.")
    audience: tuple[Key, ...] = Field(default=(), description="The roles it is written for.")
    supersedes: tuple[SopId, ...] = Field(default=(), description="The ids of older SOPs that it takes the place of.")
    pilot: Pilot | None = Field(default=None, description="The trial it is in.")
    satisfies: dict[str, tuple[Text, ...]] = Field(
        default={}, description="The clauses of standards that it fulfils, by standard."
    )
    objectives: tuple[Key, ...] = Field(
        default=(), description="The goals that it serves: objectives of objectives.yml."
    )
    tags: tuple[Text, ...] = Field(default=(), description="Words to find it by.")
    allow: tuple[Allowance, ...] = Field(
        default=(), description="Rules that do not fit this file, each with the reason."
    )
    responsibilities: tuple[Responsibility, ...] = Field(
        default=(), description="The RACI table: who does, answers for, is asked about and is told of each activity."
    )
    definitions: tuple[Definition, ...] = Field(default=(), description="Words as this procedure means them.")
    tools: tuple[Key, ...] = Field(default=(), description="What the procedure needs: tools of tools.yml.")
    prerequisites: Prerequisites | None = Field(default=None, description="What has to be true before the first step.")
    metrics: tuple[Target, ...] = Field(default=(), description="What the procedure is measured by.")
    records: tuple[Record, ...] = Field(default=(), description="What is kept as evidence.")
    references: tuple[Reference, ...] = Field(
        default=(), description="Other SOPs, web pages and files that belong to it."
    )
    troubleshooting: tuple[Trouble, ...] = Field(
        default=(), description="What people may run into, and what to do then."
    )
    communication: Communication | None = Field(default=None, description="What to say, and what to avoid.")
    steps: tuple[Step, ...] = Field(
        default=(), description="The steps in order, for the formats article and picture-guide."
    )
    escalation: Escalation | None = Field(default=None, description="Who takes over when it goes wrong, and how fast.")
    workflow: Workflow | None = Field(default=None, description="The decisions, for the format workflow.")
    checklist: Checklist | None = Field(default=None, description="The lines to tick, for the format checklist.")
    faq: tuple[Faq, ...] = Field(default=(), description="The questions and answers, for the format faq.")

    @property
    def next_review(self) -> datetime.date | None:
        """The day by which the document is to be looked at again: `review.every` after the last review,
        or after it took effect, or after its newest revision, whichever of these is known first."""
        if self.review is None:
            return None
        return self.review.every.after(self.review.last or self.effective or self.revisions[0].date)

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of the checklist, if there is one."""
        return tuple([item for phase in self.checklist.phases for item in phase.items]) if self.checklist else ()

    @property
    def parts(self) -> tuple[tuple[Key, Step | Node | Item | Faq], ...]:
        """What can be learned, asked about and changed on its own, each with its id, in the order of the page."""
        nodes = self.workflow.nodes.items() if self.workflow else ()
        items = [(item.id, item) for item in self.items]
        return (*[(step.id, step) for step in self.steps], *nodes, *items, *[(entry.id, entry) for entry in self.faq])

    @property
    def receivers(self) -> tuple[Key, ...]:
        """The roles that cases go to: rungs of the ladder, by-passes, ends of the workflow."""
        ladder, nodes = self.escalation, self.workflow.nodes.values() if self.workflow else ()
        roles = [*(level.role for level in ladder.levels), *(each.to for each in ladder.bypass)] if ladder else []
        return (*dict.fromkeys((*roles, *(node.to for node in nodes if isinstance(node, End) and node.to))),)
