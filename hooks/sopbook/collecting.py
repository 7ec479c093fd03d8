"""Python's collector of cyclic garbage, put aside where it only costs time."""

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def without_collecting(function: Callable[P, T]) -> Callable[P, T]:
    """Run a function that makes very many objects and no cycles without looking for cycles among them again and again.

    Reading 1,003 SOPs with their quizzes took 5.2 s of CPU with the collector and 2.8 s without it.
    """

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        was_on = gc.isenabled()
        gc.disable()
        try:
            return function(*args, **kwargs)
        finally:
            if was_on:
                gc.enable()

    return run
