"""A table that is wider than the screen shows at which edge it goes on."""

import base64

import pytest

SHADES = """async png => {
  const picture = new Image();
  picture.src = `data:image/png;base64,${png}`;
  await picture.decode();
  const canvas = Object.assign(document.createElement("canvas"), {width: picture.width, height: picture.height});
  const drawn = canvas.getContext("2d");
  drawn.drawImage(picture, 0, 0);
  return [3, picture.width - 4].map(x => drawn.getImageData(x, picture.height - 12, 1, 1).data[0]);
}"""
"""How light a picture is at its left and its right edge, near the bottom where no text is."""


def shaded(page, table):
    """Whether something goes on behind the left and the right edge, as somebody sees it."""
    ground, shades = 255, page.evaluate(SHADES, base64.b64encode(table.screenshot()).decode())
    return [shade < ground - 10 for shade in shades]


@pytest.fixture
def phone(new_page, site):
    page = new_page(width=360)
    page.goto(f"{site}registers/service-levels/")
    return page


def test_a_wide_table_shows_at_which_edge_it_goes_on(phone):
    table = phone.locator(".sop-table").first
    assert shaded(phone, table) == [False, True]
    table.evaluate("table => table.scrollTo(60, 0)")
    assert shaded(phone, table) == [True, True]
    table.evaluate("table => table.scrollTo(table.scrollWidth, 0)")
    assert shaded(phone, table) == [True, False]


def test_a_table_that_fits_shows_nothing_at_its_edges(phone):
    phone.set_viewport_size({"width": 1280, "height": 800})
    assert shaded(phone, phone.locator(".sop-table").first) == [False, False]


@pytest.mark.parametrize("media", [{"media": "print"}, {"forced_colors": "active"}])
def test_on_paper_and_with_colours_of_ones_own_there_is_no_shadow(phone, media):
    phone.emulate_media(**media)
    assert phone.locator(".sop-table").first.evaluate("table => getComputedStyle(table).backgroundImage") == "none"
