"""The answer in words: put together by script once a question was answered, and nowhere before."""

import pytest
from playwright.sync_api import expect

from harness.building import build, small_handbook
from harness.quizzing import data, jump, opened, press, right_answer
from harness.serving import served

QUIZ = "quizzes/QZ-WALK-001/"
GROUPED = "    items: [{id: card,"
SAID = {
    "single": "Answer Right: Send a new card Ask for the date of birth: That is for active cards. "
    "A new card comes first. See: Send a new card.",
    "multiple": "Answer Right: The date of birth; The code in the letter Voices can be copied. "
    "See: Ask for the date of birth.",
    "true-false": "Answer Right: False Twice at most. See: Ask for the date of birth.",
    "order": "Answer The right order: Look at the card Ask for the date of birth Compare it Answer "
    "In any order among themselves: Look at the card; Compare it. The card comes first. See: Is the card active?",
    "match": "Answer Agent Answers Team lead Takes over The lead takes over. See: Pass the call on.",
    "numeric": "Answer Right: 2 times Twice. See: Ask for the date of birth.",
    "text": "Answer Right: team lead The team lead. See: Pass the call on.",
    "cloze": "Answer Right: Ask for the date of birth at most 2 times, then pass the call on to the team lead. "
    "Twice, then the team lead. See: Ask for the date of birth.",
    "scenario": "Answer Where it ends: Pass the call on. Send a new card. (25 % of the points) "
    "After two tries the lead takes over. See: Pass the call on.",
}


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A handbook in which two things may be done in any order."""
    project = small_handbook("quizzes", tmp_path_factory.mktemp("answers") / "handbook")
    path = project / "quizzes" / "QZ-WALK-001.yml"
    text = path.read_text(encoding="utf-8")
    assert GROUPED in text
    path.write_text(text.replace(GROUPED, f"    any-order: [[compare, card]]\n{GROUPED}"), encoding="utf-8")
    with served(build(project / "mkdocs.yml", tmp_path_factory.mktemp("site"))) as address:
        yield address


def test_each_type_says_what_is_right_why_and_where_that_stands(page, address):
    opened(page, address + QUIZ)
    press(page, "Practise")
    for id_, words in SAID.items():
        question = jump(page, id_)
        right_answer(question, data(page)[id_])
        assert page.locator(".sop-answer").count() == page.locator("fieldset[data-mark]").count()
        press(page, "Check")
        expect(question.locator(".sop-answer")).to_have_text(words, use_inner_text=True)
    links = page.locator("#question-scenario .sop-answer a")
    places = ["node-fraud", "node-renew", "node-fraud"]
    procedure = page.locator("[data-part=procedure]").get_attribute("href")
    assert links.evaluate_all("all => all.map(each => each.getAttribute('href'))") == [
        f"{procedure}#{place}" for place in places
    ]


def test_the_words_of_an_answer_stay_when_the_quiz_says_something_else(page, address):
    """They were put together from parts with names; other parts have some of these names."""
    opened(page, address + QUIZ)
    press(page, "Start the quiz")
    for _ in data(page):
        page.locator(".sop-quiz__steering [data-action=next]").click()
    press(page, "Submit")
    expect(page.locator(".sop-answer")).to_have_count(len(data(page)) - 1)
    for id_, words in SAID.items():
        answer = page.locator(f"#question-{id_} .sop-answer")
        answer.scroll_into_view_if_needed()
        expect(answer).to_have_text(words, use_inner_text=True)
    assert page.locator(".sop-answer [data-part]").count() == 0


def test_nobody_finds_an_answer_in_the_page_before_giving_one(page, address):
    opened(page, address + QUIZ)
    press(page, "Start the quiz")
    assert "That is for active cards" not in page.content()
