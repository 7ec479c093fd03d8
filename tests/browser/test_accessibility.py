"""axe-core itself: on the open search, over a mistake that it must see, and without exceptions that nobody explains."""

import pytest

from harness.accessibility import AXE, EXCEPTIONS, findings


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_search(new_page, site, scheme):
    page = new_page(scheme=scheme)
    page.goto(site)
    page.get_by_role("textbox", name="Search").press_sequentially("customer")
    page.locator(".md-search-result__item").first.wait_for()
    assert findings(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_link_is_no_fainter_with_the_focus(new_page, site, kinds, scheme):
    """Material's accent has less than 4.5 : 1 on white and on its dark ground."""
    page = new_page(scheme=scheme)
    page.goto(site + kinds["article"])
    link = page.locator(".sop-step a:not(.sop-suggest, .headerlink)").first
    colour = link.evaluate("link => getComputedStyle(link).color")
    link.focus()
    page.wait_for_function("!document.getAnimations().length")  # its colour fades
    assert link.evaluate("link => getComputedStyle(link).color") == colour


@pytest.mark.parametrize("kind", ["article", "checklist", "team"])
def test_with_letters_twice_as_large_a_phone_cuts_nothing(page, site, kinds, kind):
    """WCAG 2.2, 1.4.4; Material's letters are 125 % of the browser's."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site + ("training/team/" if kind == "team" else kinds[kind]))
    page.add_style_tag(content="html { font-size: 250% !important }")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_axe_sees_a_mistake(page, site):
    page.goto(site)
    page.evaluate("document.body.append(document.createElement('button'))")
    assert any(finding.startswith("button-name") for finding in findings(page))


def test_no_exception_without_a_reason():
    assert all(len(reason) > 20 for reason in EXCEPTIONS.values())
    assert AXE.is_file(), "run `make test`, which installs the browser tools"
