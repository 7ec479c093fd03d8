"""No control lies over words, on no card of any procedure; pages of other kinds and their states are seen with axe."""

import pytest

from harness.accessibility import overlapping
from harness.building import ROOT
from harness.pages import address, procedures

PROCEDURES = [address(uri) for uri in procedures(ROOT)]
WIDTHS = (320, 768, 1280)


def everywhere(page):
    """What overlaps at each width; the windows are laid out anew."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{width} px: {each}" for each in overlapping(page)]
    return found


@pytest.mark.parametrize("procedure", PROCEDURES)
def test_nothing_lies_over_words(page, site, procedure):
    page.goto(site + procedure)
    page.evaluate("for (const fold of document.querySelectorAll('article details')) fold.open = true")
    assert everywhere(page) == []


def test_nothing_lies_over_the_words_of_a_walk(page, site, kinds):
    page.goto(site + kinds["workflow"])
    page.locator("sop-workflow[data-ready]").wait_for()
    answers = page.locator(".sop-walk__answer")
    while answers.count():
        assert everywhere(page) == []
        answers.last.click()
    assert page.locator("form[data-part=finish]").is_visible()
    assert everywhere(page) == []


def test_a_link_over_words_is_seen(page, site):
    page.goto(site + PROCEDURES[0])
    assert overlapping(page) == []
    page.add_style_tag(content=".sop-header__change { transform: translateY(3rem); opacity: 0; }")
    assert any("Suggest a change" in each for each in overlapping(page))


@pytest.mark.parametrize("procedure", PROCEDURES)
def test_nothing_lies_over_words_that_are_set_wider(page, site, procedure):
    """WCAG 2.2, 1.4.12: readers may space lines, letters and words as far as this."""
    page.goto(site + procedure)
    page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"
        "p { margin-bottom: 2em !important; }"
    )
    page.evaluate("for (const fold of document.querySelectorAll('article details')) fold.open = true")
    assert everywhere(page) == []
