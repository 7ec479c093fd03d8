"""A standard operating procedure as authored: document control and everything around the procedure."""

import datetime
from typing import Literal

from pydantic import Field, model_validator

from .base import Authored
from .procedure import Checklist, Faq, Step, Workflow
from .text import Date, Duration, Key, SopId, Text, Url, Version

Format = Literal["article", "picture-guide", "workflow", "faq", "checklist"]
Status = Literal["draft", "in-review", "approved", "retired"]
Channel = Literal["phone", "email", "chat", "in-person", "social", "letter"]


class Scope(Authored):
    """When to use the procedure and when not."""

    applies: tuple[Text, ...] = Field(min_length=1)
    excludes: tuple[Text, ...] = ()
    channels: tuple[Channel, ...] = ()
    hours: Text | None = None


class Revision(Authored):
    """One version of the document: what changed, why, and who answers for it."""

    version: Version
    date: Date
    author: Text
    approver: Text | None = None
    summary: Text
    why: Text | None = None
    material: bool = True
    steps: tuple[Key, ...] = ()


class Review(Authored):
    """How often the document is looked at again, and when it last was."""

    every: Duration
    last: Date | None = None


class Pilot(Authored):
    """A trial with named teams until a day."""

    teams: tuple[Text, ...] = Field(min_length=1)
    until: Date


class Responsibility(Authored):
    """A row of the RACI table: responsible, accountable (exactly one), consulted, informed."""

    activity: Text
    responsible: tuple[Key, ...] = Field(min_length=1)
    accountable: Key
    consulted: tuple[Key, ...] = ()
    informed: tuple[Key, ...] = ()


class Definition(Authored):
    """A term as this procedure means it."""

    term: Text
    meaning: Text


class Prerequisites(Authored):
    """What must be true before the first step: checks, and procedures learned."""

    checks: tuple[Text, ...] = ()
    training: tuple[SopId, ...] = ()


class Target(Authored):
    """What the procedure aims at: a metric of the register, its target and how often it is measured."""

    metric: Key
    target: Text
    measured: Text | None = None


class Record(Authored):
    """What is kept as evidence, where and how long."""

    what: Text
    where: Text
    keep: Duration


class Reference(Authored):
    """Another procedure, a web page or a file beside the SOP; exactly one of the three."""

    sop: SopId | None = None
    url: Url | None = None
    file: Text | None = None
    title: Text | None = None

    @model_validator(mode="after")
    def _one_target(self) -> "Reference":
        if sum(target is not None for target in (self.sop, self.url, self.file)) != 1:
            raise ValueError("a reference has exactly one of sop, url and file")
        if self.sop is None and self.title is None:
            raise ValueError("a reference to a url or a file needs a title")
        return self


class Trouble(Authored):
    """A symptom and what to do about it."""

    symptom: Text
    do: Text


class Phrase(Authored):
    """What to say in a situation, and what to avoid."""

    situation: Text
    channel: Channel | None = None
    say: Text
    avoid: Text | None = None


class Communication(Authored):
    """How to speak: lists that hold everywhere, and phrases by situation."""

    say: tuple[Text, ...] = ()
    avoid: tuple[Text, ...] = ()
    phrases: tuple[Phrase, ...] = ()


class Bypass(Authored):
    """A trigger that skips the ladder."""

    trigger: Text
    to: Key
    within: Duration
    channel: Text | None = None


class EscalationLevel(Authored):
    """A rung of the ladder: who takes over, on what trigger, and how fast (ITIL: functional escalation)."""

    level: int = Field(ge=1, le=9)
    role: Key
    trigger: Text
    respond: Duration
    resolve: Duration | None = None
    channel: Text | None = None
    handover: tuple[Text, ...] = ()
    step: Key | None = None


class Escalation(Authored):
    """The ladder, the by-passes, and the clock that their times run on."""

    clock: Literal["business-hours", "calendar"] = "business-hours"
    bypass: tuple[Bypass, ...] = ()
    levels: tuple[EscalationLevel, ...] = Field(min_length=1)


class Sop(Authored):
    """A standard operating procedure: front matter of one Markdown file."""

    id: SopId
    title: Text
    format: Format
    status: Status
    version: Version
    owner: Key
    purpose: Text
    scope: Scope
    revisions: tuple[Revision, ...] = Field(min_length=1)
    effective: Date | None = None
    approvers: tuple[Key, ...] = ()
    reviewers: tuple[Key, ...] = ()
    review: Review | None = None
    audience: tuple[Key, ...] = ()
    supersedes: tuple[SopId, ...] = ()
    pilot: Pilot | None = None
    satisfies: dict[str, tuple[Text, ...]] = {}
    objectives: tuple[Key, ...] = ()
    tags: tuple[Text, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    definitions: tuple[Definition, ...] = ()
    tools: tuple[Key, ...] = ()
    prerequisites: Prerequisites | None = None
    metrics: tuple[Target, ...] = ()
    records: tuple[Record, ...] = ()
    references: tuple[Reference, ...] = ()
    troubleshooting: tuple[Trouble, ...] = ()
    communication: Communication | None = None
    steps: tuple[Step, ...] = ()
    escalation: Escalation | None = None
    workflow: Workflow | None = None
    checklist: Checklist | None = None
    faq: tuple[Faq, ...] = ()

    @property
    def next_review(self) -> datetime.date | None:
        """The day by which the document is to be looked at again: `review.every` after the last review,
        or after it took effect, or after its newest revision, whichever of these is known first."""
        if self.review is None:
            return None
        return self.review.every.after(self.review.last or self.effective or self.revisions[0].date)
