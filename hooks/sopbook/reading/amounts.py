"""Numbers that are none or out of bounds, and lists of too few or too many entries, told to an editor."""

import re

from ..findings import Finding, quoted
from ..wording import counted
from .cures import number_hint
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
    return refusal.finding("SOP025", message, number_hint(str(refusal.value), whole=what == "a whole number"))


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
