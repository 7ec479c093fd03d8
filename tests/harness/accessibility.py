"""What axe-core finds on an open page."""

import json
from collections import Counter
from pathlib import Path

from playwright.sync_api import Page

from harness.building import ROOT

AXE = ROOT / "hooks" / "sopbook" / "browser" / "node_modules" / "axe-core" / "axe.min.js"

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

WIDER = """() => {
  const scrolls = up => up && (/auto|scroll|hidden/.test(getComputedStyle(up).overflowX) || scrolls(up.parentElement));
  const beyond = one => {
    const box = one.getBoundingClientRect();
    return box.width && box.right > innerWidth + 1 && !scrolls(one.parentElement.closest("article *"));
  };
  const found = [...document.querySelectorAll("article *")].filter(beyond).map(one => one.outerHTML.slice(0, 120));
  return document.documentElement.scrollWidth > innerWidth ? [...found, "the page"] : found;
}"""

OVERLAPPING = Path(__file__).with_name("overlapping.js")

SCHEMES = {"light": "default", "dark": "slate"}
"""Material's names of the schemes."""

EXCEPTIONS: dict[tuple[str, str], str] = {}
"""Findings that stay, by rule and selector, each with its reason."""


def findings(page: Page) -> list[str]:
    """What is serious or critical, a line each; Material's own findings count as well."""
    if not page.evaluate("'axe' in window"):
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


def cut_off(page: Page) -> list[str]:
    """Elements of the text beyond the window that lie in nothing that scrolls, and the page itself if it is."""
    return page.evaluate(WIDER)


def names_shared(page: Page) -> list[str]:
    """Names that several regions of the page have, so that whoever jumps between regions cannot tell them apart."""
    names = page.locator("[role=region]:visible").evaluate_all("all => all.map(one => one.ariaLabel)")
    return [name for name, times in Counter(names).items() if times > 1]


def overlapping(page: Page) -> list[str]:
    """Words under words or under a control which is not theirs, also one that shows under the mouse only."""
    return page.evaluate(OVERLAPPING.read_text(encoding="utf-8"))


def findings_everywhere(page: Page) -> list[str]:
    """What is serious or critical on a desk by day and on a phone by night; what is cut off or overlaps, also at 200 %.

    The page stays open for all of it: a state that took long to reach is looked at in every way. Text of twice the size
    in a window of 1280 pixels, as browsers enlarge it, leaves 640 CSS pixels.
    """
    found = []
    for width, scheme in ((1280, "light"), (640, "light"), (360, "dark")):
        _window(page, width, scheme)
        problems = [*cut_off(page), *overlapping(page), *(findings(page) if width != 640 else [])]
        found += [f"{width} px, {scheme}: {each}" for each in problems]
    _window(page, 1280, "light")
    return found


def _window(page: Page, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate(f"document.getElementById('__palette_{[*SCHEMES].index(scheme)}').click()")
    page.locator(f"body[data-md-color-scheme={SCHEMES[scheme]}]").wait_for()
