"""A browser that lets no page store anything: left alone, Material's script stops there, and the search with it."""

import pytest
from playwright.sync_api import expect

FORBIDDEN = """for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
  Object.defineProperty(window, name, {get() { throw new DOMException("denied", "SecurityError"); }});
}"""


@pytest.mark.parametrize("path", ["", "404.html"])
def test_the_search_finds_and_colours_change(page, site, path):
    page.add_init_script(FORBIDDEN)
    page.goto(site + path)
    page.get_by_role("textbox", name="Search").press_sequentially("refund")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.evaluate("document.getElementById('__palette_1').click()")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_a_page_that_is_not_there_names_its_search(page, site):
    page.goto(f"{site}404.html")
    expect(page.locator(".md-search")).to_have_attribute("aria-label", "Search")


def test_a_page_of_several_parts_says_once_that_nothing_is_kept(page, site):
    page.add_init_script(FORBIDDEN)
    page.goto(f"{site}training/my-training/")
    page.wait_for_function(
        "() => document.querySelectorAll('sop-attempts[data-ready], sop-procedures[data-ready]').length === 2"
    )
    assert page.locator(".sop-trouble:not([hidden])").count() > 1
    expect(page.locator(".sop-trouble:visible")).to_have_count(1)
    expect(page.locator(".sop-trouble:visible")).to_contain_text("does not let the page store anything")
