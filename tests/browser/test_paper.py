"""On paper nothing is torn apart: a number stays with its step, a heading with its chart."""

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
