"""Records as a file that comes and goes, and what is refused when it comes back."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from harness.storage import exported, handbook_id, stored

AT = "2026-11-20T09:30:00.000Z"


@pytest.fixture
def training(page, site, kinds):
    page.goto(site + kinds["my training"])
    page.locator("sop-training-records[data-ready]").wait_for()
    return page


def attempt(page, sop, number, **other):
    """A passed attempt in the form of the first version."""
    record = {"schema": 1, "id": f"{number:032x}", "kind": "attempt", "learner": "f" * 32, "at": AT, "started": AT}
    record |= {"handbook": handbook_id(page), "sop": sop, "version": "1.0", "mode": "full", "parts": {}}
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


def test_records_leave_and_come_back_whole(training, tmp_path):
    bring_records(training, attempt(training, "CS-REF-001", 0), attempt(training, "CS-ID-001", 1))
    with training.expect_download() as download:
        training.get_by_role("button", name="Export my records").click()
    download.value.save_as(tmp_path / "records.json")
    content = (tmp_path / "records.json").read_bytes()
    training.get_by_role("button", name="Delete all records").click()
    training.get_by_role("button", name="Delete all", exact=True).click()
    expect(told(training)).to_contain_text("were deleted")
    assert stored(training, "attempt") == []
    bring(training, content)
    expect(told(training)).to_have_text("2 records added.")
    assert {record["sop"] for record in stored(training, "attempt")} == {"CS-REF-001", "CS-ID-001"}
    bring(training, content)
    expect(told(training)).to_have_text("0 records added. 2 records were here already.")


def test_deleting_asks_first(training):
    bring_records(training, attempt(training, "CS-REF-001", 1))
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
    bring_records(training, attempt(training, "CS-REF-001", 1))
    bring(training, exported(handbook_id(training), [attempt(training, "CS-REF-001", 1, score=1, earned=10)]))
    expect(told(training)).to_contain_text("Another record with the same number is kept already")
    assert [record["score"] for record in stored(training, "attempt")] == [0.9]


def test_a_name_is_kept_and_shown_as_text(training):
    name = "<img src=x onerror=alert(1)>"
    training.get_by_label("Your name", exact=True).fill(name)
    training.get_by_role("button", name="Save name").click()
    expect(training.get_by_text("Saved.", exact=True)).to_be_visible()
    training.reload()
    expect(training.get_by_label("Your name", exact=True)).to_have_value(name)


def test_records_of_the_first_version_are_still_read(training):
    """The file is an export of the first version: it stays as it is, whatever records look like later."""
    content = (Path(__file__).parent / "records" / "schema-1.json").read_bytes()
    bring(training, content)
    expect(told(training)).to_contain_text("4 records")
    kept = {record["id"] for kind in ("learner", "attempt", "run") for record in stored(training, kind)}
    assert {record["id"] for record in json.loads(content)["records"]} <= kept
