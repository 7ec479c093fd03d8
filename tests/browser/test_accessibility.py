"""axe-core on one page of each kind, in both schemes: nothing serious, nothing critical.

Material's own findings count as well: a learner does not care whose they are.
"""

import pytest

from harness.accessibility import AXE, EXCEPTIONS, findings
from harness.pages import KINDS

ELEMENTS = [
    *("sop-quiz", "sop-checklist", "sop-workflow", "sop-picture", "sop-reading", "sop-handbook", "sop-certificate"),
    *("sop-next", "sop-my-paths", "sop-procedures", "sop-attempts", "sop-path", "sop-paths"),
]


def opened(page, address):
    page.goto(address)
    for name in ELEMENTS:
        for element in page.locator(name).all():
            element.locator("xpath=self::*[@data-ready]").wait_for(state="attached")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
@pytest.mark.parametrize("kind", KINDS)
def test_page(new_page, site, kinds, kind, scheme, width):
    page = new_page(width=width, scheme=scheme)
    opened(page, site + kinds[kind])
    assert page.locator("body").get_attribute("data-md-color-scheme") == {"light": "default", "dark": "slate"}[scheme]
    assert findings(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_search(new_page, site, scheme):
    page = new_page(scheme=scheme)
    page.goto(site)
    page.get_by_role("textbox", name="Search").press_sequentially("customer")
    page.locator(".md-search-result__item").first.wait_for()
    assert findings(page) == []


def test_axe_sees_a_mistake(page, site):
    page.goto(site)
    page.evaluate("document.body.append(document.createElement('button'))")
    assert any(finding.startswith("button-name") for finding in findings(page))


def test_no_exception_without_a_reason():
    assert all(len(reason) > 20 for reason in EXCEPTIONS.values())
    assert AXE.is_file(), "run `make test`, which installs the browser tools"
