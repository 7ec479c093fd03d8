"""Numbers that are none or out of bounds, and lists of too few or too many entries, told to an editor."""

import re

from ..findings import Finding, quoted
from ..wording import counted
from .refusal import Refusal


def _is_percent(refusal: Refusal) -> bool:
    """Whether a value is a share: below `ends` stands what each end of a workflow is worth."""
    return not {"mark", "hint-cost", "ends"}.isdisjoint(refusal.loc[-2:])


def no_number(refusal: Refusal) -> Finding:
    """Something else where a number is wanted; a share such as 0.8 is told as percent where those are meant."""
    what = "a whole number" if refusal.type.startswith("int") else "a number"
    message = f"{refusal.name} is {what}, and {quoted(str(refusal.value))} is none"
    share = re.fullmatch(r"0?[.,]([0-9]{1,2})", str(refusal.value))
    if share and _is_percent(refusal):
        return refusal.finding("SOP025", message, f"Write {int(share[1].ljust(2, '0'))}: it is percent.")
    return refusal.finding("SOP025", message, _number_hint(str(refusal.value), whole=what == "a whole number"))


def _number_hint(written: str, *, whole: bool) -> str:
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


def out_of_range(refusal: Refusal) -> Finding:
    """A number beyond its bounds."""
    bounds = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}
    limit = " and ".join(
        f"{words} {refusal.context[name]}" for name, words in bounds.items() if name in refusal.context
    )
    message = f"{refusal.name} is {limit}; this is {quoted(str(refusal.value))}"
    hint = f"{'It is percent: write' if _is_percent(refusal) else 'Write'} a number that is {limit}."
    return refusal.finding("SOP025", message, hint)


def too_few(refusal: Refusal) -> Finding:
    """A list with fewer entries than it needs."""
    least, count = refusal.context["min_length"], refusal.context["actual_length"]
    has = "none" if count == 0 else f"only {count}"
    message = f"{refusal.name} needs at least {counted(least, 'entry', 'entries')} and has {has}"
    more = "more " if count else ""
    return refusal.finding("SOP027", message, f"Add {counted(least - count, f'{more}entry', f'{more}entries')}.")


def too_many(refusal: Refusal) -> Finding:
    """A list with more values than it takes."""
    most = refusal.context.get("max_length")
    message = f"{refusal.name} takes at most {most} values"
    return refusal.finding("SOP027", message, f"Keep {most} of them, and delete the others.")
