"""The usual mistakes in YAML that a parser says nothing of, in an editor's words and with the cure."""

import re
from dataclasses import dataclass

from ..findings import quoted


@dataclass(frozen=True, slots=True)
class Trouble:
    """A mistake in a file's text, at a line and column counted from 1."""

    line: int
    column: int
    code: str
    message: str
    hint: str | None = None


_LINE = re.compile(r"(?P<lead>\s*(?:- +)*(?:[^\s:#\[\]{},\"'-][^:#\[\]{},\"']*:[ \t]+)?)(?P<value>\S.*?)\s*$")
"""A line as what stands before the value (dashes, a name with its colon) and the value."""


def in_quotes(value: str) -> str:
    """The value as YAML wants it between quotes."""
    if len(value) > 2 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]  # the quotes were right, had the text not held one more of them
    elif value[0] == "'" and value.count("'") == 2 and re.search(r"\w'\w", value):
        value = value[1:]  # it opens and never closes: the other one is an apostrophe
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    doubled = value.replace("'", "''")
    return f"'{doubled}'"


def quoting_hint(line: str, but: str = "") -> str:
    """The line with its value in quotes, to copy; only advice where it would be too long to read."""
    match = _LINE.match(line) if len(line) <= 100 else None
    advice = f"Put the whole value in quotes{but}"
    brackets = match is not None and match["value"][0] + match["value"][-1] in {"[]", "{}"}
    if match is None or brackets:
        return f"{advice}."
    return f"{advice}: {match['lead'].strip()} {in_quotes(match['value'])}".replace(":  ", ": ")


_MARKS = {
    "*": ("an asterisk (*)", "a value that was named before"),
    "&": ("an ampersand (&)", "a name for the value"),
    "!": ("an exclamation mark (!)", "the type of the value"),
    "|": ("a bar (|)", "the sign for text on the lines below"),
    ">": ("a > sign", "the sign for text on the lines below"),
    "@": ("an at sign (@)", "a reserved sign"),
    "`": ("a backtick (`)", "a reserved sign"),
    "%": ("a percent sign (%)", "an instruction"),
    "?": ("a question mark (?)", "the sign for a long name"),
    ",": ("a comma", "the border between two items"),
    "]": ("a closing bracket (])", "the end of a list"),
    "}": ("a closing brace (})", "the end of a section"),
}


def starts_with_mark(lines: tuple[str, ...], line: int, column: int, mark: str, code: str = "SOP014") -> Trouble:
    """A value whose first character means something to YAML; `line` and `column` are counted from 0."""
    written = lines[line] if line < len(lines) else ""
    word = re.match(r"\S*", written[column : column + 60])
    if mark == "!" and word and word[0].startswith("!!"):
        hint = "Delete it: what a value is follows from its field. If it is meant as text, put the value in quotes."
        return Trouble(line + 1, column + 1, code, f"YAML tags such as {quoted(word[0])} are not read here", hint)
    name, meaning = _MARKS[mark]
    if mark == "*" and re.match(r"\*\s+\S", written[column:]):
        message = "the items of a list have hyphens in YAML, not asterisks"
        return Trouble(line + 1, column + 1, code, message, "Write a hyphen and a space before each item.")
    if not written[:column].strip(" -"):
        message = f"a line cannot start with {name}: to YAML it is {meaning}"
        return Trouble(line + 1, column + 1, code, message, "Delete it, or put the text in quotes.")
    hint = quoting_hint(written)
    if mark in "&*":
        hint += "\nAnchors (&) and aliases (*) are not read here: write the value out each time."
    if mark in "|>":
        hint = (
            f"Start the text on the next line, indented by two spaces more. If the {mark} belongs to the text:\n{hint}"
        )
    message = f"a value that starts with {name} needs quotes: to YAML it is {meaning}"
    return Trouble(line + 1, column + 1, code, message, hint)


_COMMENT = re.compile(r"[ \t]+#(?P<text>.*)")


def cut_short(line: str, number: int, end: int, value: str) -> Trouble | None:
    """A value that YAML ended at ` #` though more text was meant; an ordinary comment after a single word is fine."""
    comment = _COMMENT.match(line, end)
    if comment is None:
        return None
    directly = comment["text"][:1].strip() != ""
    if not (directly or " " in value):
        return None
    column = comment.start("text")
    if not value:
        message = "there is no value here: YAML takes a # after a space for a comment"
        return Trouble(number + 1, column, "SOP012", message, quoting_hint(line, " if the # belongs to it"))
    lost = quoted("#" + comment["text"], 30)
    message = f"the value ends before {lost}: YAML takes a # after a space for a comment"
    hint = quoting_hint(line, " if the # belongs to it") + "\nIf it is a comment, give it a line of its own."
    return Trouble(number + 1, column, "SOP012", message, hint)


OF_ITS_OWN = r"\s*(?P<start>-(?=\s|\w)|(?!mailto|tel)[a-z][a-z_-]*:(?!//|\s|$))"
"""How a line of a text begins that looks like an item or a field of its own."""
_JOINED = re.compile(OF_ITS_OWN)
_BRACKETED_ITEM = re.compile(r"\s*- +[{\[]")
"""An item between brackets: no text goes on with one, so what stands above it is a bracket that nothing closes."""
_GOING_ON = re.compile(r"\s*-(?:\d| +[^\W_A-Z])")
"""How a line begins in the middle of a sentence: with a dash, or with a number below zero."""
_WIDTH = 70
"""Characters from which on a program may have broken a line: most do so at 80, before the word that has no room."""


def joined_line(lines: tuple[str, ...], first: int, last: int) -> Trouble | None:
    """A line that looks like an item or a field of its own but was read as more of the text above; from 0."""
    opening = re.match(r"(\s*)-\w", lines[first])
    if opening:
        return missing_space(first, opening.end() - 1, "hyphen", lines[first])
    for number in range(first + 1, min(last + 1, len(lines))):
        match = _JOINED.match(lines[number])
        if match is None or (len(lines[number - 1]) >= _WIDTH and _GOING_ON.match(lines[number])):
            continue
        if _BRACKETED_ITEM.match(lines[number]) and _left_open(lines[first]):
            return None
        if not match["start"].startswith("-") or re.match(r"\s*-\w", lines[number]):
            what = "hyphen" if match["start"].startswith("-") else "colon"
            return missing_space(number, match.end(), what, lines[number])
        message = f"this line was read as more of the text of line {first + 1}, not as an item of a list"
        hint = "Indent it like the lines around it, and leave the line above it empty after its colon."
        return Trouble(number + 1, match.start("start") + 1, "SOP013", message, hint)
    return None


def _left_open(line: str) -> bool:
    return any(line.count(opening) > line.count(closing) for opening, closing in ("[]", "{}"))


def missing_space(number: int, column: int, after: str, line: str) -> Trouble:
    """A hyphen or colon with its text right behind it; `number` and `column` are counted from 0."""
    mended = f"{line[:column]} {line[column:]}".strip()
    shown = f"Write: {mended}" if len(mended) < 100 else f"Write a space after the {after}."
    return Trouble(number + 1, column + 1, "SOP007", f"a space is missing after the {after}", shown)
