"""What a file says about a rule that does not hold for it."""

from pydantic import Field

from .base import Authored
from .text import Key, Text


class Allowance(Authored):
    """A rule that this file may break, in one step or all of it, and the reason."""

    rule: Text = Field(description="The code of the rule, as the finding shows it in brackets.")
    reason: Text = Field(description="Why the rule does not fit here; whoever reviews the file reads it.")
    step: Key | None = Field(
        default=None,
        description="The id of the one step, node, item or question that it is about; else the whole file.",
    )
