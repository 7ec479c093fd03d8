"""axe-core on one page of each kind, in both schemes: nothing serious, nothing critical.

Material's own findings count as well: a learner does not care whose they are.
"""

import json
from pathlib import Path

import pytest

from harness.building import ROOT
from harness.pages import KINDS

AXE = ROOT / "hooks" / "sopbook" / "browser" / "node_modules" / "axe-core" / "axe.min.js"

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

EXCEPTIONS: dict[tuple[str, str], str] = {}
"""Findings that stay, by rule and selector, each with its reason."""

ELEMENTS = [
    *("sop-quiz", "sop-checklist", "sop-workflow", "sop-picture", "sop-reading", "sop-handbook", "sop-certificate"),
    *("sop-next", "sop-my-paths", "sop-procedures", "sop-attempts", "sop-path"),
]


def findings(page):
    """What axe finds serious or critical on the open page, a line each."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    options = {"runOnly": STANDARDS, "resultTypes": ["violations"]}
    found = page.evaluate(f"axe.run(document, {json.dumps(options)})")
    return [
        f"{violation['id']} ({violation['impact']}): {' '.join(map(str, node['target']))}: {node['html'][:160]}"
        for violation in found["violations"]
        for node in violation["nodes"]
        if node["impact"] in {"serious", "critical"}
        and (violation["id"], " ".join(map(str, node["target"]))) not in EXCEPTIONS
    ]


def opened(page, address):
    page.goto(address)
    for name in ELEMENTS:
        for element in page.locator(name).all():
            element.locator("xpath=self::*[@data-ready]").wait_for(state="attached")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
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
    assert Path(AXE).is_file(), "run `make test`, which installs the browser tools"
