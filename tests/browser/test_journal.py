"""Records: people one by one, and finished checklists and workflows as a list, a table and a sheet of paper."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import expect

from harness.accessibility import findings_everywhere
from harness.learners import bring
from harness.storage import exported, handbook_id, stored

ANA, BEN = "a" * 32, "b" * 32

COUNT_READINGS = """() => {
  const getAll = IDBObjectStore.prototype.getAll;
  globalThis.readings = 0;
  IDBObjectStore.prototype.getAll = function (...wanted) {
    globalThis.readings += 1;
    return getAll.apply(this, wanted);
  };
}"""


def common(page, number, kind, learner=ANA, at="2026-11-20T10:12:00.000Z"):
    return {
        "schema": 2,
        "id": f"{number:032x}",
        "kind": kind,
        "handbook": handbook_id(page),
        "at": at,
        "learner": learner,
    }


def named(page, number, learner, name):
    return common(page, number, "learner", learner, "2026-11-01T08:00:00.000Z") | {"name": name, "role": None}


def run(page, number, learner=ANA, **other):
    record = common(page, number, "run", learner) | {"sop": "OPS-CLS-001", "version": "1.2"}
    record |= {"started": "2026-11-20T10:00:00.000Z", "ticked": {"lights": "2026-11-20T10:11:00.000Z"}}
    return record | {
        "open": ["bins"],
        "name": "Ana",
        "note": "=1+1",
        "texts": {"lights": "Lights off.", "bins": "Bins out."},
        **other,
    }


def walk(page, number, learner=ANA):
    trail = [
        {"node": "active", "answer": "Yes", "at": "2026-11-20T11:00:00.000Z"},
        {"node": "end", "answer": None, "at": "2026-11-20T11:00:30.000Z"},
    ]
    record = common(page, number, "walk", learner, "2026-11-20T11:00:40.000Z")
    record |= {"sop": "CS-CARD-001", "version": "1.2", "started": "2026-11-20T11:00:00.000Z", "trail": trail}
    return record | {
        "end": "escalated",
        "name": "",
        "note": "",
        "texts": {"active": "Is the card active?", "end": "Hand over."},
    }


@pytest.fixture
def records(page, site, kinds):
    page.goto(site + kinds["records"])
    ready(page)
    return page


def ready(page):
    for name in ("sop-learner", "sop-people", "sop-training-records", "sop-storage", "sop-journal"):
        page.locator(f"{name}[data-ready]").wait_for()


def filled(page, *made):
    """A browser in which Ana learns, and others may have."""
    page.evaluate(
        "([handbook, learner]) => sopbook.records.openRecords(handbook).then("
        "store => store.saveDraft('current', {learner, at: new Date().toISOString()}))",
        [handbook_id(page), ANA],
    )
    bring(page, exported(handbook_id(page), [named(page, 900, ANA, "Ana"), *made]))
    expect(page.locator(".sop-learner__line")).to_contain_text("Ana")


def entries(page):
    return page.locator(".sop-entry")


def rows(path):
    return list(csv.reader(io.StringIO(Path(path).read_text(encoding="utf-8-sig"), newline="")))


def table(page, button):
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    return rows(download.value.path())


def test_an_empty_page_says_how_it_fills(records):
    expect(records.get_by_text("Nobody has learned in this browser yet.")).to_be_visible()
    expect(records.get_by_text("Nothing yet. A checklist appears here")).to_be_visible()
    assert stored(records, "learner") == []


def test_what_was_done_is_listed_newest_first_with_all_of_it_inside(records):
    filled(records, run(records, 1), walk(records, 2))
    expect(entries(records)).to_have_count(2)
    expect(entries(records).first.locator("summary")).to_contain_text("20 Nov 2026, 11:00, 40 s, handed over")
    second = entries(records).nth(1)
    expect(second.locator("summary")).to_contain_text("12 min, Ana, 1 left open")
    second.locator("summary").click()
    expect(second).to_contain_text("OPS-CLS-001, version 1.2")
    expect(second.locator("li")).to_have_text(["Lights off. 20 Nov 2026, 10:11", "Bins out. left open"])
    expect(second).to_match_aria_snapshot(
        """
        - listitem:
          - group:
            - strong: Closing the coffee shop
            - text: 20 Nov 2026, 10:12, 12 min, Ana, 1 left open
            - term: Procedure
            - definition: OPS-CLS-001, version 1.2
            - term: Outcome
            - definition: 1 left open
            - list:
              - listitem: Lights off. 20 Nov 2026, 10:11
              - listitem:
                - text: Bins out.
                - strong: left open
            - paragraph:
              - button "Print this one"
        """
    )


def test_the_procedure_is_called_by_its_title(records, site):
    filled(records, run(records, 1))
    expect(entries(records).locator("summary strong")).to_have_text("Closing the coffee shop")


def test_only_what_the_learner_did_is_shown(records):
    filled(records, run(records, 1), named(records, 901, BEN, "Ben"), run(records, 2, BEN, name="Ben"))
    expect(entries(records)).to_have_count(1)
    expect(entries(records)).not_to_contain_text("Ben")


def test_the_list_is_filtered_and_shown_in_portions(records):
    filled(records, walk(records, 500), *[run(records, number) for number in range(1, 61)])
    expect(entries(records)).to_have_count(50)
    records.get_by_role("button", name="Show more").click()
    expect(entries(records)).to_have_count(61)
    records.get_by_label("Show", exact=True).select_option(label="workflows")
    expect(entries(records)).to_have_count(1)
    expect(records.locator("[data-part=count]")).to_have_text("1 record")


def test_a_table_holds_what_the_list_does_and_no_formula(records):
    filled(records, run(records, 1), walk(records, 2))
    head, newest, oldest = table(records, "As a table (CSV)")
    assert head[:3] == ["learner", "what", "SOP"]
    assert newest[1] == "workflow"
    assert dict(zip(head, oldest, strict=True))["seconds"] == "720"
    assert dict(zip(head, oldest, strict=True))["note"] == "'=1+1"
    assert dict(zip(head, oldest, strict=True))["left open"] == "Bins out."


def test_results_are_a_table_as_well(records):
    content = (Path(__file__).parent / "records" / "schema-1.json").read_bytes()
    bring(records, content)
    head, *attempts = table(records, "My results as a table (CSV)")
    assert [dict(zip(head, row, strict=True))["score in %"] for row in attempts] == ["30.3", "7.2"]
    assert {dict(zip(head, row, strict=True))["passed"] for row in attempts} == {"no"}


def test_one_entry_is_printed_and_nothing_else(records):
    filled(records, run(records, 1), walk(records, 2))
    records.evaluate("window.print = () => {}")
    entries(records).first.locator("summary").click()
    records.get_by_role("button", name="Print this one").first.click()
    records.emulate_media(media="print")
    expect(entries(records).first).to_be_visible()
    expect(entries(records).nth(1)).to_be_hidden()
    for heading in ("Records", "Backup", "Where they are kept"):
        expect(records.get_by_role("heading", name=heading, exact=True)).to_be_hidden()
    records.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(entries(records).nth(1)).to_be_visible()


def test_a_name_is_changed_and_shown_as_text(records):
    filled(records, run(records, 1))
    expect(records.locator("sop-people")).to_match_aria_snapshot(
        """
        - list:
          - listitem:
            - paragraph:
              - strong: Ana
              - text: /learns now 1 record since 1 Nov 2026/
            - paragraph:
              - button "Rename Ana"
              - button "Export Ana"
              - button "Delete Ana"
        - status
        """
    )
    records.evaluate(COUNT_READINGS)
    records.get_by_role("button", name="Rename Ana").click()
    field = records.get_by_role("dialog", name="Rename").get_by_label("Name")
    field.fill(" ")
    records.get_by_role("button", name="Save the name").click()
    expect(records.get_by_text("Enter a name.")).to_be_visible()
    field.fill("<img src=x onerror=alert(1)>")
    records.get_by_role("button", name="Save the name").click()
    expect(records.locator(".sop-learner__line")).to_contain_text("<img src=x onerror=alert(1)>")
    assert records.evaluate("readings") == 0, "what the page wrote itself is read anew"
    assert [learner["name"] for learner in stored(records, "learner")] == ["Ana", "<img src=x onerror=alert(1)>"]


def test_one_person_is_deleted_and_the_others_stay(records):
    filled(records, run(records, 1), named(records, 901, BEN, "Ben"), run(records, 2, BEN))
    records.get_by_role("button", name="Delete Ana").click()
    dialog = records.get_by_role("dialog", name="Delete everything of Ana?")
    expect(dialog.get_by_role("button", name="Keep them")).to_be_focused()
    with records.expect_download() as download:
        dialog.get_by_role("button", name="Export first").click()
    assert ANA in Path(download.value.path()).read_text(encoding="utf-8")
    assert BEN not in Path(download.value.path()).read_text(encoding="utf-8")
    dialog.get_by_role("button", name="Delete them").click()
    expect(records.get_by_text("Everything of Ana was deleted.")).to_be_visible()
    assert {record["learner"] for kind in ("run", "learner") for record in stored(records, kind)} == {BEN}
    expect(records.get_by_role("button", name="Delete Ben")).to_be_visible()


def test_another_tab_follows(records, site, kinds):
    other = records.context.new_page()
    other.goto(records.url)
    ready(other)
    filled(records, run(records, 1))
    expect(entries(other)).to_have_count(1)
    expect(other.locator(".sop-people__one")).to_contain_text("Ana")


def test_without_scripts_the_page_says_what_it_needs(new_page, site, kinds):
    page = new_page(scripts=False)
    page.goto(site + kinds["records"])
    expect(page.get_by_text("Without JavaScript nothing is recorded")).to_be_visible()
    expect(page.get_by_role("button", name="Export my records")).to_be_hidden()


def test_every_state_is_open_to_everybody(page, site, kinds):
    page.goto(site + kinds["records"])
    ready(page)
    found = {"empty": findings_everywhere(page)}
    filled(page, named(page, 901, BEN, "Ben"), run(page, 1), walk(page, 2))
    entries(page).first.locator("summary").click()
    found["filled"] = findings_everywhere(page)
    page.get_by_role("button", name="Delete Ben").click()
    found["delete"] = findings_everywhere(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Rename Ben").click()
    page.get_by_role("dialog", name="Rename").get_by_label("Name").fill("")
    page.get_by_role("button", name="Save the name").click()
    found["nameless"] = findings_everywhere(page)
    page.keyboard.press("Escape")
    page.get_by_label("Import an exported file").set_input_files(
        {"name": "x.json", "mimeType": "application/json", "buffer": b"<"}
    )
    expect(page.locator("[data-part=reasons] li")).to_have_count(1)
    found["refused"] = findings_everywhere(page)
    page.get_by_role("button", name="Not you?").click()
    found["switch"] = findings_everywhere(page)
    assert {state: said for state, said in found.items() if said} == {}
