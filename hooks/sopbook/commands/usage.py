"""Words on the command line that a command does not take: what is wrong with them, and what to write instead.

Nothing of the engine is imported here: help and wrong use are answered at once.
"""

import argparse
import re
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any, NoReturn

_AN_ID = re.compile(r"[A-Z][A-Z0-9]+(-[A-Z0-9]+)+")


def failed(message: str, cure: str) -> int:
    """Say on the error stream why a command did nothing, and what to do; the exit code for wrong use."""
    print(f"sopbook: {message}", *(f"  {line}" for line in cure.split("\n")), sep="\n", file=sys.stderr)
    return 2


class Misuse(argparse.ArgumentTypeError):
    """A value that an option does not take, with what to write instead."""

    def __init__(self, message: str, cure: str) -> None:
        super().__init__(f"{message}\n{cure}")


def sentence(text: str) -> str:
    """A text on the command line as it is written into a file: on one line, of characters that a file may hold."""
    wrong = next((sign for sign in " ".join(text.split()) if unicodedata.category(sign) in {"Cc", "Cs"}), None)
    if wrong is not None:
        raise Misuse(f"there is a character in it that no file may hold (U+{ord(wrong):04X})", "Type the text anew.")
    return " ".join(text.split())


def names(text: str) -> tuple[str, ...]:
    """Names with commas between them on the command line."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


class Parser(argparse.ArgumentParser):
    """A parser whose every complaint says what to write instead."""

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> tuple[Any, list[str]]:
        """What the words mean; words that mean nothing end the program."""
        given = self._given = list(sys.argv[1:] if args is None else args)
        chosen, left = super().parse_known_args(given, namespace)
        if left:
            self._refuse(f"{self._name} does not take {' '.join(left)}", self._instead(given, left))
        return chosen, left

    def error(self, message: str) -> NoReturn:
        """End the program with a complaint of argparse, and what to write instead."""
        self._refuse(*self._complaint(message))

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        known = [*map(str, action.choices or ())]
        if known and value not in known:
            kind = action.option_strings[-1].lstrip("-") if action.option_strings else action.dest
            called = next((word for word in self._given if word in known), None)
            first = f"The command comes first: {self.prog} {called} …" if called and kind == "command" else None
            self._refuse(f"there is no {kind} {value}", first or _meant(value, known))

    def _complaint(self, message: str) -> tuple[str, str]:
        _, _, needed = message.partition("arguments are required: ")
        if needed:
            return f"{self._name} needs {needed}", f"Write: {self._shortest()}\n{self._help}"
        about = re.fullmatch(r"argument (\S+): (.*)", message, re.DOTALL)
        if about is None:
            return message, self._help
        option, said = about.groups()
        if said.startswith("expected "):
            return f"nothing stands after {option}", f"Write: {self._filled(option)}"
        said, _, cure = said.partition("\n")
        return f"{option}: {said}", cure or self._help

    def _instead(self, given: Sequence[str], left: Sequence[str]) -> str:
        """What to write instead of words that mean nothing."""
        word, at = left[0], given.index(left[0])
        if word.startswith("-"):
            return _meant(word, self._option_string_actions)
        before = max((index for index in range(at) if given[index].startswith("--")), default=at)
        option, *first = given[before].split("=", maxsplit=1)
        takes = action.type if (action := self._option_string_actions.get(option)) else None
        words = [*first, *_up_to_the_next(given[before + 1 :])]
        if takes is names:
            return f"Write names with commas: {option} {','.join(word.strip(',') for word in words)}"
        if takes is sentence:
            return f'Put it in quotes: {option} "{" ".join(words)}"'
        if not any(action.required for action in self._actions):
            return "It reads the whole handbook: leave that out."
        return f"Leave that out, or write: {self._shortest()}"

    def _shortest(self) -> str:
        """The command with everything that it needs."""
        needed = [action for action in self._actions if action.required]
        return " ".join([self.prog, *map(_words, needed)])

    def _filled(self, option: str) -> str:
        action = self._option_string_actions.get(option)
        return f"{_words(action)}\nIt says: {action.help}." if action else f"{option} …"

    @property
    def _name(self) -> str:
        return self.prog.split()[-1]

    @property
    def _help(self) -> str:
        return f"{self.prog} --help tells the rest."

    def _refuse(self, message: str, cure: str) -> NoReturn:
        raise SystemExit(failed(message, cure))


def _words(action: argparse.Action) -> str:
    """An option with the name of its value, or only that name."""
    value = str(action.metavar or action.dest.upper())
    return " ".join([*action.option_strings[-1:], f'"{value}"' if action.type is sentence else value])


def _meant(written: str, known: Iterable[str]) -> str:
    known = list(known)
    near = get_close_matches(written.casefold(), known, n=1)
    return f"Did you mean {near[0]}?" if near else f"There is {', '.join(known)}."


def _up_to_the_next(words: Sequence[str]) -> list[str]:
    """The words up to the next option, or to an id that stands behind a text."""
    ends = (at for at, word in enumerate(words) if word.startswith("-") or (at and _AN_ID.fullmatch(word)))
    return [*words[: next(ends, len(words))]]
