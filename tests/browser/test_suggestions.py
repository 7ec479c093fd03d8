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


def test_without_scripts_the_page_has_a_link_and_its_parts_have_none(new_page, site, parts):
    page = new_page(scripts=False)
    page.goto(site + parts)
    assert page.get_by_role("link", name="Suggest a change").count() == 1
    assert page.get_by_role("link", name="Suggest a change").is_visible()


@pytest.mark.parametrize("kind", ["article", "picture-guide"])
def test_on_a_phone_the_link_lies_below_the_words_of_its_step(new_page, site, kinds, kind):
    page = new_page(width=360)
    page.goto(site + kinds[kind])
    step = page.locator(".sop-step").first
    link = step.locator(".sop-suggest")
    assert link.is_visible()
    boxes = [each.bounding_box() for each in step.locator("> :is(p, ul, ol, figure)").all()]
    box, around = link.bounding_box(), step.bounding_box()
    assert box["y"] >= max(each["y"] + each["height"] for each in boxes)
    assert box["y"] + box["height"] <= around["y"] + around["height"]


def test_each_step_has_a_link_to_itself(page, site, parts):
    page.goto(site + parts)
    link = page.get_by_role("link", name="Link to step 2", exact=True)
    assert link.get_attribute("href") == "#" + page.locator(".sop-step").nth(1).get_attribute("id")


def test_paper_has_no_links_of_this_kind(page, site, parts):
    page.goto(site + parts)
    page.emulate_media(media="print")
    assert page.locator(".sop-suggest:visible, .sop-header__change:visible").count() == 0
