"""Time and attempts: a clock that can be paused, what it says and submits, and when one may try again."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from harness.quizzing import answer_all, asked, jump, opened, order, press
from harness.storage import stored

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
QUIZ = "QZ-TIME-001/"


@pytest.fixture
def timed(page, quizzes):
    page.clock.install(time=START)
    opened(page, quizzes + QUIZ)
    # From here on time passes only when a test lets it.
    page.clock.pause_at(START + timedelta(minutes=1))
    press(page, "Start the quiz")
    return page


def minutes(page, number):
    """Let time pass, second by second."""
    page.clock.run_for(int(number * 60_000))


def left(page):
    return page.locator("[data-part=left]:visible").inner_text().rstrip(".")


def test_the_clock_is_seen_and_says_when_half_five_minutes_and_one_are_left(timed):
    page = timed
    said = page.locator("[data-part=live]")
    expect(page.get_by_role("timer", name="Time")).to_have_text("10:00 left")
    minutes(page, 1)
    expect(page.get_by_role("timer", name="Time")).to_have_text("9:00 left")
    expect(said).to_have_text("")
    minutes(page, 4)
    expect(said).to_have_text("5 minutes left")
    minutes(page, 4)
    expect(said).to_have_text("1 minute left")
    assert page.evaluate("getComputedStyle(document.querySelector('[role=timer]')).display") != "none"


def test_at_the_end_of_the_time_what_is_answered_is_submitted(timed):
    page = timed
    jump(page, "limit").get_by_label("100 EUR").check()
    minutes(page, 10)
    expect(page.get_by_role("heading", name="Not passed: 33 %")).to_be_focused()
    expect(page.get_by_text("Time was up: what you had answered was submitted.")).to_be_visible()
    expect(page.get_by_text("Saved in this browser.")).to_be_visible()
    (attempt,) = stored(page, "attempt")
    assert (attempt["timedOut"], attempt["seconds"], attempt["paused"]) == (True, 600, 0)


def test_a_pause_hides_the_questions_costs_nothing_and_is_recorded(timed):
    page = timed
    minutes(page, 2)
    press(page, "Pause")
    expect(page.get_by_role("heading", name="The clock is paused")).to_be_focused()
    expect(asked(page)).to_have_count(0)
    minutes(page, 30)
    assert left(page) == "8:00 left"
    press(page, "Go on")
    expect(asked(page).locator("legend")).to_be_focused()
    minutes(page, 1)
    assert left(page) == "7:00 left"
    page.locator(".sop-quiz__jump").first.click()
    answer_all(page)
    press(page, "Submit")
    expect(page.get_by_text("Saved in this browser.")).to_be_visible()
    (attempt,) = stored(page, "attempt")
    assert (attempt["seconds"], attempt["paused"], attempt["passed"]) == (180, 1800, True)


def test_after_a_reload_the_clock_waits_with_the_time_that_was_left(timed, quizzes):
    page = timed
    jump(page, "limit").get_by_label("100 EUR").check()
    drawn = order(page)
    minutes(page, 3)
    page.goto(quizzes.replace("quizzes/", ""))
    minutes(page, 20)
    opened(page, quizzes + QUIZ)
    expect(page.get_by_role("heading", name="The clock is paused")).to_be_visible()
    assert left(page) == "7:00 left"
    press(page, "Go on")
    assert order(page) == drawn
    expect(jump(page, "limit").get_by_label("100 EUR")).to_be_checked()


def test_only_what_is_drawn_is_asked_the_critical_one_always(page, quizzes):
    opened(page, quizzes + QUIZ)
    seen = set()
    for _ in range(6):
        press(page, "Practise")
        drawn = order(page)
        assert len(drawn) == 3
        assert "limit" in drawn
        seen |= set(drawn)
        press(page, "Leave")
        page.get_by_role("dialog").get_by_role("button", name="Leave").click()
        expect(page.get_by_role("button", name="Practise")).to_be_visible()
    assert len(seen) > 3


def test_after_a_failure_one_waits_and_after_the_last_attempt_one_practises(timed, quizzes):
    page = timed
    expect(page.get_by_role("button", name="Start again")).to_be_hidden()
    minutes(page, 10)
    expect(page.get_by_text("Saved in this browser.")).to_be_visible()
    expect(page.locator("[data-part=attempts]:visible")).to_contain_text(
        "1 attempt left. You can take the quiz again from"
    )
    expect(page.get_by_role("button", name="Take the whole quiz again")).to_be_hidden()
    press(page, "Try the missed ones again")
    expect(page.locator("[data-part=mode]")).to_contain_text("Practice")

    page.goto(quizzes.replace("quizzes/", ""))
    minutes(page, 61)
    opened(page, quizzes + QUIZ)
    press(page, "Leave")
    page.get_by_role("dialog").get_by_role("button", name="Leave").click()
    expect(page.locator("[data-part=attempts]:visible")).to_have_text("1 attempt left.")
    press(page, "Start the quiz")
    minutes(page, 10)
    expect(page.get_by_text("Saved in this browser.")).to_be_visible()
    expect(page.locator("[data-part=attempts]:visible")).to_have_text(
        "You have no attempt left on this version of the procedure. You can still practise."
    )
    page.reload()
    expect(page.get_by_role("button", name="Practise")).to_be_visible()
    expect(page.get_by_role("button", name="Start the quiz")).to_be_hidden()
