"""What other quizzes lose when their content changes or when two tabs are open: ours keeps it."""

import shutil

import pytest
import yaml
from playwright.sync_api import expect

from harness.building import build, small_handbook
from harness.quizzing import answer_all, asked, check_all, data, jump, opened, order, passed, press, right_answer
from harness.serving import served
from harness.storage import stored

PAGE = "quizzes/QZ-STEP-001/"


class Handbook:
    """A handbook whose quiz is edited while somebody learns from it: a copy of one that was built."""

    def __init__(self, built, folder):
        self.project = small_handbook("quizzes", folder / "handbook")
        self.site = shutil.copytree(built, folder / "site")

    def edit(self, change):
        path = self.project / "quizzes" / "QZ-STEP-001.yml"
        quiz = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        change(quiz["questions"])
        path.write_text(yaml.safe_dump(quiz, allow_unicode=True, sort_keys=False), encoding="utf-8")
        build(self.project / "mkdocs.yml", self.site)


@pytest.fixture
def handbook(quizzes_built, tmp_path):
    return Handbook(quizzes_built, tmp_path)


@pytest.fixture
def edited(handbook, page):
    """The page of a quiz that will be edited."""
    with served(handbook.site) as address:
        opened(page, address + PAGE)
        yield page


@pytest.fixture
def quiz(quizzes, page):
    """The page of a quiz that stays as it is."""
    opened(page, quizzes + PAGE.removeprefix("quizzes/"))
    return page


NEW = {"id": "new", "type": "true-false", "q": "A new question.", "answer": "true", "explain": "Yes.", "tests": ["pay"]}


def test_a_question_inserted_on_top_is_not_shown_as_answered(edited, handbook):
    """mkdocs-quiz 1.7 keeps answers by position: the new question had the answer of the old first one."""
    press(edited, "Start the quiz")
    right_answer(jump(edited, "limit"), data(edited)["limit"])
    expect(edited.locator("[data-part=place]")).to_have_text("1 of 4 answered")
    handbook.edit(lambda questions: questions.insert(0, NEW))
    edited.reload()
    expect(edited.locator("[data-part=place]")).to_have_text("1 of 5 answered")
    expect(jump(edited, "new").locator("input:checked")).to_have_count(0)
    expect(jump(edited, "limit").get_by_label("100 EUR")).to_be_checked()


def test_reordered_options_leave_what_was_chosen(edited, handbook):
    """mkdocs-quiz 1.7 showed another option as chosen."""
    press(edited, "Start the quiz")
    jump(edited, "limit").get_by_label("50 EUR").check()
    expect(edited.locator("[data-part=place]")).to_have_text("1 of 4 answered")

    def reverse(questions):
        questions[0]["options"].reverse()

    handbook.edit(reverse)
    edited.reload()
    expect(jump(edited, "limit").get_by_label("50 EUR")).to_be_checked()
    expect(edited.locator("[data-part=place]")).to_have_text("1 of 4 answered")


def test_after_a_pass_the_content_may_change_and_the_attempt_is_still_read(edited, handbook):
    """With fullmark 0.10 and sphinx-yaq any edit orphans the attempt."""
    passed(edited)

    def rewrite(questions):
        questions[0]["q"] = "What is the limit of a refund on your own?"
        del questions[3]

    handbook.edit(rewrite)
    edited.reload()
    expect(edited.locator("[data-part=earlier]:visible")).to_contain_text("Best score 100 %")
    press(edited, "Review the last attempt")
    expect(edited.get_by_text("1 question of this attempt is no longer in the quiz.")).to_be_visible()
    expect(edited.locator("#question-limit [data-part=mark]")).to_have_text("Right. This question has changed since.")
    expect(edited.locator("#question-back [data-part=mark]")).to_have_text("Right")
    assert len(stored(edited, "attempt")[0]["questions"]) == 4


def test_a_retry_of_the_missed_scores_only_what_is_asked(quiz):
    """adapt-contrib-assessment #218: the retry was scored against the whole bank."""
    press(quiz, "Start the quiz")
    answer_all(quiz, but=("back", "soon"))
    press(quiz, "Submit")
    expect(quiz.get_by_role("heading", name="Not passed: 50 %")).to_be_visible()
    press(quiz, "Try the missed ones again")
    assert sorted(order(quiz)) == ["back", "soon"]
    check_all(quiz)
    expect(quiz.get_by_role("heading", name="Practice: 2 of 2 right")).to_be_visible()
    expect(quiz.get_by_text("Saved in this browser.")).to_be_visible()
    practice = next(attempt for attempt in stored(quiz, "attempt") if attempt["mode"] == "practice")
    assert (practice["earned"], practice["possible"], practice["score"]) == (2, 2, 1)


def test_two_tabs_on_one_quiz_lose_no_answer_and_record_one_attempt(quiz):
    """mkdocs-quiz 1.7 keeps one blob per page: the tab that wrote last won."""
    press(quiz, "Start the quiz")
    jump(quiz, "limit").get_by_label("100 EUR").check()
    expect(quiz.locator("[data-part=place]")).to_have_text("1 of 4 answered")
    other = quiz.context.new_page()
    opened(other, quiz.url)
    expect(other.locator("[data-part=place]")).to_have_text("1 of 4 answered")
    jump(other, "soon").locator("input").fill("10")
    jump(quiz, "above").get_by_label("True", exact=True).check()
    jump(other, "back").get_by_label("True", exact=True).check()
    for tab in (quiz, other):
        expect(tab.locator("[data-part=place]")).to_have_text("4 of 4 answered")
    expect(jump(quiz, "soon").locator("input")).to_have_value("10")
    for place in range(4):
        other.locator(".sop-quiz__jump").nth(place).click()
    press(other, "Finish")
    press(other, "Submit")
    expect(other.get_by_role("heading", name="Passed: 100 %")).to_be_visible()
    expect(quiz.get_by_role("heading", name="Passed: 100 %")).to_be_visible()
    expect(quiz.get_by_text("Submitted in another tab, and saved in this browser.")).to_be_visible()
    for tab in (quiz, other):
        tab.reload()
        expect(tab.locator("[data-part=earlier]:visible")).to_contain_text("Taken once.")
    assert len(stored(quiz, "attempt")) == 1


def test_two_tabs_on_two_quizzes_keep_both(quiz):
    other = quiz.context.new_page()
    opened(other, quiz.url.replace("STEP", "WALK"))
    for tab in (quiz, other):
        press(tab, "Start the quiz")
    jump(other, "text").locator("input").fill("team lead")
    jump(quiz, "soon").locator("input").fill("10")
    expect(other.locator("[data-part=place]")).to_have_text("1 of 11 answered")
    for tab, question, words in ((quiz, "soon", "10"), (other, "text", "team lead")):
        tab.reload()
        expect(tab.locator(f"#question-{question} input")).to_have_value(words)


def introduce(page, button, name):
    page.get_by_role("button", name=button).click()
    page.locator("sop-learner input[name=name]").fill(name)
    page.get_by_role("button", name="This is me").click()
    expect(page.locator("sop-learner [data-part=named]")).to_contain_text(name)


def test_who_learns_next_sees_nothing_of_who_learned_before(quiz):
    introduce(quiz, "Say who you are", "Robin Vale")
    press(quiz, "Start the quiz")
    jump(quiz, "soon").locator("input").fill("10")
    expect(quiz.locator("[data-part=place]")).to_have_text("1 of 4 answered")
    introduce(quiz, "Not you", "Kim Moor")
    press(quiz, "Start the quiz")
    expect(quiz.locator("[data-part=place]")).to_have_text("0 of 4 answered")
    expect(jump(quiz, "soon").locator("input")).to_have_value("")
    quiz.get_by_role("button", name="Not you").click()
    quiz.get_by_role("button", name="Robin Vale").click()
    expect(quiz.locator("[data-part=place]")).to_have_text("1 of 4 answered")
    expect(asked(quiz).locator("input")).to_have_value("10")


def test_a_quiz_without_its_own_script_says_so_and_asks_nothing(page, handbook):
    """A browser may have kept the page, or the script, from before the handbook was published anew."""
    path = handbook.site / "assets" / "sopbook" / "learning" / "QZ-STEP-001.js"
    path.write_text(path.read_text(encoding="utf-8").replace('"edition":"', '"edition":"0', 1), encoding="utf-8")
    with served(handbook.site) as address:
        page.goto(address + PAGE)
        expect(page.get_by_role("alert").filter(has_text="a part of this quiz has not arrived")).to_be_visible()
        expect(page.get_by_role("button", name="Start the quiz")).to_be_hidden()
