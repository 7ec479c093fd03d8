"""Pages that Material puts in the place of one another, without loading them (`navigation.instant`)."""

import pytest
from playwright.sync_api import expect

from harness.building import ROOT, build, copied
from harness.pages import KINDS
from harness.serving import served

FOLLOW = """address => {
  const link = document.createElement("a");
  link.href = address;
  link.textContent = "there";
  document.querySelector("article").append(link);
  link.click();
}"""


@pytest.fixture(scope="module")
def instant(tmp_path_factory):
    """The address of the handbook with the feature; ends in `/`."""
    folder = tmp_path_factory.mktemp("instant")
    project = copied(ROOT, folder / "project")
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    site = folder / "site"
    site.mkdir()
    with served(site) as address:
        text = text.replace("  features:\n", "  features:\n    - navigation.instant\n")
        settings.write_text(f"{text}\nsite_url: {address}\n", encoding="utf-8")
        build(settings, site)
        yield address


def follow(page, address):
    """Follow a link; the page must stay the same one."""
    page.evaluate("window.stays = true")
    page.evaluate(FOLLOW, address)
    page.wait_for_url(address)
    page.wait_for_function(
        """() => [...document.querySelectorAll("article *")].every(one =>
          !/^sop-(quiz|checklist|workflow|picture|reading|steps|next|my-paths|procedures|attempts)$/.test(one.localName)
          || one.hasAttribute("data-ready"))"""
    )
    assert page.evaluate("window.stays")


def test_every_kind_of_page_works_in_the_place_of_every_other(page, instant, kinds):
    page.goto(instant)
    for path in (*(kinds[kind] for kind in KINDS), *(kinds[kind] for kind in reversed(KINDS))):
        follow(page, instant + path)
        expect(page.locator("h1").first).to_be_visible()
        expect(page.locator("[data-views]:empty")).to_have_count(0)


def test_a_quiz_that_is_left_goes_on_where_it_was(page, instant, kinds):
    page.goto(instant)
    follow(page, instant + kinds["quiz"])
    page.get_by_role("button", name="Start the quiz").click()
    page.get_by_role("button", name="Next").click()
    asked = page.locator("sop-quiz fieldset:visible legend").inner_text()
    follow(page, instant + kinds["workflow"])
    follow(page, instant + kinds["quiz"])
    expect(page.locator("sop-quiz fieldset:visible legend")).to_have_text(asked, use_inner_text=True)
