"""Values that are not known yet: a template filled with holes gives a frame that many pages fit into.

A hole stands for what one page puts there. Filters over a hole make another hole, and so does a text that is joined of
some. A template that decides by a hole, by a comparison say, is told what is true of the page that the frame is made
with: the frame is for pages of which the same is true. Anything else that would need the value is refused with
`Unframed`, so that a frame is right or is not made at all.
"""

import operator
import re
from collections.abc import Callable, Iterator
from functools import partial, wraps
from typing import Any, NoReturn

Value = Callable[[Any], object]
"""What a page puts into a hole."""

Question = Callable[[Any], object]
"""What a template decides by: something that is true of a page, or not."""

_TOKEN = re.compile("\ue000([0-9]+)\ue001")


class Unframed(Exception):  # noqa: N818 -- the page is built all the same, only not by this way
    """The templates ask for something that a frame cannot know."""


class Holes:
    """The holes of one frame, the tokens that stand for them in the text, and what templates have asked about them.

    `first` is the page that the frame is made with. Without one nothing may be asked.
    """

    def __init__(self, first: Any = None) -> None:
        self._first = first
        self._values: list[Value] = []
        self._answers: list[tuple[Question, bool]] = []

    def token(self, value: Value) -> str:
        """Text that stands for a value until a page is there."""
        self._values.append(value)
        return f"\ue000{len(self._values) - 1}\ue001"

    def ask(self, question: Question) -> bool:
        """What is true of the first page, and so of every page that the frame is for."""
        if self._first is None:
            raise Unframed("a decision by something else than the page")
        answer = bool(question(self._first))
        self._answers.append((question, answer))
        return answer

    def agree(self, page: Any) -> bool:
        """Whether the same is true of a page as of the first one, in all that was asked."""
        return all(bool(question(page)) is answer for question, answer in self._answers)

    def parts(self, text: str) -> "Parts":
        """The text cut at its tokens."""
        cut = _TOKEN.split(text)
        try:
            cut[1::2] = [self._values[int(number)] for number in cut[1::2]]
        except IndexError:
            raise Unframed("a value of the page where another is expected") from None
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
    """A value that one page puts there."""

    def __init__(self, holes: Holes, value: Value) -> None:
        object.__setattr__(self, "_hole", (holes, value))

    def map(self, function: Callable[[Any], object]) -> "Hole":
        """The hole for what a function makes of the value."""
        holes, value = _hole(self)
        return Hole(holes, lambda page: function(value(page)))

    def __str__(self) -> str:
        holes, value = _hole(self)
        return holes.token(value)

    def __bool__(self) -> bool:
        return asked(bool)(self)

    def __contains__(self, part: object) -> bool:
        return asked(operator.contains)(self, part)

    def __eq__(self, other: object) -> bool:
        return asked(operator.eq)(self, other)

    def __lt__(self, other: object) -> bool:
        return asked(operator.lt)(self, other)

    def __le__(self, other: object) -> bool:
        return asked(operator.le)(self, other)

    def __gt__(self, other: object) -> bool:
        return asked(operator.gt)(self, other)

    def __ge__(self, other: object) -> bool:
        return asked(operator.ge)(self, other)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if not hasattr(str, name) or not asked(isinstance)(self, str):
            _refuse(f"“{name}” of a value")
        return partial(over_holes(getattr(str, name)), self)

    def __iter__(self) -> Iterator[Any]:
        _refuse("the parts of a value")

    def __len__(self) -> int:  # noqa: PLE0303 -- there is none
        _refuse("the length of a value")

    def __getitem__(self, _: object) -> NoReturn:
        _refuse("a part of a value")

    def __hash__(self) -> int:  # noqa: PLE0309 -- Jinja takes a key that cannot be one for a key that is not there
        _refuse("what stands under a value")

    __index__ = __hash__


def _hole(hole: Hole) -> tuple[Holes, Value]:
    found: tuple[Holes, Value] = object.__getattribute__(hole, "_hole")
    return found


def _refuse(what: str) -> NoReturn:
    raise Unframed(what)


def over_holes(function: Callable[..., Any]) -> Callable[..., Any]:
    """The same function, a filter of Jinja say, which waits where some of its values are holes."""

    @wraps(function)
    def waiting(*values: Any, **named: Any) -> Any:
        found = _waiting(function, values, named)
        return function(*values, **named) if found is None else found

    return waiting


def asked(function: Callable[..., Any]) -> Callable[..., bool]:
    """The same function, a test of Jinja say, whose answer shapes the frame where some of its values are holes."""

    @wraps(function)
    def asking(*values: Any, **named: Any) -> bool:
        found = _waiting(function, values, named)
        if found is None:
            return bool(function(*values, **named))
        holes, value = _hole(found)
        return holes.ask(value)

    return asking


def _waiting(function: Callable[..., Any], values: tuple[Any, ...], named: dict[str, Any]) -> Hole | None:
    """The hole for what a function makes of values, of which some are holes; None where none is."""
    owners = [_hole(value)[0] for value in (*values, *named.values()) if isinstance(value, Hole)]
    if not owners:
        return None
    if any(owner is not owners[0] for owner in owners):
        _refuse("values of two kinds together")

    def made(page: Any) -> Any:
        known = {name: _known(value, page) for name, value in named.items()}
        return function(*(_known(value, page) for value in values), **known)

    return Hole(owners[0], made)


def _known(value: Any, page: Any) -> Any:
    return _hole(value)[1](page) if isinstance(value, Hole) else value
