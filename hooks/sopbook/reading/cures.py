"""Hints for values that do not have the form of their field: the usual slips, mended."""

import datetime
import re

from ..model.quiz import Take
from ..model.text import Duration, Key, SopId, Url, Version
from ..wording import in_ascii, listed
from .times import day, day_advice, duration, duration_advice


def mended(written: str, wanted: type | None) -> str | None:
    """The value in the form that its field wants, when it is plain what was meant."""
    if wanted is None:
        return None
    for form, mend in ((Duration, duration), (SopId, _sop_id), (Key, _key), (Version, _version), (Url, _url)):
        if issubclass(wanted, form):
            return mend(written.strip()[:100])
    if issubclass(wanted, datetime.date):
        return day(written.strip()[:100])
    return None


def advice(written: str, wanted: type | None) -> str | None:
    """What to think about where nobody can know what was meant."""
    if wanted is None:
        return None
    if issubclass(wanted, Duration):
        return duration_advice(written.strip()[:100])
    if issubclass(wanted, SopId) and SopId.form.fullmatch(f"{_slug(written).upper()}-001"):
        return f"Join at least two groups by a hyphen, such as {_slug(written).upper()}-001"
    if issubclass(wanted, Key) and len(several := _several(written)) > 1:
        return f"It takes one of them: {listed(several, 'or')}"
    if issubclass(wanted, datetime.date):
        return day_advice(written.strip()[:100])
    return next((said for form, said in _FORMS.items() if issubclass(wanted, form)), None)


_FORMS = {
    SopId: "Write capitals from A to Z and digits, in at least two groups joined by a hyphen, such as CS-REF-001.",
    Key: "Write small letters from a to z and digits, words joined by hyphens, such as check-order.",
    Version: 'Write numbers with a point between them, in quotes, such as "1.2".',
    Url: "Write the whole address, such as https://www.example.com/page or mailto:desk@example.com.",
    Take: "Write all, or how many, such as 3.",
}
"""How to write what has a form, where what is written gives no hint of what was meant."""


_BETWEEN = re.compile(r" ?[,;/&+] ?| (?:and|or) ")


def _several(written: str) -> list[str]:
    """The names in a text that names several."""
    return [name for part in _BETWEEN.split(" ".join(written.split())) if (name := _slug(part).lower())]


def _slug(written: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", in_ascii(written)).strip("-")


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
