"""The record store where storage fails: nothing is called saved that is not, and the page says what is wrong."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from harness.learners import bring
from harness.storage import exported, handbook_id, stored
from harness.waiting import until

NO_STORAGE = """
Object.defineProperty(window, "indexedDB", {get() { throw new DOMException("denied", "SecurityError"); }});
"""

UNANSWERED = "IDBFactory.prototype.open = () => ({});"

OPEN_ANEW = """async ([name, version, stores]) => {
  const remove = indexedDB.deleteDatabase(name);
  await new Promise((done, fail) => Object.assign(remove, {onsuccess: done, onerror: fail}));
  const open = indexedDB.open(name, version);
  open.onupgradeneeded = () => stores.forEach(store => open.result.createObjectStore(store, {keyPath: "id"}));
  await new Promise((done, fail) => Object.assign(open, {onsuccess: done, onerror: fail}));
  open.result.close();
}"""

PUT = """async ([name, entry]) => {
  const open = indexedDB.open(name);
  await new Promise((done, fail) => Object.assign(open, {onsuccess: done, onerror: fail}));
  const write = open.result.transaction("records", "readwrite");
  write.objectStore("records").put(entry);
  await new Promise((done, fail) => Object.assign(write, {oncomplete: done, onabort: fail}));
  open.result.close();
}"""

COUNT = """async name => {
  const {indexedDB} = await navigator.storageBuckets.open("sopbook");
  const open = indexedDB.open(name);
  await new Promise((done, fail) => Object.assign(open, {onsuccess: done, onerror: fail}));
  if (!open.result.objectStoreNames.contains("records")) return 0;
  const count = open.result.transaction("records").objectStore("records").count();
  await new Promise((done, fail) => Object.assign(count, {onsuccess: done, onerror: fail}));
  open.result.close();
  return count.result;
}"""
"""How many entries the second copy has."""

APPEND = """async ([count, learner]) => {
  const store = await sopbook.records.openRecords(document.querySelector("[data-handbook]").dataset.handbook);
  const at = new Date().toISOString();
  const ids = Array.from({length: count}, () =>
    Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, "0")).join(""));
  const common = {schema: 2, kind: "read", handbook: store.handbook, at, learner, sop: "CS-REF-001", version: "1.0"};
  await Promise.all(ids.map(id => store.append({...common, id})));
  return ids;
}"""

KEPT = Path(__file__).parent / "records"

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


def open_records(page, site, kinds):
    page.goto(site + kinds["records"])
    for name in ("sop-learner", "sop-people", "sop-training-records", "sop-storage"):
        page.locator(f"{name}[data-ready]").wait_for()


def save_name(page, name="Ana"):
    """Add a person: the line tells when that is kept, the dialog when it is not."""
    page.locator("[data-action=switch]").click()
    dialog = page.get_by_role("dialog", name="Who learns here?")
    dialog.get_by_role("textbox").fill(name)
    dialog.get_by_role("button", name="This is me").click()


def learner_line(page):
    return page.locator(".sop-learner__line")


def open_as_ana(page, site, kinds):
    """The page with a person in its store."""
    open_records(page, site, kinds)
    save_name(page)
    expect(learner_line(page)).to_contain_text("Ana")


def leave(page, site, kinds):
    """Go where no page holds the store open; its name."""
    name = database(page)
    page.goto(site + kinds["roles"])
    return name


def problem(page):
    return page.get_by_role("dialog", name="Who learns here?").get_by_role("alert")


def trouble(page):
    return page.locator("sop-people [data-part=trouble]")


def waiting(page):
    """Keys of records that the database has not confirmed."""
    return page.evaluate("Object.keys(localStorage).filter(key => /:[0-9a-f]{32}$/.test(key))")


def keep_in_mirror(page, record):
    page.evaluate(
        "record => localStorage.setItem(`sopbook:${record.handbook}:${record.id}`, JSON.stringify(record))", record
    )


def database(page):
    return f"sopbook:{handbook_id(page)}"


def downloaded(page, button):
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).first.click()
    return json.loads(Path(download.value.path()).read_text(encoding="utf-8"))


def test_what_an_earlier_page_left_unfinished_is_brought_in(page, site, kinds):
    open_records(page, site, kinds)
    record = learner(page, 7, "Ana")
    keep_in_mirror(page, record)
    page.reload()
    expect(learner_line(page)).to_contain_text("Ana")
    assert stored(page, "learner") == [record]
    assert waiting(page) == []


def test_what_is_no_record_is_not_brought_in_and_harms_nothing(page, site, kinds):
    open_records(page, site, kinds)
    keep_in_mirror(page, learner(page, 8, "Eve") | {"at": "tomorrow"})
    page.evaluate("key => localStorage.setItem(key, '{broken')", f"{database(page)}:{9:032x}")
    for number, text in enumerate(["", "null", "[]", "7", '"x"', '{"id": 5}', '{"kind": "draft"}', "{"]):
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"{database(page)}:{number:032x}", text])
    open_records(page, site, kinds)
    assert stored(page, "learner") == []
    save_name(page)
    expect(learner_line(page)).to_contain_text("Ana")


def test_an_emptied_store_is_put_back_from_its_copy(page, site, kinds):
    open_as_ana(page, site, kinds)
    before = stored(page, "learner")
    name = leave(page, site, kinds)
    page.evaluate(OPEN_ANEW, [name, 1, ["records"]])
    open_records(page, site, kinds)
    expect(trouble(page)).to_contain_text("1 record was put back from the second copy")
    expect(learner_line(page)).to_contain_text("Ana")
    assert stored(page, "learner") == before


def test_copies_are_made_after_garbage_has_been_collected(page, site, kinds):
    open_as_ana(page, site, kinds)
    page.context.new_cdp_session(page).send("HeapProfiler.collectGarbage")
    page.evaluate(APPEND, [1, "a" * 32])
    assert len(stored(page, "read")) == 1
    page.context.new_cdp_session(page).send("HeapProfiler.collectGarbage")
    page.evaluate(APPEND, [1, "a" * 32])
    assert page.evaluate(COUNT, database(page)) == 4


def test_an_emptied_copy_is_made_again(page, site, kinds):
    open_as_ana(page, site, kinds)
    name = leave(page, site, kinds)
    page.evaluate("navigator.storageBuckets.delete('sopbook')")
    open_records(page, site, kinds)
    until(page, f"async name => await ({COUNT})(name) > 0", name)
    expect(trouble(page)).to_be_hidden()


def test_an_emptied_storage_is_noticed(page, site, kinds):
    open_as_ana(page, site, kinds)
    name = leave(page, site, kinds)
    page.evaluate("navigator.storageBuckets.delete('sopbook')")
    page.evaluate(OPEN_ANEW, [name, 1, ["records"]])
    open_records(page, site, kinds)
    expect(trouble(page)).to_contain_text("earlier records are gone")


def test_deleting_on_purpose_is_no_loss(page, site, kinds):
    open_as_ana(page, site, kinds)
    page.get_by_role("button", name="Delete everything").first.click()
    expect(page.get_by_role("button", name="Keep them", exact=True)).to_be_focused()
    page.get_by_role("dialog").get_by_role("button", name="Delete everything").click()
    expect(page.get_by_text("Everything was deleted.")).to_be_visible()
    assert page.evaluate(COUNT, database(page)) == 0
    open_records(page, site, kinds)
    expect(trouble(page)).to_be_hidden()
    expect(learner_line(page)).to_contain_text("Nobody")


def test_a_newer_database_is_read_and_not_written(page, site, kinds):
    open_as_ana(page, site, kinds)
    name = leave(page, site, kinds)
    page.evaluate(
        """name => new Promise((done, fail) => Object.assign(indexedDB.open(name, 9), {
             onsuccess: event => { event.target.result.close(); done(); }, onerror: fail}))""",
        name,
    )
    open_records(page, site, kinds)
    expect(trouble(page)).to_contain_text("A newer version of this handbook")
    expect(learner_line(page)).to_contain_text("Ana")
    save_name(page, "Eve")
    expect(problem(page)).to_contain_text("cannot save")
    assert [record["name"] for record in stored(page, "learner") if record["name"] == "Eve"] == []


def test_beside_a_newer_record_nothing_is_written(page, site, kinds):
    open_records(page, site, kinds)
    page.evaluate(PUT, [database(page), learner(page, 6, "Ana")])
    newer = learner(page, 5, "Zoe") | {"schema": 99, "pronoun": "they"}
    page.evaluate(PUT, [database(page), newer])
    open_records(page, site, kinds)
    expect(trouble(page)).to_contain_text("A newer version of this handbook")
    expect(learner_line(page)).to_contain_text("Ana")
    save_name(page, "Eve")
    expect(problem(page)).to_contain_text("cannot save")
    assert newer in stored(page, "learner")
    assert stored(page, "draft") == []
    page.keyboard.press("Escape")
    assert newer in downloaded(page, "Download what is stored, as it is")["database"]


@pytest.mark.parametrize("broken", [NO_STORAGE, UNANSWERED])
def test_where_nothing_can_be_kept_the_pages_work_and_say_so(page, site, kinds, broken):
    page.add_init_script(broken)
    page.goto(site + kinds["records"])
    expect(trouble(page)).to_contain_text("does not let the page store", timeout=30_000)
    save_name(page)
    expect(problem(page)).to_contain_text("That did not work.", timeout=30_000)
    page.goto(site + kinds["checklist"])
    free = page.locator(".sop-items > li:not(:has(.sop-item__first)) input").first
    free.check()
    expect(page.locator("[data-part=count]")).to_contain_text("1 of")


def test_full_storage_is_not_called_saved(page, site, kinds):
    open_records(page, site, kinds)
    cdp = page.context.new_cdp_session(page)
    cdp.send("Storage.overrideQuotaForOrigin", {"origin": site.rstrip("/"), "quotaSize": 1})
    save_name(page, "Ana" * 60)
    expect(problem(page)).to_contain_text("storage is full")
    assert stored(page, "learner") == []


def test_four_tabs_lose_nothing_and_double_nothing(page, site, kinds):
    """The same with 10,000 records is `tests/benchmarks/records.py`."""
    tabs = [page, *(page.context.new_page() for _ in range(3))]
    for tab in tabs:
        open_records(tab, site, kinds)
    for number, tab in enumerate(tabs):
        tab.evaluate(f"window.done = ({APPEND})([60, '{number}'.repeat(32)])")
    said = [one for tab in tabs for one in tab.evaluate("window.done")]
    found = [record["id"] for record in stored(page, "read")]
    assert len(said) == 240
    assert sorted(found) == sorted(said)
    assert waiting(page) == []


def test_two_tabs_begin_as_the_same_person(page, site, kinds):
    tabs = [page, page.context.new_page()]
    for tab in tabs:
        tab.goto(site + kinds["checklist"])
        tab.locator("sop-checklist[data-ready]").wait_for()
    for tab in tabs:
        tab.evaluate(
            "setTimeout(() => document.querySelector('.sop-items > li:not(:has(.sop-item__first)) input').click(), 50)"
        )
    begun = """async () => {
      const store = await sopbook.records.openRecords(document.querySelector("[data-handbook]").dataset.handbook);
      const kept = (await store.all({kind: "draft"})).some(({id}) => id.startsWith("draft:checklist:"));
      const learners = (await store.all({kind: "learner"})).map(({learner}) => learner);
      return kept && document.querySelector(".sop-items input:checked") && learners.length === 1 && learners[0];
    }"""
    both = [until(tab, begun) for tab in tabs]
    assert both[0] == both[1]
    assert {record["learner"] for record in stored(page, "learner")} == {both[0]}


@pytest.mark.parametrize("schema", [1, 2])
def test_records_of_every_schema_are_read_and_stay_as_they_were_written(page, site, kinds, schema):
    """The files are exports of each schema: they stay as they are, whatever records look like later."""
    content = (KEPT / f"schema-{schema}.json").read_bytes()
    records = json.loads(content)["records"]
    open_records(page, site, kinds)
    bring_file(page, content)
    expect(told(page)).to_contain_text(f"{len(records)} records added.")
    open_records(page, site, kinds)
    expect(page.locator("sop-people [data-part=facts]")).to_contain_text("record")
    inside = {record["id"]: record for kind in {record["kind"] for record in records} for record in stored(page, kind)}
    assert [inside[record["id"]] for record in records] == records
    again = downloaded(page, "Export my records")["records"]
    assert sorted(again, key=lambda one: one["id"]) == sorted(records, key=lambda one: one["id"])


def test_what_cannot_be_read_is_left_alone_and_can_be_downloaded(page, site, kinds):
    open_records(page, site, kinds)
    page.evaluate(PUT, [database(page), learner(page, 6, "Ana")])
    broken = {"id": "scrap", "kind": "attempt", "questions": "?"}
    page.evaluate(PUT, [database(page), broken])
    open_records(page, site, kinds)
    expect(learner_line(page)).to_contain_text("Ana")
    expect(page.locator("[data-part=unreadable]")).to_contain_text("1 stored entry cannot be read")
    assert broken in downloaded(page, "Download what is stored, as it is")["database"]
    save_name(page, "Ben")
    expect(learner_line(page)).to_contain_text("Ben")


def test_a_damaged_database_is_told_and_can_be_made_anew(page, site, kinds):
    open_records(page, site, kinds)
    name, record = database(page), learner(page, 6, "Ana")
    page.goto(site + kinds["roles"])
    page.evaluate(OPEN_ANEW, [name, 1, ["something else"]])
    keep_in_mirror(page, record)
    page.goto(site + kinds["records"])
    expect(trouble(page)).to_contain_text("is damaged")
    expect(learner_line(page)).to_contain_text("Ana")
    saved = downloaded(page, "Download what is stored, as it is")
    assert json.loads(saved["mirror"][f"{name}:{record['id']}"]) == record
    page.get_by_role("button", name="Delete everything").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Delete everything").click()
    expect(page.get_by_text("Everything was deleted.")).to_be_visible()
    save_name(page, "Ben")
    expect(learner_line(page)).to_contain_text("Ben")


def bring_file(page, content, name="records.json"):
    page.get_by_label("Import an exported file").set_input_files(
        {"name": name, "mimeType": "application/json", "buffer": content}
    )


def told(page):
    return page.locator("sop-training-records [data-part=told]")


def reasons(page):
    return page.locator("[data-part=reasons] li")


def test_a_file_that_cannot_be_trusted_changes_nothing(page, site, kinds):
    open_records(page, site, kinds)
    ours = handbook_id(page)
    for content, reason in [
        (b"<html>", "not JSON"),
        (b'{"format": "other"}', "not a file of exported training records"),
        (exported("somebody-else", []), "another handbook"),
        (exported(ours, [], schema=99), "newer version"),
        (exported(ours, [], checksum="00000001"), "checksum"),
        (exported(ours, [], count=3), "incomplete"),
    ]:
        bring_file(page, content)
        expect(reasons(page)).to_contain_text(reason)
        expect(told(page)).to_have_text("Nothing was imported:")
    assert stored(page, "learner") == []


def test_an_import_says_what_came_what_was_there_and_what_was_refused(page, site, kinds):
    open_records(page, site, kinds)
    good, bad = learner(page, 1, "Ana"), learner(page, 2, "Eve") | {"at": "tomorrow"}
    bring_file(page, exported(handbook_id(page), [good, bad]))
    expect(told(page)).to_have_text("You learn here as Ana now. 1 record added. 1 record refused:")
    expect(reasons(page)).to_have_text(["Record 2 was left out: its at is missing or wrong."])
    bring_file(page, exported(handbook_id(page), [good]))
    expect(told(page)).to_have_text("0 records added. 1 record was here already.")
    bring_file(page, exported(handbook_id(page), [good | {"name": "Mallory"}]))
    expect(reasons(page)).to_contain_text(["Another record with the same number is kept already"])
    assert stored(page, "learner") == [good]


def test_somebody_else_is_not_taken_over_by_an_import(page, site, kinds):
    open_records(page, site, kinds)
    save_name(page, "Ben")
    expect(learner_line(page)).to_contain_text("Ben")
    bring_file(page, exported(handbook_id(page), [learner(page, 1, "Ana")]))
    expect(told(page)).to_have_text(
        "1 record added. They are records of Ana: to go on as that person, choose the name at the top of this page, "
        "behind “Not you?”."
    )
    expect(learner_line(page)).to_contain_text("Ben")


def test_a_file_that_came_is_a_backup_of_what_is_in_it(page, site, kinds):
    open_records(page, site, kinds)
    bring_file(page, (KEPT / "schema-1.json").read_bytes())
    expect(page.locator("[data-part=reminder]")).to_contain_text("Everything is in the file of")


def test_a_file_that_came_is_no_backup_of_what_else_is_here(page, site, kinds):
    open_records(page, site, kinds)
    content = json.loads((KEPT / "schema-1.json").read_bytes())["records"]
    bring(page, exported(handbook_id(page), content))
    bring_file(page, exported(handbook_id(page), content[:-1]))
    expect(page.locator("[data-part=reminder]")).to_contain_text(", never exported.")


def test_the_backup_is_asked_for_until_it_is_made(page, site, kinds):
    open_records(page, site, kinds)
    content = (KEPT / "schema-1.json").read_bytes()
    bring(page, content)
    expect(page.locator("[data-part=reminder]")).to_contain_text(", never exported.")
    downloaded(page, "Export my records")
    expect(page.locator("[data-part=reminder]")).to_contain_text("Everything is in the file of")


PROMISING = """
globalThis.asked = 0;
globalThis.permission = "prompt";
Object.assign(StorageManager.prototype, {persisted: async () => false, persist: async () => Boolean(++asked)});
Permissions.prototype.query = async () => ({state: permission});
Object.defineProperty(Navigator.prototype, "userAgentData", {get: () => undefined});
"""
"""A browser that would ask its user before it promises to keep anything."""

SIGN = """async record => {
  const store = await sopbook.records.openRecords(record.handbook);
  await store.append(record);
}"""


def signature(page, number):
    record = {"schema": 2, "id": f"{number:032x}", "kind": "acknowledgement", "handbook": handbook_id(page), "at": AT}
    record |= {"learner": f"{1:032x}", "sop": "CS-REF-001", "version": "1.2", "parts": {}, "name": "Ana"}
    return record | {"about": "whole"}


def test_the_browser_is_asked_to_keep_them_and_never_with_a_prompt_out_of_nowhere(page, site, kinds):
    page.add_init_script(PROMISING)
    open_records(page, site, kinds)
    page.evaluate(SIGN, signature(page, 70))
    expect(page.locator("[data-part=kept]")).to_contain_text("1 record.")
    assert page.evaluate("asked") == 0
    page.get_by_role("button", name="Ask the browser to keep them").click()
    expect(page.get_by_text("The browser keeps them from now on.")).to_be_visible()
    expect(page.locator("[data-part=safety]")).to_contain_text("promised to keep them")
    expect(page.get_by_role("button", name="Ask the browser to keep them")).to_be_hidden()
    page.add_init_script("permission = 'granted'")
    open_records(page, site, kinds)
    for number in (71, 72):
        page.evaluate(SIGN, signature(page, number))
    expect(page.locator("[data-part=safety]")).to_contain_text("promised to keep them")
    assert page.evaluate("asked") == 1
