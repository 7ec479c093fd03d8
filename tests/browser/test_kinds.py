"""One page of each kind, below a path of its host, in both schemes: whole, in its place, and open to everybody.

A page is opened once for all of that, since opening is what takes the time.
"""

import pytest

from harness.accessibility import SCHEMES, cut_off, findings, names_shared, overlapping
from harness.pages import KINDS

ELEMENTS = [
    *("sop-quiz", "sop-checklist", "sop-workflow", "sop-picture", "sop-reading", "sop-handbook", "sop-certificate"),
    *("sop-next", "sop-my-paths", "sop-procedures", "sop-attempts", "sop-path", "sop-paths"),
]

ADDRESSES = """links => links.map(link =>
  new URL(link.getAttribute('href') ?? link.getAttribute('xlink:href'), document.baseURI).href)"""
"""Where links lead, those of a diagram too."""

LEFT = "net::ERR_ABORTED"
"""What Chromium says of a request that it gave up because the window went on to another page."""

SHIFTS = """() => new Promise(done => {
  let total = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) total += entry.value; })
    .observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => done(total)));
})"""


def opened(page, address):
    """Open a page, wait until its elements are awake, and list what did not arrive."""
    missing = []
    page.on("response", lambda response: missing.append(response.url) if response.status >= 400 else None)
    page.on("requestfailed", lambda request: missing.append(f"{request.url} {request.failure}"))
    page.goto(address, wait_until="load")
    for name in ELEMENTS:
        for element in page.locator(name).all():
            element.locator("xpath=self::*[@data-ready]").wait_for(state="attached")
    return [one for one in missing if not one.endswith(LEFT)]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
@pytest.mark.parametrize("kind", KINDS)
def test_page(new_page, subpath_site, kinds, kind, scheme, width):
    page = new_page(width=width, scheme=scheme)
    assert opened(page, subpath_site + kinds[kind]) == []
    assert page.evaluate(SHIFTS) < 0.02
    assert cut_off(page) == []
    assert overlapping(page) == []
    assert names_shared(page) == []
    assert page.get_by_role("link", name="Skip to content").count() == 1, "first there is a way past the header"
    own = [link for link in page.eval_on_selector_all("a[*|href]", ADDRESSES) if link.startswith(host(subpath_site))]
    assert own
    assert [link for link in own if not link.startswith(subpath_site)] == []
    assert page.locator("body").get_attribute("data-md-color-scheme") == SCHEMES[scheme]
    assert findings(page) == []


def test_the_narrowest_phones_keep_room_for_who_learns(new_page, subpath_site, kinds):
    page = new_page(width=320)
    opened(page, subpath_site + kinds["quiz"])
    page.locator(".sop-learner__switch").wait_for()
    assert page.evaluate(SHIFTS) < 0.002


STREAMED = """group => {
  const place = () => {
    const {top, right} = group.children[0].getBoundingClientRect();
    return [top, right].map(Math.round);
  };
  const arrived = place(), rest = [...group.children].slice(1);
  for (const item of rest) item.remove();
  const before = place();
  group.append(...rest);
  return [before, arrived];
}"""


GROUPS = [("workflow", ".sop-header"), ("workflow", ".sop-control"), ("area", ".sop-cards > ul")]


@pytest.mark.parametrize(("kind", "group"), GROUPS)
def test_what_arrives_first_stands_where_it_will_stand_when_the_rest_has_arrived(new_page, site, kinds, kind, group):
    page = new_page(width=1280)
    page.goto(site + kinds[kind])
    before, arrived = page.locator(group).first.evaluate(STREAMED)
    assert before == arrived


def host(address):
    return address.removesuffix("handbook/")
