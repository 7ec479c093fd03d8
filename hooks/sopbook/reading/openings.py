"""Lines that begin as they would in another notation: Markdown, numbers, comments of programs, nodes with hyphens."""

import re
from collections.abc import Iterable

from .complaint import Complaint, Place, indent_of, trouble_at
from .meanings import LISTS
from .mistakes import Trouble, in_quotes


def other_notation(complaint: Complaint) -> Trouble | None:
    """A line that is right somewhere else: the one of the problem, or the one before it."""
    return _in_other_notation(complaint, dict.fromkeys((complaint.place[0], complaint.around[0])))


def other_notation_above(complaint: Complaint) -> Trouble | None:
    """A line of another notation, of which only the fields below it are complained of."""
    return _in_other_notation(complaint, (complaint.above,))


def _in_other_notation(complaint: Complaint, numbers: Iterable[int]) -> Trouble | None:
    for number in numbers:
        line = complaint.line(number)
        for pattern, message, cure in _NOTATIONS:
            if found := pattern.match(line):
                return trouble_at((number, found.start(1)), message, cure(found))
    return None


def _picture(found: re.Match[str]) -> str:
    alt = in_quotes(found["alt"]) if re.search(r"[,:#{}\[\]\"']", found["alt"]) else found["alt"]
    return f"Write image: {{src: {found['src']}, alt: {alt}}}"


def _named(found: re.Match[str]) -> str:
    return f"Write {found['name']}: {found['rest']}" if len(found["rest"]) < _LONG else f"Write {found['name']}: …"


_LONG = 80
_NOTATIONS = (
    (re.compile(r"\s*(!)\[(?P<alt>[^\]]*)\]\((?P<src>[^)\s]+)\)\s*$"), "a picture is a field here", _picture),
    (
        re.compile(r"\s*(?:- +)?(\*\*)(?P<name>[a-z][\w-]*)(?::\*\*|\*\*:)\s*(?P<rest>.*)$"),
        "the name of a field stands without asterisks",
        _named,
    ),
    (
        re.compile(r"\s*[a-z][\w-]*(;) +(?=\S)"),
        "there is a semicolon after the name",
        lambda _: "Write a colon and a space after the name.",
    ),
    (
        re.compile(r"\s*(<!--|//|/\*)"),
        "a comment begins with a # in here",
        lambda _: "Write # and a space before it, or delete it.",
    ),
    (
        re.compile(r"\s*([0-9]+[.)]) +(?P<item>\{?[a-z][\w-]*: \S.*)$"),
        "the items of a list begin with a hyphen, not with a number",
        lambda found: f"Write: - {found['item']}",
    ),
)


def text_above(complaint: Complaint) -> Trouble | None:
    """Explanation right below the first line of hyphens."""
    line = complaint.line(1)
    if complaint.line(0).rstrip() != "---" or complaint.place[0] > 2 or ":" in line or not re.match(r"\w+ \w", line):
        return None
    hint = "Move it below the second line of hyphens: above it stand fields, each with its name."
    return trouble_at((1, 0), "this text has no name and colon before it", hint)


def hyphen_before_node(complaint: Complaint) -> Trouble | None:
    """A node of a workflow as an item of a list."""
    around = _nodes_above(complaint)
    if around is None:
        return None
    first, column = around
    for number in dict.fromkeys((first, complaint.place[0])):
        found = re.match(r"( *)- +(?:id: *)?([a-z][\w-]*):?\s*$", complaint.line(number))
        if found and len(found[1]) == column:
            hint = f"Write it without the hyphen: {found[2]}: and indent its fields below it."
            return trouble_at((number, column), "the nodes of a workflow are names, not items of a list", hint)
    return None


def _nodes_above(complaint: Complaint) -> Place | None:
    """The first line below the nearest `nodes:`, and its indentation."""
    for number in range(complaint.place[0], max(-1, complaint.place[0] - 500), -1):
        if re.match(r" +nodes:\s*$", complaint.line(number)):
            first = number + 1
            while first < complaint.place[0] and re.match(r"\s*(#|$)", complaint.line(first)):
                first += 1
            line = complaint.line(first)
            column = len(line) - len(line.lstrip(" "))
            return (first, column) if column > indent_of(complaint.line(number)) else None
        if complaint.line(number)[:1].strip(" #"):
            return None
    return None


def list_without_name(complaint: Complaint) -> Trouble | None:
    """The items of a file whose list has lost its name."""
    if complaint.sign != "-" or not re.match(r"\s*- +\{?id: ", complaint.here):
        return None
    written = {line.split(":")[0]: line.partition(":")[2].strip() for line in complaint.lines if line[:1].isalpha()}
    name = "questions" if "sop" in written else LISTS.get(written.get("format", ""))
    if name is None or name in written or complaint.line(complaint.above)[:1] == " ":
        return None
    return trouble_at(complaint.place, f"`{name}:` is missing above this line", f"Write {name}: on a line of its own.")
