"""A procedure that changed since a learner's pass, an answer key that was corrected, and questions that come back."""

import pytest
from playwright.sync_api import expect

from harness.quizzing import (
    answer_all,
    as_if,
    asked,
    asked_id,
    check_all,
    data,
    opened,
    order,
    passed,
    press,
    right_answer,
)
from harness.storage import stored
from harness.waiting import until

STEPS = "QZ-STEP-001/"

PASSED_BEFORE = """
record.version = "1.0";
record.at = "2026-08-01T10:00:00.000Z";
record.parts.check = {fingerprint: "old", text: "Check that the amount is not above 50 EUR. (agent, within 5 minutes)"};
"""
"""The pass was about version 1.0, in which the limit was 50 EUR."""

NOTED_BEFORE = r"""
record.parts.note = {fingerprint: "old", text: "Note the payment.\n(agent)\n\nWarning: Not by hand."};
"""
"""The first pass is of a time when records told the part alone, the second of one when they told what stands around."""


@pytest.fixture
def changed(page, quizzes):
    """A page whose learner passed when the limit was another one, and the step that no question tests, too."""
    opened(page, quizzes + STEPS)
    passed(page)
    as_if(page, PASSED_BEFORE + NOTED_BEFORE)
    page.reload()
    expect(page.get_by_role("heading", name="What has changed")).to_be_visible()
    return page


def sign(page, name="Robin Vale"):
    page.get_by_label("Your name", exact=True).fill(name)
    press(page, "I have read what changed")


def test_a_name_that_is_known_stands_in_the_form(changed):
    changed.get_by_role("button", name="Say who you are").click()
    changed.get_by_role("textbox", name="Name", exact=True).fill("Ana")
    changed.get_by_label("Mine").check()
    changed.get_by_role("button", name="This is me").click()
    changed.reload()
    expect(changed.get_by_label("Your name", exact=True)).to_have_value("Ana")


def panel(page):
    return page.locator("[data-part=changed]")


def test_each_changed_part_is_shown_before_and_after_with_the_words_that_changed(changed):
    page = changed
    expect(panel(page).get_by_text("2 parts of this procedure have changed since you passed.")).to_be_visible()
    first = panel(page).get_by_role("listitem").first
    expect(first.locator("del")).to_have_text(" [removed:] 50 [end] ")
    expect(first.locator("ins")).to_have_text(" [added:] 100 [end] ")
    expect(first.get_by_role("link")).to_have_attribute("href", "../../sops/desk/stepping/#step-check")
    expect(panel(page).get_by_role("listitem").nth(1).locator("del")).to_contain_text("Warning: Not by hand.")
    expect(first).to_match_aria_snapshot(
        """
        - listitem:
          - 'heading "Step: Check that the amount is not above 100 EUR." [level=3]'
          - term: Before
          - definition:
            - deletion
          - term: Now
          - definition:
            - insertion
        """
    )


def test_who_has_signed_answers_only_what_changed_and_has_passed_again(changed):
    page = changed
    press(page, "I have read what changed")
    expect(page.get_by_role("alert").filter(has_text="Please type your name")).to_be_visible()
    expect(page.get_by_label("Your name", exact=True)).to_be_focused()
    sign(page)
    expect(page.locator("[data-part=mode]")).to_have_text("What has changed")
    assert sorted(order(page)) == ["above", "limit"]
    answer_all(page)
    press(page, "Submit")
    expect(page.get_by_text("You have learned what changed.")).to_be_visible()
    expect(page.get_by_text("Saved in this browser.")).to_be_visible()
    (signature,) = stored(page, "acknowledgement")
    assert (signature["name"], signature["about"], signature["version"]) == ("Robin Vale", "changes", "1.1")
    attempts = {attempt["mode"]: attempt for attempt in stored(page, "attempt")}
    assert attempts["changes"]["scope"] == ["check"]
    assert attempts["changes"]["passed"] is True

    page.reload()
    expect(page.get_by_role("button", name="Start the quiz")).to_be_visible()
    expect(page.locator("[data-part=earlier]:visible")).to_contain_text("Best score 100 %")
    expect(panel(page)).to_be_hidden()


def test_nothing_is_asked_twice_when_the_questions_are_left_for_later_or_failed(changed):
    page = changed
    sign(page)
    press(page, "Leave")
    page.get_by_role("dialog").get_by_role("button", name="Leave").click()
    expect(page.get_by_text("1 part of this procedure has changed")).to_be_visible()
    expect(page.get_by_label("Your name", exact=True)).to_be_hidden()
    page.reload()
    press(page, "Answer the questions on what changed")
    answer_all(page, but=("limit", "above"))
    press(page, "Submit")
    expect(page.get_by_role("heading", name="Not passed: 0 %")).to_be_visible()
    press(page, "Answer the questions on what changed")
    assert sorted(order(page)) == ["above", "limit"]


def test_where_no_question_tests_what_changed_the_signature_is_enough(page, quizzes):
    opened(page, quizzes + STEPS)
    passed(page)
    as_if(page, 'record.version = "1.0";' + NOTED_BEFORE)
    page.reload()
    expect(page.get_by_text("No question is asked about these parts")).to_be_visible()
    sign(page)
    expect(page.get_by_text("Thank you. What you have read counts as learned.")).to_be_focused()
    expect(panel(page)).to_be_hidden()
    page.reload()
    expect(page.locator("[data-part=earlier]:visible")).to_contain_text("Taken once")
    expect(panel(page)).to_be_hidden()


def test_a_change_of_words_alone_asks_nothing(page, quizzes):
    """The revision that changed the words does not name the step, so it does not count as a change of what to do."""
    opened(page, quizzes + STEPS)
    passed(page)
    as_if(page, 'record.version = "1.0"; record.parts.pay = {fingerprint: "old", text: "Pay it back."};')
    page.reload()
    expect(page.locator("[data-part=earlier]:visible")).to_contain_text("Best score 100 %")
    expect(panel(page)).to_be_hidden()


def test_where_the_whole_is_to_be_learned_again_the_panel_leads_to_the_whole_quiz_and_a_pass_expires(page, quizzes):
    opened(page, quizzes + "QZ-NOW-001/")
    press(page, "Start the quiz")
    check_all(page)
    expect(page.get_by_text("Saved in this browser.")).to_be_visible()
    expect(page.locator("[data-part=earlier]:visible")).to_contain_text("Your pass is good until")
    as_if(page, PASSED_BEFORE)
    page.reload()
    expect(panel(page)).to_contain_text("the whole quiz is to be taken again when it changes")
    expect(page.get_by_label("Your name", exact=True)).to_be_hidden()
    expect(page.get_by_role("button", name="Take the whole quiz")).to_be_visible()
    as_if(page, 'record.at = "2021-08-01T10:00:00.000Z";')
    page.reload()
    expect(page.locator("[data-part=earlier]:visible")).to_contain_text("has expired: please take the quiz again")


def test_a_corrected_key_is_told_once_with_the_old_and_the_new_score(page, quizzes):
    opened(page, quizzes + STEPS)
    passed(page)
    as_if(
        page,
        """
        const limit = record.questions.find(({ id }) => id === "limit");
        Object.assign(limit, { key: "another", fraction: 0 });
        Object.assign(record, { quiz: "another", earned: 3, score: 0.75, passed: false });
        """,
    )
    page.reload()
    notice = page.locator("[data-part=regraded]")
    expect(notice).to_contain_text("had 75 % and now has 100 %: passed.")
    press(page, "I have read this")
    expect(notice).to_be_hidden()
    page.reload()
    expect(page.locator("[data-part=earlier]:visible")).to_contain_text("Best score 100 %")
    expect(notice).to_be_hidden()
    assert [record["what"] for record in stored(page, "seen")] == ["regrade"]


def test_a_refresher_asks_what_the_address_names_and_shows_answers_at_once(page, quizzes):
    opened(page, quizzes + STEPS + "#refresh=back,limit,unknown")
    expect(page.locator("[data-part=mode]")).to_have_text("Refresher")
    assert sorted(order(page)) == ["back", "limit"]
    right_answer(asked(page), data(page)[asked_id(page)])
    press(page, "Check")
    page.reload()
    expect(page.locator("[data-part=place]")).to_have_text("1 of 2 answered")
    expect(asked(page).locator("[data-part=mark]")).to_have_text("Right")
    page.locator(".sop-quiz__jump:not(.sop-quiz__jump--answered)").click()
    press(page, "Show the answer")
    while page.locator("[data-action=next]:visible").count():
        page.locator("[data-action=next]").click()
    expect(page.get_by_role("heading", name="Refresher: 1 of 2 right")).to_be_visible()
    expect(page.get_by_text("That was all for now.")).to_be_visible()
    expect(page.get_by_text("Saved in this browser.")).to_be_visible()
    (attempt,) = stored(page, "attempt")
    assert (attempt["mode"], attempt["passed"]) == ("refresh", False)


CHOSEN = """async () => {
  const store = await sopbook.records.openRecords(document.querySelector("[data-handbook]").dataset.handbook);
  return Boolean(await store.draft("current"));
}"""
"""Whether it is known who learns here."""

ROUND = """async ([name, round]) => {
  const opened = new Promise((done) => { indexedDB.open(name).onsuccess = ({ target }) => done(target.result); });
  const database = await opened;
  const transaction = database.transaction("records", "readwrite");
  const store = transaction.objectStore("records");
  const records = await new Promise((done) => { store.getAll().onsuccess = ({ target }) => done(target.result); });
  const [{ learner }] = records.filter(({ kind }) => kind === "learner");
  const at = new Date().toISOString();
  const draft = { schema: 2, id: `draft:refresher:${learner}`, kind: "draft", handbook: "quizzes", at, value: round };
  await new Promise((done) => { store.put(draft).onsuccess = done; });
  database.close();
}"""


def test_a_round_leads_from_one_quiz_to_the_next_and_asks_nothing_twice(page, quizzes):
    stops = [
        {
            "sop": "QZ-STEP-001",
            "title": "Refunding step by step",
            "url": f"quizzes/{STEPS}#refresh=back",
            "questions": ["back"],
        },
        {
            "sop": "QZ-TIME-001",
            "title": "Refunding in time",
            "url": "quizzes/QZ-TIME-001/#refresh=gone",
            "questions": ["gone"],
        },
        {
            "sop": "QZ-NOW-001",
            "title": "Refunding with answers",
            "url": "quizzes/QZ-NOW-001/#refresh=back",
            "questions": ["back"],
        },
    ]
    opened(page, quizzes + STEPS)
    until(page, CHOSEN)
    expect(page.get_by_role("button", name="Start the quiz")).to_be_visible()
    page.evaluate(ROUND, ["sopbook:quizzes", {"started": "2026-01-01T00:00:00.000Z", "stops": stops}])
    for sop in (STEPS, "QZ-NOW-001/"):
        if sop == STEPS:
            opened(page, quizzes + "QZ-TIME-001/")
            page.goto(quizzes + sop + "#refresh=back")
        expect(page.locator("[data-part=mode]")).to_have_text("Refresher")
        right_answer(asked(page), data(page)["back"])
        press(page, "Check")
        press(page, "Finish")
        expect(page.get_by_text("Saved in this browser.")).to_be_visible()
        page.reload()
        expect(page.get_by_role("heading", name="Refresher: 1 of 1 right")).to_be_visible()
        if sop == STEPS:
            # None of its questions is there any more: it leads on by itself.
            page.get_by_role("link", name="Next: Refunding in time (1 question)").click()
            expect(page.locator("sop-quiz[data-sop=QZ-NOW-001][data-ready]")).to_be_visible()
    expect(page.get_by_text("That was all for now.")).to_be_visible()
    page.goto(page.url.replace("#refresh=back", "#refresh=gone"))
    expect(page.get_by_text("The questions that were to be asked again are no longer in this quiz.")).to_be_visible()
