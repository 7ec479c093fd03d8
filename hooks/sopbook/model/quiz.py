"""A quiz as authored in `quizzes/<SOP id>.yml`.

Rules and their sources: plus-minus scoring of multiple choice (Betts et al. 2022), longest run for ordering because
absolute position gives b-c-d-a nothing, three options are enough (Rodriguez 2005).
"""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .allowance import Allowance
from .base import Authored
from .text import Key, Prose, SopId, Text


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


class Item(Authored):
    """What every question has; `tests` names the steps it asks about."""

    id: Key = Field(description="The short name that links, quizzes and records use; it never changes.")
    q: Prose = Field(description="The question.")
    tests: tuple[Key, ...] = Field(default=(), description="The ids of the steps that it asks about.")
    critical: bool = Field(default=False, description="Whether a wrong answer fails the quiz, whatever the mark.")
    points: int = Field(default=1, ge=1, le=20, description="What a right answer is worth.")
    explain: Prose | None = Field(default=None, description="Why the answer is right; it is shown after submitting.")
    hint: Text | None = Field(default=None, description="A help that learners may open before they answer.")


class Option(Authored):
    """A choice, whether it is right, and what to tell whoever chose it."""

    id: Key = Field(description="The short name that links, quizzes and records use; it never changes.")
    text: Text = Field(description="The words that people read.")
    correct: bool = Field(default=False, description="Whether it is right to choose it.")
    why: Text | None = Field(default=None, description="What to tell whoever chose it.")


class Single(Item):
    """Choose the one right option."""

    type: Literal["single"] = Field(description="The kind of question.")
    options: tuple[Option, ...] = Field(min_length=2, description="The choices, one of them right.")

    @model_validator(mode="after")
    def _one_right(self) -> "Single":
        if sum(option.correct for option in self.options) != 1:
            raise ValueError("a single-choice question has exactly one option with correct: true")
        return self


class Multiple(Item):
    """Choose every right option."""

    type: Literal["multiple"] = Field(description="The kind of question.")
    options: tuple[Option, ...] = Field(min_length=2, description="The choices, one or more of them right.")
    scoring: Literal["plus-minus", "all-or-nothing"] | None = Field(
        default=None,
        description="How points are given: a wrong choice takes away what a right one gives (plus-minus, as usual), "
        "or only all right counts (usual when critical).",
    )

    @model_validator(mode="after")
    def _some_right(self) -> "Multiple":
        if not any(option.correct for option in self.options):
            raise ValueError("a multiple-choice question has at least one option with correct: true")
        return self


class TrueFalse(Item):
    """Say whether a statement is true."""

    type: Literal["true-false"] = Field(description="The kind of question.")
    answer: bool = Field(description="Whether the statement is true.")


class Part(Authored):
    """A thing to put in order."""

    id: Key = Field(description="The short name that links, quizzes and records use; it never changes.")
    text: Text = Field(description="The words that people read.")


class Order(Item):
    """Put the items in order; they are written in the right one. Those of an `any-order` group may stand in any."""

    type: Literal["order"] = Field(description="The kind of question.")
    items: tuple[Part, ...] = Field(min_length=2, description="The things to order, written in the right order.")
    scoring: Literal["longest-run", "absolute", "all-or-nothing"] | None = Field(
        default=None,
        description="How points are given: by the longest run in the right order (the usual way), by right places, "
        "or only when all is right (usual when critical).",
    )
    any_order: tuple[tuple[Key, ...], ...] = Field(
        default=(), alias="any-order", description="Groups of items that may stand in any order among themselves."
    )


class Pair(Authored):
    """A thing and what belongs to it."""

    id: Key = Field(description="The short name that links, quizzes and records use; it never changes.")
    left: Text = Field(description="The thing.")
    right: Text = Field(description="What belongs to it.")


class Match(Item):
    """Find what belongs to each thing; `distractors` belong to none."""

    type: Literal["match"] = Field(description="The kind of question.")
    pairs: tuple[Pair, ...] = Field(min_length=2, description="What belongs to what.")
    distractors: tuple[Text, ...] = Field(default=(), description="Choices that belong to nothing.")


class Numeric(Item):
    """Give a number: `answer` within `tolerance` (absolute, or relative with %), or any number in `range`."""

    type: Literal["numeric"] = Field(description="The kind of question.")
    answer: float | None = Field(default=None, description="The right number; write this or range.")
    tolerance: Text | None = Field(
        default=None, description="How far off an answer may be: a number, or a share of the answer such as 5%."
    )
    range: tuple[float, float] | None = Field(
        default=None, description="The lowest and the highest number that are right."
    )
    unit: Text | None = Field(default=None, description="What the number counts; it is shown behind the field.")

    @model_validator(mode="after")
    def _answer_or_range(self) -> "Numeric":
        if (self.answer is None) == (self.range is None):
            raise ValueError("a numeric question has either answer or range")
        return self


class ShortText(Item):
    """Write a word or two; `forgive` says which differences do not matter."""

    type: Literal["text"] = Field(description="The kind of question.")
    accept: tuple[Text, ...] = Field(min_length=1, description="The answers that count as right.")
    forgive: tuple[Literal["case", "accents", "typos"], ...] = Field(
        default=("case",),
        description="The differences that do not matter: capitals, accents, small slips of the keyboard.",
    )


Question = Annotated[Single | Multiple | TrueFalse | Order | Match | Numeric | ShortText, Field(discriminator="type")]


class Quiz(Authored):
    """The questions on one SOP and what passing takes."""

    sop: SopId = Field(description="The id of the SOP that it is about.")
    title: Text | None = Field(default=None, description="What the quiz is called; else it has the title of the SOP.")
    passing: Pass = Field(default=Pass(), alias="pass", description="What passing takes.")
    shuffle: Shuffle = Field(default=Shuffle(), description="What comes in random order.")
    generate: Generate = Field(
        default=Generate(), description="How many questions are made from the SOP's own structure."
    )
    allow: tuple[Allowance, ...] = Field(
        default=(), description="Rules that do not fit this file, each with the reason."
    )
    questions: tuple[Question, ...] = Field(default=(), description="The questions you write.")
