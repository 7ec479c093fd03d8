"""Where the front matter of a Markdown file ends, or what is wrong with the lines around it."""

import re

from ..findings import quoted
from .mistakes import Trouble

_NEARLY = re.compile(r"\s*(?:-{2,}|[—–-]+|\*{3,}|_{3,}|={3,}|(?:- ?){3,})\s*$")
_BEGIN = "Start the file with a line of three hyphens, then the fields such as title: …, then three hyphens again."


def front_matter_end(text: str) -> int | Trouble:
    """Where the line begins that closes the front matter, as an index."""
    if not _OPENING.match(text):
        return _no_front_matter(text.split("\n"))
    found = [at for sign in ("\n---", "\n...") if (at := _line_of(sign, text)) is not None]
    if not found:
        return _never_closed(text.split("\n"))
    end = min(found)
    return _closed_early(text, end) if _FIELD_BELOW.match(text, end) else end


_OPENING = re.compile(r"-{3}[ \t]*(?:\n|\Z)")
_FIELD_BELOW = re.compile(
    r"(?:---|\.\.\.)[ \t]*\n(?:[ \t]*(?:#.*)?\n)*"
    r"(steps|workflow|faq|checklist|escalation|scope|revisions|references|records|metrics|troubleshooting):[ \t]*\n"
)
"""The line that closes the front matter, and a field with lines of its own below it."""


def _closed_early(text: str, end: int) -> Trouble:
    field = _FIELD_BELOW.match(text, end)
    name = field[1] if field else ""
    message = f"the front matter ends here, but a field follows: `{name}:`"
    again = _line_of("\n---", text[end + 3 :]) is not None
    hint = "Delete this line." if again else "Move this line below the last field."
    return Trouble(text.count("\n", 0, end) + 1, 1, "SOP004", message, hint)


def _line_of(sign: str, text: str) -> int | None:
    """Where the first line begins that has nothing but a sign; the sign comes with the end of the line before it."""
    at = text.find(sign)
    while at >= 0:
        start = at + len(sign)
        end = text.find("\n", start)
        if not text[start : end if end >= 0 else len(text)].strip(" \t"):
            return at + 1
        at = end if end < 0 else text.find(sign, end)
    return None


def _never_closed(lines: list[str]) -> Trouble:
    for number, line in enumerate(lines[1:], 1):
        if line.strip() == "---":
            message = "there is a space before the three hyphens that end the front matter"
            return Trouble(number + 1, 1, "SOP004", message, "Write --- at the very start of the line.")
        if _NEARLY.match(line):
            message = f"the front matter ends with a line of three hyphens, not with {quoted(line)}"
            return Trouble(number + 1, 1, "SOP004", message, "Write --- at the very start of the line.")
    message = "the front matter that starts here is never closed"
    return Trouble(1, 1, "SOP004", message, "Write a line of three hyphens (---) after the last field.")


_FRAME = re.compile(r"\s*(?P<sign>`{3,}|~{3,}|\+{3,})\s*\w*\s*$")
"""How code begins in Markdown, or front matter in another notation."""


def _in_frame(number: int, frame: re.Match[str], lines: list[str]) -> Trouble:
    below = next((line for line in lines[number + 1 :] if line.strip()), "")
    shown = quoted(frame[0].strip())
    if below.rstrip() == "---":
        message = f"the front matter starts at the very beginning of the file, and {shown} stands before it"
        hint = f"Delete this line, and the line that ends the frame: {frame['sign']}"
    else:
        message = f"the front matter starts with a line of three hyphens, not with {shown}"
        hint = f"Write --- here, and in place of the line that ends the frame: {frame['sign']}"
    return Trouble(number + 1, 1, "SOP004", message, hint)


def _no_front_matter(lines: list[str]) -> Trouble:
    number, line = next((number, line) for number, line in enumerate(lines) if line.strip())
    if line.strip() == "---":
        hint = "Delete what stands before the three hyphens: spaces and empty lines too."
        return Trouble(number + 1, 1, "SOP004", "the front matter starts at the very beginning of the file", hint)
    if frame := _FRAME.match(line):
        return _in_frame(number, frame, lines)
    if _NEARLY.match(line):
        message = f"the front matter starts with a line of three hyphens, not with {quoted(line)}"
        return Trouble(number + 1, 1, "SOP004", message, "Write --- at the very start of the line.")
    if (below := _further_down(lines)) is not None:
        message = "the front matter starts at the very beginning of the file, and a text stands before it"
        hint = f"Delete what stands before the three hyphens on line {below + 1}, or move it below the front matter."
        return Trouble(number + 1, 1, "SOP004", message, hint)
    return Trouble(1, 1, "SOP004", "the front matter is missing: the fields at the top of the file", _BEGIN)


def _further_down(lines: list[str]) -> int | None:
    """The first line of hyphens, if a field of every SOP stands right below it."""
    number = next((number for number, line in enumerate(lines) if line.rstrip() == "---"), None)
    below = next((line for line in lines[number + 1 :] if line.strip()), "") if number is not None else ""
    return number if re.match(r"(id|title|format|status|version|owner):", below) else None
