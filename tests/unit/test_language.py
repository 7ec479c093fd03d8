"""Rules on language: what they find, what they leave alone, and where they point."""

import random

import pytest

from harness.examples import FILES, FRONT_MATTER, findings_of, handbook_of
from sopbook.checks.language_words import SECOND, VERBS
from sopbook.checks.orders import passive, second_action, sentences, statement_begins
from sopbook.checks.passages import Kind, passages
from sopbook.checks.readability import grade, syllables
from sopbook.checks.texts import REACH, Text
from sopbook.checks.unwritten import IN_QUIZZES, IN_SOPS
from sopbook.reading.source import read_markdown
from sopbook.skeletons import BODY, HEAD, PARTS, QUIZ


def found(tmp_path, example):
    return [
        (finding.code, finding.line, finding.column, finding.excerpt[finding.column - 1 :].split(" ")[0])
        for finding in findings_of(handbook_of(example), tmp_path)
        if finding.code.startswith("SOP4")
    ]


def of_step(tmp_path, action, more="role: helper"):
    return [code for code, *_ in found(tmp_path, f"steps:\n  - {{id: one, do: '{action}', {more}}}\n")]


@pytest.mark.parametrize(
    "value",
    [
        "do: Call the lead soon.",
        'do: "Call the lead soon."',
        "do: 'Call the lead soon.'",
        "do: >-\n      Call the lead\n      soon.",
        'do: "Call the\n      lead soon."',
    ],
)
def test_a_finding_points_at_the_word_however_the_value_is_written(tmp_path, value):
    ((code, _, _, word),) = found(tmp_path, f"steps:\n  - id: one\n    role: helper\n    {value}\n")
    assert (code, word.strip(".\"'")) == ("SOP401", "soon")


def test_the_second_of_two_equal_words_is_pointed_at(tmp_path):
    action = 'do: "Write \\"soon\\" on the tag: soon."'
    ((code, _, column, _),) = found(tmp_path, f"steps:\n  - id: one\n    role: helper\n    {action}\n")
    assert (code, column) == ("SOP401", len(f"    {action}") - len('soon."') + 1)


def test_each_of_two_phrases_close_together_is_told(tmp_path):
    assert of_step(tmp_path, "Call soon, or better soon than late.") == ["SOP401", "SOP401"]


def test_a_finding_in_the_body_points_at_its_line(tmp_path):
    example = "# body\n\n# Heading with TBD\n\nOne line\nthat goes on and/or ends.\n\n```\nand/or\n```\n| and/or |\n"
    ((code, line, column, word),) = found(tmp_path, example)
    front = len(f"---\n{FRONT_MATTER}---\n".splitlines())
    assert (code, line, column, word) == ("SOP410", front + 5, 14, "and/or")


@pytest.mark.parametrize(
    "action",
    [
        "Tell the lead immediately after the test.",
        "Tell the lead within 15 minutes, as soon as possible.",
        'Say "I call you back soon".',
        "Wipe `soon` away.",
        "Take two at once.",
        "Call as soon as the test fails.",
        "Do it sooner than the others.",
    ],
)
def test_time_that_is_not_vague(tmp_path, action):
    assert "SOP401" not in of_step(tmp_path, action)


def test_a_limit_of_the_step_holds_for_its_warning_and_substeps(tmp_path):
    parts = "warning: Leave the room at once., substeps: [{id: two, do: Call 112 immediately.}]"
    assert of_step(tmp_path, "Look at the gauge.", f"role: helper, {parts}").count("SOP401") == 2
    assert "SOP401" not in of_step(tmp_path, "Look at the gauge.", f"role: helper, within: 1m, {parts}")


@pytest.mark.parametrize(
    "action",
    [
        "Press SAVE.",
        "Write down the Equipment Register Number (ERN); the ERN is on the back.",
        "Take tool LD-LEND-001 from shelf B.",
        "Open form ABC-12.",
        "Note the loan; a LOAN of an hour counts.",
        "Look for the mark that begins with NLX.",
    ],
)
def test_capitals_that_need_no_explanation(tmp_path, action):
    assert "SOP402" not in of_step(tmp_path, action)


def test_an_abbreviation_is_told_once_and_registers_explain_it(tmp_path):
    action = "Take the RCD from the shelf. The RCD is red."
    assert of_step(tmp_path, action).count("SOP402") == 1
    terms = "rcd: {term: Residual current device, abbreviation: RCD, meaning: Cuts the power.}"
    example = f"steps:\n  - {{id: one, do: '{action}', role: helper}}\n# docs/registers/terms.yml\n{terms}\n"
    assert "SOP402" not in [code for code, *_ in found(tmp_path, example)]


@pytest.mark.parametrize(
    ("action", "verb"),
    [
        ("Open the door and count the bags.", "count"),
        ("Open the door, then count the bags.", "count"),
        ("Open the door; count the bags.", "count"),
        ("Open the door. Count the bags.", "Count"),
        ("If it rings, open the door and count the bags.", "count"),
        ("Check the name and address.", None),
        ("Check that the doors are shut and the lights are off.", None),
        ("Wait until the guests arrive and take their seats.", None),
        ("Ask the lead to check and sign the form.", None),
        ("If the light is red, then stop.", None),
        ("Clean the floors: sweep, then mop.", None),
        ("Turn the key and hold it for 3 seconds.", None),
        ("Open the door. Never leave it open.", None),
        ("Open the door. If it sticks, call the caretaker.", None),
        ("The door is opened and closed.", None),
    ],
)
def test_second_actions(action, verb):
    second = second_action(action)
    assert (second and action[second[0] :].split(" ")[0]) == verb


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("The door must be shut.", "The"),
        ("Gloves are worn.", "Gloves"),
        ("Checks the cable.", "Checks"),
        ("Check is done twice.", "Check"),
        ("Cleaning of the desk.", "Cleaning"),
        ("When it rings, the guard should leave.", "the"),
        ("Frobnicate the valve.", None),
        ("Gently lift the lid.", None),
        ("Do not touch the blade.", None),
        ("If it rings, leave.", None),
        ("After 18:00 or at weekends, call the guard.", None),
        ("Is the door shut?", None),
        ("", None),
    ],
)
def test_statements(sentence, word):
    begins = statement_begins(sentence)
    assert (None if begins is None else sentence[begins:].split(" ")[0]) == word


@pytest.mark.parametrize(
    ("sentence", "done"),
    [
        ("The form must be sent.", "must be sent"),
        ("If it rings, the alarm is switched off.", "is switched"),
        ("The form is sent by the clerk.", None),
        ("The form is sent by post.", "is sent"),
        ("The door is closed.", None),
        ("Send the form.", None),
    ],
)
def test_passives(sentence, done):
    result = passive(sentence)
    assert (result and result[0]) == done


def test_a_passive_step_is_told_once(tmp_path):
    assert of_step(tmp_path, "The form must be sent.", "tools: [catalogue]") == ["SOP405"]
    assert of_step(tmp_path, "The form must be sent.") == ["SOP404"]


def test_what_customers_hear_and_the_history_are_not_read():
    raw = FRONT_MATTER.replace("Plainer words.", "TBD soon, asap.") + "communication: {say: [Soon.], avoid: [TBD]}\n"
    source, _ = read_markdown("a.md", f"---\n{raw}---\n".encode())
    texts = [passage.text for passage in passages(source)]
    assert texts
    assert not any("TBD" in text or "Soon" in text for text in texts)


def test_kinds_stand_in_order_and_their_ends_hold_all_of_them():
    source, _ = read_markdown("a.md", f"---\n{FRONT_MATTER}---\n\nSome words.\n".encode())
    text = Text(source, frozenset())
    kinds = [passage.kind for passage in text.passages]
    assert kinds == sorted(kinds)
    assert text.end[Kind.PROSE] == len(text.raw) == len(text.words) == len(text.lower)
    assert text.raw[: text.end[Kind.ACTION]].endswith("Book the loan in the catalogue.")


def test_letters_that_grow_when_small_do_not_move_the_place(tmp_path):
    ((code, _, _, word),) = found(tmp_path, "# body\nİİİİ Take one and/or two.\n")
    assert (code, word) == ("SOP410", "and/or")


def test_sentences_are_not_ended_by_abbreviations():
    assert [text.strip() for _, text in sentences("Call ext. 4100. Ask e.g. Anna for it. Stop!")] == [
        "Call ext. 4100.",
        "Ask e.g. Anna for it.",
        "Stop!",
    ]


@pytest.mark.parametrize(
    ("word", "count"), [("the", 1), ("table", 2), ("closed", 1), ("started", 2), ("customer", 3), ("organisation", 5)]
)
def test_syllables(word, count):
    assert syllables(word) == count


def test_the_grade_is_that_of_the_formula():
    words = ["cat", "table"] * 50  # 100 words, 150 syllables, 10 sentences
    assert grade(words, 10) == pytest.approx(0.39 * 10 + 11.8 * 1.5 - 15.59)
    assert grade(["cat"] * 99, 10) is None


def test_second_verbs_are_verbs():
    assert SECOND < VERBS
    assert REACH >= 40


def test_any_text_is_read_without_failing(tmp_path):
    letters = "Aa. ,;:!?\"'“”`[](){}#|*_-–/\\\n\tİßΣ12 the and then if never TBD soon is checked step 3 "
    chance = random.Random(20261121)
    pieces = letters.split(" ") + list(letters)
    for number in range(150):
        body = "".join(chance.choice(pieces) + chance.choice(["", " "]) for _ in range(120))
        raw = f"---\n{FRONT_MATTER}---\n{body}\n"
        source, _ = read_markdown("a.md", raw.encode())
        text = Text(source, frozenset())
        assert len(text.words) == len(text.raw), number
        files = {**FILES, "docs/sops/desk/lending.md": raw}
        if number % 30 == 0:
            for finding in findings_of(files, tmp_path):
                assert finding.line <= raw.count("\n") + 1


WRITE_HERE = sorted(
    {
        line.strip().removeprefix("- ").removeprefix("# ").strip().removeprefix("do: ").removeprefix("purpose: ")
        for text in (HEAD, BODY, *PARTS.values())
        for line in text.splitlines()
        if "Write here" in line and not line.strip().startswith("q:")
    }
)


@pytest.mark.parametrize("said", WRITE_HERE)
def test_what_a_new_sop_leaves_to_be_written_is_told(said, tmp_path):
    text = said.split(": ", 1)[-1] if said.startswith(("ask: ", "a: ")) else said
    assert ("SOP406", "Write") in [(code, word) for code, _, _, word in found(tmp_path, f"# body\n\n{text}\n")]


def test_what_is_told_of_pictures_and_questions_is_what_a_new_sop_and_quiz_have():
    sop, quiz = "".join((HEAD, *PARTS.values())), QUIZ
    for written, places in ((sop, IN_SOPS), (quiz, IN_QUIZZES)):
        assert [text for left in places.values() for text in left if text not in written] == []


@pytest.mark.parametrize(
    "head",
    ['!!! warning "Mind the gap"', "!!! note", '??? note "Open me"', '???+ info inline end "x"', '!!! "Only a title"'],
)
def test_the_head_of_a_box_is_no_prose(tmp_path, head):
    assert found(tmp_path, f"# body\n\n{head}\n    The text of it.\n\n{head}\n\n    The text of it.\n") == []
    assert [code for code, *_ in found(tmp_path, f"# body\n\n{head}\n    Sign the the slip.\n")] == ["SOP429"]


@pytest.mark.parametrize("text", ["Ask them!!!", "??? ask somebody", "Who ??? knows"])
def test_signs_that_begin_no_box_are_told(tmp_path, text):
    assert len(found(tmp_path, f"# body\n\n{text}\n")) == 1


@pytest.mark.parametrize("text", ["Alle, die die Waage nutzen.", "Nous nous lavons les mains.", "Ik weet dat dat mag."])
def test_words_that_other_languages_write_twice(tmp_path, text):
    assert found(tmp_path, f"# body\n\n{text}\n") == []


def test_a_form_in_which_something_is_written_is_no_placeholder(tmp_path):
    assert "SOP406" not in of_step(tmp_path, "Write here and on the tag what the customer said.")
