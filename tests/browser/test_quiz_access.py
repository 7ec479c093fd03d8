"""A quiz for everybody: nothing for axe in any state, in both schemes; enlarged, on a phone, without motion."""

import pytest
from playwright.sync_api import expect

from harness.accessibility import findings_everywhere
from harness.quizzing import answer_all, as_if, asked, asked_id, data, jump, opened, order, passed, press, right_answer
from harness.storage import stored

CHANGED = """
record.version = "1.0";
record.parts.check = {fingerprint: "old", text: "Check that the amount is not above 50 EUR. (agent, within 5 minutes)"};
"""


def before_it_begins(page, quizzes):
    yield opened(page, quizzes + "QZ-TIME-001/")


def every_question(page, quizzes):
    opened(page, quizzes + "QZ-WALK-001/")
    press(page, "Start the quiz")
    for question in order(page):
        yield jump(page, question)
        right_answer(asked(page), data(page)[question])
        yield asked(page)


def answers_at_once(page, quizzes):
    opened(page, quizzes + "QZ-WALK-001/")
    press(page, "Practise")
    for question in ("single", "order", "match", "cloze", "scenario"):
        right_answer(jump(page, question), data(page)[question])
        press(page, "Check")
        yield asked(page)
    jump(page, "multiple").get_by_label("The voice").check()
    press(page, "Check")
    yield asked(page)


def a_pause_and_a_summary(page, quizzes):
    opened(page, quizzes + "QZ-TIME-001/")
    press(page, "Start the quiz")
    yield page.get_by_role("timer")
    press(page, "Pause")
    yield page.get_by_role("heading", name="The clock is paused")
    press(page, "Go on")
    answer_all(page, but=("limit",))
    yield page.get_by_role("heading", name="1 question without an answer")
    press(page, "Submit")
    yield page.get_by_role("heading", name="Not passed")
    page.reload()
    yield page.get_by_text("You can take the quiz again from").locator("visible=true")


def a_dialog(page, quizzes):
    opened(page, quizzes + "QZ-WALK-001/")
    press(page, "Start the quiz")
    press(page, "Start again")
    yield page.get_by_role("dialog").get_by_text("Start again?")


def passed_and_changed(page, quizzes):
    opened(page, quizzes + "QZ-STEP-001/")
    passed(page)
    yield page.get_by_role("heading", name="Passed: 100 %")
    as_if(page, CHANGED)
    page.reload()
    yield page.get_by_role("heading", name="What has changed")
    press(page, "I have read what changed")
    yield page.get_by_text("Please type your name")


def a_corrected_key(page, quizzes):
    opened(page, quizzes + "QZ-STEP-001/")
    passed(page)
    change = "Object.assign(record.questions[0], {key: 'k', fraction: 0}); "
    as_if(page, change + "Object.assign(record, {quiz: 'q', score: 0.75, passed: false});")
    page.reload()
    yield page.get_by_text("The answers to this quiz were corrected.")


def storage_shut(page, quizzes):
    page.add_init_script(
        "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError') } });"
    )
    opened(page, quizzes + "QZ-STEP-001/")
    yield page.get_by_text("You can take the quiz and download the result")
    press(page, "Start the quiz")
    yield page.get_by_text("Your answers are not being kept.")
    answer_all(page)
    press(page, "Submit")
    yield page.get_by_text("This result could not be kept.")


STATES = [
    before_it_begins,
    every_question,
    answers_at_once,
    a_pause_and_a_summary,
    a_dialog,
    passed_and_changed,
    a_corrected_key,
    storage_shut,
]


@pytest.mark.parametrize("states", STATES)
def test_nothing_serious_and_nothing_cut_off_in_any_state(page, quizzes, states):
    for state in states(page, quizzes):
        expect(state).to_be_visible()
        assert findings_everywhere(page) == []
        cut = page.locator("sop-quiz :is(button, label, legend, p, h2)").evaluate_all(
            "all => all.filter(one => one.offsetParent && one.scrollWidth > one.clientWidth + 1"
            " && getComputedStyle(one).overflow === 'hidden' && one.clientWidth > 1).map(one => one.outerHTML)"
        )
        assert cut == []


def test_with_reduced_motion_nothing_moves_by_itself(page, quizzes):
    """Windows of these tests ask for reduced motion."""
    opened(page, quizzes + "QZ-WALK-001/")
    press(page, "Start the quiz")
    jump(page, "order").locator(".sop-order__handle").first.press("ArrowDown")
    page.locator("[data-action=next]").click()
    assert page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
    moving = page.evaluate(
        "document.querySelector('sop-quiz').getAnimations({ subtree: true })"
        ".filter(one => one.effect.getComputedTiming().duration > 10).length"
    )
    assert moving == 0


def test_what_happens_is_told_to_those_who_hear_the_page(page, quizzes):
    opened(page, quizzes + "QZ-WALK-001/")
    press(page, "Start the quiz")
    live = page.get_by_role("status").and_(page.locator("[data-part=live]"))
    expect(live).to_match_aria_snapshot("- status")
    handle = jump(page, "order").locator(".sop-order__handle").first
    name = handle.get_attribute("aria-label").split(":")[0]
    handle.press("ArrowDown")
    expect(live).to_match_aria_snapshot(f'- status: "{name}: place 2 of 4"')
    page.locator(".sop-quiz__jump").first.click()
    answer_all(page)
    press(page, "Submit")
    expect(page.get_by_role("status").filter(has_text="Saved in this browser.")).to_be_visible()
    expect(page.locator(".sop-quiz__result")).to_match_aria_snapshot(
        """
        - 'heading "Passed: 100 %" [level=2]'
        - paragraph: You have 10 of 10 points; 60 % was needed.
        - status: Saved in this browser.
        - paragraph: /Taken once/
        - paragraph:
          - button "Review the answers"
          - button "Take the whole quiz again"
        """
    )
    assert len(stored(page, "attempt")) == 1


def test_back_to_top_lies_on_no_heading_of_the_quiz(new_page, site, kinds):
    page = new_page(width=360)
    opened(page, site + kinds["quiz"])
    press(page, "Start the quiz")
    for _ in order(page):
        page.locator(".sop-quiz__steering [data-action=next]").click()
    expect(page.locator(".sop-quiz__summary")).to_be_visible()
    expect(page.locator(".md-top")).to_be_hidden()
    press(page, "Submit")
    heading = page.locator(".sop-quiz__result h2")
    expect(heading).to_be_focused()
    top = page.locator(".md-top").evaluate("top => parseFloat(getComputedStyle(top).top) + top.offsetHeight")
    assert heading.bounding_box()["y"] >= top


def test_answered_questions_are_told_apart_where_a_system_chooses_the_colours(page, quizzes):
    page.emulate_media(forced_colors="active")
    opened(page, quizzes + "QZ-STEP-001/")
    press(page, "Start the quiz")
    right_answer(asked(page), data(page)[asked_id(page)])
    colours = page.locator(".sop-quiz__jump--answered").evaluate(
        "one => [getComputedStyle(one, '::after').backgroundColor, getComputedStyle(document.body).color]"
    )
    assert colours[0] == colours[1]
    here, other = (
        page.locator(f".sop-quiz__jump{which}").first for which in ("[aria-current]", ":not([aria-current])")
    )
    assert here.evaluate("one => getComputedStyle(one).borderColor") != other.evaluate(
        "one => getComputedStyle(one).borderColor"
    )
