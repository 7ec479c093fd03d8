"""Links to suggest a change: there for mouse, keyboard and finger, never on paper."""

import pytest

OPACITY = "link => getComputedStyle(link).opacity"


@pytest.fixture
def parts(kinds):
    """A page with steps."""
    return kinds["article"]


def test_link_of_a_step_shows_under_the_mouse_and_for_the_keyboard(page, site, parts):
    page.goto(site + parts)
    first, second = (page.locator(".sop-step .sop-suggest").nth(at) for at in range(2))
    page.mouse.move(0, 0)
    assert first.evaluate(OPACITY) == "0"
    page.locator(".sop-step").first.hover()
    assert first.evaluate(OPACITY) == "1"
    assert second.evaluate(OPACITY) == "0"
    second.focus()
    assert second.evaluate(OPACITY) == "1"


def test_link_says_what_it_is_about(page, site, parts):
    page.goto(site + parts)
    page.locator(".sop-step").first.hover()
    link = page.get_by_role("link", name="Suggest a change to step 1", exact=True)
    link.hover()
    assert link.get_attribute("href").startswith("mailto:")
    step = page.locator(".sop-step").first.get_attribute("id").removeprefix("step-")
    assert f"%2C%20{step}%3A%20a%20suggestion" in link.get_attribute("href")
    assert f"%23step-{step}" in link.get_attribute("href")


def test_link_that_is_reached_with_the_keyboard_says_it_too(page, site, parts):
    page.goto(site + parts)
    link = page.locator(".sop-step .sop-suggest").nth(1)
    link.focus()
    step = page.locator(".sop-step").nth(1).get_attribute("id").removeprefix("step-")
    assert f"%2C%20{step}%3A%20a%20suggestion" in link.get_attribute("href")


def test_link_leads_to_that_of_the_page(new_page, site, parts):
    page = new_page(scripts=False)
    page.goto(site + parts)
    page.locator(".sop-step").first.hover()
    page.locator(".sop-step .sop-suggest").first.click()
    assert page.locator(":target").get_by_role("link", name="Suggest a change").is_visible()


def test_paper_has_no_links_of_this_kind(page, site, parts):
    page.goto(site + parts)
    page.emulate_media(media="print")
    assert page.locator(".sop-suggest:visible, .sop-header__change:visible").count() == 0
