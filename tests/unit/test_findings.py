import random
import re

import pytest

from sopbook.findings import Finding, Severity, as_text, quoted

LONG = "".join(f"{number:04d} " for number in range(400))


def finding(line=3, column=5, excerpt=None, hint=None, severity=Severity.ERROR, message="wrong", path="docs/a.md"):
    return Finding(path, line, column, "SOP020", severity, message, hint, excerpt)


def test_place_code_message_line_caret_and_hint():
    shown = as_text(finding(excerpt="    witin: 5m", hint="Did you mean `within`?"))
    assert shown.split("\n") == [
        "docs/a.md:3:5: error[SOP020] wrong",
        "  3 |     witin: 5m",
        "    |     ^",
        "  hint: Did you mean `within`?",
    ]


def test_warning_without_line_or_hint():
    assert as_text(finding(severity=Severity.WARNING)) == "docs/a.md:3:5: warning[SOP020] wrong"


def test_each_line_of_a_hint_is_indented():
    assert as_text(finding(hint="Write:\n  a: 1")).split("\n")[1:] == ["  hint: Write:", "          a: 1"]


@pytest.mark.parametrize(
    ("excerpt", "column", "before"),
    [
        ("abc", 1, 0),
        ("abc", 4, 3),
        ("abc", 99, 3),
        ("\tabc", 2, 4),
        ("退款 x", 4, 5),
        ("😀 x", 3, 3),
        ("👩‍👩‍👧 x", 7, 7),
        ("e\u0301 x", 4, 2),
        ("שלום x", 6, 5),
        ("\u202ex", 2, 1),
        ("\x1b[31mx", 6, 5),
    ],
    ids=["first", "end", "beyond", "tab", "wide", "emoji", "joined emoji", "combining", "hebrew", "turned", "escape"],
)
def test_the_caret_stands_below_its_column(excerpt, column, before):
    caret = as_text(finding(excerpt=excerpt, column=column)).split("\n")[2]
    assert caret == "    | " + " " * before + "^"


@pytest.mark.parametrize("column", [1, 2, 49, 50, 51, 700, 1000, 1949, 1951, 1999, 2000])
def test_a_long_line_is_cut_around_the_column(column):
    _, line, caret = as_text(finding(excerpt=LONG, column=column)).split("\n")
    assert len(line) < 112
    at = caret.index("^")
    assert line[at : at + 1].strip() == LONG[column - 1].strip()
    around = LONG[max(0, column - 6) : column + 5]
    assert around.strip() in line


def test_colour_frames_the_same_text():
    plain, coloured = (as_text(finding(excerpt="ab", hint="h"), colour=colour) for colour in (False, True))
    assert coloured != plain
    assert re.sub(r"\033\[[0-9;]*m", "", coloured) == plain


def test_nothing_reaches_the_terminal_but_text():
    shown = as_text(finding(message="\x1b[2J\u202e", hint="\x07", excerpt="\x9b31m\u2066", path="\x1b]0;x"))
    assert all(character.isprintable() or character == "\n" for character in shown)


def test_findings_sort_by_place():
    ordered = [
        finding(path="a.md", line=2, column=9),
        finding(path="a.md", line=10, column=1),
        finding(path="a.md", line=10, column=2),
        finding(path="b.md", line=1, column=1, hint="x"),
        finding(path="b.md", line=1, column=1, message="z"),
    ]
    shuffled = random.Random(1).sample(ordered, len(ordered))
    assert sorted(shuffled) == ordered


@pytest.mark.parametrize(
    ("value", "shown"),
    [("a", "“a”"), (" a\n b ", "“a b”"), ("x" * 61, "“" + "x" * 59 + "…”"), ("x" * 60, f"“{'x' * 60}”")],
)
def test_quoted(value, shown):
    assert quoted(value) == shown
