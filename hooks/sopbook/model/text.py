"""The kinds of text that authors write, each with its own rule and its own error.

YAML scalars reach these types as they were written (`1.10`, `no`, `15:30`): see `sopbook.reading.source`.
A rule raises `ValueError` in the editor's words; `sopbook.reading.authored` adds file, line and column.
"""

import datetime
import re
from functools import lru_cache
from math import ceil
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, GetCoreSchemaHandler, StringConstraints
from pydantic_core import CoreSchema, PydanticKnownError, core_schema


class _AsItIs:
    """Reads a text as pydantic does, without copying it: what needs no change is the very text of the file's tree."""

    @staticmethod
    def read(value: object) -> str:
        """The text without space around it; an error of pydantic's own when there is none."""
        if not isinstance(value, str):
            raise PydanticKnownError("string_type")
        text = str.strip(value)
        if not text:
            raise PydanticKnownError("string_too_short", {"min_length": 1})
        return text

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self.read, json_schema_input_schema=handler(source), serialization=core_schema.to_string_ser_schema()
        )


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), _AsItIs()]
"""Inline Markdown: a sentence or a few words."""

Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), _AsItIs()]
"""Block Markdown: paragraphs, lists, tables."""


def _shown(value: object) -> str:
    """A value as a message shows it: on one line, in quotes, cut when long."""
    text = " ".join(str(value)[:200].split())
    return f"“{text if len(text) <= 60 else text[:59] + '…'}”"


class Written(str):
    """A string with a form: it stays as written and knows what it means."""

    __slots__ = ()
    form: re.Pattern[str]
    cure: str

    @classmethod
    def read(cls, value: object) -> Self:
        """Accept the text as written, or raise `ValueError` with the cure."""
        if not isinstance(value, str) or not cls.form.fullmatch(value):
            raise ValueError(f"{_shown(value)} is not {cls.cure}")
        return cls(value)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        known = lru_cache(maxsize=20_000)(cls.read)  # a handbook names the same roles and times again and again

        def read(value: object) -> Written:
            return known(value) if isinstance(value, str) else cls.read(value)

        return core_schema.no_info_plain_validator_function(
            read,
            json_schema_input_schema=core_schema.str_schema(pattern=cls.form.pattern),
            serialization=core_schema.to_string_ser_schema(),
        )


class SopId(Written):
    """The permanent number of a procedure, such as `CS-REF-001`; chosen by people, never reused."""

    __slots__ = ()
    form = re.compile(r"[A-Z][A-Z0-9]+(-[A-Z0-9]+)+")
    cure = "an SOP id: capitals and digits in groups joined by hyphens, such as CS-REF-001"


class Key(Written):
    """A name chosen once for a thing inside a file or a register: a step, an option, a role."""

    __slots__ = ()
    form = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
    cure = "an id: small letters and digits, words joined by hyphens, such as check-order"


class Url(Written):
    """An address on the web that a page may link to."""

    __slots__ = ()
    form = re.compile(r"(https?://|mailto:|tel:)[^\s<>\"]+")
    cure = "a web address: it starts with https:// or mailto:"


class Version(Written):
    """A version as written, `1.10` after `1.9`."""

    __slots__ = ()
    form = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4}){1,2}")
    cure = "a version: numbers joined by dots, such as 1.2"

    @property
    def order(self) -> tuple[int, ...]:
        """The numbers, for comparing: `1.10` comes after `1.9`."""
        return tuple(int(part) for part in self.split("."))


_UNITS = {
    "m": ("minute", 1),
    "h": ("hour", 60),
    "bd": ("business day", 8 * 60),
    "d": ("day", 24 * 60),
    "mo": ("month", 30 * 24 * 60),
    "y": ("year", 365 * 24 * 60),
}


_DAYS = {"m": 1 / 1440, "h": 1 / 24, "bd": 7 / 5, "d": 1.0, "mo": 365 / 12, "y": 365.0}
"""A learner counts in days of the calendar: five business days are a week, twelve months a year."""


class Duration(Written):
    """A length of time: `5m`, `4h`, `2bd` (business days), `7d`, `12mo`, `7y`."""

    __slots__ = ()
    form = re.compile(r"([0-9]{1,4})(m|h|bd|d|mo|y)")
    cure = "a length of time: a number and m, h, bd, d, mo or y, such as 15m or 2bd"

    @property
    def amount(self) -> int:
        """The number before the unit."""
        return int(self.rstrip("abcdefghijklmnopqrstuvwxyz"))

    @property
    def unit(self) -> str:
        """One of `m h bd d mo y`."""
        return self.lstrip("0123456789")

    @property
    def minutes(self) -> int:
        """Length in minutes for comparing: a business day has 8 hours, a month 30 days, a year 365."""
        return self.amount * _UNITS[self.unit][1]

    @property
    def days(self) -> int:
        """Length in days of the calendar, rounded up."""
        return ceil(round(self.amount * _DAYS[self.unit], 6))

    @property
    def words(self) -> str:
        """The length as people say it: `15 minutes`, `1 business day`, `at once` for zero."""
        amount = self.amount
        if amount == 0:
            return "at once"
        return f"{amount} {_UNITS[self.unit][0]}{'' if amount == 1 else 's'}"

    def after(self, day: datetime.date) -> datetime.date:
        """The calendar day this much later; months and years keep the day of the month where they can."""
        months = {"mo": self.amount, "y": 12 * self.amount}.get(self.unit)
        if months is None:
            return day + datetime.timedelta(minutes=self.minutes)
        years, month = divmod(day.month - 1 + months, 12)
        first = datetime.date(day.year + years, month + 1, 1)
        following = (first + datetime.timedelta(days=31)).replace(day=1)
        last = (following - datetime.timedelta(days=1)).day
        return first.replace(day=min(day.day, last))


def _written_date(value: object) -> datetime.date:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"{value} is not a day of the calendar") from None
    raise ValueError(f"{_shown(value)} is not a date: write year-month-day, such as 2026-10-02")


_DateText = Annotated[str, StringConstraints(pattern="[0-9]{4}-[0-9]{2}-[0-9]{2}")]

Date = Annotated[datetime.date, BeforeValidator(_written_date, json_schema_input_type=_DateText)]
"""A day, written `2026-10-02`."""
