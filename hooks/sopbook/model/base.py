"""What every authored shape has in common."""

import operator
from typing import Any, cast

from pydantic import BaseModel, ConfigDict


class Authored(BaseModel):
    """A frozen value that somebody wrote in a file; a key it does not know is an error."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        validate_by_alias=True,
        validate_by_name=False,
        defer_build=True,  # made ready when the first value is read: every command starts sooner
    )

    __pydantic_fields_set__: Any = property(lambda _: set(), cast(Any, operator.is_))
    """Not kept: nobody asks which fields were written, and the answer is a third of what the values of a handbook take.

    The setter is a builtin that does nothing: it runs for each of a hundred values of an SOP.
    """
