"""A quiz as authored in `quizzes/<SOP id>.yml`: its questions, and what passing, repeating and refreshing take.

80 % is a convention. Answers are shown after submitting (Butler & Roediger 2008); refreshers come on a simple ladder,
because spacing helps and its exact shape does not (Latimier et al. 2021).
"""

import re
from typing import Literal

from pydantic import Field

from .allowance import Allowance
from .base import Authored
from .question import Question, Scale
from .text import Duration, Key, SopId, Text, Written


class Pass(Authored):
    """What passing takes: a mark in percent, and the critical questions that must be right (all, or none)."""

    mark: int = Field(default=80, ge=1, le=100, description="The share of points that passes, in percent.")
    critical: Literal["all", "none"] = Field(
        default="all", description="Whether every critical question has to be right, whatever the mark."
    )


class Shuffle(Authored):
    """What is put in random order for each attempt."""

    questions: bool = Field(default=True, description="Whether questions come in random order.")
    options: bool = Field(default=True, description="Whether the options of a question come in random order.")


class Generate(Authored):
    """How many questions of each kind are made from the SOP's own structure."""

    order: int = Field(default=0, ge=0, le=5, description="How many questions ask what comes before what.")
    role: int = Field(default=0, ge=0, le=5, description="How many questions ask who does a step.")
    escalation: int = Field(default=0, ge=0, le=5, description="How many questions ask about the escalation ladder.")
    time_limit: int = Field(
        default=0, ge=0, le=5, alias="time-limit", description="How many questions ask how fast a step has to be done."
    )
    warning: int = Field(default=0, ge=0, le=5, description="How many questions ask what a step warns of.")
    tool: int = Field(default=0, ge=0, le=5, description="How many questions ask which tool a step needs.")
    level: int = Field(default=0, ge=0, le=5, description="How many questions ask which step leaves you free.")
    raci: int = Field(default=0, ge=0, le=5, description="How many questions ask who is accountable or consulted.")
    definition: int = Field(default=0, ge=0, le=5, description="How many questions ask what a word means here.")


class Take(Written):
    """How many questions of a pool are drawn: `all`, or a number."""

    __slots__ = ()
    form = re.compile(r"all|[1-9][0-9]{0,2}")
    cure = "a number of questions: write all, or a number from 1 to 999"

    @property
    def number(self) -> int | None:
        """How many; None for all."""
        return None if self == "all" else int(self)


class Draw(Authored):
    """How many questions of one pool an attempt asks."""

    pool: Key = Field(description="The pool that questions name; `generated` holds those made from the SOP.")
    take: Take = Field(default=Take("all"), description="How many of them an attempt asks: all, or a number.")


class Attempts(Authored):
    """How often the quiz may be taken, and how long to wait before the next time."""

    limit: int = Field(
        default=0, ge=0, le=20, description="How often the quiz may be taken; 0 is as often as you like."
    )
    cooldown: Duration = Field(default=Duration("0h"), description="How long to wait after a failed attempt.")


class Recertify(Authored):
    """When somebody who has passed has to learn again, and how much of it."""

    on: Literal["material", "any", "never"] = Field(
        default="material",
        description="Which revisions of the SOP ask for it: those that change what people do (material), any or none.",
    )
    scope: Literal["changed", "all"] = Field(
        default="changed", description="Whether only the changed steps are asked again, or the whole quiz."
    )
    every: Duration | None = Field(default=None, description="How long a pass lasts; else for ever.")
    grace: Duration = Field(
        default=Duration("14d"), description="How long a pass still counts after it has to be renewed."
    )


class Quiz(Authored):
    """The questions on one SOP and what passing takes."""

    sop: SopId = Field(description="The id of the SOP that it is about.")
    title: Text | None = Field(default=None, description="What the quiz is called; else, the title of the SOP.")
    passing: Pass = Field(default=Pass(), alias="pass", description="What passing takes.")
    attempts: Attempts = Field(default=Attempts(), description="How often, and after which wait.")
    feedback: Literal["after-submit", "immediate"] = Field(
        default="after-submit", description="When answers are shown: after submitting all, or after each question."
    )
    time_limit: Duration | None = Field(
        default=None,
        alias="time-limit",
        description="How long an attempt may take; learners may pause the clock as long as they like.",
    )
    confidence: bool = Field(default=False, description="Whether learners say how sure they are of each answer.")
    shuffle: Shuffle = Field(default=Shuffle(), description="What comes in random order.")
    draw: tuple[Draw, ...] = Field(
        default=(), description="How many questions of each pool an attempt asks; else all of them."
    )
    generate: Generate = Field(
        default=Generate(), description="How many questions are made from the SOP's own structure."
    )
    recertify: Recertify = Field(default=Recertify(), description="When a pass has to be renewed.")
    refresh: tuple[Duration, ...] = Field(
        default=(Duration("7d"), Duration("30d"), Duration("90d")),
        description="How long after a right answer a question comes back; an empty list for never.",
    )
    allow: tuple[Allowance, ...] = Field(
        default=(), description="Rules that do not fit this file, each with the reason."
    )
    questions: tuple[Question, ...] = Field(default=(), description="The questions you write.")

    @property
    def tested(self) -> frozenset[str]:
        """Ids of the parts of the SOP that a question asks about and grades: a rating teaches nothing."""
        return frozenset(part for each in self.questions if not isinstance(each, Scale) for part in each.tests)
