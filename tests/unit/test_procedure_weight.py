"""How heavy long lists and flows are: a page carries their words and little else."""

import re
from dataclasses import replace
from datetime import date
from html import unescape
from itertools import pairwise

import pytest

from harness.building import HANDBOOKS
from sopbook.blocks import Fragment
from sopbook.model.procedure import Checklist, Workflow
from sopbook.pages.sop import sop_page
from sopbook.project import Project
from sopbook.rendering import Press, Writer
from sopbook.settings import Settings
from sopbook.shelf import read_handbook

FORMATS = HANDBOOKS / "formats"
SETTINGS = Settings(suggest="mailto:desk@example.org?subject={id}")
HANDBOOK, _ = read_handbook(Project.at(FORMATS, FORMATS / "docs", SETTINGS))
ROLE = next(iter(HANDBOOK.registers.roles))


def items(count):
    """A list that is done from top to bottom."""
    lines = [{"id": f"item-{at}", "do": f"Look at shelf {at}.", "role": ROLE} for at in range(count)]
    for before, line in pairwise(lines):
        line["after"] = [before["id"]]
    return {
        "checklist": Checklist.model_validate(
            {"mode": "read-do", "phases": [{"id": "all", "title": "All", "items": lines}]}
        )
    }


def nodes(count):
    """A flow of questions, each of which goes on or ends."""
    flow = {
        f"node-{at}": {
            "ask": f"Is shelf {at} full?",
            "role": ROLE,
            "answers": [{"if": "Yes", "goto": f"node-{at + 1}"}, {"if": "No", "goto": "end"}],
        }
        for at in range(count)
    }
    flow |= {f"node-{count}": {"end": "resolved"}, "end": {"end": "stopped"}}
    return {"workflow": Workflow.model_validate({"start": "node-0", "nodes": flow})}


def page_of(form, **fields):
    sop_id, authored = next((id_, one) for id_, one in HANDBOOK.sops.items() if one.sop.format == form)
    sop = authored.sop.model_copy(update=fields)
    sops = HANDBOOK.sops | {sop_id: replace(authored, sop=sop)}
    press = Press(replace(HANDBOOK, sops=sops), SETTINGS, "formats", date(2026, 11, 23))
    writer = Writer(press, HANDBOOK.uri(sop_id), lambda uri: f"../../{uri}", sop=sop)
    return "".join(block.html for block in sop_page(sop, "", None, writer).blocks if isinstance(block, Fragment))


def markup(html):
    """Bytes that are no words."""
    words = " ".join(unescape(re.sub("<[^>]*>", " ", html)).split())
    return len(html.encode()) - len(words.encode())


@pytest.mark.parametrize(
    ("form", "long", "most"),
    [
        pytest.param("checklist", items, 120, id="line"),
        pytest.param("workflow", nodes, 190, id="node"),
    ],
)
def test_one_more_costs_its_words_and_little_else(form, long, most):
    fewer, more = (markup(page_of(form, **long(count))) for count in (100, 200))
    assert (more - fewer) / 100 <= most
