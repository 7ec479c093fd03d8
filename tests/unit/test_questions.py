"""Questions made from structure: golden cases in `tests/golden/questions`, and what must hold for every SOP.

`WRITE_GOLDEN=1 pytest tests/unit/test_questions.py` writes the expected part of each case anew; read the difference.
"""

import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sopbook.fingerprints import part_fingerprints
from sopbook.model.question import Match, Order, Question, Single
from sopbook.model.quiz import Generate, Quiz
from sopbook.model.registers import Registers
from sopbook.model.sop import Responsibility, Sop
from sopbook.questions import generated_questions, quiz_for
from sopbook.questions import warnings as warnings_of
from sopbook.questions.choice import Choice, Stem, single
from sopbook.questions.facts import faq_matches
from sopbook.questions.naming import id_of
from sopbook.questions.people import Roles
from sopbook.wording import bag

GOLDEN = Path(__file__).parents[1] / "golden" / "questions"
CASES = sorted(GOLDEN.glob("*.yml"))
ALL = Generate.model_validate({field.alias or name: 5 for name, field in Generate.model_fields.items()})


@pytest.mark.parametrize("texts", [("GMP手順", "GMP規則"), ("Ärger", "Örger"), ("第1室を点検する", "第1棚を点検する")])
def test_what_differs_in_other_letters_has_ids_that_differ(texts: tuple[str, str]) -> None:
    one, other = (id_of("term", text) for text in texts)
    assert one != other
    assert (id_of("term", "Dry run (GMP)"), id_of("term", "`a_b`")) == ("term-dry-run-gmp", "term-a-b")


def read(path: Path) -> tuple[Sop, Registers, Any]:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Sop.model_validate(case["sop"]), Registers.model_validate(case["registers"]), case.get("quiz")


def made_of(path: Path) -> list[Question] | None:
    """The quiz of a case without an authored one; with `generate`, the questions of these kinds."""
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    sop, registers, _ = read(path)
    siblings = [Sop.model_validate(sibling) for sibling in case.get("siblings", [])]
    if "generate" in case:
        wanted = Generate.model_validate(case["generate"])
        return list(generated_questions(sop, registers, wanted, siblings=siblings))
    made = quiz_for(sop, None, registers, siblings)
    return list(made.questions) if made else None


def shown(question: Question) -> dict[str, Any]:
    return question.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude_none=True)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    made, expected = made_of(path), read(path)[2]
    quiz = [shown(question) for question in made] if made else None
    if os.environ.get("WRITE_GOLDEN"):
        given_part = path.read_text(encoding="utf-8").split("\nquiz:")[0].rstrip("\n")
        written = yaml.safe_dump({"quiz": quiz}, allow_unicode=True, sort_keys=False, width=118)
        path.write_text(f"{given_part}\n{written}", encoding="utf-8")
    assert quiz == expected


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_kind_in_any_number_is_sound(path: Path) -> None:
    sop, registers, _ = read(path)
    sound(sop, generated_questions(sop, registers, ALL))


def sound(sop: Sop, questions: tuple[Question, ...]) -> None:
    """Ids differ, parts exist, options differ in their words, two wrong ones at least, an explanation."""
    assert len({question.id for question in questions}) == len(questions)
    for question in questions:
        assert set(question.tests) <= part_fingerprints(sop).keys()
        assert question.explain
        texts = _texts(question)
        assert len({bag(text) for text in texts}) == len(texts)
        assert not isinstance(question, Single) or len(texts) >= 3
        assert not isinstance(question, Order) or 4 <= len(texts) <= 6


def _texts(question: Question) -> list[str]:
    match question:
        case Single(options=choices) | Order(items=choices):
            return [choice.text for choice in choices]
        case Match(pairs=pairs):
            return [pair.right for pair in pairs]
        case _:
            return []


KEYS = st.sampled_from(["agent", "lead", "manager", "team-lead", "fraud-unit", "agent-two"])
TIMES = st.sampled_from(["0m", "5m", "60m", "1h", "1bd", "8h", "1d"])
WORDS = st.sampled_from(
    ["Check it.", "check it", "Ask the lead.", "Close", "Wait 5 minutes", "Pay [here](a.md)", "Ring"]
)
STEPS = st.lists(st.fixed_dictionaries({"do": WORDS}, optional={"role": KEYS, "within": TIMES}), max_size=15)
LEVELS = st.lists(
    st.fixed_dictionaries({"role": KEYS, "trigger": WORDS, "respond": TIMES}, optional={"resolve": TIMES}), max_size=5
)
BYPASS = st.lists(st.fixed_dictionaries({"to": KEYS, "trigger": WORDS, "within": TIMES}), max_size=4)
ROWS = st.lists(st.tuples(KEYS, KEYS), max_size=2)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(steps=STEPS, levels=LEVELS, bypass=BYPASS, rows=ROWS)
def test_random_structures_never_give_an_ambiguous_question(
    steps: list[dict[str, str]], levels: list[dict[str, Any]], bypass: list[dict[str, Any]], rows: list[tuple[str, str]]
) -> None:
    values = yaml.safe_load((GOLDEN / "doubtful.yml").read_text(encoding="utf-8"))["sop"]
    numbered = [{"level": number, **level} for number, level in enumerate(levels, 1)]
    sop = Sop.model_validate(
        {
            **values,
            "steps": [{"id": f"s{number}", **step} for number, step in enumerate(steps)],
            "escalation": {"levels": numbered, "bypass": bypass} if levels else None,
            "responsibilities": [{"activity": "A", "responsible": [one], "accountable": two} for one, two in rows],
        }
    )
    made = generated_questions(sop, Registers(), ALL)
    sound(sop, made)
    for question in made:
        if question.id.startswith("time-") and isinstance(question, Single):
            lengths = [MINUTES[option.id] for option in question.options]
            assert len(set(lengths)) == len(lengths)


MINUTES = {"0m": 0, "5m": 5, "60m": 60, "1h": 60, "1bd": 480, "8h": 480, "1d": 1440}


def quiz(count: int, **values: Any) -> Quiz:
    questions = [
        {"id": f"own-{number}", "type": "true-false", "q": "True?", "answer": True, "tests": ["open"]}
        for number in range(count)
    ]
    return Quiz.model_validate({"sop": "CS-TST-001", "questions": questions, **values})


@pytest.mark.parametrize(("authored", "generated"), [(1, 0), (2, 1), (3, 2), (6, 4), (60, 11)])
def test_at_most_forty_percent_is_generated(authored: int, generated: int) -> None:
    sop, registers, _ = read(GOLDEN / "article.yml")
    wish = {"order": 5, "role": 5, "escalation": 5, "time-limit": 5}
    made = quiz_for(sop, quiz(authored, generate=wish), registers)
    assert made is not None
    assert [question.id for question in made.questions[:authored]] == [f"own-{number}" for number in range(authored)]
    assert len(made.questions) - authored == generated


def test_nothing_is_generated_that_was_not_asked_for() -> None:
    sop, registers, _ = read(GOLDEN / "article.yml")
    assert quiz_for(sop, quiz(9), registers) == quiz(9)


def test_parts_without_a_question_come_first() -> None:
    sop, registers, _ = read(GOLDEN / "article.yml")
    one = Generate.model_validate({"time-limit": 1})
    assert [made.id for made in generated_questions(sop, registers, one)] == ["time-open"]
    tested = generated_questions(sop, registers, one, tested=frozenset({"open"}))
    assert [made.id for made in tested] == ["time-check"]


def test_an_authored_id_is_not_used_twice() -> None:
    sop, registers, _ = read(GOLDEN / "article.yml")
    own = quiz(3, generate={"time-limit": 2})
    taken = own.questions[0].model_copy(update={"id": "time-check"})
    made = quiz_for(sop, own.model_copy(update={"questions": (taken, *own.questions[1:])}), registers)
    assert made is not None
    assert [question.id for question in made.questions] == ["time-check", "own-1", "own-2", "time-tell"]


def test_a_file_without_questions_keeps_its_rules() -> None:
    sop, registers, _ = read(GOLDEN / "article.yml")
    made = quiz_for(sop, quiz(0, **{"pass": {"mark": 100}}), registers)
    assert made is not None
    assert made.passing.mark == 100
    assert len(made.questions) >= 6


STEM = Stem("q", "?", (), "There.")


def test_options_that_say_the_same_are_one() -> None:
    right = Choice("a", "Close the door.", 0)
    others = [Choice("b", "close the **door**", 1), Choice("c", "Lock it", 2), Choice("d", "Ring", 3)]
    made = single(STEM, right, others)
    assert made is not None
    assert [option.id for option in made.options] == ["a", "c", "d"]
    assert single(STEM, right, others[:2]) is None


def test_steps_with_the_same_words_are_never_asked_about() -> None:
    sop, registers, _ = read(GOLDEN / "doubtful.yml")
    assert not [made for made in generated_questions(sop, registers, ALL) if {"one", "two"} & set(made.tests)]
    twins = sop.model_copy(update={"responsibilities": ()})
    wide = Registers.model_validate({"roles": {key: {"name": key, "does": "X"} for key in ("cook", "clerk", "guard")}})
    assert [made.id for made in generated_questions(twins, wide, ALL) if made.id.startswith("role")] == ["role-three"]


def test_answers_that_are_alike_are_never_matched() -> None:
    assert not list(faq_matches(read(GOLDEN / "faq-alike.yml")[0]))
    assert list(faq_matches(read(GOLDEN / "faq.yml")[0]))


def test_a_role_that_could_also_be_right_is_never_offered() -> None:
    """Names that contain each other, roles of one kind, roles that share an activity."""
    sop, _, _ = read(GOLDEN / "article.yml")
    shared = {"activity": "Refund", "responsible": ["agent"], "accountable": "lead"}
    raci = sop.model_copy(update={"responsibilities": (Responsibility.model_validate(shared),)})
    names = {"agent": "Service agent", "clerk": "Shop agent", "senior": "Senior service agent", "guard": "Guard"}
    registers = Registers.model_validate({"roles": {key: {"name": name, "does": "X"} for key, name in names.items()}})
    offered = {choice.id for choice in Roles(raci, registers).uninvolved("agent")}
    assert offered == {"manager", "fraud-unit", "guard"}
    assert {choice.id for choice in Roles(raci, registers).others("agent")} == {*offered, "lead", "clerk"}


def test_each_warning_is_prepared_once_for_all_questions_about_warnings(monkeypatch: pytest.MonkeyPatch) -> None:
    count = 20
    prepared: list[str] = []

    def said(warning: str) -> str:
        prepared.append(warning)
        return warning

    sop, _, _ = read(GOLDEN / "article.yml")
    words = [chr(97 + at) * 6 for at in range(count)]
    steps = [sop.steps[0].model_copy(update={"id": word, "do": f"Take {word}.", "warning": word}) for word in words]
    monkeypatch.setattr(warnings_of, "_said", said)
    long = sop.model_copy(update={"steps": tuple(steps)})
    assert len([*warnings_of.warnings(long, Roles(long, Registers()), [long])]) == count
    assert len(prepared) <= 4 * count


def test_a_role_that_the_trigger_names_is_no_likely_answer() -> None:
    roles = {
        key: {"name": key.title(), "does": "Works."} for key in ("agent", "lead", "head", "guard", "cook", "driver")
    }
    sop, _, _ = read(GOLDEN / "article.yml")
    levels = [
        {"level": 1, "role": "lead", "trigger": "The oven stays cold", "respond": "5m"},
        {"level": 2, "role": "head", "trigger": "The lead does not answer", "respond": "15m"},
    ]
    sop = Sop.model_validate(sop.model_dump(mode="json", exclude_none=True) | {"escalation": {"levels": levels}})
    made = {
        question.id: question for question in generated_questions(sop, Registers.model_validate({"roles": roles}), ALL)
    }
    asked = made["escalation-2"]
    assert isinstance(asked, Single)
    assert "Lead" not in [option.text for option in asked.options]


@pytest.mark.parametrize(
    ("said", "name", "told"),
    [
        ("Scannen Sie das Armband.", "Armbandscanner", True),
        ("Weigh the dough.", "Scale", False),
        ("Close the ticket.", "Ticketing", True),
        ("Answer the phone.", "Smartphone", True),
    ],
)
def test_a_tool_that_the_step_half_names_is_not_asked_for(said: str, name: str, *, told: bool) -> None:
    tools = {"one": name, "two": "Fridge", "three": "Ladder", "four": "Bucket"}
    register = Registers.model_validate(
        {"tools": {key: {"name": each, "what": "A thing."} for key, each in tools.items()}}
    )
    sop, _, _ = read(GOLDEN / "article.yml")
    steps = [{"id": "first", "do": said, "tools": ["one"]}, {"id": "second", "do": "Rest.", "tools": ["two", "three"]}]
    sop = Sop.model_validate(sop.model_dump(mode="json", exclude_none=True) | {"steps": steps, "tools": []})
    made = generated_questions(sop, register, ALL)
    assert ("tool-first" not in [question.id for question in made]) is told
