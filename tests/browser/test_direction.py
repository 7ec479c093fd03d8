"""Pages in a language that is written from right to left."""

import pytest


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


def test_a_date_is_not_turned_round(page, site, kinds):
    page.goto(site + kinds["article"])
    day, year = (
        turned(page)
        .locator(".sop-control time")
        .first.evaluate(
            """time => {
          const left = (from, to) => {
            const range = new Range();
            range.setStart(time.firstChild, from);
            range.setEnd(time.firstChild, to);
            return range.getBoundingClientRect().left;
          };
          const length = time.textContent.length;
          return [left(0, 1), left(length - 4, length)];
        }"""
        )
    )
    assert day < year
