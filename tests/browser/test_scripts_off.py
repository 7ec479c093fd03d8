"""Reading needs no JavaScript: all of a procedure and all questions are there, and no dead button."""

import pytest
import yaml

from harness.building import ROOT
from harness.pages import FORMATS, KINDS, address, procedures

SOPS = procedures(ROOT)


def anchors(sop):
    """The anchors of everything that an SOP asks people to do or know."""
    steps = [f"step-{step['id']}" for step in sop.get("steps", [])]
    substeps = [f"step-{step['id']}-{sub['id']}" for step in sop.get("steps", []) for sub in step.get("substeps", [])]
    nodes = [f"node-{name}" for name in sop.get("workflow", {}).get("nodes", {})]
    items = [f"item-{item['id']}" for phase in sop.get("checklist", {}).get("phases", []) for item in phase["items"]]
    questions = [f"faq-{entry['id']}" for entry in sop.get("faq", [])]
    return [*steps, *substeps, *nodes, *items, *questions]


@pytest.mark.parametrize("uri", SOPS)
def test_all_of_a_procedure_is_readable(new_page, site, uri):
    page = new_page(scripts=False)
    page.goto(site + address(uri))
    wanted = anchors(SOPS[uri])
    assert wanted
    assert [anchor for anchor in wanted if not page.locator(f"[id='{anchor}']").is_visible()] == []


@pytest.mark.parametrize("uri", SOPS)
def test_all_questions_are_readable(new_page, site, uri):
    file = ROOT / "quizzes" / f"{SOPS[uri]['id']}.yml"
    quiz = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
    page = new_page(scripts=False)
    page.goto(f"{site}quizzes/{SOPS[uri]['id']}/")
    for question in quiz["questions"]:
        asked = page.locator(f"[id='question-{question['id']}']")
        assert asked.is_visible(), question["id"]
        for option in question.get("options", []):
            assert asked.locator(f"[value='{option['id']}']").count() == 1, (question["id"], option["id"])


@pytest.mark.parametrize("kind", KINDS)
def test_no_button_that_does_nothing(new_page, site, kinds, kind):
    page = new_page(scripts=False)
    page.goto(site + kinds[kind])
    assert page.locator("article button:visible").all_inner_texts() == []


def test_every_format_is_shipped():
    assert {sop["format"] for sop in SOPS.values()} == set(FORMATS)
