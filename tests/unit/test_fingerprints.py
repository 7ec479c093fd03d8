"""Fingerprints change when what was to be learned changes, and only then."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from sopbook.fingerprints import part_fingerprints, question_fingerprints, quiz_fingerprint
from sopbook.model.question import Question
from sopbook.model.quiz import Quiz
from sopbook.model.sop import Sop

HOOKS = Path(__file__).parents[2] / "hooks"

STEP = {"id": "check", "do": "Check the *order date* in the [CRM](crm.md).", "role": "order-agent", "within": "5m"}
FLOW = {
    "start": "active",
    "nodes": {
        "active": {
            "ask": "Is the card active?",
            "answers": [{"if": "Yes", "goto": "try"}, {"if": "No", "goto": "out"}],
        },
        "try": {"do": "Try the card again.", "goto": "out"},
        "out": {"end": "escalated", "to": "fraud-unit", "within": "0m", "do": "Hand over."},
    },
}
LIST = {"phases": [{"id": "after", "title": "After closing", "items": [{"id": "lock", "do": "Lock the door."}]}]}
FAQ = [{"id": "password", "q": "How do I reset it?", "a": "Use **Forgot password**."}]


def sop(**parts: Any) -> Sop:
    return Sop.model_validate(
        {
            "id": "CS-REF-001",
            "title": "Refunding an order",
            "format": "article",
            "status": "draft",
            "version": "1.10",
            "owner": "lead",
            "purpose": "Refund the same way.",
            "scope": {"applies": ["Orders"]},
            "revisions": [{"version": "1.10", "date": "2026-10-02", "author": "QA", "summary": "First."}],
            **parts,
        }
    )


def question(**values: Any) -> Question:
    return TypeAdapter(Question).validate_python({"id": "limit", "q": "Who approves?", **values})


SINGLE = {
    "type": "single",
    "options": [{"id": "agent", "text": "The agent"}, {"id": "lead", "text": "The lead", "correct": True}],
}


GOLDEN_PARTS = {
    "check": "c5ea72316b6c865c",
    "active": "62dd3f076ea79b93",
    "try": "c52a5894ab93c89b",
    "out": "81eb4c339bdc7525",
    "lock": "81f032f18078054e",
    "password": "6f257853a2c056e9",
}
GOLDEN_QUESTION = {"key": "02134aec60d14661", "wording": "ed3420aabf9b08c3"}


def test_golden_values_hold_on_every_python() -> None:
    """Records of learners carry these digits: a change here makes every record look outdated."""
    parts = part_fingerprints(sop(steps=[STEP], workflow=FLOW, checklist=LIST, faq=FAQ))
    assert {id_: part["fingerprint"] for id_, part in parts.items()} == GOLDEN_PARTS
    assert question_fingerprints(question(**SINGLE)) == GOLDEN_QUESTION


def test_text_says_what_was_to_be_learned() -> None:
    parts = part_fingerprints(sop(steps=[STEP], workflow=FLOW, checklist=LIST, faq=FAQ))
    assert {id_: " ".join(filter(None, part["text"].split("\n")[:3])) for id_, part in parts.items()} == {
        "check": "Check the order date in the CRM. (order agent, within 5 minutes)",
        "active": "Is the card active? Yes → try; No → out",
        "try": "Try the card again.",
        "out": "Escalated to fraud unit (at once). Hand over.",
        "lock": "Lock the door.",
        "password": "How do I reset it? Use Forgot password.",
    }


AROUND = {
    "warning": "Never by *mail*.",
    "note": "Ask.",
    "result": "It is paid.",
    "record": "The day.",
    "level": "should",
    "critical": True,
    "tools": ["order-desk", "crm"],
    "uses": "CS-REF-002",
}


def test_text_tells_what_stands_around_a_part() -> None:
    """A change there is a change of the part: whoever has learned it sees what is new."""
    part = part_fingerprints(sop(steps=[{**STEP, **AROUND}]))["check"]
    assert part["text"].split("\n")[3:] == [
        "Warning: Never by mail.",
        "Note: Ask.",
        "Result: It is paid.",
        "Record: The day.",
        "Tools: order desk, crm",
        "Freedom: should",
        "Critical",
        "Procedure: CS-REF-002",
    ]


def test_text_of_a_node_tells_its_bounds_and_what_is_handed_over() -> None:
    nodes = FLOW["nodes"]
    bound = {**nodes, "try": {**nodes["try"], "visits": 2, "else": "out"}}
    bound["out"] = {**bound["out"], "handover": ["The card number"]}
    parts = part_fingerprints(sop(steps=[STEP], workflow={**FLOW, "nodes": bound}))
    assert parts["try"]["text"].endswith("\nAt most: 2 times, then out")
    assert parts["out"]["text"].endswith("\nTo hand over: The card number")


def test_a_default_written_out_is_no_change() -> None:
    assert part_fingerprints(sop(steps=[STEP])) == part_fingerprints(
        sop(steps=[{**STEP, "level": "must", "tools": []}])
    )


@pytest.mark.parametrize("change", [{"do": "Look."}, {"within": "6m"}, {"level": "may"}, {"warning": "Wait."}])
def test_a_changed_step_changes_only_its_own_fingerprint(change: dict[str, str]) -> None:
    other = {"id": "other", "do": "Do the rest."}
    before = part_fingerprints(sop(steps=[STEP, other]))
    after = part_fingerprints(sop(steps=[{**STEP, **change}, other]))
    assert before["check"]["fingerprint"] != after["check"]["fingerprint"]
    assert before["other"] == after["other"]


def test_reordering_options_changes_nothing() -> None:
    turned = {**SINGLE, "options": SINGLE["options"][::-1]}
    assert question_fingerprints(question(**SINGLE)) == question_fingerprints(question(**turned))


CASES: dict[str, dict[str, Any]] = {
    "single": SINGLE,
    "multiple": {**SINGLE, "type": "multiple"},
    "true-false": {"type": "true-false", "answer": True},
    "order": {"type": "order", "items": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]},
    "match": {
        "type": "match",
        "pairs": [{"id": "a", "left": "A", "right": "1"}, {"id": "b", "left": "B", "right": "2"}],
    },
    "numeric": {"type": "numeric", "answer": 5, "unit": "kg"},
    "text": {"type": "text", "accept": ["CRM"]},
    "cloze": {
        "type": "cloze",
        "text": "{who} asks within {time} in the {where}.",
        "blanks": {
            "who": {"options": SINGLE["options"]},
            "time": {"answer": 5, "unit": "minutes"},
            "where": {"accept": ["CRM"]},
        },
    },
    "scenario": {"type": "scenario", "ends": {"fraud": 100, "renew": 0}},
    "scale": {"type": "scale"},
}

RIGHT: dict[str, dict[str, Any]] = {
    "single": {"options": [{"id": "agent", "text": "The agent", "correct": True}, {"id": "lead", "text": "The lead"}]},
    "multiple": {"scoring": "all-or-nothing"},
    "true-false": {"answer": False},
    "order": {"items": [{"id": "b", "text": "B"}, {"id": "a", "text": "A"}]},
    "match": {"pairs": [{"id": "a", "left": "A", "right": "1"}, {"id": "c", "left": "B", "right": "2"}]},
    "numeric": {"tolerance": "1"},
    "text": {"forgive": ["typos"]},
    "cloze": {"blanks": {**CASES["cloze"]["blanks"], "time": {"answer": 6, "unit": "minutes"}}},
    "scenario": {"ends": {"fraud": 100, "renew": 50}},
    "scale": {"to": 7},
}


@pytest.mark.parametrize("kind", CASES)
def test_another_wording_leaves_the_key(kind: str) -> None:
    before = question_fingerprints(question(**CASES[kind]))
    after = question_fingerprints(question(**CASES[kind], q="Who says yes?"))
    assert before["key"] == after["key"]
    assert before["wording"] != after["wording"]


@pytest.mark.parametrize("kind", CASES)
def test_another_right_answer_changes_the_key(kind: str) -> None:
    before = question_fingerprints(question(**CASES[kind]))
    after = question_fingerprints(question(**{**CASES[kind], **RIGHT[kind]}))
    assert before["key"] != after["key"]


def test_a_better_text_of_an_option_is_wording() -> None:
    better = {**SINGLE, "options": [SINGLE["options"][0], {"id": "lead", "text": "The team lead", "correct": True}]}
    before, after = question_fingerprints(question(**SINGLE)), question_fingerprints(question(**better))
    assert before["key"] == after["key"]
    assert before["wording"] != after["wording"]


def quiz(**values: Any) -> Quiz:
    both = [{"id": "limit", "q": "Who?", **SINGLE}, {"id": "late", "q": "Late?", "type": "true-false", "answer": True}]
    return Quiz.model_validate({"sop": "CS-REF-001", "questions": both, **values})


def test_a_quiz_is_what_is_asked_and_what_passing_takes() -> None:
    same = quiz(questions=[question.model_dump(by_alias=True) for question in quiz().questions[::-1]])
    assert quiz_fingerprint(quiz()) == quiz_fingerprint(same)
    assert quiz_fingerprint(quiz()) != quiz_fingerprint(quiz(**{"pass": {"mark": 90}}))
    assert quiz_fingerprint(quiz()) != quiz_fingerprint(quiz(questions=quiz().questions[:1]))


def test_the_same_in_another_process() -> None:
    """Hash randomisation must not show."""
    code = "from test_fingerprints import *; print(part_fingerprints(sop(workflow=FLOW)), quiz_fingerprint(quiz()))"
    path = os.pathsep.join([str(HOOKS), str(Path(__file__).parent)])
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert runs == {f"{part_fingerprints(sop(workflow=FLOW))} {quiz_fingerprint(quiz())}\n"}


SINCE_THE_FIRST_VERSION = {
    "single": ("02134aec60d14661", "ed3420aabf9b08c3"),
    "multiple": ("b214e1b27d7faee1", "ed3420aabf9b08c3"),
    "true-false": ("e00d712372c47db0", "366d406262d4a0f8"),
    "order": ("31f27dc6ce8be7bd", "9a34f78dc439015e"),
    "match": ("4cda870e2ed973a4", "addc57ba2641c363"),
    "numeric": ("b97693fb6019f0f9", "1d8d5009a1f6ac0d"),
    "text": ("8b474ec3b8838716", "366d406262d4a0f8"),
}
"""Key and wording of the questions above, as the first records of learners have them."""


@pytest.mark.parametrize("kind", SINCE_THE_FIRST_VERSION)
def test_records_of_the_first_version_still_match(kind: str) -> None:
    found = question_fingerprints(question(**CASES[kind]))
    assert (found["key"], found["wording"]) == SINCE_THE_FIRST_VERSION[kind]


def test_what_is_new_counts_only_where_it_is_written() -> None:
    """Pools, pictures and costs that nobody wrote change no digit of older questions."""
    plain = question_fingerprints(question(**SINGLE))
    assert question_fingerprints(question(**SINGLE, pool="extra", **{"hint-cost": 25})) == plain
    hinted = question_fingerprints(question(**SINGLE, hint="Look."))
    dearer = question_fingerprints(question(**SINGLE, hint="Look.", **{"hint-cost": 25}))
    assert hinted["key"] == plain["key"]
    assert hinted["key"] != dearer["key"]
    pictured = question_fingerprints(question(**SINGLE, image={"src": "a.svg", "alt": "A lock"}))
    assert pictured["key"] == plain["key"]
    assert pictured["wording"] != plain["wording"]


def test_words_of_a_gap_are_wording_and_its_order_is_nothing() -> None:
    cloze = CASES["cloze"]
    before = question_fingerprints(question(**cloze))
    turned = dict(reversed(cloze["blanks"].items()))
    assert question_fingerprints(question(**{**cloze, "blanks": turned})) == before
    said = question_fingerprints(question(**{**cloze, "text": cloze["text"].replace("asks", "calls")}))
    assert said["key"] == before["key"]
    assert said["wording"] != before["wording"]


def test_a_draw_belongs_to_the_quiz() -> None:
    assert quiz_fingerprint(quiz()) == "9cbc500038e097d7"
    drawn = quiz(draw=[{"pool": "core", "take": "1"}])
    assert quiz_fingerprint(drawn) != quiz_fingerprint(quiz())
    assert quiz_fingerprint(quiz(refresh=["3d"], **{"time-limit": "5m"})) == quiz_fingerprint(quiz())
