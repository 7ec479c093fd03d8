"""The data of a quiz page: what the browser grades by."""

from itertools import permutations

import pytest

from sopbook.model.question import Match, Numeric, Order, Single
from sopbook.model.quiz import Quiz
from sopbook.model.sop import Sop
from sopbook.pages.quiz import sheets
from sopbook.pages.quiz_data import quiz_data
from sopbook.pages.quiz_keys import mixed, tolerance

SOP = Sop.model_validate(
    {
        "id": "CS-REF-001",
        "title": "Refunding an order",
        "format": "article",
        "status": "draft",
        "version": "1.10",
        "owner": "lead",
        "purpose": "Refund the same way.",
        "scope": {"applies": ["Orders"]},
        "revisions": [{"version": "1.10", "date": "2026-10-02", "author": "QA", "summary": "First."}],
        "steps": [{"id": "check", "do": "Check the order in the [CRM](crm.md)."}],
    }
)


def numeric(**more):
    return Numeric(id="n", type="numeric", q="How many?", **more)


def only_sheet(question):
    return sheets(SOP, Quiz(sop="CS-REF-001", questions=(question,)))[0]


def only_data(question):
    return quiz_data(SOP, Quiz(sop="CS-REF-001", questions=(question,)))["questions"][0]


@pytest.mark.parametrize("ids", [*permutations("abcd"), ("a", "b"), ("b", "a")])
def test_things_to_put_in_order_never_stand_in_the_right_order(ids):
    assert sorted(mixed(ids, "steps")) == sorted(ids)
    assert mixed(ids, "steps") != list(ids)


def test_the_order_shown_does_not_tell_in_which_order_things_were_written():
    assert len({tuple(mixed(ids, "steps")) for ids in permutations("abcd")}) <= 2


@pytest.mark.parametrize(
    ("text", "amount", "relative"),
    [("5", 5, False), ("0.5", 0.5, False), ("± 2", 2, False), ("5%", 5, True), ("2.5 %", 2.5, True)],
)
def test_a_tolerance_is_in_the_unit_of_the_answer_or_in_percent(text, amount, relative):
    assert tolerance(text) == {"amount": amount, "relative": relative}


@pytest.mark.parametrize("text", ["", "five", "5 EUR", "-5", "5%%", "1,5"])
def test_anything_else_is_no_tolerance(text):
    with pytest.raises(ValueError, match="is not a tolerance"):
        tolerance(text)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"answer": 100, "unit": "EUR"}, "100 EUR"),
        ({"answer": 0.5}, "0.5"),
        ({"answer": 1234567, "tolerance": "5%"}, "1234567, give or take 5 %"),
        ({"answer": 15, "tolerance": "2", "unit": "minutes"}, "15 minutes, give or take 2 minutes"),
        ({"answer": 15, "tolerance": "0"}, "15"),
        ({"range": (2, 4), "unit": "h"}, "from 2 to 4 h"),
    ],
)
def test_the_right_number_is_said_in_words(more, words):
    assert only_sheet(numeric(**more)).solution == words


def test_two_things_may_belong_to_the_same_one_and_it_is_offered_once():
    pairs = [
        {"id": "a", "left": "A", "right": "The team lead"},
        {"id": "b", "left": "B", "right": "The agent"},
        {"id": "c", "left": "C", "right": "The team lead"},
    ]
    question = Match(id="who", type="match", q="Who?", pairs=pairs, distractors=("*Nobody*", "The agent"))
    assert only_data(question)["pairs"] == [
        {"id": "a", "right": "a"},
        {"id": "b", "right": "b"},
        {"id": "c", "right": "a"},
    ]
    offered = only_sheet(question).choices
    assert sorted(choice.text for choice in offered) == ["Nobody", "The agent", "The team lead"]


def test_data_for_ordering_holds_the_right_order_and_another_one_to_start_from():
    items = [{"id": letter, "text": letter} for letter in "abc"]
    data = only_data(Order(id="o", type="order", q="Order?", items=items, **{"any-order": [["a", "b"]]}))
    assert data["items"] == ["a", "b", "c"]
    assert data["start"] != data["items"]
    assert data["anyOrder"] == (("a", "b"),)
    assert "scoring" not in data


@pytest.mark.parametrize(
    ("q", "title", "more"),
    [
        ("Who?", "Who?", None),
        ("A caller\nwaits.\n\nWho helps?\n\n- one", "A caller\nwaits.", "Who helps?\n\n- one"),
        ("- one\n- two\n\nWhich?", None, "- one\n- two\n\nWhich?"),
        ("> A quotation", None, "> A quotation"),
        ("24 hours are over. What now?", "24 hours are over. What now?", None),
    ],
)
def test_the_first_paragraph_names_the_question_unless_it_is_no_sentence(q, title, more):
    options = [{"id": "a", "text": "A", "correct": True}, {"id": "b", "text": "B"}]
    sheet = only_sheet(Single(id="s", type="single", q=q, options=options))
    assert (sheet.title, sheet.more) == (title, more)


def test_a_question_leads_to_the_parts_it_tests_and_to_nothing_that_is_gone():
    options = [{"id": "a", "text": "A", "correct": True}, {"id": "b", "text": "B"}]
    question = Single(id="s", type="single", q="Q?", tests=("check", "gone"), options=options)
    assert [(part.anchor, part.kind, part.text) for part in only_sheet(question).tested] == [
        ("step-check", "Step", "Check the order in the CRM.")
    ]
