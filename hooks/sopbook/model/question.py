"""Every type of question that a quiz may ask.

Rules and their sources: plus-minus scoring of multiple choice (Betts et al. 2022), longest run for ordering because
absolute position gives b-c-d-a nothing, three options are enough (Rodriguez 2005).
"""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .answers import Blank, Choices, Number, Option, Words, right_ones
from .base import Authored
from .procedure import Image
from .text import Key, Prose, Text


class Item(Authored):
    """What every question has; `tests` names the steps it asks about."""

    id: Key = Field(description="The short name that links, quizzes and records use; it never changes.")
    q: Prose = Field(description="The question.")
    tests: tuple[Key, ...] = Field(default=(), description="The ids of the steps that it asks about.")
    critical: bool = Field(default=False, description="Whether a wrong answer fails the quiz, whatever the mark.")
    points: int = Field(default=1, ge=1, le=20, description="What a right answer is worth.")
    explain: Prose | None = Field(default=None, description="Why the answer is right; it is shown after submitting.")
    hint: Text | None = Field(default=None, description="A help that learners may open before they answer.")
    hint_cost: int = Field(
        default=0, ge=0, le=100, alias="hint-cost", description="What opening the hint costs, in percent of the points."
    )
    pool: Key = Field(default="core", validate_default=True, description="The pool that `draw` takes it from.")
    image: Image | None = Field(default=None, description="A picture that the question is about.")


class Single(Choices, Item):
    """Choose the one right option."""

    type: Literal["single"] = Field(description="The kind of question.")


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
        if not right_ones(self.options):
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


class Numeric(Number, Item):
    """Give a number: `answer` within `tolerance` (absolute, or relative with %), or any number in `range`."""

    type: Literal["numeric"] = Field(description="The kind of question.")


class ShortText(Words, Item):
    """Write a word or two; `forgive` says which differences do not matter."""

    type: Literal["text"] = Field(description="The kind of question.")


class Cloze(Item):
    """Fill the gaps of a sentence: each `{name}` in `text` is a gap of `blanks`."""

    type: Literal["cloze"] = Field(description="The kind of question.")
    q: Prose = Field(default="Fill in the gaps.", description="What to do; it stands above the sentence.")
    text: Text = Field(description="The sentence, with the name of each gap in braces.")
    blanks: dict[Key, Blank] = Field(min_length=1, description="The gaps, by the names that stand in braces.")


class Scenario(Item):
    """Walk the SOP's own workflow from a situation to an end; `ends` says what each end is worth."""

    type: Literal["scenario"] = Field(description="The kind of question.")
    start: Key | None = Field(default=None, description="The node to begin at; else the workflow's own start.")
    ends: dict[Key, Annotated[int, Field(ge=0, le=100)]] = Field(
        min_length=1,
        description="What reaching an end is worth, in percent of the points; other ends are worth nothing.",
    )


class Scale(Item):
    """Say how far something holds, from one number to another; there is no right answer, so it is never graded."""

    type: Literal["scale"] = Field(description="The kind of question.")
    points: int = Field(default=0, ge=0, le=20, description="Always 0: nothing is right or wrong here.")
    lowest: int = Field(default=1, ge=0, le=10, alias="from", description="The first number.")
    highest: int = Field(default=5, ge=1, le=10, alias="to", description="The last number.")
    low: Text | None = Field(default=None, description="What the first number means.")
    high: Text | None = Field(default=None, description="What the last number means.")

    @model_validator(mode="after")
    def _upwards(self) -> "Scale":
        if self.lowest >= self.highest:
            raise ValueError("a scale goes from a lower number to a higher one")
        return self


Question = Annotated[
    Single | Multiple | TrueFalse | Order | Match | Numeric | ShortText | Cloze | Scenario | Scale,
    Field(discriminator="type"),
]
