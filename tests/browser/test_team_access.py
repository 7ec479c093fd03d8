"""Team training for everybody: by keyboard, by ear, enlarged, on a phone, in both schemes."""

import pytest
from playwright.sync_api import expect

from harness.accessibility import findings_everywhere
from harness.storage import exported
from harness.team import cell, detail, grid, hand_in, handbook_of, learner_record, made_up_team, opened, payload, told


@pytest.fixture(scope="session")
def files(built_site, tmp_path_factory):
    return made_up_team(built_site, tmp_path_factory.mktemp("team") / "files")


@pytest.fixture
def team(page, site, files):
    opened(page, site)
    hand_in(page, *files)
    return page


def place(page):
    """Row and column of what has the focus, as assistive technology counts them."""
    return page.evaluate(
        """() => [document.activeElement.closest('[aria-rowindex]')?.getAttribute('aria-rowindex'),
                  document.activeElement.getAttribute('aria-colindex')].map(Number)"""
    )


def test_the_table_is_one_stop_of_the_tab_key_and_arrows_lead_through_it(team):
    team.get_by_text("People who have not started a learning path").focus()
    team.keyboard.press("Tab")
    assert place(team) == [2, 2]
    for key, wanted in [
        ("ArrowRight", [2, 3]),
        ("ArrowDown", [3, 3]),
        ("Home", [3, 1]),
        ("ArrowLeft", [3, 1]),
        ("ArrowUp", [2, 1]),
        ("ArrowUp", [1, 1]),
        ("ArrowUp", [1, 1]),
        ("ArrowRight", [1, 2]),
        ("Control+Home", [2, 2]),
    ]:
        team.keyboard.press(key)
        assert place(team) == wanted, key
    team.keyboard.press("Control+End")
    assert place(team) == [13, int(grid(team).get_attribute("aria-colcount"))]
    team.keyboard.press("Tab")
    assert team.evaluate("document.activeElement.closest('[role=grid]') === null")


def test_enter_opens_and_escape_comes_back(team):
    grid(team).get_by_role("gridcell").first.focus()
    team.keyboard.press("ArrowDown")
    before = place(team)
    for key, title in [("Enter", ": "), ("Space", ": ")]:
        team.keyboard.press(key)
        expect(detail(team).get_by_role("heading")).to_be_focused()
        expect(detail(team).get_by_role("heading")).to_contain_text(title)
        team.keyboard.press("Escape")
        expect(detail(team)).to_be_hidden()
        assert place(team) == before
    team.keyboard.press("Home")
    name = team.evaluate("document.activeElement.textContent")
    team.keyboard.press("Enter")
    expect(detail(team).get_by_role("heading")).to_have_text(name)
    team.keyboard.press("Escape")
    team.keyboard.press("Control+Home")
    team.keyboard.press("ArrowUp")
    team.keyboard.press("Enter")
    expect(detail(team).get_by_role("columnheader").first).to_have_text("Name")


def test_arrows_go_on_where_they_were_after_the_table_was_scrolled_away(page, site, files):
    opened(page, site)
    records = [
        learner_record(handbook_of(files[0]), number, f"Person {number:03}", "agent") for number in range(1, 401)
    ]
    hand_in(page, payload("all.json", exported(handbook_of(files[0]), records, schema=2)))
    grid(page).get_by_role("gridcell").first.focus()
    page.locator("[data-part=matrix]").evaluate("place => place.scrollTo(0, place.scrollHeight)")
    expect(grid(page).get_by_role("rowheader", name="Person 400")).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert place(page) == [3, 2]
    page.keyboard.press("PageDown")
    row, _ = place(page)
    assert 8 < row < 40
    expect(page.locator(":focus")).to_be_in_viewport()


def test_a_screen_reader_hears_what_a_cell_says_and_what_became_of_the_files(team, files):
    cells = (
        grid(team)
        .get_by_role("gridcell")
        .evaluate_all("cells => cells.map(cell => [cell.textContent, cell.getAttribute('aria-label')])")
    )
    assert len(cells) > 12
    for text, label in cells:
        assert label
        assert ("!" in text) == ("overdue" in label)
        assert ("✓" in text) == label.startswith("Passed")
    header = grid(team).get_by_role("columnheader").nth(1)
    assert ": " in header.get_attribute("aria-label")
    assert told(team).get_attribute("role") == "status"
    assert team.locator("[data-part=shown]").get_attribute("role") == "status"


def test_the_table_as_the_accessibility_tree_has_it(page, site, files):
    opened(page, site)
    records = [learner_record(handbook_of(files[0]), 1, "Ana"), learner_record(handbook_of(files[0]), 2, "Ben")]
    hand_in(page, payload("two.json", exported(handbook_of(files[0]), records, schema=2)))
    page.get_by_label("Area").select_option("shop")
    expect(grid(page)).to_match_aria_snapshot(
        """
        - grid "People and procedures":
          - rowgroup:
            - row:
              - columnheader "Name"
              - 'columnheader "OPS-CLS-001: Closing the coffee shop"'
          - rowgroup:
            - row:
              - rowheader "Ana"
              - gridcell "Not asked for"
            - row:
              - rowheader "Ben"
              - gridcell "Not asked for"
        """
    )


def unfold(page):
    """Open every list of the page."""
    page.evaluate("document.querySelectorAll('sop-team details').forEach(one => { one.open = true; })")
    page.locator("[data-part=questions-list] tr").first.wait_for()


HOLD = """() => {
  const text = Blob.prototype.text;
  const gate = new Promise(done => { globalThis.open = done; });
  File.prototype.text = async function () { await gate; return text.call(this); };
}"""


def test_every_state_is_open_to_everybody(page, site, files):
    opened(page, site)
    found = {"empty": findings_everywhere(page)}
    page.evaluate(HOLD)
    page.get_by_label("Exported files").set_input_files(files[:4])
    page.get_by_role("button", name="Stop").wait_for()
    found["reading"] = findings_everywhere(page)
    page.evaluate("() => globalThis.open()")
    told(page).locator("xpath=self::*[text()]").wait_for()
    hand_in(page, payload("bad.json", b"<html>"))
    unfold(page)
    found["report, table, gaps, questions"] = findings_everywhere(page)
    page.evaluate("document.querySelectorAll('sop-team details').forEach(one => { one.open = false; })")
    cell(page, grid(page).get_by_role("rowheader").first.inner_text(), "CS-ID-001").click()
    found["cell"] = findings_everywhere(page)
    page.keyboard.press("Escape")
    grid(page).get_by_role("columnheader").nth(2).click()
    found["procedure"] = findings_everywhere(page)
    page.keyboard.press("Escape")
    grid(page).get_by_role("rowheader").first.click()
    found["person"] = findings_everywhere(page)
    assert {state: lines for state, lines in found.items() if lines} == {}


def test_on_a_phone_there_is_a_list_of_people(new_page, site, files):
    page = opened(new_page(width=360), site)
    hand_in(page, *files)
    expect(grid(page)).to_be_hidden()
    people = page.locator("[data-part=people] li")
    expect(people).to_have_count(12)
    expect(people.first).to_contain_text("passed")
    people.first.get_by_role("button").click()
    expect(detail(page).get_by_role("columnheader").first).to_have_text("Procedure")
    box = people.first.get_by_role("button").bounding_box()
    assert box["height"] >= 40
