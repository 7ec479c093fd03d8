"""Values that are not known yet: a template filled with holes gives a frame that many pages fit into.

A hole stands for what one page puts there. Filters over a hole make another hole; anything else that would need the
value, a comparison say, is refused with `Unframed`, so that a frame is right or is not made at all.
"""

import re
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, NoReturn

Value = Callable[[Any], object]
"""What a page puts into a hole."""

_TOKEN = re.compile("\ue000([0-9]+)\ue001")


class Unframed(Exception):  # noqa: N818 -- the page is built all the same, only not by this way
    """The templates ask for something that a frame cannot know."""


class Holes:
    """The holes of one frame, and the tokens that stand for them in the text."""

    def __init__(self) -> None:
        self._values: list[Value] = []

    def token(self, value: Value) -> str:
        """Text that stands for a value until a page is there."""
        self._values.append(value)
        return f"\ue000{len(self._values) - 1}\ue001"

    def parts(self, text: str) -> "Parts":
        """The text cut at its tokens."""
        cut = _TOKEN.split(text)
        cut[1::2] = [self._values[int(number)] for number in cut[1::2]]
        return Parts(cut)

    def complete(self, text: str) -> bool:
        """Whether every token is still there: a filter over a finished string may have spoilt one."""
        return {int(number) for number in _TOKEN.findall(text)} == set(range(len(self._values)))


class Parts:
    """A text with holes."""

    def __init__(self, cut: list[Any]) -> None:
        self._cut = cut

    def filled(self, page: Any) -> str:
        """The text with what a page puts into its holes."""
        cut = self._cut[:]
        cut[1::2] = [str(value(page)) for value in cut[1::2]]
        return "".join(cut)


def anywhere(text: str) -> str:
    """A pattern that finds the text whatever the numbers of its tokens are."""
    return "\ue000[0-9]+\ue001".join(map(re.escape, _TOKEN.split(text)[::2]))


class Hole:
    """A value that one page puts there; `there` says whether it is empty, where all pages of a frame agree on that."""

    def __init__(self, holes: Holes, value: Value, *, there: bool | None = None) -> None:
        object.__setattr__(self, "_hole", (holes, value, there))

    def map(self, function: Callable[[Any], object]) -> "Hole":
        """The hole for what a function makes of the value."""
        holes, value, _ = _hole(self)
        return Hole(holes, lambda page: function(value(page)))

    def __str__(self) -> str:
        holes, value, _ = _hole(self)
        return holes.token(value)

    def __bool__(self) -> bool:
        there = _hole(self)[2]
        return _refuse("whether a value is empty") if there is None else there

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("__"):
            raise AttributeError(name)
        _refuse(f"“{name}” of a value")

    def __contains__(self, _: object) -> bool:
        _refuse("what a value contains")

    def __eq__(self, _: object) -> bool:
        _refuse("whether values are equal")

    def __iter__(self) -> Iterator[Any]:
        _refuse("the parts of a value")

    def __len__(self) -> int:  # noqa: PLE0303 -- there is none
        _refuse("the length of a value")

    def __getitem__(self, _: object) -> NoReturn:
        _refuse("a part of a value")

    __hash__ = None  # type: ignore[assignment]


def _hole(hole: Hole) -> tuple[Holes, Value, bool | None]:
    found: tuple[Holes, Value, bool | None] = object.__getattribute__(hole, "_hole")
    return found


def _refuse(what: str) -> NoReturn:
    raise Unframed(what)


def over_holes(filter_: Callable[..., Any]) -> Callable[..., Any]:
    """The same filter of Jinja, which waits where its value is a hole."""
    position = 1 if hasattr(filter_, "jinja_pass_arg") else 0

    @wraps(filter_)
    def waiting(*values: Any, **named: Any) -> Any:
        if any(isinstance(value, Hole) for value in (*values[:position], *values[position + 1 :], *named.values())):
            _refuse("a filter with a value that depends on the page")
        value = values[position] if len(values) > position else None
        if not isinstance(value, Hole):
            return filter_(*values, **named)
        before, after = values[:position], values[position + 1 :]
        return value.map(lambda known: filter_(*before, known, *after, **named))

    return waiting
