"""Every type of question in one quiz: answered right, by keyboard alone, named for screen readers, practised."""

import re

import pytest
from playwright.sync_api import expect

from harness.quizzing import answer_all, asked, asked_id, data, jump, opened, order, press, right_answer, tab_to
from harness.storage import stored

QUIZ = "QZ-WALK-001/"


@pytest.fixture
def quiz(page, quizzes):
    quiz = opened(page, quizzes + QUIZ)
    press(page, "Start the quiz")
    return quiz


def submitted(page):
    press(page, "Submit")
    expect(page.get_by_text("Saved in this browser.")).to_be_visible()


def test_all_right_is_passed_whatever_the_types_and_a_rating_counts_for_nothing(page, quiz):
    answer_all(page)
    submitted(page)
    expect(page.get_by_role("heading", name="Passed: 100 %")).to_be_focused()
    (attempt,) = stored(page, "attempt")
    assert attempt["schema"] == 3
    answers = {answer["id"]: answer for answer in attempt["questions"]}
    assert {answer["type"] for answer in answers.values()} == {question["type"] for question in data(page).values()}
    assert attempt["possible"] == sum(question["points"] for question in data(page).values()) == len(answers) - 1
    assert (answers["scale"]["response"], answers["scale"]["points"]) == ("5", 0)
    assert answers["scenario"]["response"]["end"] == "fraud"
    assert answers["cloze"]["response"] == {"what": "date of birth", "times": "2.0", "role": "lead"}
    assert answers["single"]["tests"] == ["renew"]
    assert (attempt["scope"], attempt["timedOut"], attempt["paused"]) == ([], False, 0)
    assert attempt["seconds"] is not None


KEYS = {
    "order": (".sop-order__handle", ["ArrowDown"]),
    "match": ("select", ["ArrowDown", "Tab", "ArrowDown"]),
    "numeric": (".sop-question__field input", ["2"]),
    "text": (".sop-question__field input", ["x"]),
    "cloze": (".sop-gap input", ["x", "Tab", "2", "Tab", "ArrowDown"]),
    "scenario": (".sop-scenario__way", ["Tab", "Enter"]),
    "scale": (".sop-scale__step input", ["Space"]),
}
"""How each type is answered somehow: where to go and what to press. Others are chosen with Space."""


def test_from_the_start_to_the_result_by_keyboard_alone_at_360_pixels(new_page, quizzes):
    page = new_page(width=360)
    opened(page, quizzes + QUIZ)
    tab_to(page, "[data-action=start]")
    page.keyboard.press("Enter")
    for _ in order(page):
        question = data(page)[asked_id(page)]
        expect(asked(page).locator("legend")).to_be_focused()
        where, keys = KEYS.get(question["type"], (".sop-choices input", ["Space"]))
        tab_to(page, where)
        for key in keys:
            page.keyboard.press(key)
        if question["type"] != "scale":
            tab_to(page, "[name=confidence]")
            page.keyboard.press("Space")
        tab_to(page, "[data-action=next]")
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Every question has an answer")).to_be_focused()
    tab_to(page, "[data-action=submit]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=verdict]")).to_be_focused()
    expect(page.get_by_text("Saved in this browser.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    (attempt,) = stored(page, "attempt")
    assert {answer["confidence"] for answer in attempt["questions"] if answer["type"] != "scale"} == {"sure"}


def test_a_walk_keeps_the_focus_goes_back_and_begins_again(page, quiz):
    question = jump(page, "scenario")
    here = question.locator(".sop-scenario__here")
    question.get_by_role("button", name="Yes", exact=True).click()
    expect(here).to_be_focused()
    expect(here).to_have_text("Ask for the date of birth.")
    question.get_by_role("button", name="Done, go on").click()
    question.get_by_role("button", name="It does not").click()
    expect(question.get_by_role("list", name="What you have done so far").get_by_role("listitem")).to_have_count(3)
    question.get_by_role("button", name="One step back").click()
    expect(here).to_have_text("Does it match?")
    expect(page.locator("[data-part=place]")).to_have_text("0 of 11 answered")
    question.get_by_role("button", name="It matches").click()
    expect(here).to_have_text("You have come to: Answer the question.")
    expect(page.locator("[data-part=place]")).to_have_text("1 of 11 answered")
    question.get_by_role("button", name="From the start").click()
    expect(here).to_have_text("Is the card active?")
    expect(page.locator("[data-part=place]")).to_have_text("0 of 11 answered")


def test_a_walk_and_gaps_are_gone_on_with_after_a_reload(page, quiz):
    jump(page, "scenario").get_by_role("button", name="No", exact=True).click()
    jump(page, "cloze").locator("input").first.fill("date of birth")
    asked(page).locator("select").select_option("lead")
    expect(page.locator("[data-part=place]")).to_have_text("2 of 11 answered")
    page.reload()
    expect(asked(page).locator("input").first).to_have_value("date of birth")
    expect(asked(page).locator("select")).to_have_value("lead")
    expect(jump(page, "scenario").locator(".sop-scenario__here")).to_have_text("You have come to: Send a new card.")


def test_a_hint_says_its_price_before_it_is_opened_and_is_recorded(page, quiz):
    question = jump(page, "single")
    question.get_by_text("Hint (costs 50 % of the points)").click()
    expect(question.get_by_text("Follow the answer No.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Follow the answer No.")).to_be_visible()
    page.locator(".sop-quiz__jump").first.click()
    answer_all(page)
    submitted(page)
    expect(page.get_by_role("heading", name="Passed: 95 %")).to_be_visible()
    expect(page.locator("#question-single [data-part=mark]")).to_have_text("Right, with the hint: 0.5 of 1 point")
    expect(page.get_by_role("button", name="Try the missed ones again")).to_be_hidden()
    answers = {answer["id"]: answer for answer in stored(page, "attempt")[0]["questions"]}
    assert [id_ for id_, answer in answers.items() if answer["hint"]] == ["single"]
    assert answers["single"]["fraction"] == 0.5


def test_what_somebody_was_sure_of_and_got_wrong_is_told(page, quiz):
    jump(page, "true-false").get_by_label("True", exact=True).check()
    page.get_by_role("group", name="How sure are you?").get_by_label("Sure", exact=True).check()
    jump(page, "single")
    expect(page.get_by_label("Sure", exact=True)).not_to_be_checked()
    page.locator(".sop-quiz__jump").first.click()
    answer_all(page, but=("true-false",))
    submitted(page)
    expect(page.get_by_text("You were sure of 1 answer that was wrong: look at it first.")).to_be_visible()
    expect(page.locator("#question-true-false [data-part=mark]")).to_have_text("Wrong. You were sure.")


def test_gaps_are_marked_one_by_one(page, quiz):
    question = jump(page, "cloze")
    question.locator("input").nth(0).fill("date of brith")
    question.locator("input").nth(1).fill("3")
    question.locator("select").select_option("agent")
    page.locator(".sop-quiz__jump").first.click()
    answer_all(page, but=("cloze",))
    submitted(page)
    tags = page.locator("#question-cloze .sop-gap .sop-tag")
    expect(tags).to_have_text(["Right", "Wrong", "Wrong. Right is: team lead"])
    expect(page.locator("#question-cloze [data-part=mark]")).to_have_text("Partly right: 0.33 of 1 point")


SNAPSHOTS = {
    "single": """
      - group /Question .* of 11 Critical The card is not active. What do you do\\?/:
        - radio "Send a new card"
        - group: Hint (costs 50 % of the points)
    """,
    "multiple": """
      - group /What proves who somebody is\\?/:
        - paragraph: Choose every right one.
        - checkbox "The date of birth"
    """,
    "order": """
      - group /In which order do you go on\\?/:
        - list:
          - listitem:
            - button /place 1 of 4/
            - button /Move up/
            - button /Move down/
    """,
    "match": """
      - group /Who does what\\?/:
        - list:
          - listitem:
            - combobox "Agent"
    """,
    "numeric": """
      - group /How often may a caller try\\?/:
        - textbox "Your answer in times"
    """,
    "cloze": """
      - group /Complete the rule/:
        - paragraph:
          - textbox "Gap 1 of 3"
          - textbox "Gap 2 of 3"
          - combobox "Gap 3 of 3"
    """,
    "scenario": """
      - group /The card is active/:
        - paragraph: Is the card active?
        - button "Yes"
        - button "No"
    """,
    "scale": """
      - group /How sure do you feel on the phone\\?/:
        - radio "1"
        - radio "5"
    """,
    "pictured": """
      - group /What does the picture show\\?/:
        - figure:
          - img "A pot of glue"
        - radio "Glue"
    """,
}


@pytest.mark.parametrize("question", SNAPSHOTS)
def test_names_in_the_accessibility_tree(page, quiz, question):
    expect(jump(page, question)).to_match_aria_snapshot(SNAPSHOTS[question])


def test_practice_shows_at_once_whether_an_answer_is_right_and_is_never_a_pass(page, quizzes):
    opened(page, quizzes + QUIZ)
    press(page, "Practise")
    questions = data(page)
    for id_ in order(page):
        question = asked(page)
        expect(question).to_have_id(f"question-{id_}")
        if id_ == "numeric":
            press(page, "Show the answer")
            expect(question.locator("[data-part=mark]")).to_have_text("Not answered")
        else:
            right_answer(question, questions[id_])
            if questions[id_]["type"] != "scale":
                press(page, "Check")
                expect(question.locator("[data-part=mark]")).to_be_focused()
                expect(question.locator("[data-part=mark]")).to_have_text("Right")
                expect(question.locator(".sop-answer :is(p, dl)").first).to_be_visible()
                expect(question).to_have_js_property("disabled", value=True)
        page.locator("[data-action=next]").click()
    expect(page.get_by_role("heading", name="Practice: 9 of 10 right")).to_be_focused()
    expect(page.get_by_text("Saved in this browser.")).to_be_visible()
    (attempt,) = stored(page, "attempt")
    assert (attempt["mode"], attempt["passed"]) == ("practice", False)
    page.reload()
    expect(page.get_by_role("button", name="Start the quiz")).to_be_visible()
    expect(page.locator("[data-part=earlier]:visible")).to_have_count(0)


def test_practice_can_be_left_and_does_not_touch_the_quiz_that_was_begun(page, quizzes):
    opened(page, quizzes + QUIZ)
    press(page, "Practise")
    right_answer(jump(page, "text"), data(page)["text"])
    press(page, "Leave")
    page.get_by_role("dialog").get_by_role("button", name="Leave").click()
    expect(page.get_by_role("button", name="Start the quiz")).to_be_visible()
    press(page, "Start the quiz")
    expect(page.locator("[data-part=place]")).to_have_text("0 of 11 answered")
    assert [draft["id"] for draft in stored(page, "draft") if "practice" in draft["id"]] == []


def test_answers_shown_at_once_in_the_quiz_itself_stay_as_given_and_count(page, quizzes):
    opened(page, quizzes + "QZ-NOW-001/")
    press(page, "Start the quiz")
    expect(page.get_by_role("button", name="Start again")).to_be_hidden()
    jump(page, "limit").get_by_label("50 EUR", exact=True).check()
    expect(page.get_by_role("button", name="Skip")).to_be_visible()
    press(page, "Check")
    expect(asked(page).locator("[data-part=mark]")).to_have_text("Wrong")
    page.reload()
    expect(asked(page).locator("[data-part=mark]")).to_have_text("Wrong")
    expect(asked(page).locator("input[value=hundred]")).to_be_disabled()
    right_answer(jump(page, "back"), data(page)["back"])
    press(page, "Check")
    expect(page.get_by_role("button", name=re.compile("Next|Finish"))).to_be_visible()
    while page.locator("[data-action=next]:visible").count():
        page.locator("[data-action=next]").click()
    expect(page.get_by_role("heading", name="Not passed: 50 %")).to_be_visible()
    expect(page.get_by_text("Saved in this browser.")).to_be_visible()
    (attempt,) = stored(page, "attempt")
    assert (attempt["mode"], attempt["passed"]) == ("full", False)
