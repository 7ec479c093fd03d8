"""Pictures open large, by pointer and by keyboard, and without scripts as files."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def guide(page, site, kinds):
    page.goto(site + kinds["picture-guide"])
    page.locator("sop-picture[data-ready]").first.wait_for(state="attached")
    return page


def pictures(page):
    return page.locator("sop-picture > a")


def view(page):
    return page.locator("dialog.sop-view")


def large(page):
    return view(page).locator("img").get_attribute("src")


def test_the_keyboard_opens_turns_and_closes(guide):
    before = guide.url
    pictures(guide).first.focus()
    guide.keyboard.press("Enter")
    expect(view(guide)).to_be_visible()
    first = large(guide)
    guide.keyboard.press("ArrowRight")
    assert large(guide) != first
    guide.keyboard.press("ArrowLeft")
    assert large(guide) == first
    guide.keyboard.press("ArrowLeft")
    expect(view(guide)).to_contain_text(f"Picture {pictures(guide).count()} of {pictures(guide).count()}")
    guide.keyboard.press("Escape")
    expect(view(guide)).to_be_hidden()
    expect(pictures(guide).last).to_be_focused()
    assert guide.url == before


def test_the_pointer_opens_turns_and_closes(guide):
    pictures(guide).first.click()
    expect(view(guide)).to_contain_text("Picture 1 of")
    guide.get_by_role("button", name="Next picture").click()
    expect(view(guide)).to_contain_text("Picture 2 of")
    guide.get_by_role("button", name="Close").click()
    expect(view(guide)).to_be_hidden()


def test_the_large_picture_is_there_and_described(guide):
    pictures(guide).first.click()
    image = view(guide).locator("img")
    guide.wait_for_function("() => document.querySelector('dialog[open] img').naturalWidth > 0")
    assert image.get_attribute("alt") == guide.locator("sop-picture img").first.get_attribute("alt")


def test_every_picture_says_what_it_shows(guide):
    assert all(image.get_attribute("alt") for image in guide.locator("sop-picture img").all())


def test_without_scripts_the_link_leads_to_the_file(new_page, site, kinds):
    page = new_page(scripts=False)
    page.goto(site + kinds["picture-guide"])
    target = pictures(page).first.evaluate("link => link.href")
    assert page.request.get(target).ok


def test_paper_has_two_pictures_a_row(guide):
    guide.emulate_media(media="print")
    first, second = (guide.locator("sop-picture img").nth(index).bounding_box() for index in (0, 1))
    assert first["y"] == second["y"]
    assert second["x"] > first["x"] + first["width"]
