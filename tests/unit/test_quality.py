"""Rules on the quality of quizzes: where they keep quiet. (What they find is shown in the guide, and tested there.)"""

import pytest

from harness.examples import QUIZ, findings_of, handbook_of

STEP = "  - {id: test, do: Test the cable., role: helper, within: %s}\n"


def codes(tmp_path, quiz, front=""):
    example = f"{front}# {QUIZ}\nsop: LD-LEND-001\nquestions:\n{quiz}"
    return [finding.code for finding in findings_of(handbook_of(example), tmp_path) if finding.path == QUIZ]


def single(options, q="What comes first?", more=""):
    listed = "".join(f"      - {{id: o{at}, text: '{text}'{right}}}\n" for at, (text, right) in enumerate(options))
    head = f"  - id: one\n    type: single\n    tests: [test]\n    q: {q}\n    explain: So it is.\n"
    return f"{head}{more}    options:\n{listed}"


RIGHT = ", correct: true"


@pytest.mark.parametrize(
    ("within", "answer", "contradicts"),
    [
        ("5m", "5 minutes", False),
        ("1h", "60 minutes", False),
        ("1h", "one hour", False),
        ("1bd", "1 business day", False),
        ("5m", "Within 10 minutes", True),
        ("5m", "2 hours", True),
        ("5m", "As long as it takes", False),
        ("5m", "10 minutes, then the desk lead takes over", False),
    ],
)
def test_a_right_time_is_compared_by_length(tmp_path, within, answer, contradicts):
    quiz = single([(answer, RIGHT), ("A day", ""), ("A week", "")], "How long may the test take?")
    assert ("SOP522" in codes(tmp_path, quiz, f"steps:\n{STEP % within}")) is contradicts


def test_a_time_that_a_sentence_of_the_sop_names_is_no_contradiction(tmp_path):
    quiz = single([("10 minutes", RIGHT), ("A day", ""), ("A week", "")], "How long does the battery need?")
    steps = f"steps:\n{(STEP % '5m').replace('}', ', note: The battery needs 10 minutes.}')}"
    assert "SOP522" not in codes(tmp_path, quiz, steps)


@pytest.mark.parametrize(("minutes", "contradicts"), [("30", False), ("20", True)])
def test_a_time_of_the_escalation_is_compared(tmp_path, minutes, contradicts):
    q = "Within how many minutes does level 2 respond?"
    quiz = f"  - {{id: one, type: numeric, q: '{q}', answer: {minutes}, unit: minutes, explain: See the ladder.}}\n"
    assert ("SOP522" in codes(tmp_path, quiz)) is contradicts


@pytest.mark.parametrize(
    "q",
    [
        "What do you do if the card does not work?",
        "What do you do with a card that cannot be read?",
        "Which of these do you never lend?",
        "What must **not** be lent?",
        "What is NOT lent?",
        "Do you lend what is not in the catalogue?",
    ],
)
def test_questions_that_are_not_negative(tmp_path, q):
    quiz = single([("Aa", RIGHT), ("Bb", ""), ("Cc", "")], f"'{q}'")
    assert "SOP516" not in codes(tmp_path, quiz)


@pytest.mark.parametrize(
    ("hint", "told"),
    [
        ("Scan the card.", True),
        ("Scan the card, or fetch the tool?", False),
        ("Scan the cards.", False),
        ("Look at the sign.", False),
    ],
)
def test_a_hint_that_names_a_wrong_option_too_tells_nothing(tmp_path, hint, told):
    quiz = single([("Scan the card", RIGHT), ("Fetch the tool", ""), ("Wait", "")], more=f"    hint: '{hint}'\n")
    assert ("SOP521" in codes(tmp_path, quiz)) is told


@pytest.mark.parametrize(
    ("hint", "told"), [("It is 5.", True), ("It is 5.5 or 15.", False), ("A hand has as many.", False)]
)
def test_a_number_in_a_hint_is_the_answer_only_as_a_whole(tmp_path, hint, told):
    quiz = f"  - {{id: n, type: numeric, q: How many?, answer: 5, explain: Five., hint: '{hint}'}}\n"
    assert ("SOP521" in codes(tmp_path, quiz)) is told


def test_the_same_question_with_other_options_is_another_one(tmp_path):
    one = single([("Aa", RIGHT), ("Bb", ""), ("Cc", "")])
    other = single([("Dd", RIGHT), ("Ee", ""), ("Ff", "")]).replace("id: one", "id: two")
    assert "SOP520" not in codes(tmp_path, one + other)
    assert "SOP520" in codes(tmp_path, one + one.replace("id: one", "id: two"))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Who pays?", "who  pays"),
        ("Is **red** right?", "Is *red* right!"),
        ("Is `a_b` it?", "Is a_b it?"),
        ("Is [it](#there) so?", "Is it so?"),
    ],
)
def test_marks_spaces_and_links_make_no_other_question(tmp_path, first, second):
    options = [("Aa", RIGHT), ("Bb", ""), ("Cc", "")]
    one, other = (single(options, f"'{q}'") for q in (first, second))
    assert "SOP520" in codes(tmp_path, one + other.replace("id: one", "id: two"))


def test_a_free_group_may_stand_in_any_order(tmp_path):
    items = "[{id: book, text: Book}, {id: card, text: Scan}, {id: test, text: Test}]"
    quiz = f"  - {{id: o, type: order, q: In which order?, explain: So., items: {items}%s}}\n"
    assert "SOP525" in codes(tmp_path, quiz % "")
    assert "SOP525" not in codes(tmp_path, quiz % ", any-order: [[book, card, test]]")


def test_a_quiz_without_questions_has_nothing_to_judge(tmp_path):
    assert codes(tmp_path, "  []\n") == []
