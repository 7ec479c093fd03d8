"""After an edit only those quizzes are made anew that may be others, and they are those of a start from nothing."""

from dataclasses import replace
from datetime import date

import pytest

from harness.building import ROOT
from sopbook.model.registers import Registers
from sopbook.project import Project
from sopbook.questions import quizzes_of
from sopbook.rendering import Press
from sopbook.settings import Settings
from sopbook.shelf import read_handbook

_WRITTEN, _ = read_handbook(Project.at(ROOT, ROOT / "docs", Settings()))
HANDBOOK = replace(
    _WRITTEN,
    quizzes={},
    sops={
        sop_id: replace(
            each, sop=each.sop.model_copy(update={"references": (), "definitions": each.sop.definitions[:1]})
        )
        for sop_id, each in _WRITTEN.sops.items()
    },
)
"""The shipped one without what questions are made from before the registers: by hand, other SOPs, other definitions."""
PRESS = Press(HANDBOOK, Settings(), "shipped", date(2026, 11, 23))


def edited(name, field):
    """The handbook with another text in one field of all entries of a register."""
    entries = {
        key: entry.model_copy(update={field: f"Otherwise {text}"}) if (text := getattr(entry, field)) else entry
        for key, entry in getattr(HANDBOOK.registers, name).items()
    }
    return replace(HANDBOOK, registers=HANDBOOK.registers.model_copy(update={name: entries}))


TEXTS = sorted({
    (name, field)
    for name in Registers.model_fields
    for entry in getattr(HANDBOOK.registers, name).values()
    for field, value in entry
    if isinstance(value, str)
})  # fmt: skip


@pytest.mark.parametrize(("name", "field"), TEXTS)
def test_with_other_texts_in_a_register_the_quizzes_are_those_that_are_made_from_it(name, field):
    handbook = edited(name, field)
    assert PRESS.renewed(handbook).quizzes == quizzes_of(handbook)


@pytest.mark.parametrize(
    ("name", "field", "again"), [("roles", "name", True), ("roles", "does", False), ("metrics", "name", False)]
)
def test_quizzes_are_made_anew_only_where_a_register_says_otherwise_what_they_ask_about(
    name, field, again, monkeypatch
):
    assert PRESS.quizzes
    made = []
    monkeypatch.setattr(
        "sopbook.rendering.quizzes_of", lambda handbook: (made.extend(handbook.sops), quizzes_of(handbook))[1]
    )
    PRESS.renewed(edited(name, field))
    assert bool(made) is again
