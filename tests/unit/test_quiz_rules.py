"""Rules on quizzes where one type of question differs from the others; the plain cases are in the guide's examples."""

import pytest

from harness.examples import QUIZ, findings_of, handbook_of

YES = "{id: booked, type: true-false, q: Is every loan booked?, answer: true, explain: Every one.}"
CLOZE = "{id: %s, type: cloze, text: 'Within {n} minutes, %s', blanks: {n: %s}, explain: Five.}"
RATING = "{id: sure, type: scale, q: Can you lend a saw?}"


def found(folder, *questions, top=""):
    """Code and place in the quiz of everything that is found in a quiz of these questions."""
    listed = "".join(f"  - {question}\n" for question in questions)
    text = f"# {QUIZ}\nsop: LD-LEND-001\n{top}questions:\n{listed}"
    return {(each.code, each.line) for each in findings_of(handbook_of(text), folder) if each.path == QUIZ}


def codes(folder, *questions, top=""):
    return {code for code, _ in found(folder, *questions, top=top)}


def test_a_rating_needs_no_explanation(tmp_path):
    assert ("SOP514", 4) not in found(tmp_path, YES, RATING)
    unexplained = YES.replace(", explain: Every one.", "")
    assert ("SOP514", 3) in found(tmp_path, unexplained, RATING)


def test_ratings_alone_cannot_be_passed(tmp_path):
    assert codes(tmp_path, RATING) & {"SOP538", "SOP517"} == {"SOP538"}


def test_ratings_alone_that_give_points_are_told_as_well(tmp_path):
    assert codes(tmp_path, RATING.replace("}", ", points: 3}")) & {"SOP538", "SOP517"} == {"SOP538"}


def test_sentences_with_gaps_are_told_apart_by_their_words(tmp_path):
    one, other = CLOZE % ("a", "test it.", "{answer: 5}"), CLOZE % ("b", "book it.", "{answer: 5}")
    assert "SOP520" not in codes(tmp_path, one, other)
    assert "SOP520" in codes(tmp_path, one, CLOZE % ("b", "test it.", "{answer: 5}"))


@pytest.mark.parametrize(
    ("blank", "code"),
    [("{range: [5, 3]}", "SOP504"), ("{answer: 5, tolerance: a bit}", "SOP505"), ("{answer: 5}", None)],
)
def test_numbers_in_gaps_are_checked_like_those_of_questions(tmp_path, blank, code):
    hits = found(tmp_path, YES, CLOZE % ("a", "test it.", blank))
    assert {each for each in hits if each[0] in {"SOP504", "SOP505"}} == ({(code, 4)} if code else set())


@pytest.mark.parametrize(
    ("image", "code"),
    [
        ("{src: gone.svg, alt: The order screen with the date marked}", "SOP315"),
        ("{src: 'https://example.org/a.svg', alt: The order screen}", "SOP315"),
        ("{src: lending.md, alt: image}", "SOP320"),
        ("{src: lending.md, alt: The order screen with the date marked}", None),
    ],
)
def test_pictures_of_questions_lie_beside_the_sop_and_have_words(tmp_path, image, code):
    hits = codes(tmp_path, YES.replace("}", f", image: {image}}}"))
    assert hits & {"SOP315", "SOP320"} == ({code} if code else set())


def test_critical_questions_are_asked_wherever_they_are(tmp_path):
    critical = YES.replace("}", ", critical: true, pool: extra}")
    draw = "draw: [{pool: core, take: all}]\n"
    assert "SOP531" not in codes(tmp_path, YES, critical.replace("booked", "free"), top=draw)
    assert "SOP531" in codes(
        tmp_path, YES, critical.replace("critical: true, ", "").replace("booked", "free"), top=draw
    )


def test_an_attempt_counts_what_it_asks(tmp_path):
    many = [YES.replace("booked", f"booked-{number}").replace("every", f"every {number}.") for number in range(6)]
    assert "SOP518" not in codes(tmp_path, *many)
    assert "SOP518" in codes(tmp_path, *many, top="draw: [{pool: core, take: 3}]\n")


def test_whether_few_questions_are_too_few_is_not_known_while_the_sop_cannot_be_read(tmp_path):
    few = f"# {QUIZ}\nsop: LD-LEND-001\ngenerate: {{order: 0}}\nquestions:\n  - {YES}\n"
    for sop, told in (("", True), ("status: approvd\n", False)):
        codes = {each.code for each in findings_of(handbook_of(f"{sop}{few}"), tmp_path / str(told))}
        assert ("SOP518" in codes) == told


def test_the_list_of_a_gap_says_nothing_twice(tmp_path):
    options = "{options: [{id: a, text: Five, correct: true}, {id: b, text: %s}, {id: c, text: Six}]}"
    assert ("SOP512", 4) in found(tmp_path, YES, CLOZE % ("a", "test it.", options % "five."))
    assert "SOP512" not in codes(tmp_path, YES, CLOZE % ("a", "test it.", options % "Four"))
