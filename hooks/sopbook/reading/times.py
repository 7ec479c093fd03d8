"""Lengths of time and days as people write them, in the form that fields take."""

import calendar
import datetime
import re

_UNIT_WORDS = {
    "m": ("min", "mins", "minute", "minutes"),
    "h": ("hr", "hrs", "hour", "hours"),
    "bd": ("business day", "business days", "working day", "working days", "b", "wd"),
    "d": ("day", "days"),
    "mo": ("month", "months", "mon"),
    "y": ("yr", "yrs", "year", "years"),
}


_ROUNDS = {
    "daily": "1d",
    "weekly": "7d",
    "monthly": "1mo",
    "quarterly": "3mo",
    "half-yearly": "6mo",
    "yearly": "12mo",
    "annually": "12mo",
}
"""How often something comes round, in words."""
_AMOUNTS = ("an|a|one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_AT_MOST = re.compile(r"(?:<=?|≤|~|max\.?|at most|up to|within|under|about|ca\.?)\s*")


def duration(written: str) -> str | None:
    """A length of time such as `15m`, when it is plain what was meant."""
    written = _AT_MOST.sub("", written.lower().strip("“”\"'‘’. "), count=1)
    if re.fullmatch(r"(?:half an|1/2|½)\s*h(?:our)?", written):
        return "30m"
    if written in _ROUNDS:
        return _ROUNDS[written]
    for amount, word in enumerate(_AMOUNTS, 1):
        written = re.sub(rf"^(?:{word})\s+(?=[a-z])", f"{amount} ", written)
    parts = re.fullmatch(r"([0-9]{1,4})[\s-]*([a-z ]+)", written)
    if parts is None:
        return _larger_duration(written)
    amount, word = int(parts[1]), " ".join(parts[2].split())
    if word in {"w", "wk", "week", "weeks"}:
        return f"{amount * 7}d"
    if word in {"s", "sec", "secs", "second", "seconds"}:
        return f"{amount // 60}m" if amount % 60 == 0 else None
    return next((f"{amount}{unit}" for unit, words in _UNIT_WORDS.items() if word == unit or word in words), None)


def _larger_duration(written: str) -> str | None:
    """Hours and minutes, or half hours, in minutes."""
    both = re.fullmatch(r"([0-9]{1,2})\s*h(?:ours?)?\s*([0-9]{1,2})\s*(?:m|min|minutes)?", written)
    if both:
        return f"{int(both[1]) * 60 + int(both[2])}m"
    hours = re.fullmatch(r"([0-9]{1,2})[.,]5\s*(?:h|hours?)", written)
    return f"{int(hours[1]) * 60 + 30}m" if hours else None


def duration_advice(written: str) -> str:
    """What to write where a length of time is not plain."""
    if span := re.fullmatch(r"([0-9]{1,4})\s*[a-z]*\s*(?:-|–|to)\s*([0-9]{1,4}\s*[a-z ]+)", written.lower()):
        longest = duration(span[2])
        return f"Write the longest time: {longest}" if longest else "Write the longest time, such as 15m or 2bd."
    if written.lower() in {"immediately", "at once", "now", "asap", "instantly"}:
        return "Write 0m if it is done at once, or the longest time that it may take, such as 15m."
    if re.fullmatch(r"[0-9]{1,4}", written):
        written = written.lstrip("0") or "0"
        return (
            f"Say of what: {written}m is in minutes, {written}h in hours, "
            f"{written}bd in business days, {written}d in days."
        )
    if re.fullmatch(r"[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?", written):
        return "This looks like a time of day. Write how long it takes, such as 15m or 4h."
    if re.fullmatch(r"[0-9]{5,}\s*[a-z]+", written.lower()):
        return "The number has four digits at most. Write the same time in a larger unit: h, d, mo or y."
    return "Write a number and its unit without a space: 15m, 4h, 2bd (business days), 7d, 12mo or 7y."


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def day(written: str) -> str | None:
    """Year-month-day from other ways of writing a day, unless day and month could be mistaken for each other."""
    numbers = [int(number) for number in re.findall(r"[0-9]{1,4}", written)][:3]
    month = next((at for at, name in enumerate(_MONTHS, 1) if re.search(rf"(?i)\b{name}", written)), None)
    if month is not None and len(numbers) == 2:
        day, year = sorted(numbers)
        return _day(year, month, day)
    if len(numbers) != 3:
        return None
    if numbers[0] > 31:
        year, second, third = numbers
        return _day(*numbers) or _day(year, third, second)
    first, second, year = numbers
    if "." in written or first > 12:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


def _either_date(written: str) -> tuple[str, str] | None:
    """The two days that numbers with slashes may mean."""
    numbers = re.fullmatch(r"([0-9]{1,2})[/ -]([0-9]{1,2})[/ -]([0-9]{4})", written)
    if numbers is None:
        return None
    first, second, year = map(int, numbers.groups())
    one, other = _day(year, second, first), _day(year, first, second)
    return (one, other) if one and other else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat() if year > 999 else None
    except ValueError:
        return None


def day_advice(written: str) -> str:
    """What to write where a day is not plain."""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        year, month = int(written[:4]), int(written[5:7])
        if year < 1 or not 1 <= month <= 12:
            return "The year comes first, then the month (01 to 12), then the day."
        return f"{calendar.month_name[month]} {year} has {calendar.monthrange(year, month)[1]} days."
    if either := _either_date(written):
        return f"Write {either[0]} or {either[1]}, whichever day is meant."
    return "Write the day itself, in numbers: the year, the month and the day, such as 2026-10-02."
