"""Checklists: order is kept, a half-ticked list survives, and a signature says what was open."""

import pytest
from playwright.sync_api import expect

from harness.storage import stored
from harness.waiting import until

KEPT_NAME = """async () => {
  const store = await sopbook.records.openRecords(document.querySelector("[data-handbook]").dataset.handbook);
  const drafts = await store.all({kind: "draft"});
  return drafts.some(({value}) => value.name === "Ana");
}"""

RESTORE = """async draft => {
  const store = await sopbook.records.openRecords(draft.handbook);
  await store.saveDraft(draft.id.replace("draft:", ""), draft.value);
}"""


@pytest.fixture
def checklist(page, site, kinds):
    page.goto(site + kinds["checklist"])
    ready(page)
    return page


def ready(page):
    page.locator("sop-checklist[data-ready]").wait_for()


def box(page, item):
    return page.locator(f"#item-{item} input")


def dependent(page):
    """The first item that has to wait, and the one that it waits for."""
    later = page.locator(".sop-items > li:has(.sop-item__first)").first.get_attribute("id").removeprefix("item-")
    return later, before(page, later)[0]


def before(page, item):
    """The items that come before this one."""
    first = page.locator(f"#item-{item} .sop-item__first")
    if first.count() and "the line above" in first.inner_text() and not first.locator("a").count():
        return [page.locator(f"#item-{item}").evaluate("line => line.previousElementSibling.id.slice('item-'.length)")]
    return [link.get_attribute("href").removeprefix("#item-") for link in first.locator("a").all()]


def all_items(page):
    return [one.get_attribute("id").removeprefix("item-") for one in page.locator(".sop-items > li").all()]


def words(page, item):
    return page.locator(f"#item-{item} label").inner_text().strip()


def notice(page):
    return page.locator(".sop-notice--shown .sop-notice__text")


def tick_all(page, but=()):
    """Tick from top to bottom until nothing more may be ticked: items come after others further up or down."""
    items = all_items(page)
    while left := [item for item in items if item not in but and not box(page, item).is_checked()]:
        before = len(left)
        for item in left:
            box(page, item).click()
        assert sum(not box(page, item).is_checked() for item in left) < before, left


def sign(page, name="Ana", note="All quiet."):
    page.locator("sop-checklist").get_by_label("Your name").fill(name)
    page.get_by_label("Note for whoever comes next").fill(note)
    page.get_by_role("button", name="Sign off").click()


def independent(page):
    """An item that is not critical, waits for nothing, and that nothing waits for."""
    items = all_items(page)
    waited = {earlier for item in items for earlier in before(page, item)}
    critical = {item for item in items if page.locator(f".sop-item--critical#item-{item}").count()}
    return next(item for item in items if item not in waited | critical and not before(page, item))


def test_an_item_out_of_turn_stays_open_and_says_what_comes_first(checklist):
    later, earlier = dependent(checklist)
    box(checklist, later).click()
    expect(box(checklist, later)).not_to_be_checked()
    expect(notice(checklist)).to_contain_text(f"First: {words(checklist, earlier)}")
    assert words(checklist, earlier).rstrip(".") in checklist.locator(f"#first-{later}").inner_text()


def test_ticks_are_counted_cleared_and_brought_back_and_paper_gets_empty_boxes(checklist):
    _, earlier = dependent(checklist)
    box(checklist, earlier).check()
    expect(checklist.locator("[data-part=count]")).to_have_text(
        f"1 of {checklist.locator('.sop-items input').count()} done"
    )
    assert checklist.get_by_role("progressbar", name="Progress").evaluate("bar => bar.value") == 1
    clear = checklist.get_by_role("button", name="Clear all ticks")
    clear.press("Enter")
    expect(box(checklist, earlier)).not_to_be_checked()
    checklist.get_by_role("button", name="Undo").press("Enter")
    expect(clear).to_be_focused()
    expect(box(checklist, earlier)).to_be_checked()
    expect(checklist.get_by_role("button", name="Undo")).to_be_hidden()
    checklist.emulate_media(media="print")
    drawn = box(checklist, earlier).evaluate("box => [getComputedStyle(box).appearance, box.offsetWidth > 0]")
    assert drawn == ["none", True]
    expect(checklist.locator(".sop-signature")).to_be_visible()
    expect(checklist.locator(".sop-sign-off")).to_be_hidden()
    expect(checklist.locator(".sop-notice")).to_be_hidden()


def test_a_half_ticked_list_survives_a_reload_right_after_the_tick(checklist):
    _, earlier = dependent(checklist)
    box(checklist, earlier).click()
    checklist.reload()
    expect(box(checklist, earlier)).to_be_checked()


def test_unticking_takes_what_comes_after_and_can_be_undone(checklist):
    later, earlier = dependent(checklist)
    for needed in before(checklist, later):
        box(checklist, needed).check()
    box(checklist, later).check()
    box(checklist, earlier).uncheck()
    expect(box(checklist, later)).not_to_be_checked()
    expect(notice(checklist)).to_contain_text(words(checklist, later))
    checklist.get_by_role("button", name="Undo").click()
    expect(box(checklist, earlier)).to_be_checked()
    expect(box(checklist, later)).to_be_checked()


def test_a_line_has_a_link_to_suggest_a_change_to_it(checklist):
    item = all_items(checklist)[1]
    link = checklist.locator(f"#item-{item}").get_by_role("link", name="Suggest a change")
    checklist.locator(f"#item-{item} label").hover()
    expect(link).to_have_css("opacity", "1")
    link.focus()
    assert f"%23item-{item}" in link.get_attribute("href")


def test_a_signature_needs_every_critical_item_and_a_name(checklist):
    sign(checklist)
    expect(checklist.locator(".sop-item--critical input").first).to_be_focused()
    expect(notice(checklist)).to_contain_text("critical")
    assert stored(checklist, "run") == []
    tick_all(checklist)
    sign(checklist, name=" ")
    expect(checklist.locator("sop-checklist").get_by_label("Your name")).to_be_focused()
    assert stored(checklist, "run") == []


def test_open_items_are_confirmed_and_recorded_and_consent_ends_when_the_list_changes(checklist):
    left = independent(checklist)
    tick_all(checklist, but=[left])
    sign(checklist)
    confirm = checklist.get_by_label("These items stay open")
    expect(confirm).to_be_focused()
    assert stored(checklist, "run") == []
    confirm.check()
    box(checklist, left).check()
    box(checklist, left).uncheck()
    checklist.get_by_role("button", name="Sign off").click()
    expect(confirm).not_to_be_checked()
    assert stored(checklist, "run") == []
    confirm.check()
    checklist.get_by_role("button", name="Sign off").click()
    expect(notice(checklist)).to_contain_text("Saved")
    [run] = stored(checklist, "run")
    assert run["open"] == [left]
    assert left not in run["ticked"]


def test_a_signed_list_is_kept_and_begins_anew(checklist):
    count = checklist.locator(".sop-items input").count()
    tick_all(checklist)
    sign(checklist, name="Ana <b>Ruiz</b>", note="Beans are low.")
    expect(notice(checklist)).to_contain_text("Saved: signed off by Ana <b>Ruiz</b>")
    expect(checklist.locator(".sop-items input:checked")).to_have_count(0)
    checklist.reload()
    ready(checklist)
    expect(checklist.locator(".sop-items input:checked")).to_have_count(0)
    checklist.get_by_text("Signed before in this browser: 1").click()
    expect(checklist.locator("[data-part=runs]")).to_contain_text("Ana <b>Ruiz</b>")
    expect(checklist.locator("[data-part=runs]")).to_contain_text("Beans are low.")
    [run] = stored(checklist, "run")
    assert len(run["ticked"]) == len(run["texts"]) == count
    assert run["started"] == min(run["ticked"].values())
    assert (run["name"], run["note"], run["open"]) == ("Ana <b>Ruiz</b>", "Beans are low.", [])


def test_a_list_is_signed_once_whatever_happens(checklist, kinds):
    """The draft comes back after the record was written, as when the browser dies between the two."""
    tick_all(checklist)
    checklist.locator("sop-checklist").get_by_label("Your name").fill("Ana")
    checklist.locator("sop-checklist").get_by_label("Your name").blur()
    until(checklist, KEPT_NAME)
    [draft] = [one for one in stored(checklist, "draft") if one["id"].startswith("draft:checklist:")]
    sign(checklist)
    expect(notice(checklist)).to_contain_text("Saved")
    checklist.evaluate(RESTORE, draft)
    checklist.reload()
    ready(checklist)
    checklist.get_by_text("Signed before in this browser: 1").click()
    expect(checklist.locator(".sop-items input:checked")).to_have_count(0)


def test_two_tabs_share_one_list_and_leave_what_is_being_written(checklist, site, kinds):
    _, earlier = dependent(checklist)
    other = checklist.context.new_page()
    other.goto(site + kinds["checklist"])
    ready(other)
    box(checklist, earlier).check()
    expect(box(other, earlier)).to_be_checked()
    free = independent(checklist)
    checklist.get_by_label("Note for whoever comes next").press_sequentially("Half a no")
    box(other, free).check()
    expect(box(checklist, free)).to_be_checked()
    expect(box(checklist, earlier)).to_be_checked()
    expect(checklist.get_by_label("Note for whoever comes next")).to_have_value("Half a no")


def test_without_scripts_boxes_still_tick(new_page, site, kinds):
    page = new_page(scripts=False)
    page.goto(site + kinds["checklist"])
    first = page.locator(".sop-items input").first
    first.check()
    expect(first).to_be_checked()
    expect(page.locator(".sop-sign-off")).to_be_hidden()
