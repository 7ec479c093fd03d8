import pytest

from harness.examples import QUIZ, findings_of, handbook_of
from sopbook.checks.allowing import part_at
from sopbook.reading.source import read_markdown

TWICE = """\
steps:
  - {id: card, do: Scan the card., role: helper}
  - {id: parent, do: Scan the card., role: helper}
  - {id: guest, do: Scan the card., role: helper}
"""
REASON = "The second card belongs to the parent."


def found(example, folder, codes=("SOP262", "SOP190", "SOP191", "SOP192")):
    findings = findings_of(handbook_of(example), folder)
    return [(finding.code, finding.line) for finding in findings if finding.code in codes]


def lines(example):
    text = handbook_of(example)["docs/sops/desk/lending.md"].split("\n")
    return {
        part: number
        for number, line in enumerate(text, 1)
        for part in ("parent", "guest", "allow")
        if f"id: {part}," in line or line.startswith(f"{part}:")
    }


def test_what_is_allowed_is_not_found(tmp_path):
    assert found(f"allow: [{{rule: SOP262, reason: {REASON}}}]\n" + TWICE, tmp_path) == []


def test_what_is_allowed_at_a_step_is_found_at_others(tmp_path):
    example = f"allow: [{{rule: SOP262, reason: They have two., step: parent}}]\n{TWICE}"
    assert found(example, tmp_path) == [("SOP262", lines(example)["guest"])]


def test_an_allowance_at_the_wrong_step_allows_nothing(tmp_path):
    example = f"allow: [{{rule: SOP262, reason: {REASON}, step: card}}]\n{TWICE}"
    at = lines(example)
    assert sorted(found(example, tmp_path)) == [
        ("SOP190", at["allow"]),
        ("SOP262", at["parent"]),
        ("SOP262", at["guest"]),
    ]


@pytest.mark.parametrize("rule", ["SOP301", "SOP020", "SOP150", "SOP999", "nonsense", "SOP190", "SOP191"])
def test_rules_that_pages_need_cannot_be_allowed(rule, tmp_path):
    example = f"allow: [{{rule: {rule}, reason: {REASON}}}]\n"
    assert found(example, tmp_path) == [("SOP192", lines(example)["allow"])]


def test_an_error_that_cannot_be_allowed_stays(tmp_path):
    findings = findings_of(handbook_of(f"owner: nobody\nallow: [{{rule: SOP302, reason: {REASON}}}]\n"), tmp_path)
    assert {finding.code for finding in findings} == {"SOP302", "SOP192"}


def test_a_step_that_is_not_there_is_told_with_the_one_that_was_meant(tmp_path):
    example = f"allow: [{{rule: SOP262, reason: {REASON}, step: parrent}}]\n{TWICE}"
    told = [finding.hint for finding in findings_of(handbook_of(example), tmp_path) if finding.code == "SOP192"]
    assert told == ["Did you mean parent?"]


def test_a_quiz_allows_itself_what_is_in_it_only(tmp_path):
    quiz = handbook_of("")[QUIZ].replace("    explain: Every loan is booked, however short.\n", "")
    allowed = f"allow: [{{rule: SOP514, reason: The question says it all., step: booked}}]\n{quiz}"
    codes = ("SOP514", "SOP190")
    assert [code for code, _ in found(f"# {QUIZ}\n{quiz}", tmp_path, codes)] == ["SOP514"]
    assert found(f"# {QUIZ}\n{allowed}", tmp_path, codes) == []
    elsewhere = allowed.replace("step: booked", "step: first")
    assert [code for code, _ in found(f"# {QUIZ}\n{elsewhere}", tmp_path, codes)] == ["SOP190", "SOP514"]


DOCUMENT = b"""---
id: A-1
steps:
  - {id: one, do: x}
  - id: two
    do: x
    substeps:
      - {id: inner, do: x}
workflow:
  nodes:
    ask:
      do: x
    end: {end: resolved}
title: x
---
text
"""


@pytest.mark.parametrize(
    ("line", "column", "part"),
    [
        (2, 5, None),
        (3, 1, None),
        (4, 5, "one"),
        (4, 18, "one"),
        (5, 5, "two"),
        (8, 20, "two"),
        (9, 1, None),
        (12, 7, "ask"),
        (13, 11, "end"),
        (14, 3, None),
        (16, 2, None),
        (1, 1, None),
    ],
)
def test_a_place_belongs_to_the_step_around_it(line, column, part):
    source, _ = read_markdown("a.md", DOCUMENT)
    assert part_at(source, line, column) == part
