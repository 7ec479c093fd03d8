"""The data of a quiz page: what the browser grades by."""

from itertools import permutations

import pytest

from sopbook.model.procedure import Faq
from sopbook.model.question import Cloze, Match, Order, Scale, Scenario, Single, TrueFalse
from sopbook.model.quiz import Quiz
from sopbook.model.sop import Sop
from sopbook.pages.quiz import points_of, quiz_title
from sopbook.pages.quiz_data import quiz_data
from sopbook.pages.quiz_keys import mixed, tolerance
from sopbook.pages.quiz_sheets import GAP, sheets
from sopbook.questions.drawing import sizes_drawn

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


@pytest.mark.parametrize(
    ("title", "called"),
    [
        (None, "Quiz: Refunding an order"),
        ("Refunds in December", "Quiz: Refunds in December"),
        ("Quiz for the till", "Quiz for the till"),
    ],
)
def test_a_quiz_is_called_by_its_title_or_else_by_that_of_its_procedure(title, called):
    assert quiz_title(SOP, Quiz(sop="CS-REF-001", title=title, questions=())) == called


def only_sheet(question):
    return sheets(Quiz(sop="CS-REF-001", questions=(question,)))[0]


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
    assert sorted(text for _, text in offered) == ["*Nobody*", "The agent", "The team lead"]


def test_data_for_ordering_holds_the_right_order_and_another_one_to_start_from():
    items = [{"id": letter, "text": letter} for letter in "abc"]
    data = only_data(Order(id="o", type="order", q="Order?", items=items, **{"any-order": [["a", "b"]]}))
    assert data["items"] == ["a", "b", "c"]
    assert data["start"] != data["items"]
    assert data["anyOrder"] == (("a", "b"),)
    assert "scoring" not in data


@pytest.mark.parametrize(
    ("q", "title", "quote", "more"),
    [
        ("Who?", "Who?", None, None),
        ("A caller\nwaits.\n\nWho helps?\n\n- one", "A caller\nwaits.", None, "Who helps?\n\n- one"),
        ("- one\n- two\n\nWhich?", None, None, "- one\n- two\n\nWhich?"),
        ("> A quotation", None, "A quotation", None),
        ("Who says so?\n\n> So *I* do. 2. You", "Who says so?", "So *I* do. 2. You", None),
        ("Who says so?\n\n> I do.\n> You do.", "Who says so?", None, "> I do.\n> You do."),
        ("Who says so?\n\n> - I do.", "Who says so?", None, "> - I do."),
        ("Who says so?\n\n> 1. I do.", "Who says so?", None, "> 1. I do."),
        ("Who says so?\n\n>     I do.", "Who says so?", None, ">     I do."),
        ("24 hours are over. What now?", "24 hours are over. What now?", None, None),
    ],
)
def test_the_first_paragraph_names_the_question_unless_it_is_no_sentence(q, title, quote, more):
    options = [{"id": "a", "text": "A", "correct": True}, {"id": "b", "text": "B"}]
    sheet = only_sheet(Single(id="s", type="single", q=q, options=options))
    assert (sheet.title, sheet.quote, sheet.more) == (title, quote, more)


FLOW = SOP.model_validate(
    {
        **SOP.model_dump(by_alias=True, mode="json", exclude_defaults=True),
        "format": "workflow",
        "steps": [],
        "workflow": {
            "start": "known",
            "nodes": {
                "known": {
                    "ask": "Is it *known*?",
                    "answers": [{"if": "Yes", "goto": "look"}, {"if": "No", "goto": "ask"}],
                },
                "ask": {"do": "Ask.", "goto": "known", "visits": 2, "else": "head"},
                "look": {"end": "resolved", "do": "Fetch it."},
                "head": {"end": "escalated"},
            },
        },
    }
)


def cloze(**more):
    values = {
        "text": "Above {limit} EUR the {role} asks {who} and {nobody}.",
        "blanks": {
            "role": {"options": [{"id": "lead", "text": "the *lead*", "correct": True}, {"id": "all", "text": "all"}]},
            "limit": {"answer": 100, "tolerance": "5%", "unit": "EUR"},
            "who": {"accept": ["the **head**", "head"], "forgive": ["case", "typos"]},
        },
    }
    return Cloze.model_validate({"id": "c", "type": "cloze", **values, **more})


def test_a_gap_is_graded_like_a_question_of_its_type():
    assert only_data(cloze())["blanks"] == [
        {"id": "role", "type": "single", "options": ["lead", "all"], "right": "lead"},
        {
            "id": "limit",
            "type": "numeric",
            "answer": 100,
            "tolerance": {"amount": 5, "relative": True},
            "unit": "EUR",
        },
        {"id": "who", "type": "text", "accept": ["the head", "head"], "forgive": ("case", "typos")},
    ]


def test_gaps_stand_in_the_order_of_the_sentence_and_other_braces_stay():
    sheet = only_sheet(cloze())
    assert sheet.title == "Fill in the gaps."
    assert [(gap.id, gap.type, gap.choices) for gap in sheet.gaps] == [
        ("limit", "numeric", ()),
        ("role", "single", (("lead", "the lead"), ("all", "all"))),
        ("who", "text", ()),
    ]
    assert sheet.sentence.count(GAP) == 3
    assert sheet.sentence.endswith("{nobody}.")


def scenario(**more):
    values = {"id": "s", "type": "scenario", "q": "Lost.", "ends": {"head": 100, "look": 25}}
    return Scenario.model_validate({**values, **more})


def test_scenarios_share_the_flow_in_plain_words():
    data = quiz_data(FLOW, Quiz(sop="CS-REF-001", questions=(scenario(start="ask"), scenario(id="t"))))
    assert [(question["start"], question["ends"]) for question in data["questions"]] == [
        ("ask", {"head": 1, "look": 0.25}),
        ("known", {"head": 1, "look": 0.25}),
    ]
    assert data["nodes"] == {
        "known": {
            "text": "Is it known?",
            "kind": "ask",
            "answers": [{"text": "Yes", "goto": "look"}, {"text": "No", "goto": "ask"}],
        },
        "ask": {"text": "Ask.", "kind": "act", "goto": "known", "visits": 2, "else": "head"},
        "look": {"text": "Fetch it.", "kind": "end"},
        "head": {"text": "Escalated", "kind": "end"},
    }
    assert "nodes" not in quiz_data(FLOW, Quiz(sop="CS-REF-001", questions=(yes("a"),)))


def test_a_rating_is_worth_nothing_whatever_it_says():
    scale = Scale.model_validate({"id": "r", "type": "scale", "q": "Sure?", "points": 3, "critical": True, "to": 4})
    data = only_data(scale)
    assert (data["points"], "critical" in data, data["from"], data["to"]) == (0, False, 1, 4)
    assert [id_ for id_, _ in only_sheet(scale).choices] == ["1", "2", "3", "4"]


def yes(id_, **more):
    return TrueFalse.model_validate({"id": id_, "type": "true-false", "q": "?", "answer": True, **more})


def test_a_hint_costs_a_share_of_the_points_and_no_hint_nothing():
    assert only_data(yes("a", hint="Look.", **{"hint-cost": 25}))["hintCost"] == 0.25
    assert "hintCost" not in only_data(yes("a", **{"hint-cost": 25}))
    assert "hintCost" not in only_data(yes("a", hint="Look."))


def test_how_a_quiz_is_taken_is_told_in_seconds_and_days():
    quiz = Quiz.model_validate(
        {
            "sop": "CS-REF-001",
            "attempts": {"limit": 3, "cooldown": "24h"},
            "time-limit": "20m",
            "confidence": True,
            "feedback": "immediate",
            "draw": [{"pool": "core", "take": "all"}, {"pool": "extra", "take": "2"}],
            "recertify": {"on": "any", "scope": "all", "every": "12mo", "grace": "1mo"},
            "refresh": ["3d", "5bd"],
            "questions": [yes("a").model_dump(by_alias=True)],
        }
    )
    data = quiz_data(SOP, quiz)
    told = ("attempts", "timeLimit", "confidence", "feedback", "draw", "recertify", "refresh", "revisions")
    assert {key: data[key] for key in told} == {
        "attempts": {"limit": 3, "cooldown": 86_400},
        "timeLimit": 1200,
        "confidence": True,
        "feedback": "immediate",
        "draw": [{"pool": "core", "take": "all"}, {"pool": "extra", "take": 2}],
        "recertify": {"on": "any", "scope": "all", "every": 365, "grace": 31},
        "refresh": [3, 7],
        "revisions": [{"version": "1.10", "date": "2026-10-02", "material": True, "steps": (), "summary": "First."}],
    }


def test_left_out_a_quiz_has_no_limits_and_the_usual_ladder():
    data = quiz_data(SOP, Quiz(sop="CS-REF-001"))
    assert data["attempts"] == {"limit": 0, "cooldown": 0}
    assert (data["timeLimit"], data["confidence"], data["feedback"], data["draw"]) == (0, False, "after-submit", [])
    assert data["recertify"] == {"on": "material", "scope": "changed", "every": None, "grace": 14}
    assert data["refresh"] == [7, 30, 90]


@pytest.mark.parametrize(
    ("draw", "expected"),
    [
        ([], 6),
        ([{"pool": "core", "take": "all"}], 2),
        ([{"pool": "core", "take": "1"}, {"pool": "extra", "take": "all"}], 5),
        ([{"pool": "core", "take": "all"}, {"pool": "extra", "take": "1"}], 6),
    ],
)
def test_points_are_told_where_they_do_not_depend_on_the_draw(draw, expected):
    questions = (yes("a"), yes("b"), yes("c", pool="extra", points=4))
    quiz = Quiz.model_validate({"sop": "CS-REF-001", "draw": draw}).model_copy(update={"questions": questions})
    assert points_of(quiz) == expected


def test_points_are_told_where_every_draw_is_worth_the_same():
    drawn = Quiz.model_validate({"sop": "CS-REF-001", "draw": [{"pool": "core", "take": "1"}]})
    assert points_of(drawn.model_copy(update={"questions": (yes("a", points=2), yes("b", points=2))})) == 2
    sure = Scale.model_validate({"id": "r", "type": "scale", "q": "Sure?"})
    assert points_of(drawn.model_copy(update={"questions": (yes("a"), sure)})) is None


def test_critical_questions_are_in_every_attempt():
    quiz = Quiz.model_validate({"sop": "CS-REF-001", "draw": [{"pool": "core", "take": "1"}]})
    questions = (yes("a", critical=True), yes("b", critical=True), yes("c"), yes("d", pool="extra", critical=True))
    assert sizes_drawn(quiz.model_copy(update={"questions": questions})) == {"core": 2, "extra": 1}
    assert points_of(quiz.model_copy(update={"questions": questions})) == 3


def test_a_rating_tests_no_part_of_the_procedure():
    """Nobody has learned a step because of having said how they feel about it."""
    scale = Scale.model_validate({"id": "r", "type": "scale", "q": "Sure?", "to": 4, "tests": ["check"]})
    assert Quiz(sop="CS-REF-001", questions=(scale,)).tested == frozenset()
    assert Quiz(sop="CS-REF-001", questions=(scale, yes("a", tests=["check"]))).tested == {"check"}


def test_a_page_leaves_out_what_is_ordinary_and_tells_which_parts_are_no_steps():
    assert only_data(yes("a")).keys() == {"id", "type", "key", "wording", "right"}
    sop = SOP.model_copy(update={"faq": (Faq(id="why", q="Why?", a="So."),)})
    assert quiz_data(sop, Quiz(sop="CS-REF-001"))["places"] == {"faq": ["why"]}
