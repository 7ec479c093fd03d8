"""What every authored shape has in common."""

import operator
import sys
from typing import Any, cast

from pydantic import BaseModel, ConfigDict

_dictionary = BaseModel.__dict__["__dict__"]
"""The dictionary of a value, as it is without what is said of it below."""

_SHARED = range(11 if sys.version_info >= (3, 13) else 1, 30)
"""Numbers of fields whose names are shared: with more of them Python shares none, and since 3.13 it makes room for 30
fields in each dictionary that shares its names.
"""


def _fill(value: object, fields: dict[str, Any]) -> None:
    if len(fields) in _SHARED:
        own = _dictionary.__get__(value)
        own[next(iter(fields))] = None  # an empty dictionary would take over the list of the names as well
        own.update(fields)
    else:
        _dictionary.__set__(value, fields)


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

    __dict__: Any = property(_dictionary.__get__, _fill)
    """Filled so that all values of a kind share one list of the names of their fields where that takes less room:
    pydantic's own dictionaries have a list each, and take up to twice as much.
    """
