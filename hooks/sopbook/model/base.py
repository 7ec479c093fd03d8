"""What every authored shape has in common."""

import operator
from typing import Any, cast

from pydantic import BaseModel, ConfigDict

_fields = BaseModel.__dict__["__dict__"].__get__
"""The dictionary of a value, as it is without what is said of it below."""

_SHARED = 30
"""Python lets values share the list of the names of their fields up to that many."""


def _take(value: object, fields: dict[str, Any]) -> None:
    own = _fields(value)
    if 0 < len(fields) <= _SHARED:
        own[next(iter(fields))] = None  # an empty dictionary would take over the list of the names as well
    own.update(fields)


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

    __dict__: Any = property(_fields, _take)
    """Filled so that all values of a kind share one list of the names of their fields: pydantic's own dictionaries
    have a list each, and take up to twice the room.
    """
