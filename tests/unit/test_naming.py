"""Which roles and tools an SOP names, wherever it names them."""

import pytest

from sopbook.lists.naming import roles_of, tools_of
from sopbook.model.sop import Sop

LEAST = {
    "id": "AA-BB-001",
    "title": "Doing it",
    "version": "1.0",
    "status": "draft",
    "owner": "owner",
    "purpose": "It is done.",
    "scope": {"applies": ["Always."]},
    "revisions": [{"version": "1.0", "date": "2026-01-01", "author": "A", "summary": "First."}],
}
RUNG = {"level": 1, "role": "rung", "trigger": "It is late.", "respond": "1h"}
RUNGS = [RUNG, {**RUNG, "level": 2}]
ITEM = {"id": "item", "do": "Do it.", "role": "item", "tools": ["drill"]}
ITEMS = [{"id": "phase", "title": "Phase", "items": [ITEM]}]


def sop(**values) -> Sop:
    return Sop.model_validate({**LEAST, "format": "article", **values})


@pytest.mark.parametrize(
    ("where", "role"),
    [
        ({"audience": ["reader"]}, "reader"),
        ({"responsibilities": [{"activity": "All", "responsible": ["doer"], "accountable": "head"}]}, "doer"),
        ({"responsibilities": [{"activity": "All", "responsible": ["doer"], "accountable": "head"}]}, "head"),
        ({"steps": [{"id": "step", "do": "Do it.", "role": "stepper"}]}, "stepper"),
        ({"escalation": {"levels": RUNGS}}, "rung"),
        ({"format": "checklist", "checklist": {"phases": ITEMS}}, "item"),
        ({"format": "checklist", "checklist": {"phases": ITEMS, "sign_off": {"by": "signer"}}}, "signer"),
    ],
)
def test_a_role_is_found_wherever_it_stands(where, role):
    assert role in roles_of(sop(**where))


def test_whoever_is_asked_told_or_called_past_the_ladder_is_concerned_too():
    row = {"activity": "All", "responsible": ["doer"], "accountable": "head"}
    others = {"consulted": ["asked"], "informed": ["told"]}
    bypass = {"trigger": "Fire", "to": "brigade", "within": "0m"}
    found = roles_of(sop(responsibilities=[row | others], escalation={"levels": RUNGS, "bypass": [bypass]}))
    assert found == ("asked", "brigade", "doer", "head", "owner", "rung", "told")


def test_tools_stand_on_the_sop_and_on_its_parts():
    found = tools_of(sop(format="checklist", tools=["till"], checklist={"phases": ITEMS}))
    assert found == ("drill", "till")
