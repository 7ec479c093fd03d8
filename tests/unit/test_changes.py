"""The semantic difference: every field is named, ids decide, and doubt counts as another meaning."""

import datetime
import json
import types
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
import yaml
from pydantic import BaseModel, TypeAdapter

from harness.building import ROOT
from sopbook.changes import Change, changes, identity, typo_only
from sopbook.changes.bodies import body_changes
from sopbook.model.base import Authored
from sopbook.model.procedure import Act, Ask, End
from sopbook.model.question import Question
from sopbook.model.quiz import Quiz, Take
from sopbook.model.registers import Registers
from sopbook.model.sop import Reference, Sop
from sopbook.model.text import Duration, Key, SopId, Url, Version, Written
from sopbook.reading.authored import read_sop

SAMPLES = {
    SopId: ("CS-REF-001", "QA-DOC-007"),
    Key: ("alpha", "beta"),
    Url: ("https://alpha.example/", "https://beta.example/"),
    Version: ("1.1", "1.2"),
    Duration: ("5m", "10m"),
    Take: ("all", "3"),
}
"""Two values of each written form."""


def alternatives(annotation: Any) -> list[Any]:
    """The shapes that a value may have; None is left out."""
    if get_origin(annotation) is Annotated:
        return alternatives(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return [each for one in get_args(annotation) if one is not type(None) for each in alternatives(one)]
    return [annotation]


def sample(annotation: Any, which: int = 0) -> Any:
    """A value of that shape with every field filled in; another one for `which` = 1."""
    shape = alternatives(annotation)[0]
    origin, arguments = get_origin(shape), get_args(shape)
    if origin is Literal:
        return arguments[which % len(arguments)]
    if origin is tuple:
        return tuple(sample(one, which) for one in (arguments[:1] if arguments[-1] is Ellipsis else arguments))
    if origin is dict:
        return {sample(arguments[0], which): sample(arguments[1], which)}
    if issubclass(shape, BaseModel):
        values = {name: sample(field.annotation, which) for name, field in shape.model_fields.items()}
        return shape.model_construct(**values)
    if issubclass(shape, Written):
        return shape(SAMPLES[shape][which])
    simple = {
        str: ("Alpha sentence here", "Quite another one"),
        bool: (False, True),
        int: (3, 4),
        float: (1.5, 2.5),
        datetime.date: (datetime.date(2026, 1, 2), datetime.date(2026, 3, 4)),
    }
    return simple[shape][which]


def altered(annotation: Any, value: Any) -> list[tuple[tuple[str, ...], Any]]:
    """Every value that differs in one field, with the names of the fields on the way to the difference."""
    shape = type(value) if isinstance(value, BaseModel) else alternatives(annotation)[0]
    origin, arguments = get_origin(shape), get_args(shape)
    if isinstance(value, BaseModel):
        found = []
        for name, field in shape.model_fields.items():
            inside = altered(field.annotation, getattr(value, name))
            if not field.is_required() and getattr(value, name) != field.get_default():
                inside.append(((), field.get_default()))
            label = field.alias or name
            found += [((label, *names), value.model_copy(update={name: other})) for names, other in inside]
        return found
    if origin is tuple and value and isinstance(value[0], BaseModel):
        return [
            *((names, (other, *value[1:])) for names, other in altered(arguments[0], value[0])),
            ((), ()),
        ]
    if origin is dict and isinstance(next(iter(value.values())), BaseModel):
        key, entry = next(iter(value.items()))
        inside = [(names, {key: other}) for names, other in altered(arguments[1], entry)]
        return [*inside, ((), {}), ((), {**value, sample(arguments[0], 1): entry})]
    if origin is Literal and len(arguments) == 1:
        return []
    return [((), sample(shape, 1))]


def whole(model: type[Authored]) -> list[Authored]:
    """Values of a model with everything filled in, one for each shape that a union inside it may have."""
    value = sample(model)
    if model is Sop:
        nodes = {Key(kind.__name__.lower()): sample(kind) for kind in (Ask, Act, End)}
        return [value.model_copy(update={"workflow": value.workflow.model_copy(update={"nodes": nodes})})]
    if model is Quiz:
        return [value.model_copy(update={"questions": (sample(kind),)}) for kind in alternatives(Question)]
    return [value]


def single_changes() -> list[Any]:
    cases = []
    for model in (Sop, Quiz, Registers):
        for at, value in enumerate(whole(model)):
            for names, other in altered(model, value):
                if model is Sop and names[0] == "workflow" and names[1:2] == ("nodes",):
                    continue  # each kind of node has its own cases below
                cases.append(pytest.param(value, other, names, id=f"{model.__name__}{at or ''}-{'.'.join(names)}"))
    for kind in (Ask, Act, End):
        sop = whole(Sop)[0]
        key = kind.__name__.lower()
        for names, node in altered(kind, sop.workflow.nodes[key]):
            workflow = sop.workflow.model_copy(update={"nodes": {**sop.workflow.nodes, key: node}})
            other = sop.model_copy(update={"workflow": workflow})
            cases.append(pytest.param(sop, other, ("workflow", "nodes", *names), id=f"{kind.__name__}-{names}"))
    return cases


IDS = {"id", "rule", "level", "version", "metric", "sop", "url", "file", "pool"}
"""Fields that an item of a list is known by: another value is another item."""


@pytest.mark.parametrize(("old", "new", "names"), single_changes())
def test_a_change_of_any_field_is_found_and_named(old, new, names):
    found = changes(old, new)
    assert found, "nothing was found"
    for change in found:
        assert change.words.strip()
        assert change.before != change.after or change.kind == "moved"
    named = {part for change in found for part in change.path}
    renamed = {change.kind for change in found} >= {"added", "removed"} and names[-1] in IDS
    assert names[-1] in named or renamed
    if not renamed and names[-1] not in {"goto", "critical", "correct", *CONTAINERS}:
        assert any(names[-1] in change.words for change in found), [change.words for change in found]


CONTAINERS = {
    *("revisions", "responsibilities", "definitions", "metrics", "records", "references", "troubleshooting"),
    *("phrases", "bypass", "levels", "steps", "substeps", "phases", "items", "faq", "nodes", "answers", "info"),
    *(
        "options",
        "pairs",
        "blanks",
        "ends",
        "draw",
        "questions",
        "actions",
        "sops",
        "allow",
        "placeholders",
        "satisfies",
    ),
    *(field.alias or name for name, field in Registers.model_fields.items()),
}
"""Lists and sections whose items are named by what each of them is: a new step, a contact removed."""


def test_every_case_of_the_walk_differs_in_one_place_only():
    cases = single_changes()
    assert len(cases) > 250
    for case in cases:
        old, new, _ = case.values
        assert old != new


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parents[1] / "golden" / "changes").glob("*.yml")), ids=lambda p: p.stem
)
def test_golden(path):
    case = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    model = {"sop": Sop, "quiz": Quiz, "registers": Registers}[case["kind"]]
    common = dict(case.get("common") or {})
    old, new = (TypeAdapter(model).validate_python({**common, **case[which]}) for which in ("before", "after"))
    assert [said(change) for change in changes(old, new)] == case["expect"]
    assert changes(new, new) == ()


def test_every_kind_of_item_has_a_name_of_its_own():
    lists = {kind for model in (Sop, Quiz, Registers) for kind in items_of(model)}
    assert lists
    for kind in lists:
        assert kind is Reference or issubclass(kind, tuple(identity._KNOWN_BY)), kind


def items_of(model: type[BaseModel]) -> set[type[BaseModel]]:
    """The models that stand in lists anywhere inside a model."""
    found = set()
    for field in model.model_fields.values():
        for shape in alternatives(field.annotation):
            inside = [one for part in get_args(shape) if part is not Ellipsis for one in alternatives(part)]
            models = [one for one in [shape, *inside] if isinstance(one, type) and issubclass(one, BaseModel)]
            if get_origin(shape) is tuple:
                found |= {one for one in models if one is not shape}
            for one in models:
                found |= items_of(one)
    return found


def said(change: Change) -> str:
    marks = [change.weight, *(["typo"] if change.typo else []), *(["control"] if change.control else [])]
    return f"{' '.join(marks)}: {change.words}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Recieve the parcel.", "Receive the parcel."),
        ("Open the order", "Open the order."),
        ("check the  order date", "Check the order date"),
        ("The *customer* decides.", "The customer decides."),
        ("Complet the form.", "Complete the form."),
        ("Open teh order adn wait.", "Open the order and wait."),
        ("The authorization is stored.", "The authorisation is stored."),
        ("Write a work around here.", "Write a workaround here."),
    ],
)
def test_a_slip_of_the_pen_is_a_typo(before, after):
    assert typo_only(before, after)
    assert typo_only(after, before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Wait 5 minutes.", "Wait 15 minutes."),
        ("Wait 5 minutes.", "Wait 5 hours."),
        ("Up to 100 EUR.", "Up to 100 USD."),
        ("Up to 1.50 EUR.", "Up to 150 EUR."),
        ("Do promise a refund.", "Do not promise a refund."),
        ("You may refund it.", "You must refund it."),
        ("You can refund it.", "You can't refund it."),
        ("It is now open.", "It is not open."),
        ("Check it before paying.", "Check it after paying."),
        ("Pay agent and lead.", "Pay agent or lead."),
        ("Refund approved orders.", "Refund unapproved orders."),
        ("Increase the limit.", "Decrease the limit."),
        ("Tell the employer.", "Tell the employee."),
        ("Accept it.", "Except it."),
        ("A form of it.", "A from of it."),
        ("Ask thre.", "Ask then."),
        ("Lock the door.", "Look the door."),
        ("If x > 5", "If x < 5"),
        ("Ask two agents.", "Ask ten agents."),
        ("Ask them today.", "Ask them."),
        ("Charge -5 EUR.", "Charge 5 EUR."),
    ],
)
def test_what_may_say_something_else_is_no_typo(before, after):
    assert not typo_only(before, after)
    assert not typo_only(after, before)


OLD_BODY = "\nIntro.\n\n## Limits\n\nUp to 60 EUR.\n\n## Why\n\nBecuase it helps.\n\n```\n## no heading\n```\n"


def test_the_body_is_compared_section_by_section():
    new = OLD_BODY.replace("60", "100").replace("Becuase", "Because") + "\n## More\n\nText.\n"
    found = list(body_changes(OLD_BODY, new, 10))
    assert [(change.path, change.weight, change.typo, change.line) for change in found] == [
        (("body", "Limits"), "material", False, 15),
        (("body", "Why"), "wording", True, 19),
        (("body", "More"), "wording", False, 25),
    ]
    assert [change.words for change in found] == [
        "section “Limits” reworded",
        "section “Why” with letters mended",
        "new section “More”",
    ]


def test_line_breaks_in_the_body_are_no_change():
    assert list(body_changes("One two\nthree.\n", "One\ntwo three.\n\n", 5)) == []


SHIPPED = sorted(path for path in (ROOT / "docs" / "sops").rglob("*.md") if path.name != "index.md")


@pytest.mark.parametrize("at", range(len(SHIPPED)), ids=lambda at: SHIPPED[at].stem)
def test_any_two_sops_can_be_compared(at):
    one, other = (read_sop(path.name, path.read_bytes())[0] for path in (SHIPPED[at], SHIPPED[at - 1]))
    found = changes(one, other)
    assert {change.path[0] for change in found} >= {"id", "title", "steps" if other.sop.steps else "id"}
    assert json.loads(json.dumps([[change.before, change.after, change.path] for change in found]))
    for change in found:
        assert len(change.words) < 1000
        assert "None" not in change.words
        assert other.source.position(change.loc)
    assert changes(one, one) == changes(other, other) == ()


def test_a_line_of_code_is_no_heading_and_code_that_never_ends_is_none():
    code = "```\n# a\n```py\n# {}\n```\n"
    assert [each.path for each in body_changes(code.format("b"), code.format("c"), 1)] == [("body", "")]
    assert [each.path for each in body_changes("```\n# a\n\nb", "```\n# a\n\nc", 1)] == [("body", "a")]
