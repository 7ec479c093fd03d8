"""A quiz as authored in `quizzes/<SOP id>.yml`.

Rules and their sources: plus-minus scoring of multiple choice (Betts et al. 2022), longest run for ordering because
absolute position gives b-c-d-a nothing, three options are enough (Rodriguez 2005).
"""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .base import Authored
from .text import Key, Prose, SopId, Text


class Pass(Authored):
    """What passing takes: a mark in percent, and the critical questions that must be right (all, or none)."""

    mark: int = Field(default=80, ge=1, le=100)
    critical: Literal["all", "none"] = "all"


class Shuffle(Authored):
    """What is put in random order for each attempt."""

    questions: bool = True
    options: bool = True


class Generate(Authored):
    """How many questions of each kind are made from the SOP's own structure."""

    order: int = Field(default=0, ge=0, le=5)
    role: int = Field(default=0, ge=0, le=5)
    escalation: int = Field(default=0, ge=0, le=5)
    time_limit: int = Field(default=0, ge=0, le=5, alias="time-limit")


class Item(Authored):
    """What every question has; `tests` names the steps it asks about."""

    id: Key
    q: Prose
    tests: tuple[Key, ...] = ()
    critical: bool = False
    points: int = Field(default=1, ge=1, le=20)
    explain: Prose | None = None
    hint: Text | None = None


class Option(Authored):
    """A choice, whether it is right, and what to tell whoever chose it."""

    id: Key
    text: Text
    correct: bool = False
    why: Text | None = None


class Single(Item):
    """Choose the one right option."""

    type: Literal["single"]
    options: tuple[Option, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _one_right(self) -> "Single":
        if sum(option.correct for option in self.options) != 1:
            raise ValueError("a single-choice question has exactly one option with correct: true")
        return self


class Multiple(Item):
    """Choose every right option."""

    type: Literal["multiple"]
    options: tuple[Option, ...] = Field(min_length=2)
    scoring: Literal["plus-minus", "all-or-nothing"] | None = None

    @model_validator(mode="after")
    def _some_right(self) -> "Multiple":
        if not any(option.correct for option in self.options):
            raise ValueError("a multiple-choice question has at least one option with correct: true")
        return self


class TrueFalse(Item):
    """Say whether a statement is true."""

    type: Literal["true-false"]
    answer: bool


class Part(Authored):
    """A thing to put in order."""

    id: Key
    text: Text


class Order(Item):
    """Put the items in order; they are written in the right one. Items of an `any-order` group may stand in any order."""

    type: Literal["order"]
    items: tuple[Part, ...] = Field(min_length=2)
    scoring: Literal["longest-run", "absolute", "all-or-nothing"] | None = None
    any_order: tuple[tuple[Key, ...], ...] = Field(default=(), alias="any-order")


class Pair(Authored):
    """A thing and what belongs to it."""

    id: Key
    left: Text
    right: Text


class Match(Item):
    """Find what belongs to each thing; `distractors` belong to none."""

    type: Literal["match"]
    pairs: tuple[Pair, ...] = Field(min_length=2)
    distractors: tuple[Text, ...] = ()


class Numeric(Item):
    """Give a number: `answer` within `tolerance` (absolute, or relative with %), or any number in `range`."""

    type: Literal["numeric"]
    answer: float | None = None
    tolerance: Text | None = None
    range: tuple[float, float] | None = None
    unit: Text | None = None

    @model_validator(mode="after")
    def _answer_or_range(self) -> "Numeric":
        if (self.answer is None) == (self.range is None):
            raise ValueError("a numeric question has either answer or range")
        return self


class ShortText(Item):
    """Write a word or two; `forgive` says which differences do not matter."""

    type: Literal["text"]
    accept: tuple[Text, ...] = Field(min_length=1)
    forgive: tuple[Literal["case", "accents", "typos"], ...] = ("case",)


Question = Annotated[
    Single | Multiple | TrueFalse | Order | Match | Numeric | ShortText, Field(discriminator="type")
]


class Quiz(Authored):
    """The questions on one SOP and what passing takes."""

    sop: SopId
    title: Text | None = None
    passing: Pass = Field(default=Pass(), alias="pass")
    shuffle: Shuffle = Shuffle()
    generate: Generate = Generate()
    questions: tuple[Question, ...] = ()
