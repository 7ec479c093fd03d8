"""Complaints about quotes, brackets and signs with a meaning of their own."""

import re

from ..findings import quoted
from .complaint import NAME, Complaint, Place, trouble_at
from .mistakes import Trouble, starts_with_mark


def marked(complaint: Complaint, place: Place) -> Trouble | None:
    """A value that starts with a sign of YAML."""
    mark = complaint.line(place[0])[place[1] : place[1] + 1]
    if mark and mark in "*&!|>@`%,]}?":
        return starts_with_mark(complaint.lines, *place, mark, "SOP007")
    return None


def long_quote(complaint: Complaint) -> Trouble | None:
    """A quote that closes many lines after it opened, because its own end is missing."""
    if complaint.quote is None or complaint.before[-1:] not in {'"', "'"}:
        return None
    message = f"the quote that opens here ends only on line {complaint.place[0] + 1}"
    return trouble_at(complaint.quote, message, "Close it at the end of its value.")


def open_quote(complaint: Complaint) -> Trouble | None:
    """A quote that nothing closes."""
    if "quoted scalar" not in complaint.context or "escape" in complaint.problem:
        return None
    if "expected" in complaint.problem and "unexpected" not in complaint.problem:
        return None
    line, column = complaint.around
    mark = complaint.line(line)[column : column + 1]
    hint = f"Write another {mark} at the end of the value."
    return trouble_at(complaint.around, "the quote that opens here is never closed", hint)


def escape(complaint: Complaint) -> Trouble | None:
    """A backslash between double quotes."""
    if "quoted scalar" not in complaint.context and "double-quoted" not in complaint.context:
        return None
    hint = "Use single quotes ('…') around a value with backslashes, or write each of them twice."
    return trouble_at(
        complaint.place, "a backslash between double quotes starts a special sign, and this is none", hint
    )


def sign_of_yaml(complaint: Complaint) -> Trouble | None:
    """A sign that begins an anchor, a tag or the like, and was meant as text."""
    read = ("an alias", "an anchor", "a tag", "a block scalar", "a directive")
    if any(complaint.context.endswith(what) for what in read):
        return marked(complaint, complaint.around)
    if any(part in complaint.problem for part in ("cannot start any token", "node content", "mapping keys are not")):
        return marked(complaint, complaint.place)
    return None


def flow(complaint: Complaint) -> Trouble | None:
    """What does not fit between brackets."""
    if "flow " not in complaint.context:
        return None
    around = _last_bracket(complaint) if complaint.context.endswith("flow node") else complaint.around
    opening = complaint.line(around[0])[around[1] : around[1] + 1]
    closing = "}" if opening == "{" else "]"
    if complaint.place[0] > around[0] and (_begins_anew(complaint.here) or not complaint.here.strip()):
        return _never_closed(complaint, around, opening, closing)
    if complaint.sign == ":":
        message = f"this colon does not fit: inside {opening} … {closing} a value with a colon needs quotes"
        name = re.search(r"[\w-]+$", complaint.before[-100:]) if opening == "{" else None
        hint = 'Put the value in quotes, such as "Refunds: how to".'
        if name:
            hint = f"If {quoted(name[0])} is a field of its own, write a comma before it. Else put the value in quotes."
        return trouble_at(complaint.place, message, hint)
    if complaint.before[-1:] in {'"', "'"}:
        return trouble_at(complaint.place, "a comma is missing before this", "Write a comma between the values.")
    message = f"this does not fit between {opening} and {closing}"
    return trouble_at(
        complaint.place,
        message,
        "Separate the values by commas; put a value with brackets, commas or quotes in quotes.",
    )


def _begins_anew(line: str) -> bool:
    """Whether a line looks like a field or an item of its own, not like more of what stands between brackets."""
    return bool(NAME.match(line) or line.lstrip().startswith("- "))


def _never_closed(complaint: Complaint, around: Place, opening: str, closing: str) -> Trouble:
    """A bracket that closes nowhere, or behind a #; or lines in brackets without the comma between them."""
    message = f"the bracket {opening} that opens here is never closed"
    cut = re.search(r"\s(#([^#\]}]{0,200}?))[\]},]*\s*$", complaint.line(around[0])[around[1] :])
    if cut:
        message = f"the bracket {opening} closes behind a #, and YAML takes a # after a space for a comment"
        hint = f'If the # belongs to the value, put it in quotes: "{cut[1]}"'
        if cut[2][:1] in {"", " "}:
            hint = f"Write the {closing} before the #. If the # belongs to the value, put the value in quotes."
        return trouble_at((around[0], around[1] + cut.start(1)), message, hint)
    above = complaint.line(complaint.above).rstrip()
    if complaint.here.count(closing) > complaint.here.count(opening) and above[-1:] not in {",", opening}:
        hint = "Write a comma between the values."
        return trouble_at((complaint.above, len(above)), "a comma is missing at the end of this line", hint)
    return trouble_at(around, message, f"Write {closing} at the end of the value.")


def empty_field(complaint: Complaint) -> Trouble | None:
    """A name between brackets with nothing but the bracket or comma behind its colon."""
    found = re.search(r"[{,]\s*([\w-]+):$", complaint.here[: complaint.place[1] + 1])
    if "unexpected ':'" not in complaint.problem or found is None:
        return None
    hint = "Write its value behind the colon and a space, or delete the name with its colon."
    return trouble_at((complaint.place[0], found.start(1)), f"`{found[1]}` is empty", hint)


def _last_bracket(complaint: Complaint) -> Place:
    """The nearest opening bracket before the problem."""
    line, column = complaint.place
    for number in range(line, -1, -1):
        text = complaint.line(number)[:column] if number == line else complaint.line(number)
        at = max(text.rfind("["), text.rfind("{"))
        if at >= 0:
            return number, at
    return complaint.around
