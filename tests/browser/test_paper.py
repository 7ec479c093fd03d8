"""On paper nothing is torn apart: a number stays with its step, a heading with its chart."""

import re

from playwright.sync_api import expect

CENTIMETRE = 96 / 2.54
PAGE = 25
"""What an A4 page holds between the margins that browsers leave, in centimetres."""


def on_paper(page, address):
    page.goto(address)
    page.locator("body[data-md-color-scheme]").wait_for()
    page.emulate_media(media="print")
    return page


def test_the_number_of_a_step_reaches_not_above_it(page, site, kinds):
    paper = on_paper(page, site + kinds["article"])
    assert paper.locator(".sop-step").first.evaluate("step => getComputedStyle(step, '::before').top") == "0px"


def test_a_chart_and_its_heading_fit_on_a_page(page, site, kinds):
    paper = on_paper(page, site + kinds["workflow"])
    heading = paper.locator("h2#procedure").bounding_box()
    chart = paper.locator(".sop-diagram--flow svg").bounding_box()
    assert chart["height"] > 15 * CENTIMETRE
    assert chart["y"] + chart["height"] - heading["y"] < PAGE * CENTIMETRE


def test_a_ladder_is_in_no_flex_box_which_would_leave_its_heading_behind(page, site, kinds):
    paper = on_paper(page, site + kinds["article"])
    assert paper.locator(".sop-escalation").evaluate("ladder => getComputedStyle(ladder).display") == "block"


def test_a_workflow_does_not_leave_half_of_its_pages_empty(page, site, kinds):
    """It took 18 pages while a node and its panel had to lie on the same one."""
    paper = on_paper(page, site + kinds["workflow"])
    assert len(re.findall(rb"/Type\s*/Page\b", paper.pdf(format="A4"))) <= 15


def test_my_training_says_whose_it_is_and_leaves_out_what_only_a_screen_can_use(page, site, kinds):
    page.goto(site + kinds["my training"])
    page.get_by_role("button", name="Say who you are").click()
    page.get_by_role("textbox", name="Name").fill("Robin Vale")
    page.keyboard.press("Enter")
    page.emulate_media(media="print")
    expect(page.get_by_text("You learn here as Robin Vale.")).to_be_visible()
    expect(page.get_by_role("button", name="Not you?")).to_be_hidden()
    expect(page.locator("form.sop-filters")).to_be_hidden()
    page.goto(site + kinds["certificate"])
    page.locator("sop-certificate[data-ready]").wait_for(state="attached")
    expect(page.get_by_text("You learn here as")).to_be_hidden()


def test_what_is_critical_is_as_dark_on_paper_from_the_dark_scheme(new_page, site, kinds):
    def colours(scheme):
        paper = on_paper(new_page(scheme=scheme), site + kinds["checklist"])
        words = paper.locator(".sop-items :is(.sop-label, strong)")
        return words.evaluate_all("words => words.map((word) => getComputedStyle(word).color)")

    assert colours("dark") == colours("light") != []
