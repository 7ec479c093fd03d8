"""Hints for values that do not have the form of their field: the usual slips, mended."""

import calendar
import datetime
import difflib
import re
import unicodedata
from collections.abc import Iterable

from ..model.quiz import Take
from ..model.text import Duration, Key, SopId, Url, Version

_SYNONYMS = {
    "action": ("do",),
    "active": ("approved",),
    "archived": ("retired",),
    "current": ("approved",),
    "deprecated": ("retired",),
    "effective": ("approved",),
    "final": ("approved",),
    "in-force": ("approved",),
    "in-progress": ("draft",),
    "live": ("approved",),
    "obsolete": ("retired",),
    "published": ("approved",),
    "released": ("approved",),
    "superseded": ("retired",),
    "under-review": ("in-review",),
    "valid": ("approved",),
    "wip": ("draft",),
    "withdrawn": ("retired",),
    "a": ("accountable",),
    "activity": ("do",),
    "answer": ("a", "goto", "accept"),
    "answers": ("accept",),
    "author": ("owner",),
    "body": ("a", "text", "do"),
    "c": ("consulted",),
    "code": ("id",),
    "condition": ("if",),
    "content": ("do", "text"),
    "deadline": ("within", "until"),
    "description": ("does", "what", "meaning", "purpose", "do", "definition"),
    "duration": ("within",),
    "explanation": ("explain",),
    "feedback": ("why", "explain"),
    "frequency": ("measured", "every"),
    "i": ("informed",),
    "instruction": ("do",),
    "item": ("items",),
    "label": ("title", "name", "text"),
    "name": ("title", "id", "term"),
    "next": ("goto",),
    "number": ("id",),
    "otherwise": ("else",),
    "pass-mark": ("pass",),
    "phone-number": ("phone",),
    "question": ("q", "ask"),
    "questions": ("faq",),
    "r": ("responsible",),
    "reason": ("why",),
    "responsible": ("role", "owner"),
    "retention": ("keep",),
    "right": ("correct",),
    "solution": ("do",),
    "src": ("image",),
    "tel": ("phone",),
    "telephone": ("phone",),
    "text": ("do", "body", "a"),
    "time": ("within",),
    "timeout": ("within",),
    "type": ("format", "kind"),
    "who": ("role",),
}
"""What people write for a field when they have not looked it up."""


def nearest(written: str, names: Iterable[str]) -> str | None:
    """The name that was most likely meant, or None."""
    known = {_folded(name): name for name in names}
    folded = _folded(written)
    close = difflib.get_close_matches(folded[:80], known, n=1, cutoff=0.66)
    if close:
        return known[close[0]]
    return next((known[other] for other in _SYNONYMS.get(folded, ()) if other in known), None)


def _folded(name: str) -> str:
    return re.sub(r"[\s_]+", "-", name.strip().lower())


def mended(written: str, wanted: type | None) -> str | None:
    """The value in the form that its field wants, when it is plain what was meant."""
    if wanted is None:
        return None
    for form, mend in ((Duration, _duration), (SopId, _sop_id), (Key, _key), (Version, _version), (Url, _url)):
        if issubclass(wanted, form):
            return mend(written.strip()[:100])
    if issubclass(wanted, datetime.date):
        return _date(written.strip()[:100])
    return None


def advice(written: str, wanted: type | None) -> str | None:
    """What to think about where nobody can know what was meant."""
    if wanted is None:
        return None
    if issubclass(wanted, Duration):
        return _duration_advice(written.strip()[:100])
    if issubclass(wanted, SopId) and SopId.form.fullmatch(f"{_slug(written).upper()}-001"):
        return f"Join at least two groups by a hyphen, such as {_slug(written).upper()}-001"
    if issubclass(wanted, Key) and len(several := _several(written)) > 1:
        return f"It takes one of them: {', '.join(several[:-1])} or {several[-1]}"
    if issubclass(wanted, datetime.date):
        return _date_advice(written.strip()[:100])
    return next((said for form, said in _FORMS.items() if issubclass(wanted, form)), None)


_FORMS = {
    SopId: "Write capitals from A to Z and digits, in at least two groups joined by a hyphen, such as CS-REF-001.",
    Key: "Write small letters from a to z and digits, words joined by hyphens, such as check-order.",
    Version: 'Write numbers with a point between them, in quotes, such as "1.2".',
    Url: "Write the whole address, such as https://www.example.com/page or mailto:desk@example.com.",
    Take: "Write all, or how many, such as 3.",
}
"""How to write what has a form, where what is written gives no hint of what was meant."""


def _date_advice(written: str) -> str:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        year, month = int(written[:4]), int(written[5:7])
        if year < 1 or not 1 <= month <= 12:
            return "The year comes first, then the month (01 to 12), then the day."
        return f"{calendar.month_name[month]} {year} has {calendar.monthrange(year, month)[1]} days."
    if either := _either_date(written):
        return f"Write {either[0]} or {either[1]}, whichever day is meant."
    return "Write the day itself, in numbers: the year, the month and the day, such as 2026-10-02."


_BETWEEN = re.compile(r" ?[,;/&+] ?| (?:and|or) ")


def _several(written: str) -> list[str]:
    """The names in a text that names several."""
    return [name for part in _BETWEEN.split(" ".join(written.split())) if (name := _slug(part).lower())]


def number_hint(written: str, *, whole: bool) -> str:
    """How to write what was meant as a number."""
    digits = re.match(r"\s*([0-9]+)(?:[.,]([0-9]+))?", written)
    if digits and not (whole and digits[2]):
        number = digits[1] if digits[2] is None else f"{digits[1]}.{digits[2]}"
        rest = written[digits.end() :].strip()
        if number != written.strip() and (not rest or re.fullmatch(r"[^\W\d_]+|[%€$£]", rest)):
            return f"Write {number}" + ("" if not rest else ", without a unit.")
    if whole:
        return "Write digits only, without a unit."
    return "Write digits, with a point before decimals, without a unit."


def unseen(written: str) -> str | None:
    """What a value holds that nobody sees: a space of an unusual kind, or a sign without width."""
    for sign in written if not written.isascii() else "":
        kind = unicodedata.category(sign)
        if kind in {"Zs", "Cf"} and sign != " ":
            what = "a space of an unusual kind" if kind == "Zs" else "an invisible character"
            return f"{what} (U+{ord(sign):04X})"
    return None


def _duration_advice(written: str) -> str:
    if span := re.fullmatch(r"([0-9]{1,4})\s*[a-z]*\s*(?:-|–|to)\s*([0-9]{1,4}\s*[a-z ]+)", written.lower()):
        longest = _duration(span[2])
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
    return "Write a number and its unit without a space: 15m, 4h, 2bd (business days), 7d, 12mo or 7y."


def _slug(written: str, joined: str = "-") -> str:
    plain = unicodedata.normalize("NFKD", written).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", joined, plain).strip(joined)


def _key(written: str) -> str | None:
    if len(_several(written)) > 1:
        return None
    return _slug(re.sub(r"(?<=[a-z])(?=[A-Z])", "-", written)).lower() or None


def _sop_id(written: str) -> str | None:
    slug = _slug(written).upper()
    return slug if SopId.form.fullmatch(slug) else None


def _version(written: str) -> str | None:
    written = written.strip("“”„\"'‘’ ")
    numbers = re.fullmatch(r"(?:v|version)?\s*([0-9]{1,4}(?:[.,][0-9]{1,4}){0,2})", written, re.IGNORECASE)
    if numbers is None:
        return None
    version = numbers[1].replace(",", ".")
    return version if "." in version else f"{version}.0"


def _url(written: str) -> str | None:
    if re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", written):
        return f"mailto:{written}"
    if re.fullmatch(r"(www\.)?[\w-]+(\.[\w-]+)+(/[^\s<>\"]*)?", written):
        return f"https://{written}"
    return None


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


def _duration(written: str) -> str | None:
    written = _AT_MOST.sub("", written.lower().strip("“”\"'‘’. "), count=1)
    if re.fullmatch(r"(?:half an|1/2|½)\s*h(?:our)?", written):
        return "30m"
    if written in _ROUNDS:
        return _ROUNDS[written]
    for amount, word in enumerate(_AMOUNTS, 1):
        written = re.sub(rf"^(?:{word})\s+(?=[a-z])", f"{amount} ", written)
    parts = re.fullmatch(r"([0-9]{1,4})[\s-]*([a-z ]+)", written.lower())
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
    both = re.fullmatch(r"([0-9]{1,2})\s*h(?:ours?)?\s*([0-9]{1,2})\s*(?:m|min|minutes)?", written.lower())
    if both:
        return f"{int(both[1]) * 60 + int(both[2])}m"
    hours = re.fullmatch(r"([0-9]{1,2})[.,]5\s*(?:h|hours?)", written.lower())
    return f"{int(hours[1]) * 60 + 30}m" if hours else None


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _date(written: str) -> str | None:
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
