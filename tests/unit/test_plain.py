"""What is read entry by entry is what the parser reads, or it is left to the parser."""

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from harness.building import ROOT
from sopbook.reading.brackets import in_brackets
from sopbook.reading.front_matter import front_matter_end
from sopbook.reading.parsing import grown
from sopbook.reading.plain import plainly

LOADER, DUMPER = getattr(yaml, "CSafeLoader", yaml.SafeLoader), getattr(yaml, "CSafeDumper", yaml.SafeDumper)

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
@example("a: 'b\n\n\n  c'\n")
@example("a: {b: c\n  d: e}\n")
@example("a: {b\n    c: d}\n")
@example("a: {b\n  : c}\n")
@example("a: [b\n  , c]\n")
@example("a: [b, \\\n  c]\n")
@example("a: [b, # c\n  d]\n")
@example("a: [b\n  -c, d]\n")
@example("a: [b\n  c:d e, f]\n")
@example("a: b\n  c:d\n")
@example("a: b\n  - c\n")
@example("a: b\n  c: d\n")
@example("a: b\n  # c\n  d\n")
@example('a: "b \\ \n  c"\n')
@example('a: "b\\\n\n  c"\n')
@example('a: "b\\\\\n  c"\n')
@example('a: "\\u201\\\n  C"\n')
@example('a: "\\ud83d\\ude00"\n')
@example('a: "\\U00110000"\n')
@example('a: ["b\n\n  c", d]\n')
@example("a: [b, c],\n")
@example("a: b #c\n")
@example("a: b c # d\n")
@example("a: # b\n  c: d\n")
@example("a: #b\n")
@example("- - a\n  - b\n")
@example("a:\n- -  b\n")
@example("a:\n- -  \n")
@example("a:\n- - b\n  - c\n- d\n")
@example("-   a: b\n    c: d\n")
@example("a: |\n    b\n   c\n")
@example("a: |\n  b\n     \nc: d\n")
@example("a: >\n  b\n\n  c\n   d\n")
def test_a_plain_text_is_what_the_parser_reads(text):
    agrees(text)


SAID = st.lists(
    st.sampled_from((*WORDS, "word", "words go on", "“so”", "\n", "\n\n", "\u00a0", "😀")), min_size=1, max_size=30
).map(" ".join)
NAMES = st.sampled_from(("a", "b", "on", "c-d", "y", "null", "2"))
DATA = st.recursive(
    SAID | st.none() | st.booleans() | st.integers(0, 99),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(NAMES, inside, max_size=4),
    max_leaves=8,
)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(NAMES, DATA, min_size=1), st.sampled_from((False, None)), st.booleans(), st.sampled_from((2, 4)))
def test_what_a_program_writes_is_what_the_parser_reads(data, flow, unicode, indent):
    agrees(yaml.dump(data, Dumper=DUMPER, default_flow_style=flow, allow_unicode=unicode, indent=indent))


@pytest.mark.parametrize(("flow", "unicode"), [(False, False), (None, True)])
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_what_a_program_makes_of_what_we_ship_is_plain(path, flow, unicode):
    text = _front(path)
    data = yaml.load(text, Loader=LOADER)
    assert agrees(yaml.dump(data, Dumper=DUMPER, default_flow_style=flow, allow_unicode=unicode))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_what_we_ship_is_plain(path):
    assert agrees(_front(path))


def _front(path):
    text = path.read_text(encoding="utf-8")
    return text[: front_matter_end(text)] if path.suffix == ".md" else text


@pytest.mark.parametrize(
    "text",
    [
        "a: b\nc: [d, e f, 1.10]\ng: {h: i, j: 'it''s', k: [l, {m: []}]}\n",
        "a:\n  - b: c\n    d:\n      e: f\n  - g\nh:\n- i\n",
        "a: first line\n  second line\n  third line\nb: c\n",
        "a: |\n  text: of any # kind\n\n  - more\nb: >-\n  folded\n  text\n",
        "---\n# a note\na:\n  b\n\nc: ~\nd:\n",
        'a: "8:00"\nb: 8:00\nc: https://example.org/#d\n',
        "a: b # a note\nc: # a note\n  d: 'e f' # a note\n  g: [h] # a note\n",
        "a: b\n  c by 13:00\n\n  d\n",
        "a:\n- - b\n  - c\n- - 'd'\n",
        "a: 'it''s one line\n  of two'\nb: 'two\n\n  #lines'\n",
        'a: "\\u201Cone\\u201D \\\n  \\ line\\_\\x41\\\n  \\U0001F600"\n',
        "a: {b: c,\n  d: 'e\n    f', g:\n    h i\n    j}\nk: [\n  l,\n  m n\n]\n",
        "a: >\n  one\n  paragraph\n\n  and another\nb: 1\n",
        "'on': a\n\"b\": c\nd: {'on': e, \"f\": g}\n2nd: h\n",
        "a:\n-   b: c\n    d: e\n",
    ],
)
def test_ordinary_texts_are_plain(text):
    assert agrees(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: b: c\n",
        "a: b c # d\n",
        "a: b #c\n",
        "a: *b\n",
        "a: 'b\nc'\n",
        "a: [b,\n  c d\n  - e]\n",
        "a: {b\n  c: d}\n",
        'a: "b\\\\\n  c"\n',
        "a: b\na: c\n",
        "a: b",
        "a\n",
        "a:\tb\n",
        "",
    ],
)
def test_what_may_mean_something_else_is_left_to_the_parser(text):
    assert not agrees(text)


def test_what_never_ends_takes_no_time_to_doubt():
    for text in ("a: " + "[" * 100_000, "a: [" + "b" * 100_000, "a: [" + "b: " * 50_000, "a: [" + "'b', " * 50_000):
        assert not agrees(f"{text}\n")
    for text in ("a: [b", "a: 'b", 'a: "b', "a: {b", "a: b: ", "a: |\n", "- a: ['b', "):
        for more in (
            "\n  c" * 50_000,
            "\n" * 100_000,
            "\n  c" + " " * 100_000 + "d:",
            "\n  '" * 50_000,
            "\\ " * 50_000,
        ):
            assert plainly(f"{text}{more}\n ]\n") is None


@pytest.mark.parametrize(
    "value",
    [
        '{a: b, c: [d, e], f: {}, g: [], h: "i, j: {k}"}',
        '{a: [{if: Yes, goto: b}, {if: "No, never", goto: c}]}',
        "[[a, b], [], [c]]",
        "[15:30, https://example.com/a]",
        '{q: "", r: x y\'s}',
        "{a: 'b', c: 'it''s', d: '\"e\", f'}",
        "{a: null, b: ~}",
        '{a: "\\n\\u201C\\_", b: say "c" d}',
        "{'on': a, \"b\": c}",
        "{ a: b, c: [ d ] }",
        "{a: b,\n  c: d\n    e, f:\n    'g\n    h'}",
        "['a\n\n  b', c]",
    ],
)
def test_brackets_are_read_in_one_go(value: str) -> None:
    written = [value] * 9
    found = in_brackets(written)
    text = f"a: {value}\n"
    assert found == [grown(tuple(text.split("\n")), text).data["a"]] * 9


@pytest.mark.parametrize(
    "value",
    [
        *("{a: b, a: c}", "{a: {b: c, b: d}}", "{a: b, }", "[a]b]", "{a}"),
        *("{a: b #c}", "{a: b:}", "{a:  b}", '{"": b}', "[a: b]", '{a: "b" c}', '{a: "\\d"}'),
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
