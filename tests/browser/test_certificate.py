"""The certificate of a learning path: what is missing, who and what it names, and one page of paper."""

import re

import pytest
from playwright.sync_api import expect

from harness.learners import attempt, bring, exports, plan

GUARD = [plan("security-guard", 20), attempt("SEC-CAM-001", 12), attempt("OPS-CLS-001", 10)]
AGENT = (
    *("CS-ID-001", "CS-CORE-001", "CS-TON-001", "CS-EMP-001", "CS-FAQ-001", "CS-SLA-001", "CS-ESC-001", "CS-CARD-001"),
    *("CS-REF-001", "CS-CMP-001", "CS-CAN-001", "CS-MAC-001", "CS-CRI-001"),
)


@pytest.fixture
def address(site, kinds):
    return site + kinds["certificate"]


def opened(page, address, path="security-guard"):
    page.goto(f"{address}#path={path}")
    page.locator("sop-certificate[data-ready]").wait_for()
    return page


def learned(page, built_site, *done, name="Robin Vale"):
    bring(page, exports(built_site, [{"name": name, "done": list(done)}])[0])


def certificate(page):
    return page.get_by_role("article", name="Record of training")


def test_what_is_missing_is_told_and_linked(page, address, built_site):
    opened(page, address)
    learned(page, built_site, GUARD[0], GUARD[1])
    expect(page.get_by_text("1 is. Missing:")).to_be_visible()
    expect(certificate(page)).to_be_hidden()
    expect(page.get_by_role("link", name="Closing the coffee shop")).to_be_visible()
    expect(page.get_by_role("button", name="Print")).to_be_hidden()


def test_a_complete_path_names_learner_versions_dates_and_says_what_it_proves(page, address, built_site):
    opened(page, address)
    learned(page, built_site, *GUARD)
    expect(certificate(page)).to_match_aria_snapshot(
        """
        - article "Record of training":
          - paragraph: Northlight Service Handbook
          - heading "Record of training" [level=2]
          - paragraph: Robin Vale
          - paragraph:
            - text: has passed the quizzes of the learning path
            - strong: New security guard
            - text: /\\(Security guard\\), the last one on/
          - table:
            - rowgroup:
              - row "Procedure Number Version Passed on Best result"
            - rowgroup:
              - row /Answering a shop security-camera alert SEC-CAM-001 \\d+\\.\\d+ .* 100 %/
              - row /Closing the coffee shop OPS-CLS-001 \\d+\\.\\d+ .* 100 %/
          - paragraph: /What this proves/
          - paragraph: /Printed on/
        """
    )
    expect(certificate(page)).to_contain_text("records can be edited")


def test_without_a_name_there_is_no_certificate(page, address, built_site):
    opened(page, address)
    learned(page, built_site, *GUARD, name="")
    expect(page.get_by_text("Everything is passed. A certificate carries a name")).to_be_visible()
    expect(certificate(page)).to_be_hidden()


def test_before_a_path_is_chosen_the_page_says_what_for(page, address):
    page.goto(address)
    expect(page.get_by_text("Choose a learning path.")).to_be_visible()
    page.get_by_label("Learning path").select_option("agent")
    expect(page.get_by_text("Choose a learning path.")).to_be_hidden()


def test_another_path_is_chosen_by_the_list_and_by_the_address(page, address, built_site):
    opened(page, address)
    learned(page, built_site, *GUARD)
    page.get_by_label("Learning path").select_option("agent")
    expect(page.get_by_text("The certificate of “New agent” is complete when")).to_be_visible()
    assert page.url.endswith("#path=agent")
    page.go_back()
    expect(certificate(page)).to_be_visible()


def test_a_path_that_does_not_exist_is_told(page, address):
    opened(page, address, path="nobody")
    expect(page.get_by_text("This handbook has no such learning path.")).to_be_visible()


def test_the_longest_path_prints_on_one_page_of_a4_and_nothing_else_does(page, address, built_site):
    opened(page, address, path="agent")
    learned(page, built_site, *(attempt(sop, 5) for sop in AGENT))
    expect(certificate(page)).to_be_visible()
    pdf = page.pdf(format="A4", margin=dict.fromkeys(("top", "right", "bottom", "left"), "15mm"))
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    page.emulate_media(media="print")
    for unprinted in (page.get_by_label("Learning path"), page.get_by_role("button", name="Print")):
        expect(unprinted).to_be_hidden()
