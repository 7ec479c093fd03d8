"""What an answer is compared with: options, a number, words. Questions and the gaps of a cloze share them."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticKnownError

from .base import Authored
from .text import Key, Text


class Option(Authored):
    """A choice, whether it is right, and what to tell whoever chose it."""

    id: Key = Field(description="The short name that links, quizzes and records use; it never changes.")
    text: Text = Field(description="The words that people read.")
    correct: bool = Field(default=False, description="Whether it is right to choose it.")
    why: Text | None = Field(default=None, description="What to tell whoever chose it.")


class Choices(Authored):
    """Options of which exactly one is right."""

    options: tuple[Option, ...] = Field(min_length=2, description="The choices, one of them right.")

    @model_validator(mode="after")
    def _one_right(self) -> "Choices":
        if right_ones(self.options) != 1:
            raise ValueError("a single-choice question has exactly one option with correct: true")
        return self


def right_ones(options: Sequence[Option]) -> int:
    """How many of the options are right."""
    return sum(option.correct for option in options)


class Number(Authored):
    """A number: `answer` within `tolerance` (absolute, or relative with %), or any number in `range`."""

    answer: float | None = Field(default=None, description="The right number; write this or range.")
    tolerance: Text | None = Field(
        default=None, description="How far off an answer may be: a number, or a share of the answer such as 5%."
    )
    range: tuple[float, float] | None = Field(
        default=None, description="The lowest and the highest number that are right."
    )
    unit: Text | None = Field(default=None, description="What the number counts; it is shown behind the field.")

    @model_validator(mode="after")
    def _answer_or_range(self) -> "Number":
        if (self.answer is None) == (self.range is None):
            raise ValueError("a numeric question has either answer or range")
        return self


class Words(Authored):
    """A word or two; `forgive` says which differences do not matter."""

    accept: tuple[Text, ...] = Field(min_length=1, description="The answers that count as right.")
    forgive: tuple[Literal["case", "accents", "typos"], ...] = Field(
        default=("case",),
        description="The differences that do not matter: capitals, accents, small slips of the keyboard.",
    )


class ChoiceBlank(Choices):
    """A gap with a list to choose from: it has `options`."""


class NumberBlank(Number):
    """A gap for a number: it has `answer` or `range`."""


class WordBlank(Words):
    """A gap for a word or two: it has `accept`."""


def _section(value: object) -> object:
    """The value, when a kind of gap can be told by its names."""
    if isinstance(value, dict | Authored):
        return value
    raise PydanticKnownError("model_type", {"class_name": "Blank"})


def _kind(value: Any) -> str:
    keys = set(value if isinstance(value, dict) else getattr(value, "__dict__", ()))
    if "options" in keys:
        return "choice"
    return "words" if "accept" in keys or (keys and not keys & set(Number.model_fields)) else "number"


Blank = Annotated[
    Annotated[ChoiceBlank, Tag("choice")] | Annotated[NumberBlank, Tag("number")] | Annotated[WordBlank, Tag("words")],
    Discriminator(_kind),
    BeforeValidator(_section),
]
"""A gap of a cloze: told apart by what it has."""
