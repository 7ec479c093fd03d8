"""What a YAML parser complains of, told as the mistake that somebody most likely made."""

import re
from dataclasses import replace

from ..findings import quoted
from ..wording import counted
from .complaint import NAME, Complaint, Rule, indent_of, trouble_at
from .mistakes import Trouble, missing_space, quoting_hint
from .openings import hyphen_before_node, list_without_name, other_notation, other_notation_above, text_above
from .signs import empty_field, escape, flow, long_quote, open_quote, sign_of_yaml


def explain(complaint: Complaint) -> Trouble:
    """The first explanation that fits; the plainest when none does."""
    for rule in _RULES:
        if trouble := rule(complaint):
            break
    else:
        trouble = trouble_at(complaint.place, _UNEXPLAINED, _LOOK)
    last = len(complaint.lines)
    return trouble if trouble.line <= last else replace(trouble, line=last, column=1)


_UNEXPLAINED = "this line does not fit what stands above it"
_LOOK = "Look at the quotes, brackets, colons and the indentation of this line and of the one above."


def _tab(complaint: Complaint) -> Trouble | None:
    for number in (complaint.place[0], complaint.around[0]):
        indent = re.match(r"[ -]*\t", complaint.line(number))
        if indent:
            hint = "Indent with spaces, two for each level. Many editors can turn tabs into spaces."
            return trouble_at((number, indent.end() - 1), "this line is indented with a tab", hint)
    return None


def _marks_of_git(complaint: Complaint) -> Trouble | None:
    for number in (complaint.place[0], complaint.around[0]):
        if re.match(r"(<{7}|>{7}|={7})( |$)", complaint.line(number)):
            message = "two versions of this file were put together by git, and nobody has chosen between them yet"
            hint = "Keep what is right, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>."
            return trouble_at((number, 0), message, hint)
    return None


def _dots(complaint: Complaint) -> Trouble | None:
    if complaint.line(complaint.above).rstrip() != "...":
        return None
    message = "to YAML the file ends at a line of three dots, but more follows"
    return trouble_at((complaint.above, 0), message, "Delete this line.")


def _other_bullet(complaint: Complaint) -> Trouble | None:
    """A dash or a dot where an item of a list needs a hyphen: on this line, or in the name that stands above it."""
    for number in (complaint.place[0], complaint.above):
        bullet = re.match(r"\s*([–—−‐‑•·‣▪◦])\s", complaint.line(number))
        if bullet and (number == complaint.above or not complaint.before.strip(" -–—−‐‑•·‣▪◦")):
            message = f"this item starts with {quoted(bullet[1])}, where a list in YAML has a hyphen"
            return trouble_at((number, bullet.start(1)), message, "Write a hyphen and a space before each item.")
    return None


def _colon(complaint: Complaint) -> Trouble | None:
    if "mapping values are not allowed" not in complaint.problem:
        return None
    line, column = complaint.place
    if hyphen := re.match(r"\s*-(?=[{\[])", complaint.here):
        return missing_space(line, hyphen.end(), "hyphen", complaint.here)
    value = re.match(r"\s*(?:- +)*[^\s:][^:]*:\s+(?P<value>\S.*)", complaint.here)
    if value and column >= value.start("value"):
        if value["value"][0] in "“”„«‘’":
            hint = quoting_hint(complaint.here.translate(_STRAIGHT), " of the straight kind")
            return trouble_at(
                (line, value.start("value")), "curly quotes do not hold a value together; straight ones do", hint
            )
        return trouble_at(
            complaint.place, "a value with a colon and a space in it needs quotes", quoting_hint(complaint.here)
        )
    return _deeper(complaint) or _no_colon(complaint, complaint.above)


_STRAIGHT = dict.fromkeys(map(ord, "“”„«»‘’"))


def _deeper(complaint: Complaint) -> Trouble | None:
    """A field below `name: value` that is indented more than it."""
    above = complaint.line(complaint.above)
    inner, outer = indent_of(complaint.here), indent_of(above)
    if inner <= outer or not NAME.match(above):
        return None
    if " " in complaint.before.strip("- "):
        message = "a text over several lines with a colon and a space in it needs quotes"
        hint = f"Put all of it in quotes, from its start on line {complaint.above + 1} to its end."
        return trouble_at(complaint.place, message, hint)
    if trouble := other_notation_above(complaint) or _too_far_left(complaint, inner, outer):
        return trouble
    name = _name_in(above)
    place = (complaint.place[0], inner)
    message = f"this line is indented deeper than {quoted(name)} above it, which has a value already"
    return trouble_at(place, message, f"Start it in column {outer + 1}, right below {quoted(name)}.")


def _too_far_left(complaint: Complaint, inner: int, outer: int) -> Trouble | None:
    """Up to three lines above stand further left than the fields around them: most likely they belong to those."""
    number = complaint.above
    names: list[str] = []
    while len(names) < 3 and indent_of(complaint.line(number)) == outer and NAME.match(complaint.line(number)):
        if complaint.line(number).lstrip().startswith("-"):
            return None
        names.insert(0, quoted(_name_in(complaint.line(number))))
        number -= 1
    before = complaint.line(number)
    if indent_of(before) != inner or not NAME.match(before):
        return None
    several = len(names) > 1
    message = f"{' and '.join(names)} stand{'' if several else 's'} further left than the lines above and below"
    hint = f"Indent {'them' if several else 'it'} by {counted(inner, 'space')}, like {quoted(_name_in(before))} above. "
    right = "they stand" if several else "it stands"
    hint += f"If {right} right there, start {quoted(_name_in(complaint.here))} below in column {outer + 1}."
    return trouble_at((number + 1, outer), message, hint)


def _name_in(line: str) -> str:
    return line.strip().lstrip("- ").split(":")[0]


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
        return trouble_at((number, other.start(1)), f"there is {name} after the name", hint)
    above = complaint.line(number - 1).rstrip()
    if above.endswith(("|", ">", "|-", ">-")):
        hint = "Indent each line of the text by two spaces more than the name of its field."
        return trouble_at((number, 0), "this text belongs to the field above, but is not indented", hint)
    hint = (
        "Write name: value. If it goes on from the line above, indent it, or put the whole value on one line in quotes."
    )
    return trouble_at((number, indent_of(line)), "this line has no name and colon before its value", hint)


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
        return trouble_at(complaint.place, "a list cannot start on the line of its name", hint)
    return trouble_at(
        complaint.place, "an item of a list does not fit here", "Give it the indentation of the items above."
    )


def _after_value(complaint: Complaint) -> Trouble | None:
    """Text behind a closing quote or bracket: the quote or bracket was meant as part of the text."""
    if not complaint.before or complaint.before[-1] not in "\"']}":
        return None
    if complaint.sign in {"]", "}"}:
        message = f"there is a {complaint.sign} too many"
        return trouble_at(complaint.place, message, "Delete it, or put the value in quotes.")
    what = "quote" if complaint.before[-1] in "\"'" else "bracket"
    if complaint.here[complaint.place[1] :].strip() == ",":
        return trouble_at(complaint.place, "this comma does not belong here", "Delete it: each line has its own field.")
    message = f"the value ended at the closing {what}, but more text follows"
    return trouble_at(complaint.place, message, quoting_hint(complaint.here))


def _after_comment(complaint: Complaint) -> Trouble | None:
    above = complaint.line(complaint.above)
    cut = re.search(r"\s#", above)
    if cut is None or NAME.match(complaint.here) or complaint.here.lstrip().startswith("-"):
        return None
    message = "YAML takes a # after a space for a comment, so the text cannot go on in the next line"
    return trouble_at((complaint.above, cut.end() - 1), message, "Put the whole value in quotes.")


def _stray(complaint: Complaint) -> Trouble | None:
    if complaint.before or complaint.sign not in {"]", "}", "-"}:
        return None
    if complaint.sign == "-" and (dash := re.match(r"\s*-(?=[^\s-])", complaint.here)):
        return missing_space(complaint.place[0], dash.end(), "hyphen", complaint.here)
    above = complaint.line(complaint.above)
    bare = re.match(r"\s*(?:- +)*([\w-]+):\s*$", above)
    if complaint.sign == "-" and bare and complaint.place[1] < indent_of(above):
        message = f"`{bare[1]}` above it is empty, and this item stands too far left to belong to it"
        hint = f"Indent its hyphen by {counted(indent_of(above) + 2, 'space')}, and the lines below it as well."
        return trouble_at(complaint.place, message, hint)
    if complaint.sign == "-" and (column := _column_of_items(complaint)) is not None:
        message = f"this item does not stand below the items before it ({counted(complaint.place[1], 'space')})"
        return trouble_at(complaint.place, message, f"Indent its hyphen by {counted(column, 'space')}, like theirs.")
    emptied = re.match(r"\s*(?:- +)*([\w-]+):\s*(\[\s*\])\s*$", complaint.line(complaint.above))
    if complaint.sign == "-" and emptied:
        message = f"`{emptied[1]}` on line {complaint.above + 1} says already that it has no items: []"
        return trouble_at(complaint.place, message, f"Delete the brackets on line {complaint.above + 1}.")
    if complaint.sign == "-":
        message = "an item of a list does not fit here: the lines around it are names with values"
        return trouble_at(
            complaint.place, message, "Indent it below the name that it belongs to, and give that name no other value."
        )
    return trouble_at(complaint.place, f"there is a {complaint.sign} too many", "Delete it.")


def _indentation(complaint: Complaint) -> Trouble | None:
    if complaint.before.strip("- "):
        return None
    columns = _open_columns(complaint)
    indent = indent_of(complaint.here)
    if not columns or indent in columns:
        return None
    fitting = ", or ".join(_align(column, name) for column, name in columns.items())
    message = f"the indentation of this line ({counted(indent, 'space')}) fits no line above it"
    return trouble_at((complaint.place[0], indent), message, f"{fitting[0].upper()}{fitting[1:]}.")


def _align(column: int, name: str) -> str:
    where = f"indent it by {counted(column, 'space')}" if column else "start it at the beginning of the line"
    return f"{where}, like {quoted(name)}"


def _open_columns(complaint: Complaint) -> dict[int, str]:
    """The indentations that the line could have, nearest first, each with a field that has it."""
    columns: dict[int, str] = {}
    for number in range(complaint.place[0] - 1, max(-1, complaint.place[0] - 200), -1):
        line = complaint.line(number)
        if NAME.match(line) and indent_of(line) < min(columns, default=1000):
            columns[indent_of(line)] = _name_in(line)
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
    return trouble_at(complaint.place, "the name before this colon is missing", "Write name: value.")


_RULES: tuple[Rule, ...] = (
    _tab,
    _marks_of_git,
    _dots,
    _other_bullet,
    other_notation,
    text_above,
    hyphen_before_node,
    list_without_name,
    long_quote,
    open_quote,
    escape,
    sign_of_yaml,
    empty_field,
    flow,
    _colon,
    _simple_key,
    _list_on_line,
    _after_value,
    _after_comment,
    _stray,
    _no_name,
    _indentation,
)
