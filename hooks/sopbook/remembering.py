"""What has been worked out about a value once, for as long as the very same value is there."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import ref

V = TypeVar("V")
R = TypeVar("R")


def remembered(function: Callable[[V], R]) -> Callable[[V], R]:
    """Remember the result for each value by its identity: comparing or hashing an SOP would cost as much again.

    A value is not kept for being remembered: a server that reads an SOP anew forgets what it knew of the old one.
    """
    known: dict[int, tuple[ref[V], R]] = {}

    @wraps(function)
    def again(value: V) -> R:
        key = id(value)
        found = known.get(key)
        if found is None or found[0]() is not value:

            def forget(gone: ref[V]) -> None:
                if known[key][0] is gone:
                    del known[key]

            found = known[key] = (ref(value, forget), function(value))
        return found[1]

    return again
