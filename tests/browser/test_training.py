"""My training: what is next, learning paths with undo, every procedure with its status, refreshers, notices."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from harness.learners import HISTORY, OLDER_LIMIT, attempt, bring, exports, plan, signature
from harness.storage import exported, handbook_id, stored

PARTS = ("sop-next", "sop-my-paths", "sop-procedures", "sop-attempts")


@pytest.fixture
def address(site, kinds):
    return site + kinds["my training"]


@pytest.fixture
def training(page, address):
    return opened(page, address)


@pytest.fixture(scope="session")
def history(built_site):
    return exports(built_site, [HISTORY])[0]


def opened(page, address):
    page.goto(address)
    ready(page)
    return page


def ready(page):
    for name in PARTS:
        page.locator(f"{name}[data-ready]").wait_for()


def learned(page, built_site, *done, role=None):
    """The page with the records of somebody who did that."""
    bring(page, exports(built_site, [{"name": "Robin Vale", "role": role, "done": list(done)}])[0])
    expect(page.locator("sop-learner").get_by_text("Robin Vale")).to_be_visible()


def row(page, sop):
    return page.locator(f"tr[data-sop='{sop}']")


def state(page, sop):
    return row(page, sop).locator("[data-part=state]")


def card(page):
    return page.locator("[data-part=next]")


@pytest.mark.parametrize("width", [768, 1280])
def test_with_letters_twice_as_large_rows_are_cards_and_the_page_is_no_wider(training, width):
    """WCAG 2.2, 1.4.4; Material's letters are 125 % of the browser's."""
    training.set_viewport_size({"width": width, "height": 900})
    one = training.get_by_role("table", name="Procedures").get_by_role("row").nth(1)
    expect(one).to_have_css("display", "table-row")
    training.add_style_tag(content="html { font-size: 250% !important }")
    expect(one).to_have_css("display", "block")
    assert training.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_newcomer_is_told_how_to_start(training):
    expect(training.get_by_text("Welcome. This is how to start:")).to_be_visible()
    expect(card(training)).to_be_hidden()
    assert set(training.locator("tr [data-part=state]").all_inner_texts()) == {"Not started"}
    expect(training.get_by_text("None yet. Every quiz that you finish")).to_be_visible()
    assert stored(training, "learner") == [], "looking at a page records nobody"


@pytest.mark.parametrize("known", [False, True])
def test_a_path_is_begun_with_the_keyboard_and_tells_what_is_next(training, known):
    if known:
        training.get_by_role("button", name="Say who you are").click()
        training.get_by_role("textbox", name="Name").fill("Robin Vale")
        training.keyboard.press("Enter")
        expect(training.get_by_text("You learn here as Robin Vale.")).to_be_visible()
    training.get_by_label("Begin a learning path").focus()
    training.keyboard.press("Tab")
    while not training.get_by_role("button", name="Begin", exact=True).evaluate(
        "one => one === document.activeElement"
    ):
        training.keyboard.press("Tab")
    training.keyboard.press("Enter")
    expect(
        card(training)
        .get_by_role("heading", name="Verifying a customer’s identity")
        .or_(card(training).get_by_role("heading", name="Verifying a customer's identity"))
    ).to_be_visible()
    expect(card(training)).to_contain_text("in 1 day")
    begun = training.locator(".sop-my-path[data-path=agent]")
    expect(begun.get_by_role("link", name="What is due when")).to_be_focused()
    expect(begun).to_contain_text("0 of 13 procedures passed")
    [kept] = stored(training, "plan")
    assert kept["path"] == "agent"


def test_beginning_moving_and_giving_up_a_path_can_be_undone(training, built_site):
    learned(training, built_site, plan("agent", 3))
    first_day = training.get_by_label("First day", exact=True)
    before = first_day.input_value()
    first_day.fill("2026-01-05")
    expect(training.get_by_role("status").filter(has_text="begins on 5 Jan 2026")).to_be_visible()
    training.get_by_role("button", name="Undo").click()
    expect(first_day).to_have_value(before)
    training.get_by_role("button", name="Give up").click()
    expect(training.locator(".sop-my-path")).to_have_count(0)
    training.get_by_role("button", name="Undo").click()
    expect(training.locator(".sop-my-path")).to_have_count(1)
    expect(first_day).to_have_value(before)


def test_next_is_one_click_away(training, built_site, site):
    learned(training, built_site, plan("agent", 0))
    card(training).get_by_role("link", name="Read the procedure").click()
    training.locator("sop-reading[data-ready]").wait_for()
    assert "/sops/" in training.url
    training.get_by_role("button", name="Only mark as read").click()
    expect(training.get_by_text("This version is marked as read.")).to_be_visible()
    training.go_back()
    ready(training)
    first = card(training).locator(".md-button--primary")
    expect(first).to_have_text("Take the quiz")
    first.click()
    training.locator("sop-quiz[data-ready]").wait_for()


def test_a_history_shows_what_is_overdue_changed_failed_and_passed_and_more_on_demand(training, history):
    bring(training, history)
    expect(card(training).get_by_role("heading", name="Customer service level agreement")).to_be_visible()
    expect(card(training)).to_contain_text("Not passed yet, best result")
    expect(card(training)).to_contain_text("overdue since")
    expect(state(training, "CS-ID-001")).to_have_text("Passed")
    expect(state(training, "CS-REF-001")).to_have_text("Changed")
    expect(row(training, "CS-REF-001")).to_contain_text("1 part to learn again")
    expect(state(training, "CS-SLA-001")).to_have_text("Not passed yet")
    expect(row(training, "CS-ESC-001")).to_contain_text("overdue")
    expect(training.locator(".sop-my-path progress")).to_have_js_property("value", 5)
    assert training.locator("sop-attempts tbody tr").count() == 8
    tasks = training.locator("[data-part=tasks] > li")
    expect(tasks).to_have_count(5)
    training.get_by_role("button", name="Show all 7").click()
    expect(tasks).to_have_count(7)
    expect(tasks.nth(5).get_by_role("link")).to_be_focused()


def test_procedures_are_searched_and_filtered_and_heard(training, history):
    bring(training, history)
    expect(training.locator("[data-part=next]")).to_match_aria_snapshot(
        """
        - region "Customer service level agreement":
          - paragraph:
            - strong: 7 procedures are overdue.
          - heading "Customer service level agreement" [level=2]
          - paragraph: /Not passed yet, best result \\d+ %, overdue since/
          - paragraph:
            - link "Take the quiz again"
            - link "Read the procedure"
        """
    )
    expect(training.locator(".sop-my-path")).to_match_aria_snapshot(
        """
        - listitem:
          - heading "New agent" [level=3]
          - paragraph:
            - 'progressbar "Progress: New agent"'
            - text: /5 of 13 procedures passed, 7 overdue/
          - paragraph:
            - text: First day
            - textbox "First day"
          - paragraph:
            - 'link "What is due when (New agent)"'
            - 'link "Certificate (New agent)"'
            - 'button "Give up (New agent)"'
        """
    )
    rows = training.locator("[data-part=rows] tr[data-sop]")
    training.get_by_label("Search", exact=True).nth(-1).fill("refund")
    expect(rows).to_have_count(1)
    training.get_by_role("searchbox", name="Search").fill("no such words")
    expect(training.get_by_text("No procedure fits.")).to_be_visible()
    training.get_by_role("searchbox", name="Search").fill("")
    training.get_by_label("Status").select_option("passed")
    expect(rows).to_have_count(5)
    training.get_by_label("Status").select_option("")
    training.get_by_label("For", exact=True).select_option("path:security-guard")
    expect(rows).to_have_count(2)
    expect(training.locator("sop-procedures [data-part=count]")).to_have_text("2 procedures, 0 passed")


def test_a_key_that_changed_is_told_with_both_scores_until_it_was_seen(training, built_site):
    one, other = questions(built_site, "CS-ID-001")[:2]
    learned(training, built_site, attempt("CS-ID-001", 3, only=[one, other], olderKey=one))
    notice = training.locator("[data-part=notices]")
    expect(notice).to_contain_text("graded again: 100 % became 50 %.")
    expect(notice).to_contain_text("It is no longer a pass.")
    expect(state(training, "CS-ID-001")).to_have_text("Not passed yet")
    training.get_by_role("button", name="I have seen this").click()
    expect(notice).to_be_empty()
    training.reload()
    ready(training)
    expect(notice).to_be_empty()


def questions(built_site, sop):
    """The ids of the questions on an SOP that count the same."""
    text = (built_site / "assets" / "sopbook" / "quizzes.js").read_text(encoding="utf-8")
    quizzes = json.loads(text.partition(".quizzes=")[2].rstrip().rstrip(";"))
    return [question["id"] for question in quizzes[sop]["questions"] if question.get("points", 1) == 1]


def test_refreshers_begin_a_round_over_the_quizzes(training, built_site):
    learned(training, built_site, attempt("CS-ID-001", 10), attempt("CS-TON-001", 9))
    expect(training.locator("[data-part=refresh-words]")).to_have_text(
        "6 questions from 2 procedures that you passed a while ago: about two minutes."
    )
    training.get_by_role("button", name="Start").click()
    training.wait_for_url("**/quizzes/CS-ID-001/#refresh=*")
    [round_] = [draft["value"] for draft in stored(training, "draft") if draft["id"].startswith("draft:refresher:")]
    assert [stop["sop"] for stop in round_["stops"]] == ["CS-ID-001", "CS-TON-001"]


def test_old_results_in_no_file_are_called_to_mind_until_they_are_exported(training, built_site):
    learned(training, built_site, attempt("CS-ID-001", 45))
    reminder = training.locator("[data-part=reminder]")
    expect(reminder).to_contain_text("1 result is in no exported file yet.")
    with training.expect_download() as download:
        reminder.get_by_role("button", name="Export my records").click()
    file = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert [record["kind"] for record in file["records"]] == ["learner", "attempt"]
    expect(reminder).to_be_hidden()


def test_only_the_learner_whose_turn_it_is_counts(training, built_site):
    first, second = exports(
        built_site,
        [
            {"name": "Robin Vale", "done": [attempt("CS-ID-001", 3)]},
            {"name": "Noor Reed", "done": [attempt("CS-TON-001", 2)]},
        ],
    )
    bring(training, first)
    expect(state(training, "CS-ID-001")).to_have_text("Passed")
    bring(training, second)
    expect(state(training, "CS-TON-001")).to_have_text("Not started")
    assert training.locator("sop-attempts tbody tr").count() == 1


def test_practice_and_signatures_are_listed_and_are_no_pass(training, built_site):
    practice = attempt("CS-ID-001", 3, mode="practice")
    learned(training, built_site, practice, signature("CS-TON-001", 2), attempt("CS-FAQ-001", 1))
    for sop in ("CS-ID-001", "CS-TON-001"):
        expect(state(training, sop)).to_have_text("Not started")
    rows = training.locator("sop-attempts tbody tr")
    expect(rows).to_contain_text(["Quiz", "Read and understood, signed Robin Vale", "Practice"])
    expect(training.locator("[data-part=refresh-words]")).to_contain_text("None today. The next one is due on")


def test_a_signature_of_what_no_question_tests_ends_a_change(training, built_site):
    learned(training, built_site, attempt("CS-REF-001", 9, older=OLDER_LIMIT))
    expect(state(training, "CS-REF-001")).to_have_text("Changed")
    bring(
        training, exports(built_site, [{"name": "Robin Vale", "done": [attempt("CS-REF-001", 1, mode="changes")]}])[0]
    )
    expect(state(training, "CS-REF-001")).to_have_text("Passed")


def test_another_tab_follows(training, address, built_site):
    other = opened(training.context.new_page(), address)
    learned(training, built_site, attempt("CS-ID-001", 3))
    expect(state(other, "CS-ID-001")).to_have_text("Passed")


def test_without_scripts_the_page_says_where_to_read(new_page, address):
    page = new_page(scripts=False)
    page.goto(address)
    expect(page.get_by_text("Your training needs JavaScript")).to_be_visible()
    for name in ("learning paths", "all procedures"):
        expect(page.locator("article").get_by_role("link", name=name, exact=True).first).to_be_visible()


def test_heads_do_not_look_as_if_they_sorted(training, history):
    bring(training, history)
    head = training.get_by_role("columnheader", name="Procedure").first
    assert head.evaluate("one => getComputedStyle(one, '::after').content") == "none"
    assert head.evaluate("one => getComputedStyle(one).cursor") == "auto"


def test_on_a_phone_the_rows_are_still_a_table(new_page, address, history):
    page = opened(new_page(width=360), address)
    bring(page, history)
    table = page.get_by_role("table", name="Procedures")
    expect(table).to_be_visible()
    assert table.get_by_role("row").count() == 18


def test_where_nothing_can_be_stored_the_page_says_so(page, address):
    page.add_init_script(
        "Object.defineProperty(window, 'indexedDB', {get() { throw new DOMException('denied', 'SecurityError'); }});"
    )
    opened(page, address)
    expect(page.locator("sop-next [data-part=trouble]")).to_be_visible()


def test_a_catalogue_that_does_not_load_is_told(page, address):
    page.route("**/catalogue.js", lambda route: route.fulfill(status=200, content_type="text/javascript", body=""))
    page.goto(address)
    expect(page.locator("sop-next [data-part=trouble]")).to_contain_text("Your results cannot be shown.")


def test_names_from_a_file_are_shown_as_text(training):
    name = "<img src=x onerror=alert(1)>"
    learner = {"schema": 2, "id": "1" * 32, "kind": "learner", "handbook": handbook_id(training), "learner": "2" * 32}
    learner |= {"at": "2026-11-20T09:30:00.000Z", "name": name, "role": name}
    bring(training, exported(handbook_id(training), [learner], schema=2))
    expect(training.get_by_text(name)).to_be_visible()
