import pytest
import yaml

from harness.building import ROOT
from sopbook.reading.complaint import Complaint
from sopbook.reading.source import read_markdown, read_yaml
from sopbook.reading.syntax import explain
from sopbook.reading.tree import DEPTH_LIMIT, MOST, Position


def tree(text):
    source, findings = read_yaml("a.yml", text.encode())
    assert findings == []
    return source.data


@pytest.mark.parametrize(
    "written",
    ["1.10", "no", "15:30", "0123", "1e3", "2026-10-02", "0x1F", ".inf", "true", "1_000", "=", "<<", "a#b", "http://a"],
)
def test_values_keep_their_written_form(written):
    assert tree(f"a: {written}\nb: [{written}]\n") == {"a": written, "b": [written]}


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL"])
def test_empty_values_are_none_and_quoted_ones_are_text(written):
    assert tree(f"a: {written}\nb: '{written}'\n") == {"a": None, "b": written}


def test_names_are_text_whatever_they_look_like():
    assert tree("1: a\ntrue: b\n2026-01-01: c\nnull: d\n") == {"1": "a", "true": "b", "2026-01-01": "c", "null": "d"}


@pytest.mark.parametrize("rest", ["- or after it - and wait.", "-18 °C and wait."])
def test_a_long_text_goes_on_with_a_dash_where_a_program_has_broken_it(rest):
    text = f"Weigh every pallet that comes in at the northern dock before noon, and after that {rest}"
    dumped = yaml.safe_dump({"a": text, "b": [text]}, allow_unicode=True)
    assert dumped.count("\n  -") == 2
    assert tree(dumped) == {"a": text, "b": [text]}


@pytest.mark.parametrize("rest", ["- Or after it.", "-or after it."])
def test_an_item_below_a_long_text_is_none_of_it(rest):
    text = f"a: Weigh every pallet that comes in at the northern dock before noon, and then\n  {rest}\n"
    assert read_yaml("a.yml", text.encode())[1] != []


def test_texts_over_several_lines():
    assert tree("a: >\n  one\n  two\nb: |\n  one\n  # two\nc: one\n  two\n") == {
        "a": "one two\n",
        "b": "one\n# two\n",
        "c": "one two",
    }


def test_position_of_every_key_and_value():
    source, _ = read_markdown("a.md", b"---\na: 1\nb:\n  - x\n  - {c: 'd'}\n---\n")
    assert source.original.positions == {
        (): Position(2, 1, 2, 1),
        ("a",): Position(2, 4, 2, 1),
        ("b",): Position(4, 3, 3, 1),
        ("b", 0): Position(4, 5, 4, 5),
        ("b", 1): Position(5, 5, 5, 5),
        ("b", 1, "c"): Position(5, 9, 5, 6),
    }


def test_columns_count_characters():
    source, _ = read_yaml("a.yml", "a: {é😀退: x, b: y}\n".encode())
    assert source.original.positions["a", "b"] == Position(1, 16, 1, 13)


def test_a_finding_at_a_value_at_a_key_and_at_what_is_not_there():
    source, _ = read_yaml("a.yml", b"a: {b: c}\n")
    assert (source.finding(("a", "b"), "SOP999", "m").line, source.finding(("a", "b"), "SOP999", "m").column) == (1, 8)
    assert source.finding(("a", "b"), "SOP999", "m", key=True).column == 5
    assert source.finding(("a", "x", 3), "SOP999", "m").column == 4
    assert source.finding(("a",), "SOP999", "m").excerpt == "a: {b: c}"


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("---\na: b\n---\nBody\n", "Body\n", 4),
        ("---\na: b\n---\n\n---\nRule\n", "\n---\nRule\n", 4),
        ("---\na: b\n---", "", 4),
        ("---\na: b\n...\nBody", "Body", 4),
    ],
)
def test_the_body_is_what_follows(text, body, line):
    source, findings = read_markdown("a.md", text.encode())
    assert findings == []
    assert (source.body, source.body_line) == (body, line)


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("a: b # c", False),
        ("a: b #c", True),
        ("a: b c # d", True),
        ("a: # c", False),
        ("a: #c", True),
        ("a: b#c", False),
        ("a: 'b c' # d", False),
        ("a: [b c] # d", False),
        ("a: {b: c d} # e", False),
        ("a: |  # c d\n  e", False),
        ("- # c", None),
        ("# a: b c", None),
    ],
)
def test_which_comments_cut_a_value_short(line, cut):
    _, findings = read_yaml("a.yml", f"{line}\n".encode())
    if cut is None:
        assert "SOP012" not in [finding.code for finding in findings]
    else:
        assert [finding.code for finding in findings] == ["SOP012"] * cut


@pytest.mark.parametrize(("depth", "fits"), [(DEPTH_LIMIT - 1, True), (DEPTH_LIMIT, False)])
def test_depth_limit(depth, fits):
    source, findings = read_yaml("a.yml", f"a: {'[' * depth}{']' * depth}\n".encode())
    assert (source is not None) == fits
    assert [finding.code for finding in findings] == ([] if fits else ["SOP010"])


def test_what_was_refused_stays_out_of_the_tree_and_is_remembered():
    source, findings = read_yaml("a.yml", b"a: &x 1\nb: *x\nc: !t 2\n? [d]\n: 3\ne: 4\ne: 5\n")
    assert source.data == {"a": "1", "b": None, "c": "2", "e": "4"}
    assert source.refused == {("a",), ("b",), ("c",)}
    assert [finding.code for finding in findings] == ["SOP014", "SOP014", "SOP014", "SOP009", "SOP008"]


def test_reading_ends_when_nearly_everything_is_wrong():
    source, findings = read_yaml("a.yml", b"a: 1\n" * 1000)
    assert source is None
    assert len(findings) == MOST + 1


def test_a_complaint_that_nobody_knows_still_has_a_place_in_the_file():
    trouble = explain(Complaint(("a: b", "c: d"), "while doing something", "something happened", (9, 4), (0, 0)))
    assert (trouble.line, trouble.column) == (2, 1)
    assert trouble.hint


def authored() -> list[tuple[str, bytes]]:
    """Every file of the handbook we ship, and every input of the golden cases."""
    files = [*(ROOT / "docs" / "sops").rglob("*.md"), *(ROOT / "docs" / "registers").glob("*.yml")]
    files += (ROOT / "quizzes").glob("*.yml")
    texts = [(path.name, path.read_bytes()) for path in sorted(files)]
    for case in sorted((ROOT / "tests" / "golden" / "findings").glob("*.yml")):
        text = yaml.safe_load(case.read_text(encoding="utf-8")).get("input")
        if isinstance(text, str):
            texts.append((f"{case.stem}.{'md' if text.startswith('---') else 'yml'}", text.encode()))
    return texts


def said(read):
    source, findings = read
    return source and (source.data, source.body, source.body_line, source.linked, source.refused), findings


@pytest.mark.parametrize(("name", "raw"), authored(), ids=lambda value: value if isinstance(value, str) else "")
def test_what_is_read_in_short_is_what_is_read_with_care(name, raw, monkeypatch):
    read = read_markdown if name.endswith(".md") else read_yaml
    short = read(name, raw)
    monkeypatch.setattr("sopbook.reading.source.plainly", lambda *_: None)
    nodes = read(name, raw)
    monkeypatch.setattr("sopbook.reading.source.in_short", lambda *_: None)
    careful = read(name, raw)
    assert said(short) == said(nodes) == said(careful)
    if short[0] is not None:
        known = dict(careful[0].original.positions)
        places = {loc: short[0].position(loc) for loc in reversed(known)}  # some one by one, then all at once
        assert places == known == dict(short[0].original.positions)


def test_what_is_plain_is_read_in_short(monkeypatch):
    monkeypatch.setattr("sopbook.reading.source.grown", None)
    source, findings = read_yaml("roles.yml", b"agent: {name: Agent, does: 'Answers: **all**.', n: [1, ~]}\n")
    assert (source.data, findings) == ({"agent": {"name": "Agent", "does": "Answers: **all**.", "n": ["1", None]}}, [])


def test_a_text_that_is_not_kept_is_read_again_for_lines_places_and_its_tree():
    raw = b"---\na: {b: c}\n---\nBody.\n"
    asked = []

    def reread(path):
        asked.append(path)
        return raw

    source, _ = read_markdown("a.md", raw, reread)
    assert source.data == {"a": {"b": "c"}}
    assert asked == []
    source.let_go()
    assert source.data == {"a": {"b": "c"}}
    assert (source.position(("a", "b")).column, source.lines[1], source.body) == (8, "a: {b: c}", "Body.\n")
    assert {*asked} == {"a.md"}


def test_a_file_that_has_gone_meanwhile_has_no_lines_and_no_places():
    def reread(path):
        raise FileNotFoundError(path)

    source, _ = read_yaml("a.yml", b"a: b\n", reread)
    finding = source.finding(("a",), "SOP999", "m")
    assert (finding.line, finding.excerpt) == (1, "")
