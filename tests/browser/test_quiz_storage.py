"""A quiz whose storage is full, shut or damaged: the learner is told, goes on, and has the result as a file."""

import json

from playwright.sync_api import expect

from harness.quizzing import answer_all, data, first_of, jump, opened, passed, press, right_answer
from harness.storage import stored

STEPS = "QZ-STEP-001/"


DAMAGE = """async () => {
  const opening = indexedDB.open("sopbook:quizzes");
  await new Promise((done) => { opening.onsuccess = done; });
  const database = opening.result;
  const store = database.transaction("records", "readwrite").objectStore("records");
  const records = await new Promise((done) => { store.getAll().onsuccess = ({ target }) => done(target.result); });
  const attempt = records.find(({ kind }) => kind === "attempt");
  store.put({ ...attempt, id: "f".repeat(32), questions: "none", parts: null });
  store.put({ id: "e".repeat(32), kind: "attempt" });
  const draft = { schema: 2, kind: "draft", handbook: "quizzes", at: attempt.at };
  const value = { order: [1, {}], seen: [null], started: "never" };
  store.put({ ...draft, id: `draft:quiz:QZ-STEP-001:${attempt.learner}`, value });
  store.put({ ...draft, id: `draft:refresher:${attempt.learner}`, value: { stops: "none" } });
  await new Promise((done) => { store.transaction.oncomplete = done; });
  database.close();
}"""


def downloaded(page):
    with page.expect_download() as download:
        press(page, "Download this attempt")
    return json.loads(download.value.path().read_text(encoding="utf-8"))


ROOM = 400_000
"""Bytes that the browser lets the site have; Chromium asks how many are left at the first write and then every 30 s."""

FILL = """async () => {
  const opening = indexedDB.open("what else the site keeps", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("all", { autoIncrement: true });
  await new Promise((done) => { opening.onsuccess = done; });
  const kept = (size) => new Promise((done) => {
    const transaction = opening.result.transaction("all", "readwrite");
    transaction.objectStore("all").put("x".repeat(size));
    transaction.oncomplete = () => done(true);
    transaction.onabort = () => done(false);
  });
  for (let size = 100_000; size >= 10; size /= 10) while (await kept(size));
}"""
"""Something else of the same site takes all the room that is left."""


def test_storage_that_fills_up_in_the_middle_of_a_quiz(page, quizzes):
    origin = quizzes.removesuffix("/quizzes/")
    page.context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": ROOM})
    opened(page, quizzes + STEPS)
    press(page, "Start the quiz")
    right_answer(jump(page, "limit"), data(page)["limit"])
    expect(page.locator("[data-part=place]")).to_have_text("1 of 4 answered")
    alert = page.get_by_role("alert").filter(has_text="Your answers are not being kept")
    expect(alert).to_have_count(0)
    page.evaluate(FILL)
    jump(page, first_of(page, "numeric")).locator("input").fill("10")
    expect(alert).to_contain_text("You can go on, and download the result at the end.")
    page.locator(".sop-quiz__jump").first.click()
    answer_all(page)
    press(page, "Submit")
    expect(page.get_by_role("heading", name="Passed: 100 %")).to_be_visible()
    expect(page.get_by_text("This result could not be kept.")).to_contain_text("Download it")
    file = downloaded(page)
    assert (file["schema"], file["records"][0]["score"], file["records"][0]["passed"]) == (3, 1, True)
    assert stored(page, "attempt") == []


def test_a_store_with_damaged_entries_is_told_nothing_of_and_used_all_the_same(page, quizzes):
    opened(page, quizzes + STEPS)
    passed(page)
    page.evaluate(DAMAGE)
    page.reload()
    expect(page.locator("[data-part=earlier]:visible")).to_contain_text("Taken once. Best score 100 %")
    passed(page)
    expect(page.locator("[data-part=earlier]:visible")).to_contain_text("Taken 2 times.")


def test_a_window_that_keeps_nothing_takes_the_quiz_the_clock_and_a_signature(page, quizzes):
    page.add_init_script(
        "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError') } });"
        "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError') };"
    )
    opened(page, quizzes + "QZ-TIME-001/")
    expect(page.get_by_text("You can take the quiz and download the result")).to_be_visible()
    press(page, "Start the quiz")
    press(page, "Pause")
    press(page, "Go on")
    answer_all(page)
    press(page, "Submit")
    expect(page.get_by_text("This result could not be kept.")).to_be_visible()
    assert downloaded(page)["records"][0]["mode"] == "full"
