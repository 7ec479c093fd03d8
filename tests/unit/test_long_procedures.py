"""What one step of a procedure weighs on its page: hundreds of steps are to fit into 100 KB."""

from dataclasses import replace
from datetime import date

from harness.building import HANDBOOKS
from sopbook.blocks import Fragment
from sopbook.model.procedure import Step
from sopbook.model.text import SopId
from sopbook.pages.plan import plan
from sopbook.project import Project
from sopbook.rendering import Press
from sopbook.settings import Settings
from sopbook.shelf import read_handbook

FORMATS = HANDBOOKS / "formats"
SETTINGS = Settings(id="formats", suggest="mailto:editors@example.org?subject={id}:{step}")
HANDBOOK, _ = read_handbook(Project.at(FORMATS, FORMATS / "docs", SETTINGS))
LENDING = SopId("LB-LEND-001")
STEPS = 200
ROOM = 75_000
"""Bytes that are left of 100,000 for what stands around the steps, on the page and in the theme."""


def steps():
    """Steps as people write them: with who, when, why and a note."""
    return tuple(
        Step(
            id=f"step-{at}",
            do=f"Turn valve number {at} a quarter to the left until the needle stands at {at} bar.",
            role="clerk",
            within="5m",
            why="Pressure that rises too fast damages the seals.",
            note="The needle moves slowly; wait until it stands.",
        )
        for at in range(STEPS)
    )


def test_two_hundred_steps_fit_on_a_page():
    authored = HANDBOOK.sops[LENDING]
    long = replace(authored, sop=authored.sop.model_copy(update={"steps": steps()}))
    press = Press(replace(HANDBOOK, sops={**HANDBOOK.sops, LENDING: long}), SETTINGS, "formats", date(2026, 11, 23))
    page = next(page for page in plan(press) if page.about == LENDING and page.listed)
    made = page.write(press, lambda uri: f"../../../{uri}")
    text = next(block.html for block in made.blocks if isinstance(block, Fragment) and "step-step-7" in block.html)
    assert text.count("<li class=") == STEPS
    assert len(text.encode()) <= ROOM
