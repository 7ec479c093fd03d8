"""One person who has begun in two browsers: put together on their word, parted again, and one row for the team."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from harness.accessibility import findings_everywhere
from harness.storage import exported, handbook_id, stored
from harness.team import PAGE, detail, grid, hand_in, told

ANA, OTHER, MALLORY = "a" * 32, "b" * 32, "c" * 32
AT = "2026-11-20T10:12:00.000Z"

CHOOSE = """async ([handbook, learner]) => {
  const store = await sopbook.records.openRecords(handbook);
  await store.saveDraft("current", {learner, at: new Date().toISOString()});
}"""

KEEP_WORK = """async ([handbook, name, value]) => {
  const store = await sopbook.records.openRecords(handbook);
  await store.saveDraft(name, value);
}"""

DRAFTS = """async handbook => {
  const store = await sopbook.records.openRecords(handbook);
  return (await store.raw({kind: "draft"})).map(({id, value}) => [id, value]);
}"""


@pytest.fixture
def records(page, site, kinds):
    """The page Records of a browser in which Ana has done a checklist."""
    opened(page, site + kinds["records"])
    bring_file(page, named(page, 1, ANA, "Ana"), done(page, 2, ANA))
    expect(page.locator(".sop-learner__line")).to_contain_text("Ana")
    return page


def opened(page, address):
    page.goto(address)
    for name in ("sop-learner", "sop-people", "sop-training-records", "sop-journal"):
        page.locator(f"{name}[data-ready]").wait_for()


def about(page, number, kind, learner):
    handbook = handbook_id(page)
    return {"schema": 3, "id": f"{number:032x}", "kind": kind, "handbook": handbook, "at": AT, "learner": learner}


def named(page, number, learner, name):
    return about(page, number, "learner", learner) | {"name": name, "role": None}


def joined(page, number, learner, person):
    return about(page, number, "join", learner) | {"person": person}


def done(page, number, learner):
    record = about(page, number, "run", learner) | {"sop": "OPS-CLS-001", "version": "1.2", "started": AT}
    return record | {
        "ticked": {"lights": AT},
        "open": [],
        "name": "Ana",
        "note": "",
        "texts": {"lights": "Lights off."},
    }


def bring_file(page, *content):
    page.get_by_label("Import an exported file").set_input_files(
        {"name": "records.json", "mimeType": "application/json", "buffer": exported(handbook_id(page), list(content))}
    )
    expect(page.locator("sop-training-records [data-part=told]")).not_to_be_empty()


def from_the_shop(page, name="Ana"):
    return named(page, 3, OTHER, name), done(page, 4, OTHER)


def said(page):
    return page.locator("sop-training-records [data-part=told]")


def entries(page):
    return page.locator(".sop-entry")


def export(page, button):
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    return Path(download.value.path())


def test_records_of_the_same_name_are_taken_for_ones_own_on_ones_word_only(records):
    bring_file(records, *from_the_shop(records))
    expect(said(records)).to_have_text(
        "2 records added. They were kept as Ana, in another browser than yours. Is this you as well?"
    )
    expect(entries(records)).to_have_count(1)
    records.get_by_role("button", name="Yes, put them together").click()
    expect(said(records)).to_contain_text("Put together: 1 record more counts as yours.")
    expect(records.get_by_role("button", name="Yes, put them together")).to_be_hidden()
    expect(entries(records)).to_have_count(2)
    assert {run["learner"] for run in stored(records, "run")} == {ANA, OTHER}, "what was kept has changed"


def test_a_file_that_comes_again_asks_nothing_more(records):
    shop = from_the_shop(records)
    bring_file(records, *shop)
    records.get_by_role("button", name="Yes, put them together").click()
    expect(entries(records)).to_have_count(2)
    bring_file(records, *shop)
    expect(said(records)).to_have_text("0 records added. 2 records were here already.")


def test_people_of_one_name_in_one_browser_are_put_together_and_parted(records):
    bring_file(records, *from_the_shop(records))
    people = records.locator("sop-people")
    people.get_by_role("button", name="This is me, too").click()
    dialog = records.get_by_role("dialog", name="Is this you as well?")
    expect(dialog).to_contain_text("Ana: 1 record since 20 Nov 2026, 10:12.")
    expect(dialog.get_by_role("button", name="Cancel")).to_be_focused()
    dialog.get_by_role("button", name="Put them together", exact=True).click()
    expect(people).to_match_aria_snapshot(
        """
        - list:
          - listitem:
            - paragraph:
              - strong: Ana
              - text: /learns now 2 records since 20 Nov 2026/
            - paragraph:
              - button "Rename Ana"
              - button "Export Ana"
              - button "Delete Ana"
            - list:
              - listitem:
                - text: /With 1 record since 20 Nov 2026, .*, kept as Ana/
                - button "Part again"
        - status: "Put together: 1 record more counts as yours."
        """
    )
    people.get_by_role("button", name="Part again").click()
    expect(people.get_by_role("status")).to_have_text("Parted: those records stand by themselves again.")
    expect(people.locator(".sop-people__one")).to_have_count(2)
    expect(entries(records)).to_have_count(1)


def test_somebody_of_another_name_is_not_offered(records):
    bring_file(records, *from_the_shop(records, "Ben"))
    expect(said(records)).to_contain_text("They are records of Ben: to go on as that person")
    expect(records.get_by_role("button", name="Yes, put them together")).to_be_hidden()
    expect(records.get_by_role("button", name="This is me, too")).to_be_hidden()


def test_work_that_is_not_finished_goes_on_and_none_is_lost(records):
    handbook = handbook_id(records)
    bring_file(records, *from_the_shop(records))
    work = {
        f"checklist:OPS-CLS-001:{OTHER}": "shop",
        f"walk:CS-CARD-001:{OTHER}": "shop",
        f"walk:CS-CARD-001:{ANA}": "phone",
    }
    for name, value in work.items():
        records.evaluate(KEEP_WORK, [handbook, name, value])
    records.get_by_role("button", name="Yes, put them together").click()
    expect(said(records)).to_contain_text("Put together")
    kept = dict(records.evaluate(DRAFTS, handbook))
    assert kept[f"draft:checklist:OPS-CLS-001:{ANA}"] == "shop"
    assert kept[f"draft:walk:CS-CARD-001:{ANA}"] == "phone"
    assert kept[f"draft:walk:CS-CARD-001:{OTHER}"] == "shop"
    assert f"draft:checklist:OPS-CLS-001:{OTHER}" not in kept


def test_a_file_that_says_who_is_whom_is_told(records):
    bring_file(records, *from_the_shop(records), joined(records, 5, OTHER, ANA))
    expect(said(records)).to_contain_text("The file says that records of another browser are yours as well.")
    records.get_by_role("button", name="Part again").click()
    expect(entries(records)).to_have_count(1)


def test_somebody_who_claims_to_be_the_learner_here_is_told_and_parted(records):
    bring_file(records, named(records, 6, MALLORY, "Mallory"), joined(records, 7, ANA, MALLORY))
    expect(said(records)).to_contain_text("The file says that records of another browser are yours as well.")
    records.get_by_role("button", name="Part again").click()
    expect(records.locator("sop-people [data-learner]")).to_have_count(2)
    expect(entries(records)).to_have_count(1)


def test_everything_of_a_person_goes_into_the_file_and_is_deleted_together(records):
    bring_file(records, *from_the_shop(records), joined(records, 5, OTHER, ANA), named(records, 8, MALLORY, "Ben"))
    text = export(records, "Export my records").read_text(encoding="utf-8")
    assert ANA in text
    assert OTHER in text
    assert MALLORY not in text
    records.evaluate(KEEP_WORK, [handbook_id(records), f"walk:CS-CARD-001:{OTHER}", "shop"])
    records.get_by_role("button", name="Delete Ana").click()
    records.get_by_role("dialog", name="Delete everything of Ana?").get_by_role("button", name="Delete them").click()
    expect(records.get_by_text("Everything of Ana was deleted.")).to_be_visible()
    assert stored(records, "run") + stored(records, "join") == []
    assert [name for name, _ in records.evaluate(DRAFTS, handbook_id(records))] == [f"draft:exported:{MALLORY}"]


def test_an_open_page_goes_on_as_the_person(records, site, kinds):
    handbook = handbook_id(records)
    bring_file(records, *from_the_shop(records))
    records.evaluate(CHOOSE, [handbook, OTHER])
    other = records.context.new_page()
    opened(other, site + kinds["records"])
    expect(entries(other)).to_have_count(1)
    other.get_by_role("button", name="This is me, too").click()
    other.get_by_role("button", name="Put them together", exact=True).click()
    expect(entries(records)).to_have_count(2)
    expect(records.locator(".sop-learner__line")).to_contain_text("You learn here as Ana.")


def test_the_team_sees_one_person(records, site):
    bring_file(records, *from_the_shop(records))
    shop = export(records, "Export everybody's records")
    records.get_by_role("button", name="This is me, too").click()
    records.get_by_role("button", name="Put them together", exact=True).click()
    expect(entries(records)).to_have_count(2)
    both = export(records, "Export my records")
    records.goto(site + PAGE)
    records.locator("sop-team[data-ready]").wait_for()
    hand_in(records, shop, both)
    expect(told(records)).to_contain_text("1 person")
    grid(records).get_by_role("rowheader", name="Ana").click()
    expect(detail(records)).to_contain_text("2 browsers, as Ana")


def test_every_state_is_open_to_everybody(records):
    bring_file(records, *from_the_shop(records))
    found = {"offered": findings_everywhere(records)}
    records.get_by_role("button", name="This is me, too").click()
    found["asked"] = findings_everywhere(records)
    records.get_by_role("button", name="Put them together", exact=True).click()
    expect(entries(records)).to_have_count(2)
    found["joined"] = findings_everywhere(records)
    assert {state: findings for state, findings in found.items() if findings} == {}
