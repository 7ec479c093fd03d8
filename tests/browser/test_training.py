"""My training: what the records say about each procedure, and records as a file that comes and goes."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from harness.storage import exported, handbook_id, stored

AT = "2026-11-20T09:30:00.000Z"


@pytest.fixture
def training(page, site, kinds):
    return opened(page, site + kinds["my training"])


def opened(page, address):
    page.goto(address)
    page.locator("sop-training[data-ready]").first.wait_for()
    expect(page.locator("sop-training:not([data-ready])")).to_have_count(0)
    return page


def catalogue(page):
    return json.loads(page.locator("[data-part=catalogue]").first.text_content())


def attempt(page, entry, number, **other):
    """A passed attempt at an SOP as it is today."""
    parts = {part: {"fingerprint": print_, "text": part} for part, print_ in entry["parts"].items()}
    record = {"schema": 1, "id": f"{number:032x}", "kind": "attempt", "learner": "f" * 32, "at": AT, "started": AT}
    record |= {"handbook": handbook_id(page), "sop": entry["id"], "version": "1.0", "mode": "full", "parts": parts}
    record |= {"quiz": "q", "questions": [], "earned": 9, "possible": 10, "score": 0.9, "mark": 80, "passed": True}
    return record | other


def bring(page, content):
    page.get_by_label("Import an exported file").set_input_files(
        {"name": "records.json", "mimeType": "application/json", "buffer": content}
    )


def bring_records(page, *records):
    bring(page, exported(handbook_id(page), list(records)))
    expect(told(page)).to_contain_text("added")


def told(page):
    return page.locator("[data-part=told]")


def row(page, entry):
    return page.locator(f"tr[data-sop='{entry['id']}']")


def test_a_newcomer_is_told_how_to_start(training):
    expect(training.get_by_text("Nothing here yet. This is how to start:")).to_be_visible()
    assert set(training.locator("tr [data-part=state]").all_inner_texts()) == {"Not started"}


def test_a_pass_is_shown_with_its_score_and_counted(training):
    entry = catalogue(training)[0]
    bring_records(training, attempt(training, entry, 1))
    expect(row(training, entry).locator("[data-part=state]")).to_have_text("Passed")
    expect(row(training, entry).locator("[data-part=best]")).to_have_text("90 %")
    expect(row(training, entry).locator("[data-part=last]")).to_contain_text("20 Nov 2026")
    expect(training.locator("[data-part=passed]")).to_have_text(f"1 of {len(catalogue(training))} passed")
    expect(training.locator("[data-part=empty]")).to_be_hidden()


def test_a_pass_of_other_parts_is_told_as_changed(training):
    entry = catalogue(training)[0]
    part = next(iter(entry["parts"]))
    learned = attempt(training, entry, 1)
    learned["parts"][part]["fingerprint"] = "another"
    bring_records(training, learned)
    expect(row(training, entry).locator("[data-part=state]")).to_have_text("Changed since you passed")
    expect(row(training, entry).locator("[data-part=changed]")).to_have_text("1 part to learn again")


def test_practice_is_no_pass(training):
    entry = catalogue(training)[0]
    bring_records(training, attempt(training, entry, 1, mode="practice"))
    expect(row(training, entry).locator("[data-part=state]")).to_have_text("Not started")


def test_a_learning_path_filters_and_counts_its_own(training):
    choice = training.get_by_label("Show")
    key = choice.locator("option").nth(1).get_attribute("value")
    choice.select_option(key)
    shown = training.locator("tbody tr:visible")
    assert 0 < shown.count() < len(catalogue(training))
    assert all(key in one.get_attribute("data-paths").split() for one in shown.all())
    expect(training.locator("[data-part=passed]")).to_have_text(f"0 of {shown.count()} passed")


def test_learning_paths_show_the_same_standing(training, site, kinds):
    entry = catalogue(training)[0]
    bring_records(training, attempt(training, entry, 1))
    paths = opened(training, site + kinds["learning paths"])
    assert set(paths.locator(f"[data-sop='{entry['id']}'] [data-part=state]").all_inner_texts()) == {"Passed"}


def test_records_leave_and_come_back_whole(training, tmp_path):
    entries = catalogue(training)[:2]
    bring_records(training, *[attempt(training, entry, number) for number, entry in enumerate(entries)])
    with training.expect_download() as download:
        training.get_by_role("button", name="Export my records").click()
    download.value.save_as(tmp_path / "records.json")
    content = (tmp_path / "records.json").read_bytes()
    training.get_by_role("button", name="Delete all records").click()
    training.get_by_role("button", name="Delete all", exact=True).click()
    expect(told(training)).to_contain_text("were deleted")
    expect(row(training, entries[0]).locator("[data-part=state]")).to_have_text("Not started")
    assert stored(training, "attempt") == []
    bring(training, content)
    expect(told(training)).to_have_text("2 records added.")
    expect(row(training, entries[0]).locator("[data-part=state]")).to_have_text("Passed")
    bring(training, content)
    expect(told(training)).to_have_text("0 records added. 2 records were here already.")


def test_deleting_asks_first(training):
    entry = catalogue(training)[0]
    bring_records(training, attempt(training, entry, 1))
    training.get_by_role("button", name="Delete all records").click()
    expect(training.get_by_role("button", name="Keep them")).to_be_focused()
    training.keyboard.press("Escape")
    expect(training.locator("dialog[data-part=confirm]")).to_be_hidden()
    assert len(stored(training, "attempt")) == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<html>", "not JSON"),
        (b'{"format": "other"}', "not a file of exported training records"),
        (exported("somebody-else", []), "another handbook"),
        (exported("northlight", [], schema=99), "newer version"),
        (exported("northlight", [], checksum="00000001"), "checksum"),
        (exported("northlight", [], count=3), "incomplete"),
    ],
)
def test_a_file_that_cannot_be_trusted_changes_nothing(training, content, reason):
    bring(training, content.replace(b"northlight", handbook_id(training).encode()))
    expect(told(training)).to_contain_text("Nothing was imported.")
    expect(told(training)).to_contain_text(reason)
    assert stored(training, "attempt") == []


def test_a_record_never_replaces_one_that_is_here(training):
    entry = catalogue(training)[0]
    bring_records(training, attempt(training, entry, 1))
    bring(training, exported(handbook_id(training), [attempt(training, entry, 1, score=1, earned=10)]))
    expect(told(training)).to_contain_text("Another record with the same number is kept already")
    assert [record["score"] for record in stored(training, "attempt")] == [0.9]


def test_a_name_is_kept_and_shown_as_text(training):
    name = "<img src=x onerror=alert(1)>"
    training.get_by_label("Your name").fill(name)
    training.get_by_role("button", name="Save name").click()
    expect(training.get_by_text("Saved.", exact=True)).to_be_visible()
    training.reload()
    expect(training.get_by_label("Your name")).to_have_value(name)


def test_another_tab_follows(training, site, kinds):
    other = opened(training.context.new_page(), site + kinds["my training"])
    entry = catalogue(training)[0]
    bring_records(training, attempt(training, entry, 1))
    expect(row(other, entry).locator("[data-part=state]")).to_have_text("Passed")


def test_without_scripts_there_is_the_list(new_page, site, kinds):
    page = new_page(scripts=False)
    page.goto(site + kinds["my training"])
    expect(page.get_by_text("Your results need JavaScript.")).to_be_visible()
    for entry in catalogue(page):
        expect(row(page, entry).get_by_role("link").first).to_be_visible()
        expect(row(page, entry).locator("[data-part=state]")).to_be_hidden()


def test_on_a_phone_the_rows_are_still_a_table(new_page, site, kinds):
    page = opened(new_page(width=360), site + kinds["my training"])
    expect(page.get_by_role("table")).to_be_visible()
    assert page.get_by_role("row").count() == len(catalogue(page)) + 1


def test_records_of_the_first_version_are_still_read(training):
    """The file is an export of the first version: it stays as it is, whatever records look like later."""
    content = (Path(__file__).parent / "records" / "schema-1.json").read_bytes()
    bring(training, content)
    expect(told(training)).to_contain_text("4 records")
    kept = {record["id"] for kind in ("learner", "attempt", "run") for record in stored(training, kind)}
    assert {record["id"] for record in json.loads(content)["records"]} <= kept
