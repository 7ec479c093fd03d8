"""Reading: a procedure is signed in its version, and tells what changed since it was read, once."""

from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from harness.building import ROOT
from harness.learners import OLDER_LIMIT, attempt, bring, exports, mark, signature
from harness.pages import address, procedures
from harness.storage import stored

REFUND = next(address(uri) for uri, head in procedures(ROOT).items() if head["id"] == "CS-REF-001")
FORMATS = {head["format"]: address(uri) for uri, head in procedures(ROOT).items()}


@pytest.fixture
def procedure(page, site):
    return opened(page, site + REFUND)


def opened(page, where):
    page.goto(where)
    page.locator("sop-reading[data-ready]").wait_for()
    return page


def learned(page, built_site, *done):
    bring(page, exports(built_site, [{"name": "Robin Vale", "done": list(done)}])[0])
    expect(page.get_by_label("Your name", exact=True)).to_have_value("Robin Vale")


def banner(page):
    return page.locator(".sop-changed")


def state(page):
    return page.locator("sop-reading [data-part=state]")


def sign(page):
    page.get_by_role("button", name="Read and understood, version 1.2").click()


def test_a_signature_is_bound_to_the_version_and_the_name_is_remembered(procedure, site):
    procedure.get_by_label("Your name", exact=True).fill("Robin Vale")
    sign(procedure)
    expect(state(procedure)).to_contain_text("Version 1.2 is signed as read and understood: Robin Vale")
    expect(state(procedure)).to_be_focused()
    [kept] = stored(procedure, "acknowledgement")
    assert (kept["sop"], kept["version"], kept["name"], kept["about"]) == ("CS-REF-001", "1.2", "Robin Vale", "whole")
    assert kept["parts"]["approve"]["text"].startswith("Ask the team lead")
    expect(procedure.locator("form[data-part=sign]")).to_be_hidden()
    other = opened(procedure, site + FORMATS["faq"])
    expect(other.get_by_label("Your name", exact=True)).to_have_value("Robin Vale")


def test_nothing_is_signed_without_a_name(procedure):
    sign(procedure)
    expect(procedure.get_by_label("Your name", exact=True)).to_be_focused()
    assert stored(procedure, "acknowledgement") == []


SECOND = """async ([name, hours]) => {
  const store = await sopbook.records.openRecords(document.querySelector("[data-handbook]").dataset.handbook);
  const learner = "2".repeat(32);
  await store.append({schema: 2, id: learner, kind: "learner", handbook: store.handbook, learner, name, role: null,
    at: "2026-11-20T08:00:00.000Z"});
  const { learner: first } = await store.draft("current");
  await store.saveDraft("current", {learner: first, at: new Date(Date.now() - hours * 3600000).toISOString()});
}"""


def shared(page, hours):
    """A browser in which Robin signed, Sam learns as well, and somebody last said some hours ago that it is Robin."""
    page.get_by_label("Your name", exact=True).fill("Robin Vale")
    sign(page)
    expect(state(page)).to_contain_text("is signed as read and understood")
    page.evaluate(SECOND, ["Sam", hours])


@pytest.mark.parametrize("form", FORMATS)
def test_whoever_signs_sees_for_whom_and_can_say_that_it_is_somebody_else(page, site, form):
    opened(page, site + FORMATS[form])
    page.get_by_label("Your name", exact=True).last.fill("Robin Vale")
    page.get_by_role("button", name="Read and understood").click()
    expect(page.locator(".sop-learner__line")).to_have_count(1)
    expect(page.locator(".sop-learner__line")).to_contain_text("You learn here as Robin Vale.")


def test_the_next_person_signs_with_their_own_name(procedure):
    shared(procedure, 0)
    procedure.get_by_role("button", name="Not you?").click()
    procedure.get_by_role("dialog").get_by_role("button", name="Sam").click()
    expect(procedure.get_by_label("Your name", exact=True)).to_have_value("Sam")
    expect(procedure.locator("sop-reading [data-part=told]")).to_be_empty()
    sign(procedure)
    expect(state(procedure)).to_contain_text("signed as read and understood: Sam")
    signed = {kept["name"]: kept["learner"] for kept in stored(procedure, "acknowledgement")}
    assert signed["Sam"] == "2" * 32 != signed["Robin Vale"]


def test_who_it_is_is_asked_before_something_is_signed_and_not_before_it_is_read(procedure):
    shared(procedure, 5)
    opened(procedure, procedure.url)
    dialog = procedure.get_by_role("dialog", name="Who learns here?")
    procedure.get_by_role("heading", level=1).click()
    procedure.keyboard.press("ArrowDown")
    expect(dialog).to_be_hidden()
    procedure.locator("sop-reading").click()
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Sam").click()
    expect(state(procedure)).to_be_empty()


def test_a_mark_is_kept_and_shown(procedure):
    procedure.get_by_role("button", name="Only mark as read").click()
    expect(state(procedure)).to_contain_text("You read version 1.2 on")
    procedure.reload()
    expect(state(procedure)).to_contain_text("You read version 1.2 on")
    expect(procedure.get_by_role("button", name="Only mark as read")).to_be_hidden()


def test_somebody_new_is_told_of_no_change(procedure):
    expect(banner(procedure)).to_have_count(0)
    assert stored(procedure, "learner") == []


def test_after_a_pass_the_changed_step_is_shown_before_and_after_and_linked(procedure, built_site):
    learned(procedure, built_site, attempt("CS-REF-001", 9, older=OLDER_LIMIT))
    expect(banner(procedure)).to_match_aria_snapshot(
        """
        - complementary "Changed since you read version 1.1":
          - paragraph: Changed since you read version 1.1
          - list:
            - listitem: /1\\.2/
          - paragraph:
            - link "Step 6"
          - paragraph:
            - text: Before Ask the team lead to approve any amount above
            - deletion: "[removed:] 60 [end]"
            - text: EUR. (agent, within 15 minutes)
          - paragraph:
            - text: Now Ask the team lead to approve any amount above
            - insertion: "[added:] 100 [end]"
            - text: EUR. (agent, within 15 minutes)
          - paragraph:
            - link "Answer questions on the changes":
              - /url: ../../../quizzes/CS-REF-001/
            - button "Mark as read"
        """
    )
    banner(procedure).get_by_role("link", name="Step 6").click()
    assert procedure.url.endswith("#step-approve")


def test_what_was_read_is_not_shown_again(procedure, built_site):
    learned(procedure, built_site, attempt("CS-REF-001", 9, older=OLDER_LIMIT))
    banner(procedure).get_by_role("button", name="Mark as read").press("Enter")
    expect(banner(procedure)).to_have_count(0)
    expect(procedure.get_by_role("heading", level=1)).to_be_focused()
    procedure.reload()
    procedure.locator("sop-reading[data-ready]").wait_for()
    expect(banner(procedure)).to_have_count(0)


def test_a_signature_after_a_pass_is_about_the_changes(procedure, built_site):
    learned(procedure, built_site, attempt("CS-REF-001", 9, older=OLDER_LIMIT))
    sign(procedure)
    expect(state(procedure)).to_contain_text("is signed")
    assert [kept["about"] for kept in stored(procedure, "acknowledgement")] == ["changes"]


def test_somebody_who_only_signed_sees_before_and_after_too(procedure, built_site):
    learned(procedure, built_site, signature("CS-REF-001", 9, older=OLDER_LIMIT))
    expect(banner(procedure).locator("del")).to_contain_text("60")
    expect(banner(procedure).get_by_role("link", name="Answer questions on the changes")).to_be_hidden()


def test_a_pass_that_the_key_of_today_makes_none_is_none_here_either(procedure, built_site):
    learned(procedure, built_site, attempt("CS-REF-001", 9, older=OLDER_LIMIT, olderKey="other-account"))
    expect(banner(procedure)).to_contain_text("Changed since you read version 1.1")
    expect(banner(procedure).get_by_role("link", name="Answer questions on the changes")).to_be_hidden()
    sign(procedure)
    expect(state(procedure)).to_contain_text("is signed")
    assert [kept["about"] for kept in stored(procedure, "acknowledgement")] == ["whole"]


def test_a_mark_alone_tells_which_steps_a_revision_names_and_not_on_paper(procedure, built_site):
    learned(procedure, built_site, mark("CS-REF-001", 9, older=OLDER_LIMIT))
    expect(banner(procedure)).to_contain_text("Changed since you read version 1.1")
    expect(banner(procedure).get_by_role("link", name="Step 6")).to_be_visible()
    expect(banner(procedure).locator("del, ins")).to_have_count(0)
    procedure.emulate_media(media="print")
    for hidden in (banner(procedure), procedure.locator("sop-reading"), procedure.locator("h2#reading")):
        expect(hidden).to_be_hidden()


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_format_can_be_signed(page, site, form):
    opened(page, site + FORMATS[form])
    page.locator("sop-reading").get_by_label("Your name").fill("Robin Vale")
    page.get_by_role("button", name="Read and understood").click()
    expect(state(page)).to_contain_text("is signed as read and understood: Robin Vale")


def test_where_nothing_can_be_stored_the_page_says_so(page, site):
    page.add_init_script(
        "Object.defineProperty(window, 'indexedDB', {get() { throw new DOMException('denied', 'SecurityError'); }});"
    )
    opened(page, site + REFUND)
    page.get_by_label("Your name", exact=True).fill("Robin Vale")
    sign(page)
    expect(page.locator("sop-reading [data-part=told]")).to_contain_text("That could not be kept.")
    expect(state(page)).to_be_empty()


def test_without_scripts_nothing_is_missing(new_page, site):
    page = new_page(scripts=False)
    page.goto(site + REFUND)
    expect(page.get_by_text("Signing on this page needs JavaScript.")).to_be_visible()
    expect(page.locator("sop-reading form")).to_be_hidden()


def test_an_address_that_is_gone_leads_on(new_page, site):
    page = new_page(scripts=False)
    page.goto(f"{site}404.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not here")
    article = page.get_by_role("article")
    assert urljoin(site, article.get_by_role("link", name="Home").get_attribute("href")) == site
    article.get_by_role("link", name="All procedures").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("procedures")
