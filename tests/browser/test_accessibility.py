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


def test_axe_sees_a_mistake(page, site):
    page.goto(site)
    page.evaluate("document.body.append(document.createElement('button'))")
    assert any(finding.startswith("button-name") for finding in findings(page))


def test_no_exception_without_a_reason():
    assert all(len(reason) > 20 for reason in EXCEPTIONS.values())
    assert AXE.is_file(), "run `make test`, which installs the browser tools"
