"""Pages in a language that is written from right to left."""

import pytest
from playwright.sync_api import expect

from harness.quizzing import asked, first_of, jump, opened, press


def turned(page):
    """The page as Material builds it for Arabic, Hebrew or Persian."""
    page.evaluate("document.body.dir = 'rtl'")
    return page


def spread(locator):
    box = locator.bounding_box()
    return box["x"], box["x"] + box["width"]


@pytest.mark.parametrize("width", [360, 1280])
def test_ticks_stand_where_reading_begins(new_page, site, kinds, width):
    page = new_page(width=width)
    page.goto(site + kinds["checklist"])
    item = turned(page).locator("ul.sop-items > li").first
    tick, text = spread(item.locator("input")), spread(item.locator("label"))
    assert text[1] <= tick[0] < tick[1] <= spread(item)[1]


def test_options_of_a_question_stand_where_reading_begins(new_page, site, kinds):
    page = new_page(width=360)
    opened(page, site + kinds["quiz"])
    press(page, "Start the quiz")
    jump(page, first_of(page, "single"))
    option = asked(turned(page)).locator("label:has(input)").first
    expect(option).to_be_visible()
    start, end = spread(option.locator("input"))
    assert end - 1 < spread(option)[1] < end + 40
    assert start > sum(spread(option)) / 2
