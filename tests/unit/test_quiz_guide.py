"""The guide's page on quizzes: every example can be read, and every type and every kind of question has one."""

import re

import pytest

from harness.building import ROOT
from sopbook.findings import as_text
from sopbook.model.quiz import Generate, Quiz
from sopbook.reading.authored import read_quiz
from sopbook.reference.questions import types

PAGE = (ROOT / "docs" / "guide" / "quizzes.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def as_file(example: str) -> str:
    """The example as a whole quiz: questions below `questions`, everything else beside it."""
    if example.startswith("- "):
        return f"sop: CS-REF-001\nquestions:\n{example}"
    return example if example.startswith("sop:") else f"sop: CS-REF-001\n{example}"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.split("\n")[0])
def test_example_is_read_without_a_mistake(example):
    _, findings = read_quiz("quizzes/CS-REF-001.yml", as_file(example).encode())
    assert [as_text(finding) for finding in findings] == []


def test_every_type_and_every_field_of_a_quiz_has_an_example():
    quizzes = [read_quiz("quizzes/CS-REF-001.yml", as_file(example).encode())[0] for example in EXAMPLES]
    assert {question.type for each in quizzes for question in each.quiz.questions} == set(types())
    shown = {name for each in quizzes for name in each.source.data}
    assert shown >= {field.alias or name for name, field in Quiz.model_fields.items()} - {"title", "allow", "shuffle"}


def test_every_kind_of_generated_question_is_told():
    assert {field.alias or name for name, field in Generate.model_fields.items()} <= set(rows("Key"))


def rows(head: str) -> list[str]:
    """The first column of the table with that head."""
    table = PAGE.split(f"| {head} |")[1].split("\n\n")[0]
    return re.findall(r"^\| `([^`]+)`", table, re.MULTILINE)


def test_what_the_page_calls_the_default_is_the_default():
    left_out = Quiz(sop="CS-REF-001")
    shown = [read_quiz("quizzes/CS-REF-001.yml", as_file(example).encode())[0] for example in EXAMPLES]
    assert {each.quiz.passing for each in shown if "pass" in each.source.data} == {left_out.passing}
    assert {each.quiz.refresh for each in shown} == {left_out.refresh}
    renewal = next(each.quiz.recertify for each in shown if "recertify" in each.source.data)
    assert renewal.model_copy(update={"every": None}) == left_out.recertify
