"""What a YAML parser complains of, told as the mistake that somebody most likely made."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from ..findings import quoted
from .mistakes import Trouble, missing_space, quoting_hint, starts_with_mark

Place = tuple[int, int]
"""Line and column as parsers count them, from 0."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """A parser's words: the problem and its place, what was being read (`context`) and where that began (`around`).

    `quote` is where a text between quotes that runs over several lines began, if one was just read.
    """

    lines: tuple[str, ...]
    context: str
    problem: str
    place: Place
    around: Place
    quote: Place | None = None

    def line(self, number: int) -> str:
        """A line of the file, empty where there is none."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    @property
    def here(self) -> str:
        """The line of the problem."""
        return self.line(self.place[0])

    @property
    def sign(self) -> str:
        """The character at the problem."""
        return self.here[self.place[1] : self.place[1] + 1]

    @property
    def before(self) -> str:
        """What stands before the problem on its line."""
        return self.here[: self.place[1]].rstrip()

    @property
    def above(self) -> int:
        """The nearest line above the problem that says something."""
        number = self.place[0] - 1
        while number > 0 and (not self.line(number).strip() or self.line(number).lstrip().startswith("#")):
            number -= 1
        return number


Rule = Callable[[Complaint], Trouble | None]


def explain(complaint: Complaint) -> Trouble:
    """The first explanation that fits; the plainest when none does."""
    for rule in _RULES:
        if trouble := rule(complaint):
            break
    else:
        trouble = _trouble(complaint.place, _UNEXPLAINED, _LOOK)
    last = len(complaint.lines)
    return trouble if trouble.line <= last else replace(trouble, line=last, column=1)


_UNEXPLAINED = "this line does not fit what stands above it"
_LOOK = "Look at the quotes, brackets, colons and the indentation of this line and of the one above."


def _trouble(place: Place, message: str, hint: str) -> Trouble:
    return Trouble(place[0] + 1, place[1] + 1, "SOP007", message, hint)


def _marked(complaint: Complaint, place: Place) -> Trouble | None:
    mark = complaint.line(place[0])[place[1] : place[1] + 1]
    if mark and mark in "*&!|>@`%,]}?":
        return starts_with_mark(complaint.lines, *place, mark, "SOP007")
    return None


def _tab(complaint: Complaint) -> Trouble | None:
    for number in (complaint.place[0], complaint.around[0]):
        indent = re.match(r"[ -]*\t", complaint.line(number))
        if indent:
            hint = "Indent with spaces, two for each level. Many editors can turn tabs into spaces."
            return _trouble((number, indent.end() - 1), "this line is indented with a tab", hint)
    return None


def _marks_of_git(complaint: Complaint) -> Trouble | None:
    for number in (complaint.place[0], complaint.around[0]):
        if re.match(r"(<{7}|>{7}|={7})( |$)", complaint.line(number)):
            message = "two versions of this file were put together by git, and nobody has chosen between them yet"
            hint = "Keep what is right, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>."
            return _trouble((number, 0), message, hint)
    return None


def _other_bullet(complaint: Complaint) -> Trouble | None:
    """A dash or a dot where an item of a list needs a hyphen: on this line, or in the name that stands above it."""
    for number in (complaint.place[0], complaint.above):
        bullet = re.match(r"\s*([–—−‐‑•·‣▪◦])\s", complaint.line(number))
        if bullet and (number == complaint.above or not complaint.before.strip(" -–—−‐‑•·‣▪◦")):
            message = f"this item starts with {quoted(bullet[1])}, where a list in YAML has a hyphen"
            return _trouble((number, bullet.start(1)), message, "Write a hyphen and a space before each item.")
    return None


def _long_quote(complaint: Complaint) -> Trouble | None:
    if complaint.quote is None or complaint.before[-1:] not in {'"', "'"}:
        return None
    message = f"the quote that opens here ends only on line {complaint.place[0] + 1}"
    return _trouble(complaint.quote, message, "Close it at the end of its value.")


def _open_quote(complaint: Complaint) -> Trouble | None:
    if "quoted scalar" not in complaint.context or "escape" in complaint.problem:
        return None
    if "expected" in complaint.problem and "unexpected" not in complaint.problem:
        return None
    line, column = complaint.around
    mark = complaint.line(line)[column : column + 1]
    hint = f"Write another {mark} at the end of the value."
    return _trouble(complaint.around, "the quote that opens here is never closed", hint)


def _escape(complaint: Complaint) -> Trouble | None:
    if "quoted scalar" not in complaint.context and "double-quoted" not in complaint.context:
        return None
    hint = "Use single quotes ('…') around a value with backslashes, or write each of them twice."
    return _trouble(complaint.place, "a backslash between double quotes starts a special sign, and this is none", hint)


def _sign_of_yaml(complaint: Complaint) -> Trouble | None:
    read = ("an alias", "an anchor", "a tag", "a block scalar", "a directive")
    if any(complaint.context.endswith(what) for what in read):
        return _marked(complaint, complaint.around)
    if any(part in complaint.problem for part in ("cannot start any token", "node content", "mapping keys are not")):
        return _marked(complaint, complaint.place)
    return None


_NAME = re.compile(r"\s*(?:- +)*[^\s\"'\[\]{}:#,-][^\"'\[\]{}:#,]*:(?:\s|$)")
"""The start of a line that gives a field a value."""


def _flow(complaint: Complaint) -> Trouble | None:
    if "flow " not in complaint.context:
        return None
    around = _last_bracket(complaint) if complaint.context.endswith("flow node") else complaint.around
    opening = complaint.line(around[0])[around[1] : around[1] + 1]
    closing = "}" if opening == "{" else "]"
    if complaint.place[0] > around[0] and (_NAME.match(complaint.here) or not complaint.here.strip()):
        message = f"the bracket {opening} that opens here is never closed"
        cut = re.search(r"\s(#\S*?)[\]},]*\s*$", complaint.line(around[0])[around[1] :])
        if cut:
            message = f"the bracket {opening} closes behind a #, and YAML takes a # after a space for a comment"
            hint = f'If the # belongs to the value, put it in quotes: "{cut[1]}"'
            return _trouble((around[0], around[1] + cut.start(1)), message, hint)
        return _trouble(around, message, f"Write {closing} at the end of the value.")
    if complaint.sign == ":":
        message = f"this colon does not fit: inside {opening} … {closing} a value with a colon needs quotes"
        name = re.search(r"[\w-]+$", complaint.before) if opening == "{" else None
        hint = 'Put the value in quotes, such as "Refunds: how to".'
        if name:
            hint = f"If {quoted(name[0])} is a field of its own, write a comma before it. Else put the value in quotes."
        return _trouble(complaint.place, message, hint)
    if complaint.before[-1:] in {'"', "'"}:
        return _trouble(complaint.place, "a comma is missing before this", "Write a comma between the values.")
    message = f"this does not fit between {opening} and {closing}"
    return _trouble(
        complaint.place,
        message,
        "Separate the values by commas; put a value with brackets, commas or quotes in quotes.",
    )


def _last_bracket(complaint: Complaint) -> Place:
    """The nearest opening bracket before the problem."""
    line, column = complaint.place
    for number in range(line, -1, -1):
        text = complaint.line(number)[:column] if number == line else complaint.line(number)
        at = max(text.rfind("["), text.rfind("{"))
        if at >= 0:
            return number, at
    return complaint.around


def _colon(complaint: Complaint) -> Trouble | None:
    if "mapping values are not allowed" not in complaint.problem:
        return None
    line, column = complaint.place
    value = re.match(r"\s*(?:- +)*[^\s:][^:]*:\s+(?P<value>\S.*)", complaint.here)
    if value and column >= value.start("value"):
        if value["value"][0] in "“”„«‘’":
            hint = quoting_hint(complaint.here.translate(_STRAIGHT), " of the straight kind")
            return _trouble(
                (line, value.start("value")), "curly quotes do not hold a value together; straight ones do", hint
            )
        return _trouble(
            complaint.place, "a value with a colon and a space in it needs quotes", quoting_hint(complaint.here)
        )
    return _deeper(complaint) or _no_colon(complaint, complaint.above)


_STRAIGHT = dict.fromkeys(map(ord, "“”„«»‘’"))


def _indent(line: str) -> int:
    """The column where a line's field starts, behind its dashes."""
    match = re.match(r"\s*(?:- +)*", line)
    return match.end() if match else 0


def _deeper(complaint: Complaint) -> Trouble | None:
    """A field below `name: value` that is indented more than it."""
    above = complaint.line(complaint.above)
    inner, outer = _indent(complaint.here), _indent(above)
    if inner <= outer or not _NAME.match(above):
        return None
    if " " in complaint.before.strip("- "):
        message = "a text over several lines with a colon and a space in it needs quotes"
        hint = f"Put all of it in quotes, from its start on line {complaint.above + 1} to its end."
        return _trouble(complaint.place, message, hint)
    name = above.strip().lstrip("- ").split(":")[0]
    place = (complaint.place[0], inner)
    message = f"this line is indented deeper than {quoted(name)} above it, which has a value already"
    return _trouble(place, message, f"Start it in column {outer + 1}, right below {quoted(name)}.")


def _no_colon(complaint: Complaint, number: int) -> Trouble | None:
    line = complaint.line(number)
    dash = re.match(r"\s*-(?=[^\s-])", line)
    if dash:
        return missing_space(number, dash.end(), "hyphen", line)
    colon = re.match(r"\s*(?:- +)*[\w-]+:(?=[^\s/])", line)
    if colon:
        return missing_space(number, colon.end(), "colon", line)
    if other := re.match(r"\s*(?:- +)*[\w-]+\s*(=|\uff1a|:(?=[^\S ]))", line):
        name = {"=": "an equals sign", ":": "a colon and a space of an unusual kind"}.get(other[1], "a wide colon")
        hint = "Write an ordinary colon and an ordinary space after the name."
        return _trouble((number, other.start(1)), f"there is {name} after the name", hint)
    above = complaint.line(number - 1).rstrip()
    if above.endswith(("|", ">", "|-", ">-")):
        hint = "Indent each line of the text by two spaces more than the name of its field."
        return _trouble((number, 0), "this text belongs to the field above, but is not indented", hint)
    hint = (
        "Write name: value. If it goes on from the line above, indent it, or put the whole value on one line in quotes."
    )
    return _trouble((number, _indent(line)), "this line has no name and colon before its value", hint)


def _simple_key(complaint: Complaint) -> Trouble | None:
    if "expected ':'" not in complaint.problem:
        return None
    return _no_colon(complaint, complaint.around[0])


def _list_on_line(complaint: Complaint) -> Trouble | None:
    if "sequence entries are not allowed" not in complaint.problem:
        return None
    if complaint.before.endswith(":"):
        hint = "Start each item on a line of its own below the name. If the hyphen belongs to the text:\n"
        hint += quoting_hint(complaint.here)
        return _trouble(complaint.place, "a list cannot start on the line of its name", hint)
    return _trouble(
        complaint.place, "an item of a list does not fit here", "Give it the indentation of the items above."
    )


def _after_value(complaint: Complaint) -> Trouble | None:
    """Text behind a closing quote or bracket: the quote or bracket was meant as part of the text."""
    if not complaint.before or complaint.before[-1] not in "\"']}":
        return None
    if complaint.sign in {"]", "}"}:
        message = f"there is a {complaint.sign} too many"
        return _trouble(complaint.place, message, "Delete it, or put the value in quotes.")
    what = "quote" if complaint.before[-1] in "\"'" else "bracket"
    if complaint.here[complaint.place[1] :].strip() == ",":
        return _trouble(complaint.place, "this comma does not belong here", "Delete it: each line has its own field.")
    message = f"the value ended at the closing {what}, but more text follows"
    return _trouble(complaint.place, message, quoting_hint(complaint.here))


def _after_comment(complaint: Complaint) -> Trouble | None:
    above = complaint.line(complaint.above)
    cut = re.search(r"\s#", above)
    if cut is None or _NAME.match(complaint.here) or complaint.here.lstrip().startswith("-"):
        return None
    message = "YAML takes a # after a space for a comment, so the text cannot go on in the next line"
    return _trouble((complaint.above, cut.end() - 1), message, "Put the whole value in quotes.")


def _stray(complaint: Complaint) -> Trouble | None:
    if complaint.before or complaint.sign not in {"]", "}", "-"}:
        return None
    if complaint.sign == "-" and (column := _column_of_items(complaint)) is not None:
        message = f"this item does not stand below the items before it ({_spaces(complaint.place[1])})"
        return _trouble(complaint.place, message, f"Indent its hyphen by {_spaces(column)}, like theirs.")
    emptied = re.match(r"\s*(?:- +)*([\w-]+):\s*(\[\s*\])\s*$", complaint.line(complaint.above))
    if complaint.sign == "-" and emptied:
        message = f"`{emptied[1]}` on line {complaint.above + 1} says already that it has no items: []"
        return _trouble(complaint.place, message, f"Delete the brackets on line {complaint.above + 1}.")
    if complaint.sign == "-":
        message = "an item of a list does not fit here: the lines around it are names with values"
        return _trouble(
            complaint.place, message, "Indent it below the name that it belongs to, and give that name no other value."
        )
    return _trouble(complaint.place, f"there is a {complaint.sign} too many", "Delete it.")


def _indentation(complaint: Complaint) -> Trouble | None:
    if complaint.before.strip("- "):
        return None
    columns = _open_columns(complaint)
    indent = _indent(complaint.here)
    if not columns or indent in columns:
        return None
    fitting = " or ".join(_align(column, name) for column, name in columns.items())
    message = f"the indentation of this line ({_spaces(indent)}) fits no line above it"
    return _trouble((complaint.place[0], indent), message, f"{fitting[0].upper()}{fitting[1:]}.")


def _align(column: int, name: str) -> str:
    where = f"indent it by {_spaces(column)}" if column else "start it at the beginning of the line"
    return f"{where}, like {quoted(name)}"


def _spaces(count: int) -> str:
    return f"{count} space{'' if count == 1 else 's'}"


def _open_columns(complaint: Complaint) -> dict[int, str]:
    """The indentations that the line could have, nearest first, each with a field that has it."""
    columns: dict[int, str] = {}
    for number in range(complaint.place[0] - 1, max(-1, complaint.place[0] - 200), -1):
        line = complaint.line(number)
        if _NAME.match(line) and _indent(line) < min(columns, default=1000):
            columns[_indent(line)] = line.strip().lstrip("- ").split(":")[0]
    return dict(list(columns.items())[:3])


def _column_of_items(complaint: Complaint) -> int | None:
    """Where the hyphens of the list stand that the line was meant for; None when it follows no list."""
    lowest = 1000
    for number in range(complaint.place[0] - 1, -1, -1):
        line = complaint.line(number)
        if not line.strip():
            continue
        column = len(line) - len(line.lstrip(" "))
        if line.lstrip().startswith("- ") and column <= lowest:
            return column
        lowest = min(lowest, column)
        if lowest == 0:
            return None
    return None


def _no_name(complaint: Complaint) -> Trouble | None:
    if complaint.before.strip(" -") or complaint.sign != ":":
        return None
    return _trouble(complaint.place, "the name before this colon is missing", "Write name: value.")


_RULES: tuple[Rule, ...] = (
    _tab,
    _marks_of_git,
    _other_bullet,
    _long_quote,
    _open_quote,
    _escape,
    _sign_of_yaml,
    _flow,
    _colon,
    _simple_key,
    _list_on_line,
    _after_value,
    _after_comment,
    _stray,
    _no_name,
    _indentation,
)
