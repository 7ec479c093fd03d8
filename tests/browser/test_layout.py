"""Pages hold still and fit: nothing is cut off on a phone, nothing jumps when elements wake up."""

import pytest

from harness.pages import KINDS

SHIFTS = """() => new Promise(done => {
  let total = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) total += entry.value; })
    .observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => done(total)));
})"""

WIDER = """() => [...document.querySelectorAll("article *")].filter(one => {
  const scrolls = up => up && (/auto|scroll|hidden/.test(getComputedStyle(up).overflowX) || scrolls(up.parentElement));
  const box = one.getBoundingClientRect();
  return box.width && box.right > innerWidth + 1 && !scrolls(one.parentElement.closest("article *"));
}).map(one => one.outerHTML.slice(0, 120))"""
"""Elements that reach beyond the window and lie in nothing that scrolls."""


WINDOWS = [*((kind, 360) for kind in KINDS), *((kind, 1280) for kind in [*KINDS][::4])]
"""A phone for every kind of page, where room is short, and a desk for some."""


@pytest.mark.parametrize(("kind", "width"), WINDOWS)
def test_nothing_jumps_and_nothing_is_cut_off(new_page, site, kinds, kind, width):
    page = new_page(width=width)
    page.goto(site + kinds[kind], wait_until="networkidle")
    assert page.evaluate(SHIFTS) < 0.02
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(WIDER) == []
