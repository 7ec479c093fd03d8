"""What has been worked out about a value once, for as long as the very same value is there."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import KeyedRef

V = TypeVar("V")
R = TypeVar("R")


def remembered(function: Callable[[V], R]) -> Callable[[V], R]:
    """Remember the result for each value by its identity: comparing or hashing an SOP would cost as much again.

    A value is not kept for being remembered: a server that reads an SOP anew forgets what it knew of the old one.
    """
    known: dict[int, tuple[KeyedRef[int, V], R]] = {}

    def forget(gone: KeyedRef[int, V]) -> None:
        if known[gone.key][0] is gone:
            del known[gone.key]

    @wraps(function)
    def again(value: V) -> R:
        found = known.get(id(value))
        if found is None or found[0]() is not value:
            found = known[id(value)] = (KeyedRef(value, forget, id(value)), function(value))
        return found[1]

    return again
