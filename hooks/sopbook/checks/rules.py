"""How a rule is written, found and run."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from ..findings import Finding, Severity
from ..reading.authored import AuthoredSop
from ..reading.source import Source
from ..reading.tree import Path


@dataclass(frozen=True, slots=True)
class Mistake:
    """What a rule yields: the file, the way to the value, what is wrong and the cure.

    `key` points at the name instead of the value; `at` is a line and column (from 1) for text that is no value.
    """

    source: Source
    loc: Path
    message: str
    hint: str | None = None
    key: bool = False
    at: tuple[int, int] | None = None

    def finding(self, code: str, severity: Severity) -> Finding:
        """The mistake as a finding of that rule."""
        if self.at is not None:
            return self.source.finding_at(*self.at, code, self.message, self.hint, severity=severity)
        return self.source.finding(self.loc, code, self.message, self.hint, severity=severity, key=self.key)


Check = Callable[..., Iterable[Mistake]]
"""A rule's function: takes the handbook, and `today` or `limits` when it asks for them by name."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its code, how grave a breach is, and what it says (the first line of its docstring).

    A rule that is not `suppressible` guards what pages or grading need: no file and no setting can put it aside.
    `asks` are the names of what its function takes. What a rule finds in a file depends on that file, on the registers,
    and on the status of SOPs that the file names; a rule that looks further is one of the `whole` handbook. The cure
    of one that `guesses` may name any SOP or file that is there.
    """

    code: str
    severity: Severity
    says: str
    mistakes: Check
    suppressible: bool
    asks: tuple[str, ...]
    whole: bool
    guesses: bool

    def breaches(self, given: Mapping[str, Any]) -> Iterable[Mistake]:
        """Every breach of the rule."""
        return self.mistakes(*(given[name] for name in self.asks))


T = TypeVar("T")
V = TypeVar("V")


_ONCE: list[list[Any]] = []


def once_for_all(function: Callable[[V], T]) -> Callable[[V], T]:
    """Work something out once for all rules that are run on a handbook or a text, which is forgotten with the next."""
    known: list[tuple[V, T]] = []
    _ONCE.append(known)

    @wraps(function)
    def again(value: V) -> T:
        for of, found in known:
            if of is value:
                return found
        found = function(value)
        known[:] = [(value, found)]
        return found

    return again


def once_for_each(function: Callable[[AuthoredSop], T]) -> Callable[[AuthoredSop], T]:
    """Work something out once for an SOP, as long as its file does not change."""
    known: WeakKeyDictionary[Source, T] = WeakKeyDictionary()

    @wraps(function)
    def again(authored: AuthoredSop) -> T:
        source = authored.source
        if source not in known:
            known[source] = function(authored)
        return known[source]

    return again


def forget() -> None:
    """Let go of what was worked out, and of the handbook that it is about: all rules have been run."""
    for known in _ONCE:
        known.clear()


STATES = {"draft": "a draft", "in-review": "in review", "approved": "approved", "retired": "retired"}
"""The status of an SOP as a sentence has it."""

RULES: dict[str, Rule] = {}
"""Every rule by its code."""


def rule(
    code: str,
    *,
    severity: Severity = Severity.ERROR,
    suppressible: bool | None = None,
    whole: bool = False,
    guesses: bool = False,
) -> Callable[[Check], Check]:
    """Make a function the rule of that code; `ValueError` when the code is taken.

    Warnings and infos can be suppressed, errors only where that is said.
    """

    def register(mistakes: Check) -> Check:
        if code in RULES:
            raise ValueError(f"{code} is the code of another rule")
        says = (mistakes.__doc__ or "").strip().split("\n", maxsplit=1)[0]
        may = severity is not Severity.ERROR if suppressible is None else suppressible
        RULES[code] = Rule(code, severity, says, mistakes, may, _asked_by(mistakes), whole, guesses)
        return mistakes

    return register


def _asked_by(function: Any) -> tuple[str, ...]:
    """The names of what a function takes; `inspect` would tell the same, two hundred times as slowly at each start."""
    names: tuple[str, ...] = function.__code__.co_varnames
    return names[: function.__code__.co_argcount]


def written(data: object, pattern: str) -> Iterator[tuple[Path, Any]]:
    """The values at a pattern such as `steps.*.role`, as written, each with the way to it; empty ones are left out."""
    found: list[tuple[Path, Any]] = [((), data)]
    for part in pattern.split("."):
        found = [((*path, key), value) for path, around in found for key, value in _inside(around, part)]
    yield from ((path, value) for path, value in found if value is not None)


def values(data: object, *patterns: str) -> list[Any]:
    """The values at patterns without the way to each: many times faster, for the many files with nothing wrong."""
    found: list[Any] = []
    _gather([data], _branches(patterns), found)
    return found


Branches = tuple[tuple[str, bool, "Branches"], ...]
"""The next part of each pattern, whether one ends with it, and the parts that follow it."""


@lru_cache(maxsize=500)
def _branches(patterns: tuple[str, ...]) -> Branches:
    """Patterns that begin alike as one, so that each value of a file is looked at once for all of them."""
    tails: dict[str, list[str]] = {}
    for pattern in patterns:
        part, _, tail = pattern.partition(".")
        tails.setdefault(part, []).append(tail)
    return tuple((part, "" in rest, _branches((*filter(None, rest),))) for part, rest in tails.items())


def _gather(arounds: list[Any], branches: Branches, found: list[Any]) -> None:
    """Add the values at patterns that begin in any of the lists and sections."""
    for part, ends, inner in branches:
        if part == "*":
            inside = [
                value
                for around in arounds
                for value in (around.values() if type(around) is dict else around if type(around) is list else ())
            ]
        elif part.isdigit():
            inside = [value for around in arounds for _, value in _inside(around, part)]
        else:
            inside = [around[part] for around in arounds if type(around) is dict and part in around]
        if ends:
            found += [value for value in inside if value is not None]
        if inner and inside:
            _gather(inside, inner, found)


def _inside(around: object, part: str) -> Iterator[tuple[str | int, Any]]:
    if isinstance(around, dict):
        yield from around.items() if part == "*" else ((part, around[part]),) if part in around else ()
    elif isinstance(around, list):
        yield from (item for item in enumerate(around) if part in ("*", str(item[0])))
