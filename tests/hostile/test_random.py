"""Nothing that can be written makes the reader fail."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sopbook.findings import as_text
from sopbook.reading.authored import read_quiz, read_sop

SOP = """---
id: CS-REF-001
title: "Refunding: an order"
format: workflow
status: approved
version: 1.10
owner: cs-manager
purpose: >
  Refund every eligible order
  the same way.
scope: {applies: [Retail orders], channels: [phone]}
revisions:
  - {version: "1.10", date: 2026-10-02, author: A. Louise, summary: 'It''s new.', steps: [active]}
satisfies: {ISO-9001: ["8.5"]}
steps:
  - id: check
    do: Check the order date.   # a comment
    within: 5m
    image: {src: a.svg, alt: A}
    substeps: [{id: a, do: B}]
escalation:
  levels: [{level: 1, role: agent, trigger: Always, respond: 15m}]
workflow:
  start: active
  nodes:
    active: {ask: Active?, answers: [{if: Yes, goto: done}, {if: No, goto: wait}]}
    wait: {do: Wait., goto: done}
    done: {end: resolved}
---
Text.
"""
QUIZ = """sop: CS-REF-001
pass: {mark: 80}
questions:
  - {id: a, type: single, q: A?, options: [{id: a, text: A, correct: true}, {id: b, text: B}]}
  - {id: b, type: numeric, q: B?, range: [1, 2]}
  - {id: c, type: order, q: C?, items: [{id: a, text: A}, {id: b, text: B}], any-order: [[a, b]]}
"""
PIECES = st.sampled_from(
    ["\n", " ", "  ", "\t", ":", ": ", "- ", "-", "#", " #", "? ", ",", "---", "...", "<<: ", "null", "~", "\\"]
) | st.sampled_from(
    [
        "[",
        "]",
        "{",
        "}",
        '"',
        "'",
        "“",
        "|",
        ">",
        "*a",
        "&a ",
        "!",
        "!!str ",
        "%",
        "@",
        "`",
        "é",
        "😀",
        "\u2028",
        "\x00",
    ]
)
QUIET = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def edits(text: str) -> st.SearchStrategy[str]:
    """The text with some of its parts replaced by what matters to YAML."""
    place = st.tuples(st.integers(0, len(text)), st.integers(0, 12), PIECES)

    def edited(changes: list[tuple[int, int, str]]) -> str:
        result = text
        for start, length, piece in sorted(changes, reverse=True):
            result = result[:start] + piece + result[start + length :]
        return result

    return st.lists(place, min_size=1, max_size=4).map(edited)


def check(read, raw: bytes) -> None:
    authored, findings = read("file.md", raw)
    assert authored is not None or findings
    lines = raw.decode(errors="replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for finding in findings:
        assert 1 <= finding.line <= len(lines)
        assert finding.column >= 1
        assert as_text(finding)


@QUIET
@given(edits(SOP))
def test_edited_sops(text):
    check(read_sop, text.encode())


@QUIET
@given(edits(QUIZ))
def test_edited_quizzes(text):
    check(read_quiz, text.encode())


@QUIET
@given(st.lists(PIECES | st.text(max_size=5), max_size=30).map("".join))
def test_front_matter_of_pieces(text):
    check(read_sop, f"---\n{text}\n---\n".encode())


@QUIET
@given(st.binary(max_size=200))
def test_bytes(raw):
    check(read_sop, raw)
    check(read_quiz, raw)


@QUIET
@given(
    st.integers(0, 40),
    st.recursive(
        st.none() | st.just("x"),
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.sampled_from(["id", "do", "type", "nodes", "steps", "ask"]), inner)
        ),
        max_leaves=8,
    ),
)
def test_values_of_another_kind(line, value):
    """Any value in the place of any line's value."""
    lines = SOP.split("\n")
    name, colon, _ = lines[line % len(lines)].partition(": ")
    lines[line % len(lines)] = f"{name}{colon}{value!r}".replace("None", "")
    check(read_sop, "\n".join(lines).encode())
