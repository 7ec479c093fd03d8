"""My handbook: what changed for a role since it was read, and marks that can be undone."""

import pytest
from playwright.sync_api import expect

from harness.learners import HISTORY, OLDER_LIMIT, attempt, bring, exports, mark
from harness.storage import stored


@pytest.fixture
def handbook(page, site, kinds):
    page.goto(site + kinds["my handbook"])
    page.locator("sop-handbook[data-ready]").wait_for()
    return page


def learned(page, built_site, *done, role="agent"):
    bring(page, exports(built_site, [{"name": "Robin Vale", "role": role, "done": list(done)}])[0])
    expect(page.locator("sop-learner").get_by_text("Robin Vale")).to_be_visible()


def lines(page, part):
    return page.locator(f"[data-part={part}] > li")


def choose(page, role):
    page.get_by_label("Your role").select_option(role)
    expect(page.locator("[data-part=chosen]")).to_be_visible()


def test_a_newcomer_chooses_a_role_once(handbook):
    expect(handbook.get_by_text("Choose your role.")).to_be_visible()
    choose(handbook, "agent")
    assert "agent" in [kept["role"] for kept in stored(handbook, "learner")]
    expect(handbook.get_by_text("Nothing. You are up to date with what you have read.")).to_be_visible()
    expect(lines(handbook, "unread").first).to_be_visible()
    handbook.reload()
    handbook.locator("sop-handbook[data-ready]").wait_for()
    expect(handbook.get_by_label("Your role")).to_have_value("agent")


def test_what_changed_since_it_was_read_comes_with_its_revisions_and_steps(handbook, built_site):
    bring(handbook, exports(built_site, [HISTORY])[0])
    expect(lines(handbook, "changed")).to_have_count(1)
    expect(handbook.locator("[data-part=chosen] > section").first).to_match_aria_snapshot(
        """
        - region "Changed since you read it 1":
          - heading "Changed since you read it 1" [level=2]
          - list:
            - listitem:
              - paragraph:
                - link "Refunding an order"
                - text: /CS-REF-001, version 1\\.2; you read 1\\.1 on/
              - list:
                - listitem: /1\\.2/
              - paragraph:
                - 'button "Mark as read: Refunding an order"'
        """
    )
    line = lines(handbook, "changed").first
    expect(line).to_contain_text("Refunding an order")
    expect(line).to_contain_text("you read 1.1 on")
    expect(line.get_by_role("link", name="approve")).to_have_attribute(
        "href", "../../sops/cases/refunding-an-order/#step-approve"
    )


def test_a_pass_counts_as_reading_and_a_mark_moves_the_line_and_is_undone(handbook, built_site):
    learned(handbook, built_site, mark("CS-REF-001", 9, older=OLDER_LIMIT), attempt("CS-ID-001", 3))
    expect(lines(handbook, "read")).to_have_count(1)
    expect(lines(handbook, "read").first.get_by_role("button")).to_be_hidden()
    lines(handbook, "changed").get_by_role("button", name="Mark as read: Refunding an order").press("Enter")
    expect(lines(handbook, "changed")).to_have_count(0)
    expect(handbook.get_by_role("status").filter(has_text="is marked as read")).to_be_visible()
    assert handbook.evaluate("document.activeElement.closest('sop-handbook') !== null"), "the focus stays in the lists"
    handbook.get_by_role("button", name="Undo").press("Enter")
    expect(lines(handbook, "changed")).to_have_count(1)
    assert handbook.evaluate("document.activeElement.closest('sop-handbook') !== null"), "and after undoing, too"


def test_all_of_a_role_are_marked_in_one_go_and_undone_in_one_go(handbook):
    choose(handbook, "security-guard")
    few = lines(handbook, "unread").count()
    choose(handbook, "agent")
    expect(handbook.locator("[data-part=role-name]")).to_contain_text("Customer service agent")
    count = lines(handbook, "unread").count()
    assert 0 < few < count
    handbook.get_by_role("button", name="Mark all as read (not read yet)").click()
    expect(lines(handbook, "read")).to_have_count(count)
    expect(handbook.get_by_text("Nothing is left to read.")).to_be_visible()
    handbook.get_by_role("button", name="Undo").click()
    expect(lines(handbook, "unread")).to_have_count(count)
    assert len(stored(handbook, "read")) == 2 * count, "marks are taken back by records, none is deleted"


def test_without_scripts_the_page_leads_to_what_changed(new_page, site, kinds):
    page = new_page(scripts=False)
    page.goto(site + kinds["my handbook"])
    expect(page.get_by_text("What you have read is kept by JavaScript.")).to_be_visible()
    expect(page.locator("article").get_by_role("link", name="What changed")).to_be_visible()
