"""Every state of the pages under Training and of reading: no serious finding, nothing cut off, nothing jumps."""

import pytest
from playwright.sync_api import expect

from harness.accessibility import findings_everywhere
from harness.building import ROOT
from harness.learners import HISTORY, OLDER_LIMIT, attempt, bring, exports, plan, signature
from harness.pages import address, procedures

REFUND = next(address(uri) for uri, head in procedures(ROOT).items() if head["id"] == "CS-REF-001")
CHANGED = attempt("CS-REF-001", 9, older=OLDER_LIMIT)
GUARD = [plan("security-guard", 5), attempt("SEC-CAM-001", 4), attempt("OPS-CLS-001", 3)]
REGRADED = attempt("CS-ID-001", 45, olderKey="nearly")

STATES = {
    "next": ("my training", HISTORY["done"], "[data-part=next]"),
    "all done": ("my training", GUARD, "[data-part=done]"),
    "notices": ("my training", [REGRADED], "[data-part=regrade-words]"),
    "path": ("learning path", HISTORY["done"], ".sop-badge--changed"),
    "handbook": ("my handbook", [CHANGED], "[data-part=changed] > li"),
    "missing": ("certificate", [plan("agent", 3)], "[data-part=missing]"),
    "certificate": ("certificate", GUARD, "[data-part=certificate]"),
    "changed": ("refund", [CHANGED], ".sop-changed"),
    "signed": ("refund", [signature("CS-REF-001", 2)], "[data-part=state]:not(:empty)"),
}
"""Where each state is seen, what the learner did, and what shows it."""


@pytest.fixture(scope="session")
def files(built_site):
    """The exported file of each state."""
    learners = [{"name": "Robin Vale", "role": "agent", "done": done} for _, done, _ in STATES.values()]
    return dict(zip(STATES, exports(built_site, learners), strict=True))


def shown(page, site, kinds, files, state):
    where, _, sign = STATES[state]
    page.goto(site + (REFUND if where == "refund" else kinds[where]))
    page.locator("[data-ready]").first.wait_for(state="attached")
    bring(page, files[state])
    expect(page.locator(sign).first).to_be_visible()


@pytest.mark.parametrize("state", STATES)
def test_nothing_serious_and_nothing_cut_off(page, site, kinds, files, state):
    """Among the findings are targets that are too small for a finger."""
    shown(page, site, kinds, files, state)
    assert findings_everywhere(page) == []
