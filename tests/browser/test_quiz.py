"""Taking a quiz: with the pointer, with the keyboard alone, with storage gone, on paper, and without script."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from harness.quizzing import answer_all, asked, asked_id, data, first_of, jump, opened, press, right_answer, tab_to
from harness.storage import stored as kept
from harness.waiting import until

QUIZ = "quizzes/CS-REF-001/"
"""A quiz that has every type of question."""


@pytest.fixture
def quiz(page, site):
    page.goto(site + QUIZ)
    quiz = page.locator("sop-quiz[data-ready]")
    expect(quiz).to_be_visible()
    return quiz


def enter_in_the_only_text(page: Page) -> None:
    """Browsers submit a form on Enter when it has one text field: leave only one, and press."""
    field = page.locator(f"#question-{first_of(page, 'text')} input")
    others = page.locator("sop-quiz input:is([type=text], [type=number])").and_(page.locator(":not(:focus)"))
    field.focus()
    others.evaluate_all("all => all.forEach(other => other.remove())")
    field.fill("anything")
    field.press("Enter")
    page.wait_for_load_state("networkidle")
    expect(field).to_have_value("anything")
    assert page.url.endswith(QUIZ)


def test_a_quiz_answered_right_is_passed_kept_and_looked_at_later(page, quiz):
    press(page, "Start the quiz")
    answer_all(page)
    expect(page.get_by_role("heading", name="Every question has an answer")).to_be_focused()
    press(page, "Submit")
    expect(page.get_by_role("heading", name="Passed: 100 %")).to_be_focused()
    expect(page.get_by_text("Saved in this browser.")).to_be_visible()
    next_one = page.locator(".sop-quiz__back").get_by_role("link", name="My training")
    expect(next_one).to_have_attribute("href", re.compile("training/my-training/$"))
    (attempt,) = kept(page, "attempt")
    assert attempt["mode"] == "full"
    assert attempt["passed"] is True
    assert attempt["score"] == 1
    assert {question["id"] for question in attempt["questions"]} == set(data(page))
    assert [draft["id"] for draft in kept(page, "draft")] == ["draft:current"]

    page.reload()
    expect(page.locator("[data-part=earlier]:visible")).to_contain_text("Taken once. Best score 100 %")
    press(page, "Review the last attempt")
    expect(page.get_by_role("heading", name="Passed: 100 %")).to_be_visible()
    expect(asked(page)).to_have_count(len(data(page)))
    assert len(kept(page, "attempt")) == 1


def test_a_missed_critical_question_fails_and_is_practised_without_becoming_a_pass(page, quiz):
    critical = next(question["id"] for question in data(page).values() if question["critical"])
    press(page, "Start the quiz")
    answer_all(page, but=(critical,))
    expect(page.get_by_role("heading", name="1 question without an answer")).to_be_visible()
    press(page, "Submit with 1 unanswered")
    expect(page.get_by_role("heading", name="Not passed")).to_be_visible()
    expect(page.get_by_text("is critical and was not wholly right")).to_be_visible()
    missed = page.locator(f"#question-{critical}")
    expect(missed.locator("[data-part=mark]")).to_have_text("Not answered")
    expect(missed.get_by_text("Right answer")).to_be_visible()
    expect(missed.locator(".sop-answer")).to_have_attribute("open", "")

    press(page, "Try the missed ones again")
    expect(page.locator(".sop-quiz__jump")).to_have_count(1)
    expect(missed.locator(".sop-answer")).to_have_count(0)
    right_answer(missed, data(page)[critical])
    press(page, "Check")
    expect(missed.locator("[data-part=mark]")).to_have_text("Right")
    expect(missed.locator("[data-part=mark]")).to_be_focused()
    expect(missed.locator(".sop-answer")).to_have_attribute("open", "")
    press(page, "Finish")
    expect(page.get_by_role("heading", name="Practice: 1 of 1 right")).to_be_visible()
    expect(page.get_by_text("Saved in this browser.")).to_be_visible()
    attempts = {attempt["mode"]: attempt for attempt in kept(page, "attempt")}
    assert attempts["practice"]["score"] == 1
    assert attempts["practice"]["passed"] is False
    assert attempts["full"]["passed"] is False


def test_a_reload_goes_on_where_the_learner_was(page, quiz):
    press(page, "Start the quiz")
    typed = first_of(page, "text")
    order = first_of(page, "order")
    jump(page, order).locator(".sop-order__handle").first.press("End")
    as_moved = asked(page).locator(".sop-order__text").all_inner_texts()
    jump(page, typed).locator("input").fill("half an answer")
    until(
        page,
        """() => new Promise(resolve => {
      const name = "sopbook:" + document.querySelector("sop-quiz").dataset.handbook;
      indexedDB.open(name).onsuccess = ({ target }) => {
        target.result.transaction("records").objectStore("records").getAll().onsuccess = read => {
          target.result.close();
          resolve(JSON.stringify(read.target.result).includes("half an answer"));
        };
      };
    })""",
    )
    jumps = page.locator(".sop-quiz__jump").evaluate_all("all => all.map(({ dataset }) => dataset.to)")

    page.reload()
    expect(asked(page)).to_have_id(f"question-{typed}")
    expect(asked(page).locator("input")).to_have_value("half an answer")
    assert page.locator(".sop-quiz__jump").evaluate_all("all => all.map(({ dataset }) => dataset.to)") == jumps
    expect(page.locator("[data-part=place]")).to_contain_text("2 of ")
    assert jump(page, order).locator(".sop-order__text").all_inner_texts() == as_moved


def test_starting_again_asks_first_and_then_forgets(page, quiz):
    press(page, "Start the quiz")
    jump(page, first_of(page, "text")).locator("input").fill("wrong")
    press(page, "Start again")
    page.get_by_role("dialog").get_by_role("button", name="Keep going").click()
    expect(asked(page).locator("input")).to_have_value("wrong")
    press(page, "Start again")
    page.get_by_role("dialog").get_by_role("button", name="Start again").click()
    expect(page.locator("[data-part=place]")).to_contain_text("0 of ")
    expect(jump(page, first_of(page, "text")).locator("input")).to_have_value("")


def test_submitting_waits_until_every_question_was_seen_and_enter_does_not_submit(page, quiz):
    press(page, "Start the quiz")
    page.locator(".sop-quiz__jump").last.click()
    press(page, "Finish")
    expect(page.get_by_text("You can submit once you have seen every question.")).to_be_visible()
    expect(page.locator("[data-action=submit]")).to_be_hidden()
    press(page, "Question 2: not seen yet")
    expect(asked(page).locator("legend")).to_be_focused()
    expect(asked(page)).to_contain_text("Question 2 of ")
    jump(page, first_of(page, "text"))
    enter_in_the_only_text(page)
    assert kept(page, "attempt") == []


def test_things_are_put_in_order_by_keyboard_where_the_handle_keeps_the_focus_and_by_dragging(page, quiz):
    press(page, "Start the quiz")
    question = jump(page, first_of(page, "order"))
    texts = question.locator(".sop-order__text")
    before = texts.all_inner_texts()
    handle = question.locator(".sop-order__handle").first
    handle.focus()
    page.keyboard.press("ArrowDown")
    assert texts.all_inner_texts() == [before[1], before[0], *before[2:]]
    expect(question.locator(".sop-order__handle").nth(1)).to_be_focused()
    expect(page.locator("[data-part=live]")).to_have_text(f"{before[0]}: place 2 of {len(before)}")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert texts.all_inner_texts() == before
    question.get_by_role("button", name=f"Move down: {before[0]}").press("Enter")
    assert texts.all_inner_texts() == [before[1], before[0], *before[2:]]
    expect(question.get_by_role("button", name=f"Move down: {before[0]}")).to_be_focused()
    expect(question.get_by_role("button", name=f"Move up: {before[1]}")).to_have_attribute("aria-disabled", "true")

    before = texts.all_inner_texts()
    start = question.locator(".sop-order__handle").first.bounding_box()
    end = question.locator(".sop-order__handle").nth(2).bounding_box()
    page.mouse.move(start["x"] + 10, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(end["x"] + 10, end["y"] + 20, steps=8)
    page.mouse.up()
    assert texts.all_inner_texts() == [before[1], before[2], before[0], *before[3:]]
    expect(page.locator("[data-part=live]")).to_have_text(f"{before[0]}: place 3 of {len(before)}")
    expect(page.locator("[data-part=place]")).to_contain_text("1 of ")


def test_a_sentence_that_is_moved_is_named_without_its_full_stop(page, site):
    opened(page, site + QUIZ)
    press(page, "Practise")
    question = jump(page, first_of(page, "order"))
    item = question.locator(".sop-order__text").first
    item.evaluate("item => { item.textContent = 'Close the till.'; }")
    handle = question.locator(".sop-order__handle").first
    handle.press("ArrowDown")
    expect(page.locator("[data-part=live]")).to_have_text(re.compile(r"Close the till: place 2 of \d"))
    expect(question.get_by_role("button", name="Move up: Close the till", exact=True)).to_be_visible()


def test_a_finger_on_a_handle_moves_the_thing_and_leaves_the_page_where_it_is(new_page, site):
    page = new_page(width=360)
    opened(page, site + QUIZ)
    press(page, "Practise")
    question = jump(page, first_of(page, "order"))
    texts = question.locator(".sop-order__text")
    before = texts.all_inner_texts()
    handle = question.locator(".sop-order__handle").first
    handle.scroll_into_view_if_needed()
    start, end = handle.bounding_box(), question.locator(".sop-order > li").nth(1).bounding_box()
    scrolled = page.evaluate("scrollY")
    finger = page.context.new_cdp_session(page)
    x, top, bottom = start["x"] + 10, start["y"] + 10, end["y"] + end["height"] - 5
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": top}]})
    for part in range(1, 9):
        y = top + (bottom - top) * part / 8
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(page.locator("[data-part=live]")).to_contain_text(f"{before[0]}: place ")
    assert [text for text in texts.all_inner_texts() if text != before[0]] == before[1:]
    assert texts.all_inner_texts()[0] == before[1]
    assert page.evaluate("scrollY") == scrolled

    press(page, "Check")
    expect(question.locator("[data-part=mark]")).to_be_focused()
    expect(question.locator(".sop-order button:visible")).to_have_count(0)


KEYS = {
    "order": (".sop-order__handle", "ArrowDown"),
    "match": ("select", "ArrowDown"),
    "numeric": (".sop-question__field input", "1"),
    "text": (".sop-question__field input", "x"),
}
"""How each type is answered somehow by keyboard: where to go, and what to press; the others are chosen with Space."""


def test_the_whole_quiz_by_keyboard_alone_on_a_phone(new_page, site):
    page = new_page(width=360)
    page.goto(site + QUIZ)
    expect(page.locator("sop-quiz[data-ready]")).to_be_visible()
    tab_to(page, "[data-action=start]")
    page.keyboard.press("Enter")
    for _ in range(page.locator(".sop-quiz__jump").count()):
        expect(asked(page).locator("legend")).to_be_focused()
        assert 0 <= asked(page).locator("legend").bounding_box()["y"] < 800
        question = data(page)[asked_id(page)]
        where, key = KEYS.get(question["type"], (".sop-choices input", "Space"))
        tab_to(page, where)
        page.keyboard.press(key)
        tab_to(page, "[data-action=next]")
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Every question has an answer")).to_be_focused()
    tab_to(page, "[data-action=submit]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=verdict]")).to_be_focused()
    expect(page.get_by_text("Saved in this browser.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_where_nothing_can_be_kept_the_quiz_works_and_says_so(page, site):
    page.add_init_script(
        "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError') } });"
        "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError') };"
    )
    page.goto(site + QUIZ)
    expect(page.get_by_text("You can take the quiz and download the result")).to_be_visible()
    press(page, "Start the quiz")
    expect(page.get_by_text("Your answers are not being kept")).to_be_visible()
    answer_all(page)
    press(page, "Submit")
    expect(page.get_by_text("This result could not be kept.")).to_be_visible()
    expect(page.get_by_text("Saved in this browser.")).to_be_hidden()
    with page.expect_download() as download:
        press(page, "Download this attempt")
    file = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert file["format"] == "sopbook-records"
    assert file["records"][0]["passed"] is True


def test_an_address_of_a_question_leads_to_it(page, site):
    page.goto(site + QUIZ)
    question = list(data(page))[-1]
    page.goto(f"{site}{QUIZ}#question-{question}")
    page.reload()
    expect(asked(page)).to_have_id(f"question-{question}")


def test_on_paper_there_is_every_question_and_no_answer(page, quiz):
    press(page, "Start the quiz")
    page.emulate_media(media="print")
    expect(asked(page)).to_have_count(len(data(page)))
    expect(page.locator(".sop-answer:visible, sop-quiz button:visible")).to_have_count(0)
    expect(page.get_by_text("Drag by the handle").locator("visible=true")).to_have_count(0)
    expect(page.locator(f"#question-{first_of(page, 'match')} .sop-match__choices")).to_be_visible()


def test_without_script_the_form_reads_as_a_page_and_says_where_answers_are_looked_up(new_page, site):
    page = new_page(width=360, scripts=False)
    page.goto(site + QUIZ)
    questions = data(page)
    expect(asked(page)).to_have_count(len(questions))
    expect(page.locator("sop-quiz button:visible")).to_have_count(0)
    expect(page.get_by_text("Decide on your answers, then look them up in")).to_be_visible()
    for question in questions.values():
        fieldset = page.locator(f"#question-{question['id']}")
        expect(fieldset.locator("legend")).to_be_visible()
        if question["type"] == "match":
            expect(fieldset.locator(".sop-match__choices")).to_be_visible()
        if question["type"] == "order":
            shown = fieldset.locator("[data-option]").evaluate_all("all => all.map(({ dataset }) => dataset.option)")
            assert shown == question["start"] != question["items"]
    enter_in_the_only_text(page)


def test_nothing_moves_when_the_quiz_comes_to_life(page, site):
    page.add_init_script(
        "window.shift = 0;"
        "new PerformanceObserver(list => list.getEntries().forEach(({ value }) => { shift += value }))"
        ".observe({ type: 'layout-shift', buffered: true })"
    )
    page.goto(site + QUIZ)
    expect(page.locator("sop-quiz[data-ready]")).to_be_visible()
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("shift") < 0.02
