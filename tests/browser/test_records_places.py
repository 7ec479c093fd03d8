"""Records wherever a handbook is put: a plain address of an intranet, a path below others, and a folder of files."""

import pytest
from playwright.sync_api import expect

from harness.storage import handbook_id, stored

INTRANET = "http://intranet"


@pytest.fixture
def intranet(browser, chromium, site):
    """A window in which `http://intranet` is this machine: a plain name, which browsers do not trust as localhost."""
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    rules = "--host-resolver-rules=MAP intranet 127.0.0.1"
    launched = browser.browser_type.launch(executable_path=chromium, args=[*options, rules])
    page = launched.new_page()
    yield page, site.replace("http://127.0.0.1", INTRANET)
    launched.close()


def file(folder, kind):
    """The address of a page that is opened as a file."""
    name = kind.removesuffix("/")
    return next(one for one in (folder / f"{name}.html", folder / name / "index.html") if one.is_file()).as_uri()


def add_a_person(page, name):
    page.locator("sop-learner[data-ready] [data-action=switch]").click()
    page.get_by_role("dialog", name="Who learns here?").get_by_role("textbox").fill(name)
    page.get_by_role("button", name="This is me").click()


def sign_a_list(page, address):
    page.goto(address)
    page.locator("sop-checklist[data-ready]").wait_for()
    page.get_by_role("button", name="Say who you are").click()
    page.get_by_role("dialog", name="Who learns here?").get_by_role("textbox").fill("Ana")
    page.get_by_role("button", name="This is me").click()
    expect(page.locator("sop-checklist").get_by_label("Your name")).to_have_value("Ana")
    boxes = page.locator(".sop-items input")
    while left := [box for box in boxes.all() if not box.is_checked()]:
        for box in left:
            box.click()
    page.get_by_label("Note for whoever comes next").fill("All quiet.")
    page.get_by_role("button", name="Sign off").click()
    expect(page.locator(".sop-notice__text")).to_contain_text("Saved: signed off by Ana")


def find_it(page, address):
    page.goto(address)
    page.locator("sop-journal[data-ready]").wait_for()
    expect(page.locator(".sop-entry summary")).to_contain_text("Ana")
    expect(page.locator("sop-people [data-part=trouble]")).to_be_hidden()
    with page.expect_download() as download:
        page.get_by_role("button", name="Export my records").click()
    assert download.value.suggested_filename.endswith(".json")


def empty_the_store(page, elsewhere):
    name = f"sopbook:{handbook_id(page)}"
    page.goto(elsewhere)
    page.evaluate(
        """name => new Promise((done, fail) =>
             Object.assign(indexedDB.deleteDatabase(name), {onsuccess: done, onerror: fail}))""",
        name,
    )


def test_a_plain_address_of_an_intranet(intranet, kinds):
    page, home = intranet
    sign_a_list(page, home + kinds["checklist"])
    assert page.evaluate("[isSecureContext, 'locks' in navigator, 'randomUUID' in crypto]") == [False, False, False]
    find_it(page, home + kinds["records"])
    expect(page.locator("[data-part=where]")).to_contain_text("for the address intranet")
    expect(page.locator("[data-part=safety]")).to_contain_text("makes no promises")
    expect(page.get_by_role("button", name="Ask the browser to keep them")).to_be_hidden()
    assert len(stored(page, "run")) == 1
    empty_the_store(page, home + kinds["roles"])
    page.goto(home + kinds["records"])
    expect(page.locator("sop-people [data-part=trouble]")).to_contain_text("put back from the second copy")
    expect(page.locator(".sop-entry summary")).to_contain_text("Ana")


def test_a_path_below_others(page, subpath_site, kinds):
    sign_a_list(page, subpath_site + kinds["checklist"])
    find_it(page, subpath_site + kinds["records"])


def test_a_folder_of_files(page, offline_site, kinds):
    sign_a_list(page, file(offline_site, kinds["checklist"]))
    find_it(page, file(offline_site, kinds["records"]))
    expect(page.locator("[data-part=where]")).to_contain_text("for this folder of files")
    expect(page.locator("iframe[src$='hub.html']")).to_have_count(1)
    with page.context.expect_page() as opened:
        page.evaluate("address => void open(address)", file(offline_site, kinds["records"]))
    add_a_person(opened.value, "Ben")
    expect(page.locator("sop-learner .sop-learner__line")).to_contain_text("Ben")


def test_a_folder_of_files_without_a_hub(page, offline_site, kinds):
    page.route("**/hub.html", lambda route: route.abort())
    page.goto(file(offline_site, kinds["records"]))
    page.locator("sop-people[data-ready]").wait_for()
    add_a_person(page, "Ana")
    expect(page.locator("sop-learner .sop-learner__line")).to_contain_text("Ana")
    page.unroute("**/hub.html")
    page.reload()
    expect(page.locator("sop-learner .sop-learner__line")).to_contain_text("Ana")
    assert len(stored(page, "learner")) == 1


def test_a_site_of_others_is_told_nothing(page, site, kinds):
    page.goto(site + kinds["records"])
    add_a_person(page, "Ana")
    page.goto(site + kinds["roles"])
    told = page.evaluate(
        """async address => {
          const told = [];
          addEventListener("message", ({data}) => told.push(data));
          const frame = document.createElement("iframe");
          const loaded = new Promise(done => frame.addEventListener("load", done));
          frame.src = address;
          document.body.append(frame);
          await loaded;
          frame.contentWindow.postMessage({open: "northlight"}, "*");
          frame.contentWindow.postMessage({id: 1, method: "all", args: []}, "*");
          frame.contentWindow.indexedDB.databases && await frame.contentWindow.indexedDB.databases();
          await new Promise(done => setTimeout(done));
          return told;
        }""",
        f"{site}assets/sopbook/hub.html",
    )
    assert told == []
