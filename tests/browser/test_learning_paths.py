"""Learning paths: each with a page of its own, due days from the first day, and how far the learner is."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from harness.learners import HISTORY, bring, exports
from harness.storage import stored


@pytest.fixture
def path(page, site, kinds):
    page.goto(site + kinds["learning path"])
    page.locator("sop-path[data-ready]").wait_for()
    return page


def item(page, sop):
    return page.locator(f"li[data-sop='{sop}']")


def test_a_path_begins_on_a_day_and_says_what_is_due_when(path):
    expect(item(path, "CS-CRI-001")).not_to_contain_text("due")
    day = (datetime.now(UTC) - timedelta(days=4)).date()
    path.get_by_label("First day").fill(day.isoformat())
    path.get_by_role("button", name="Begin this path").press("Enter")
    expect(item(path, "CS-ID-001")).to_contain_text("overdue since")
    expect(item(path, "CS-SLA-001")).to_contain_text("due today")
    expect(item(path, "CS-CRI-001")).to_contain_text("(in 17 days)")
    expect(path.get_by_role("button", name="Move the first day")).to_be_visible()
    assert [kept["start"] for kept in stored(path, "plan")] == [day.isoformat()]


def test_beginning_can_be_undone(path):
    path.get_by_role("button", name="Begin this path").click()
    expect(path.locator("[data-part=begun]")).to_contain_text("You began on")
    path.get_by_role("button", name="Undo").click()
    expect(path.locator("[data-part=begun]")).to_be_hidden()
    expect(item(path, "CS-ID-001")).not_to_contain_text("due")


def test_each_item_shows_its_status(path, built_site):
    bring(path, exports(built_site, [HISTORY])[0])
    expect(item(path, "CS-ID-001").locator("[data-part=state]")).to_have_text("Passed")
    expect(item(path, "CS-REF-001")).to_contain_text("1 part to learn again")
    expect(path.locator("[data-part=passed]")).to_contain_text("5 of 13 procedures passed, 7 overdue")
    expect(path.get_by_role("progressbar", name="Progress: New agent")).to_have_js_property("value", 5)


def test_the_list_of_paths_shows_progress_and_leads_to_each(page, site, kinds, built_site):
    page.goto(site + kinds["learning paths"])
    page.locator("sop-paths[data-ready]").wait_for(state="attached")
    bring(page, exports(built_site, [HISTORY])[0])
    expect(page.locator("p[data-path=agent]")).to_contain_text("5 of 13 procedures passed, 7 overdue")
    expect(page.locator("p[data-path=security-guard]")).to_have_text("0 of 2 procedures passed")
    page.get_by_role("link", name="13 procedures").first.click()
    page.locator("sop-path[data-ready]").wait_for()


def test_without_scripts_a_path_is_a_list_with_links(new_page, site, kinds):
    page = new_page(scripts=False)
    page.goto(site + kinds["learning path"])
    expect(item(page, "CS-ID-001")).to_contain_text("within 1 day")
    expect(item(page, "CS-ID-001").get_by_role("link").first).to_be_visible()
    expect(page.get_by_label("First day")).to_be_hidden()
