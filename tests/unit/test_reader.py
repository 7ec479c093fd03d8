import inspect
import sys
import typing
from dataclasses import FrozenInstanceError

import pytest
import yaml
from pydantic import BaseModel, create_model

from harness.building import ROOT
from sopbook.model import answers, procedure, question, quiz, registers, sop
from sopbook.model.base import Authored
from sopbook.model.quiz import Quiz
from sopbook.model.registers import Registers
from sopbook.model.sop import Sop
from sopbook.model.text import Date, Duration, Key, SopId, Version
from sopbook.reading.authored import field_names, read_quiz, read_register, read_sop
from sopbook.reading.cures import mended
from sopbook.reading.meanings import EXAMPLES, RULE_HINTS, meaning
from sopbook.reading.nearest import nearest
from sopbook.reading.shapes import fields, kind, resolve, scalar

HEAD = """id: CS-REF-001
title: Refunding an order
format: workflow
status: draft
version: 1.10
owner: cs-manager
purpose: Refund every eligible order the same way.
scope: {applies: [Retail orders]}
revisions: [{version: 1.10, date: 2026-10-02, author: A. Louise, summary: First version., material: no}]
"""
MODELS = {
    model.__name__: model
    for module in (sop, procedure, answers, question, quiz, registers)
    for _, model in inspect.getmembers(module, inspect.isclass)
    if issubclass(model, BaseModel) and model.__module__ == module.__name__
}


def read(text):
    return read_sop("a.md", f"---\n{text}---\nBody.\n".encode())


def test_an_sop_with_its_body_and_places():
    authored, findings = read(HEAD)
    assert findings == []
    assert authored.sop.version == "1.10"
    assert authored.sop.revisions[0].material is False
    assert authored.body == "Body.\n"
    assert authored.source.original.positions["version",].line == 6
    with pytest.raises(FrozenInstanceError):
        authored.body = ""


def test_a_value_that_is_known_only_in_part_is_no_value():
    authored, findings = read(HEAD.replace("owner: cs-manager", "owner: !!str cs-manager"))
    assert authored is None
    assert [finding.code for finding in findings] == ["SOP014"]


def test_what_was_refused_is_not_told_twice():
    _, findings = read(HEAD.replace("owner: cs-manager", "owner: &a [x]"))
    assert [finding.code for finding in findings] == ["SOP014"]


def test_a_register_by_its_file_name():
    text = b"s1: {severity: Critical, example: Nobody can pay, respond: 15m, resolve: 4h}\n"
    register, findings = read_register("service-levels", "docs/registers/service-levels.yml", text)
    assert findings == []
    assert register.entries["s1"].resolve == "4h"
    assert read_register("service_levels", "a.yml", text)[1][0].hint == "Did you mean service-levels.yml?"


def test_places_below_kinds_of_nodes_and_questions():
    answers = "[{if: Yes, goto: X}, {goto: y}]"
    nodes = f"workflow:\n  start: ask\n  nodes:\n    ask:\n      ask: Is it?\n      answers: {answers}\n"
    _, findings = read(HEAD + nodes)
    assert [(finding.line, finding.column, finding.code) for finding in findings] == [
        (16, 33, "SOP024"),
        (16, 37, "SOP021"),
    ]
    questions = (
        b"sop: CS-REF-001\nquestions:\n  - {id: single, type: single, q: x, options: [{id: A, text: b}, {id: c}]}\n"
    )
    _, findings = read_quiz("a.yml", questions)
    assert [(finding.line, finding.column, finding.code) for finding in findings] == [
        (3, 53, "SOP024"),
        (3, 66, "SOP021"),
    ]


@pytest.mark.parametrize(
    ("model", "loc", "some"),
    [
        (Sop, (), {"id", "steps"}),
        (Sop, ("steps", 3, "image"), {"src", "alt", "caption"}),
        (Sop, ("workflow", "nodes", "ask", "ask", "answers", 0), {"if", "goto"}),
        (Sop, ("workflow", "nodes", "x", "end"), {"end", "handover"}),
        (Sop, ("satisfies",), set()),
        (Quiz, (), {"pass", "questions"}),
        (Quiz, ("questions", 0, "order"), {"any-order", "items"}),
        (Quiz, ("generate",), {"time-limit"}),
        (Registers, ("service-levels", "s1"), {"respond"}),
        (Sop, ("no", "such", "place"), set()),
    ],
)
def test_field_names(model, loc, some):
    names = set(field_names(model, loc))
    assert some <= names
    assert bool(names) == bool(some)
    assert not names & {"condition", "otherwise", "passing", "any_order"}


def test_resolve_stops_where_the_file_does():
    data = {"steps": [{"id": "a"}]}
    assert resolve(Sop, data, ("steps", 0, "do"))[0] == ("steps", 0)
    assert resolve(Sop, data, ("steps", 7, "do"))[0] == ("steps",)
    assert scalar(resolve(Sop, data, ("steps", 0, "within"))[1]) is Duration


@pytest.mark.parametrize(
    ("field", "wanted"), [("scope", "section"), ("tools", "list"), ("title", "text"), ("review", "section")]
)
def test_kind_of_a_field(field, wanted):
    assert kind(fields(Sop)[field]) == wanted


@pytest.mark.parametrize(
    ("written", "wanted", "better"),
    [
        ("15 min", Duration, "15m"),
        ("1 hour", Duration, "1h"),
        ("2 business days", Duration, "2bd"),
        ("3 weeks", Duration, "21d"),
        ("1 Year", Duration, "1y"),
        ("90s", Duration, None),
        ("120 seconds", Duration, "2m"),
        ("1h 30m", Duration, "90m"),
        ("soon", Duration, None),
        ("Team Lead", Key, "team-lead"),
        ("teamLead", Key, "team-lead"),
        ("--", Key, None),
        ("cs ref 001", SopId, "CS-REF-001"),
        ("refund", SopId, None),
        ("v2", Version, "2.0"),
        ("1,5", Version, "1.5"),
        ("2026/1/5", typing.get_args(Date)[0], "2026-01-05"),
        ("13/1/2026", typing.get_args(Date)[0], "2026-01-13"),
        ("1/13/2026", typing.get_args(Date)[0], "2026-01-13"),
        ("1/2/2026", typing.get_args(Date)[0], None),
        ("1.2.2026", typing.get_args(Date)[0], "2026-02-01"),
        ("Oct 2, 2026", typing.get_args(Date)[0], "2026-10-02"),
        ("30.2.2026", typing.get_args(Date)[0], None),
        ("anything", str, None),
    ],
)
def test_mended_values(written, wanted, better):
    assert mended(written, wanted) == better


@pytest.mark.parametrize(
    ("written", "meant"),
    [("witin", "within"), ("Sign-Off", "sign_off"), ("Time Limit", "time-limit"), ("action", "do"), ("zzz", None)],
)
def test_nearest_name(written, meant):
    assert nearest(written, ("within", "sign_off", "time-limit", "do")) == meant


def test_every_required_field_has_an_example():
    silent = [
        f"{name}.{field}"
        for name, model in MODELS.items()
        for field, info in model.model_fields.items()
        if info.is_required() and meaning(model, info.alias or field) is None
    ]
    assert silent == []


def test_every_example_belongs_to_a_field():
    known = {f"{name}.{field}" for name, model in MODELS.items() for field in fields(model)}
    known |= {field for model in MODELS.values() for field in fields(model)}
    assert [name for name in EXAMPLES if name not in known] == []
    assert [name for name in RULE_HINTS if name not in MODELS] == []


def test_every_example_is_one_line_of_its_field():
    wrong = [name for name, example in EXAMPLES.items() if not example.startswith(f"{name.rpartition('.')[2]}: ")]
    assert wrong == []


def test_an_sop_is_kept_in_little_room():
    """Not the names of the fields that were written, and the text only as bytes."""
    raw = (ROOT / "docs/sops/cases/refunding-an-order.md").read_bytes()
    authored, _ = read_sop("a.md", raw)
    assert authored.sop.model_fields_set == set()
    assert authored.source.original.text.encode() == raw
    assert authored.source.lines[0] == "---"


@pytest.mark.parametrize("number", [2, 8, 15, 34])
def test_a_value_takes_no_more_room_than_by_pydantic_alone(number):
    names = dict.fromkeys([f"field{place}" for place in range(number)], (int, 0))
    alone = sys.getsizeof(vars(create_model("Alone", **names)()))
    kind = create_model("Kind", __base__=Authored, **names)
    *_, last = [sys.getsizeof(vars(kind.model_validate({}))) for _ in range(50)]
    assert last < alone if number == 15 else last <= alone


@pytest.mark.parametrize(
    ("gap", "code", "message"),
    [
        ("word", "SOP022", "`gap` takes names with values, but this is a text"),
        ("[a, b]", "SOP022", "`gap` takes names with values, but this is a list"),
        ("", "SOP026", "`gap` is empty"),
    ],
)
def test_a_gap_that_is_no_section_is_told(gap, code, message):
    cloze = f"{{id: a, type: cloze, text: 'Some {{gap}}.', blanks: {{gap: {gap}}}}}"
    quiz, findings = read_quiz("a.yml", f"sop: CS-REF-001\nquestions:\n  - {cloze}\n".encode())
    assert quiz is None
    assert [(finding.code, finding.message) for finding in findings] == [(code, message)]


@pytest.mark.parametrize(
    ("meant", "words"),
    [
        ("approved", "Active, Current, Effective, Final, In force, Live, Published, Released, Valid"),
        ("retired", "Archived, Deprecated, Obsolete, Superseded, Withdrawn"),
        ("in-review", "Under review, Review, in_review"),
        ("draft", "WIP, In progress"),
    ],
)
def test_words_of_other_systems_for_the_status_are_understood(meant, words):
    states = ("draft", "in-review", "approved", "retired")
    assert {word: nearest(word, states) for word in words.split(", ")} == dict.fromkeys(words.split(", "), meant)


@pytest.mark.parametrize(
    "text", ["It's 5\" long, then stop it", "It's 5\" long, then stop it, and go on.", "Open C:\\new, then go on"]
)
def test_a_text_that_commas_tore_is_put_in_quotes_that_hold(text):
    found = read(f"{HEAD}steps: [{{id: card, do: {text}}}]\n".replace("format: workflow", "format: article"))[1]
    assert [yaml.safe_load(each.hint.partition("quotes: ")[2]) for each in found] == [{"do": text}]
