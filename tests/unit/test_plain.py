"""What is read line by line is what the parser reads, or it is left to the parser."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from harness.building import ROOT
from sopbook.reading.brackets import in_brackets
from sopbook.reading.parsing import grown
from sopbook.reading.plain import plainly
from sopbook.reading.source import front_matter_end

SHIPPED = [*(ROOT / "docs" / "sops").rglob("*.md"), *(ROOT / "docs" / "registers").glob("*.yml")]
SHIPPED += (ROOT / "quizzes").glob("*.yml")
SHIPPED = sorted(path for path in SHIPPED if path.stem != "index")

WORDS = (
    *(
        "a",
        "b",
        "id",
        "do",
        "null",
        "~",
        "it's",
        "say “hi”",
        "1.10",
        "8:00",
        "a, b",
        "é",
        "x?",
        "-",
        "- ",
        "?",
        "|",
        ">-",
    ),
    *(
        ": ",
        ":",
        "#",
        " #",
        "#x",
        "[",
        "]",
        "{",
        "}",
        "{a: b}",
        "[a, b]",
        "[]",
        "{ a: [b , ~], c: {} }",
        ", ",
        ",",
        "a:b",
    ),
    *('"', "'", '"q"', "'q''s'", '"a \\" b\\\\"', '"a\\n"', "**b**", "&a", "*a", "!t", "%", "@", "`", "\\", "http://x"),
)
LINES = st.builds(
    lambda indent, hyphen, name, words, joint: " " * indent + hyphen + name + joint.join(words),
    st.sampled_from((0, 0, 0, 1, 2, 2, 2, 3, 4, 4, 6)),
    st.sampled_from(("", "", "", "- ", "-   ", "-", "- - ")),
    st.sampled_from(("", "a: ", "b: ", "c:", "d:  ", "e: |", "f: >-", "g: >", "x y: ", '"q": ', "é: ")),
    st.lists(st.sampled_from(WORDS), max_size=4),
    st.sampled_from((" ", " ", "", ", ")),
)
TEXTS = st.lists(LINES | st.just("") | st.just("  # note"), min_size=1, max_size=9).map(
    lambda lines: "\n".join(lines) + "\n"
)


def agrees(text: str) -> bool:
    """Whether a text is plain; if so, it must be what is read with care, without any mistake."""
    plain = plainly(text)
    if plain is not None:
        careful = grown(tuple(text.split("\n")), text)
        assert plain == careful.data
        assert (careful.troubles, careful.given_up) == ([], False)
    return plain is not None


@settings(max_examples=400, deadline=None)
@given(TEXTS)
@example("a: b\n  c\n")
@example("a:\n- b\n- c: d\n  e: f\ng: h\n")
@example("a: |\n  b\n\n   c\n\n\nd: e\n")
@example("a: |-\n  b\n # note\n")
@example("a: >\n  b\n  c\n")
@example("a: [b,]\n")
@example("a: [b], \n")
@example("a: [b]]\n")
@example("a: {b: c}, d\n")
@example("a: [b , c]\n")
@example("a: {b: null }\n")
@example("a: '''\n")
@example("a: ''''''\n  b\n")
@example("a: b\n  ~\n")
@example("  a\n")
@example("- \n")
@example("a: b\n\n  c\n")
def test_a_plain_text_is_what_the_parser_reads(text):
    agrees(text)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_what_we_ship_is_plain(path):
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        text = text[: front_matter_end(text)]
    assert agrees(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: b\nc: [d, e f, 1.10]\ng: {h: i, j: 'it''s', k: [l, {m: []}]}\n",
        "a:\n  - b: c\n    d:\n      e: f\n  - g\nh:\n- i\n",
        "a: first line\n  second line\n  third line\nb: c\n",
        "a: |\n  text: of any # kind\n\n  - more\nb: >-\n  folded\n  text\n",
        "---\n# a note\na:\n  b\n\nc: ~\nd:\n",
        'a: "8:00"\nb: 8:00\nc: https://example.org/#d\n',
    ],
)
def test_ordinary_texts_are_plain(text):
    assert agrees(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: b: c\n",
        "a: b # c\n",
        "a: *b\n",
        "a: 'b\n  c'\n",
        "a: [b,\n  c]\n",
        "a: b\na: c\n",
        "a: b",
        "a\n",
        "a:\tb\n",
        "",
    ],
)
def test_what_may_mean_something_else_is_left_to_the_parser(text):
    assert not agrees(text)


def test_brackets_without_end_take_no_time_to_doubt(monkeypatch):
    for text in ("a: " + "[" * 100_000, "a: [" + "b" * 100_000, "a: [" + "b: " * 50_000, "a: [" + "'b', " * 50_000):
        assert not agrees(f"{text}\n")


@pytest.mark.parametrize(
    "value",
    [
        '{a: b, c: [d, e], f: {}, g: [], h: "i, j: {k}"}',
        '{a: [{if: Yes, goto: b}, {if: "No, never", goto: c}]}',
        "[[a, b], [], [c]]",
        "[15:30, https://example.com/a]",
        '{q: "", r: x y\'s}',
    ],
)
def test_brackets_are_read_in_one_go(value: str) -> None:
    written = [value] * 9
    found = in_brackets(written)
    assert found == [grown((f"a: {value}",), f"a: {value}\n").data["a"]] * 9


@pytest.mark.parametrize(
    "value",
    [
        *("{a: b, a: c}", "{a: {b: c, b: d}}", "{a: b, }", "{a: 'b'}", "{a: ~, b: null}", '{a: "\\n"}', "[a]b]", "{a}"),
        *("{a: b #c}", "{a: b:}", "{a:  b}", '{a: say "b" c}', '{"a": b}', '{"": b}', "[a: b]", '{a: "b" c}'),
        *(
            "[&a b]",
            "[- a]",
            "{a: b, :c: d}",
            "[a, , b]",
            "[[a]",
            "[b]]",
            "[a], [b]",
            "{a: b} c}",
            "[" * 9 + "a" + "]" * 9,
        ),
    ],
)
def test_brackets_in_doubt_are_left_to_be_read_with_care(value: str) -> None:
    plain = ["{a: b, c: d}"] * 20
    found = in_brackets([*plain, value, *plain])
    assert found[20] is None
    assert [each for each in found if each] == [{"a": "b", "c": "d"}] * len([each for each in found if each])
