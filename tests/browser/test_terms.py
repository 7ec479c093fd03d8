"""Terms say what they mean on hover and on focus, and Escape puts it away."""

import pytest


@pytest.fixture
def term(page, site, kinds):
    page.goto(site + kinds["article"])
    return page.locator("a.sop-term").first


def said(term):
    return term.evaluate("term => getComputedStyle(term, '::after').content")


def test_focus_says_the_meaning_and_escape_puts_it_away(page, term):
    page.keyboard.press("Tab")
    term.focus()
    assert term.get_attribute("data-meaning") in said(term)
    page.keyboard.press("Escape")
    assert said(term) == "none"
    page.keyboard.press("Tab")
    term.focus()
    assert term.get_attribute("data-meaning") in said(term)


def test_click_leads_to_the_glossary(page, term):
    term.click()
    page.wait_for_url("**/registers/glossary/#term-*")
