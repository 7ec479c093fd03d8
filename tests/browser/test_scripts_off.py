"""Reading needs no JavaScript: all of a procedure and all questions are there, and no dead button."""

import pytest
import yaml

from harness.building import ROOT
from harness.pages import FORMATS, address, procedures

SOPS = procedures(ROOT)


def anchors(sop):
    """The anchors of everything that an SOP asks people to do or know."""
    steps = [f"step-{step['id']}" for step in sop.get("steps", [])]
    substeps = [f"step-{step['id']}-{sub['id']}" for step in sop.get("steps", []) for sub in step.get("substeps", [])]
    nodes = [f"node-{name}" for name in sop.get("workflow", {}).get("nodes", {})]
    items = [f"item-{item['id']}" for phase in sop.get("checklist", {}).get("phases", []) for item in phase["items"]]
    questions = [f"faq-{entry['id']}" for entry in sop.get("faq", [])]
    return [*steps, *substeps, *nodes, *items, *questions]


VISIBLE = "ids => ids.filter(id => !document.getElementById(id)?.checkVisibility({visibilityProperty: true}))"
"""Which of these anchors nobody sees."""

MISSING = """options => options.filter(([question, option]) =>
  document.getElementById(question)?.querySelectorAll(`[value="${option}"]`).length !== 1)"""
"""Which of these options are not there once."""


@pytest.fixture
def unscripted(new_page):
    return new_page(scripts=False)


def test_all_of_every_procedure_is_readable(unscripted, site):
    hidden = {}
    for uri, sop in SOPS.items():
        unscripted.goto(site + address(uri))
        wanted = anchors(sop)
        assert wanted, uri
        hidden[uri] = unscripted.evaluate(VISIBLE, wanted)
    assert {uri: found for uri, found in hidden.items() if found} == {}


def test_all_questions_are_readable(unscripted, site):
    hidden = {}
    for sop in SOPS.values():
        file = ROOT / "quizzes" / f"{sop['id']}.yml"
        quiz = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
        unscripted.goto(f"{site}quizzes/{sop['id']}/")
        questions = [(f"question-{each['id']}", each.get("options", [])) for each in quiz["questions"]]
        options = [(anchor, option["id"]) for anchor, each in questions for option in each]
        hidden[sop["id"]] = [
            *unscripted.evaluate(VISIBLE, [anchor for anchor, _ in questions]),
            *unscripted.evaluate(MISSING, options),
        ]
    assert {sop_id: found for sop_id, found in hidden.items() if found} == {}


def test_no_button_does_nothing(unscripted, site, kinds):
    dead = {}
    for kind, path in kinds.items():
        unscripted.goto(site + path)
        dead[kind] = unscripted.locator("article button:visible").all_inner_texts()
    assert {kind: found for kind, found in dead.items() if found} == {}


def test_every_format_is_shipped():
    assert {sop["format"] for sop in SOPS.values()} == set(FORMATS)
