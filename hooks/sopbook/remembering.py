"""What has been worked out about a value once, for as long as the very same value is asked about."""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

V = TypeVar("V")
R = TypeVar("R")

LIMIT = 50_000
"""Values that are remembered; the ones asked about longest ago are forgotten first."""


def remembered(function: Callable[[V], R]) -> Callable[[V], R]:
    """Remember the result for each value by its identity: comparing or hashing an SOP would cost as much again."""
    known: OrderedDict[int, tuple[V, R]] = OrderedDict()

    @wraps(function)
    def again(value: V) -> R:
        found = known.get(id(value))
        if found is None or found[0] is not value:
            found = known[id(value)] = (value, function(value))
            if len(known) > LIMIT:
                known.popitem(last=False)
        return found[1]

    return again
