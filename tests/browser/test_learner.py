"""Who learns in a browser that several people use: nobody's answers are shown to another or recorded for them."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from harness.storage import exported, handbook_id, stored

ADD = """async names => {
  const store = await sopbook.records.openRecords(document.querySelector("[data-handbook]").dataset.handbook);
  for (const [index, name] of names.entries()) {
    const learner = String(index + 1).repeat(32);
    await store.append({schema: 2, id: learner, kind: "learner", handbook: store.handbook, learner, name, role: null,
      at: `2026-11-20T08:0${index}:00.000Z`});
  }
}"""

CHOOSE = """async ([index, at]) => {
  const store = await sopbook.records.openRecords(document.querySelector("[data-handbook]").dataset.handbook);
  await store.saveDraft("current", {learner: String(index).repeat(32), at});
}"""


@pytest.fixture
def checklist(page, site, kinds):
    return opened(page, site + kinds["checklist"])


def opened(page, address):
    page.goto(address)
    page.locator("sop-learner[data-ready]").wait_for()
    return page


def people(page, *names):
    """Names that this browser knows, and the first one says that it is their turn."""
    page.evaluate(ADD, list(names))
    choose(page, 1)


def choose(page, number, hours_ago=0):
    at = page.evaluate("hours => new Date(Date.now() - hours * 3600000).toISOString()", hours_ago)
    page.evaluate(CHOOSE, [number, at])


def line(page):
    return page.locator(".sop-learner__line")


def dialog(page):
    return page.get_by_role("dialog", name="Who learns here?")


def test_nobody_has_to_say_who_they_are(checklist):
    expect(line(checklist)).to_contain_text("Nobody has said who learns here.")
    expect(dialog(checklist)).to_be_hidden()
    assert stored(checklist, "learner") == []


def test_a_name_is_given_once(checklist):
    checklist.get_by_role("button", name="Say who you are").click()
    dialog(checklist).get_by_role("textbox").fill("Ana")
    checklist.get_by_role("button", name="This is me").click()
    expect(line(checklist)).to_contain_text("You learn here as Ana.")
    expect(dialog(checklist)).to_be_hidden()
    opened(checklist, checklist.url)
    expect(line(checklist)).to_contain_text("You learn here as Ana.")


def test_a_name_is_needed(checklist):
    checklist.get_by_role("button", name="Say who you are").click()
    checklist.get_by_role("button", name="This is me").click()
    expect(dialog(checklist).get_by_role("alert")).to_have_text("Enter your name.")
    expect(dialog(checklist).get_by_role("textbox")).to_be_focused()


def test_somebody_else_takes_over(checklist):
    people(checklist, "Ana", "Ben")
    expect(line(checklist)).to_contain_text("Ana")
    checklist.get_by_role("button", name="Not you?").click()
    checklist.get_by_role("button", name="Ben").click()
    expect(line(checklist)).to_contain_text("Ben")
    opened(checklist, checklist.url)
    expect(line(checklist)).to_contain_text("Ben")


def test_other_tabs_follow_and_pages_hear_of_it(checklist):
    people(checklist, "Ana", "Ben")
    other = opened(checklist.context.new_page(), checklist.url)
    other.evaluate("document.addEventListener('sop-learner-changed', event => document.title = event.detail.learner)")
    checklist.get_by_role("button", name="Not you?").click()
    checklist.get_by_role("button", name="Ben").click()
    expect(line(other)).to_contain_text("Ben")
    expect(other).to_have_title("2" * 32)


def test_ticks_of_one_are_not_those_of_another(checklist):
    people(checklist, "Ana", "Ben")
    free = checklist.locator(".sop-items > li:not(:has(.sop-item__first)) input").first
    free.check()
    checklist.get_by_role("button", name="Not you?").click()
    checklist.get_by_role("button", name="Ben").click()
    expect(free).not_to_be_checked()
    checklist.get_by_role("button", name="Not you?").click()
    checklist.get_by_role("button", name="Ana").click()
    expect(free).to_be_checked()


def test_after_a_working_session_it_is_asked_again(checklist):
    people(checklist, "Ana", "Ben")
    choose(checklist, 1, hours_ago=5)
    opened(checklist, checklist.url)
    expect(dialog(checklist)).to_be_visible()
    checklist.keyboard.press("Escape")
    expect(dialog(checklist)).to_be_visible()
    dialog(checklist).get_by_role("button", name="Ana").click()
    expect(dialog(checklist)).to_be_hidden()
    opened(checklist, checklist.url)
    expect(dialog(checklist)).to_be_hidden()


def test_a_page_left_open_asks_before_anything_is_recorded(checklist):
    people(checklist, "Ana", "Ben")
    opened(checklist, checklist.url)
    expect(dialog(checklist)).to_be_hidden()
    checklist.clock.set_fixed_time(datetime.now(UTC) + timedelta(hours=5))
    free = checklist.locator(".sop-items > li:not(:has(.sop-item__first)) input").first
    free.focus()
    checklist.keyboard.press("Space")
    expect(dialog(checklist)).to_be_visible()
    expect(free).not_to_be_checked()


def test_one_learner_is_never_asked(checklist):
    people(checklist, "Ana")
    choose(checklist, 1, hours_ago=500)
    opened(checklist, checklist.url)
    expect(dialog(checklist)).to_be_hidden()


def test_what_nobody_named_is_taken_only_by_whoever_says_so(checklist):
    nobody = {"schema": 2, "handbook": handbook_id(checklist), "at": "2026-11-20T08:00:00.000Z", "learner": "9" * 32}
    read = {**nobody, "id": "8" * 32, "kind": "read", "sop": "CS-REF-001", "version": "1.0"}
    content = exported(handbook_id(checklist), [read]).decode()
    checklist.evaluate(
        """async content => {
          const store = await sopbook.records.openRecords(JSON.parse(content).handbook);
          await store.merge(JSON.parse(content).records);
        }""",
        content,
    )
    for mine, name in ((False, "Ben"), (True, "Ana")):
        expected = name if mine else ""
        checklist.get_by_role("button", name="Say who you are").click()
        dialog(checklist).get_by_role("textbox").fill(name)
        checklist.get_by_role("button", name="This is me").click()
        expect(dialog(checklist).get_by_role("alert")).to_have_text("Say whose it is that is kept here without a name.")
        expect(dialog(checklist).get_by_label("Mine")).to_be_focused()
        dialog(checklist).get_by_label("Mine" if mine else "Somebody else's").check()
        dialog(checklist).get_by_role("button", name="This is me").press("Enter")
        expect(line(checklist)).to_contain_text(name)
        owners = {record["learner"]: record["name"] for record in stored(checklist, "learner")}
        assert owners.get("9" * 32, "") == expected
        if not mine:
            choose(checklist, 9)
            expect(line(checklist)).to_contain_text("Nobody")


def test_nobody_begins_anew_under_a_name_that_is_here_already(checklist):
    people(checklist, "Ben", "Ana Vale")
    checklist.get_by_role("button", name="Not you?").click()
    dialog(checklist).get_by_role("textbox").fill("ana  vale")
    dialog(checklist).get_by_role("textbox").press("Enter")
    expect(dialog(checklist).get_by_role("alert")).to_contain_text("learns here already.")
    expect(dialog(checklist).get_by_role("textbox")).to_be_focused()
    assert len(stored(checklist, "learner")) == 2


def test_people_of_one_name_are_told_apart(checklist):
    people(checklist, "Ana", "Ben", "Ana")
    checklist.get_by_role("button", name="Not you?").click()
    names = dialog(checklist).get_by_role("listitem")
    since = "0 records since 20 Nov 2026, 08:0"
    expect(names).to_have_text([f"Ana ({since}0)", "Ben", f"Ana ({since}2)"])


def test_a_person_who_is_added_meanwhile_can_be_chosen(checklist):
    people(checklist, "Ana")
    checklist.get_by_role("button", name="Not you?").click()
    expect(dialog(checklist).get_by_role("button", name="Ana")).to_be_focused()
    other = opened(checklist.context.new_page(), checklist.url)
    other.get_by_role("button", name="Not you?").click()
    dialog(other).get_by_role("textbox").fill("Ben")
    other.get_by_role("button", name="This is me").click()
    expect(dialog(checklist).get_by_role("button", name="Ben")).to_be_visible()
    expect(dialog(checklist).get_by_role("button", name="Ana")).to_be_focused()


@pytest.mark.parametrize("kind", ["quiz", "checklist", "workflow"])
def test_pages_that_record_say_for_whom(page, site, kinds, kind):
    opened(page, site + kinds[kind])
    expect(line(page)).to_be_visible()


def test_the_switcher_is_used_by_keyboard_alone(checklist):
    people(checklist, "Ana", "Ben")
    checklist.get_by_role("button", name="Not you?").focus()
    checklist.keyboard.press("Enter")
    expect(dialog(checklist).get_by_role("button", name="Ana")).to_be_focused()
    expect(dialog(checklist).get_by_role("button", name="Ben")).to_be_visible()
    checklist.keyboard.press("Tab")
    checklist.keyboard.press("Enter")
    expect(line(checklist)).to_contain_text("Ben")
    expect(checklist.get_by_role("button", name="Not you?")).to_be_focused()


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_line_has_its_room_before_it_is_known_who_learns(new_page, site, kinds, width):
    page = opened(new_page(width=width), site + kinds["checklist"])
    line = page.locator(".sop-learner__line")
    expect(line).to_contain_text("Say who you are")
    height = line.bounding_box()["height"]
    line.evaluate("line => { for (const part of line.children) part.hidden = true; }")
    assert line.bounding_box()["height"] == pytest.approx(height, abs=1)


def test_a_name_that_turns_the_direction_of_writing_turns_nothing_but_itself(checklist):
    people(checklist, "Ada\u202e evil")
    expect(line(checklist)).to_contain_text("You learn here as")
    name = line(checklist).locator("[data-part=name]").bounding_box()
    switch = line(checklist).get_by_role("button", name="Not you?").bounding_box()
    assert switch["x"] >= name["x"] + name["width"]
