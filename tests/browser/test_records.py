"""The record store where storage fails: nothing is called saved that is not, and the page says what is wrong."""

import pytest
from playwright.sync_api import expect

from harness.storage import handbook_id, stored

NO_STORAGE = """
Object.defineProperty(window, "indexedDB", {get() { throw new DOMException("denied", "SecurityError"); }});
"""

UNANSWERED = "IDBFactory.prototype.open = () => ({});"

AT = "2026-11-20T09:30:00.000Z"


def learner(page, number, name):
    one = f"{number:032x}"
    return {
        "schema": 1,
        "id": one,
        "kind": "learner",
        "handbook": handbook_id(page),
        "at": AT,
        "learner": one,
        "name": name,
    }


def open_training(page, site, kinds):
    page.goto(site + kinds["my training"])
    page.locator("sop-training-records[data-ready]").wait_for()


def save_name(page, name="Ana"):
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Save name").click()


def answer(page):
    return page.locator("[data-part=profile-told]")


def test_what_an_earlier_page_left_unfinished_is_brought_in(page, site, kinds):
    open_training(page, site, kinds)
    record = learner(page, 7, "Ana")
    page.evaluate(
        "record => localStorage.setItem(`sopbook:${record.handbook}:${record.id}`, JSON.stringify(record))", record
    )
    page.reload()
    expect(page.get_by_label("Your name")).to_have_value("Ana")
    assert stored(page, "learner") == [record]
    assert page.evaluate("Object.keys(localStorage).filter(key => /:[0-9a-f]{32}$/.test(key))") == []


def test_what_is_no_record_is_not_brought_in(page, site, kinds):
    open_training(page, site, kinds)
    bad = learner(page, 8, "Eve") | {"at": "tomorrow"}
    page.evaluate(
        "record => localStorage.setItem(`sopbook:${record.handbook}:${record.id}`, JSON.stringify(record))", bad
    )
    page.evaluate("key => localStorage.setItem(key, '{broken')", f"sopbook:{handbook_id(page)}:{9:032x}")
    page.reload()
    page.locator("sop-training-records[data-ready]").wait_for()
    assert stored(page, "learner") == []


def test_an_emptied_storage_is_noticed(page, site, kinds):
    open_training(page, site, kinds)
    save_name(page)
    expect(answer(page)).to_have_text("Saved.")
    name = f"sopbook:{handbook_id(page)}"
    page.goto(site + kinds["roles"])
    page.evaluate(
        """name => new Promise((done, fail) => Object.assign(indexedDB.deleteDatabase(name), {
             onsuccess: done, onerror: fail}))""",
        name,
    )
    open_training(page, site, kinds)
    expect(page.locator("[data-part=trouble]")).to_contain_text("earlier records are gone")


def test_deleting_on_purpose_is_no_loss(page, site, kinds):
    open_training(page, site, kinds)
    save_name(page)
    page.get_by_role("button", name="Delete all records").click()
    page.get_by_role("button", name="Delete all", exact=True).click()
    expect(page.locator("[data-part=told]")).to_contain_text("were deleted")
    page.reload()
    page.locator("sop-training-records[data-ready]").wait_for()
    expect(page.locator("[data-part=trouble]")).to_be_hidden()


def test_a_newer_database_is_read_and_not_written(page, site, kinds):
    open_training(page, site, kinds)
    save_name(page)
    expect(answer(page)).to_have_text("Saved.")
    name = f"sopbook:{handbook_id(page)}"
    page.goto(site + kinds["roles"])
    page.evaluate(
        """name => new Promise((done, fail) => Object.assign(indexedDB.open(name, 9), {
             onsuccess: event => { event.target.result.close(); done(); }, onerror: fail}))""",
        name,
    )
    open_training(page, site, kinds)
    expect(page.locator("[data-part=trouble]")).to_contain_text("A newer version of this handbook")
    expect(page.get_by_label("Your name")).to_have_value("Ana")
    save_name(page, "Eve")
    expect(answer(page)).to_contain_text("cannot save")
    assert [record["name"] for record in stored(page, "learner") if record["name"] == "Eve"] == []


@pytest.mark.parametrize("broken", [NO_STORAGE, UNANSWERED])
def test_where_nothing_can_be_kept_the_pages_work_and_say_so(page, site, kinds, broken):
    page.add_init_script(broken)
    page.goto(site + kinds["my training"])
    expect(page.locator("[data-part=trouble]")).to_contain_text("does not let the page store", timeout=15_000)
    save_name(page)
    expect(answer(page)).to_contain_text("That did not work.", timeout=15_000)
    page.goto(site + kinds["checklist"])
    free = page.locator("input[data-item]:not([data-after])").first
    free.check()
    expect(page.locator("[data-part=count]")).to_contain_text("1 of")


def test_full_storage_is_not_called_saved(page, site, kinds):
    open_training(page, site, kinds)
    cdp = page.context.new_cdp_session(page)
    cdp.send("Storage.overrideQuotaForOrigin", {"origin": site.rstrip("/"), "quotaSize": 1})
    save_name(page, "Ana" * 60)
    expect(answer(page)).to_contain_text("storage is full")
    assert stored(page, "learner") == []


def test_two_tabs_lose_nothing(page, site, kinds):
    open_training(page, site, kinds)
    other = page.context.new_page()
    open_training(other, site, kinds)
    for number in range(5):
        for tab in (page, other):
            tab.get_by_label("Your name").fill(f"Ana {number}")
            tab.get_by_label("Your name").press("Enter")
    for tab in (page, other):
        expect(answer(tab)).to_have_text("Saved.")
    page.wait_for_function("() => !Object.keys(localStorage).some(key => /:[0-9a-f]{32}$/.test(key))")
    assert len([record for record in stored(page, "learner") if record["name"]]) == 10
