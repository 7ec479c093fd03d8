"""Links in texts are told where they lead nowhere, and only there."""

import re
import shutil
from datetime import date

import pytest

from harness.building import HANDBOOKS, ROOT
from sopbook.checks import check
from sopbook.checks.addresses import _anchors, _has_heading
from sopbook.project import Project
from sopbook.settings import Settings
from sopbook.shelf import read_handbook

BODY = """

## Two questions: *who* & `what`

### Two questions: *who* & `what`

Grüße an Zoë
------------

## Named { #by-hand }

<a id="here"></a> A note.[^1]

[^1]: Said below.
"""


@pytest.fixture
def told(tmp_path):
    root = shutil.copytree(HANDBOOKS / "formats", tmp_path / "formats")

    def of(text, path="asking.md"):
        sop = root / "docs/sops" / path
        sop.write_text(sop.read_text(encoding="utf-8") + BODY + text + "\n", encoding="utf-8")
        handbook, _ = read_handbook(Project.at(root, root / "docs", Settings()))
        found = check(handbook, date(2026, 11, 23), Settings())
        return [(each.code, each.message, each.hint) for each in found if each.code in ("SOP323", "SOP324", "SOP337")]

    return of


@pytest.mark.parametrize(
    "address",
    [
        "#two-questions-who-what",
        "#two-questions-who-what_1",
        "#grue-an-zoe",
        "#by-hand",
        "#here",
        "#fn:1",
        "#purpose",
        "#lb-ask-001",
        "#faq-lost",
        "desk/lending.md#step-scan",
        "desk/lending.md#revisions",
        "desk/lending.md",
        "https://library.example/sops/",
        "mailto:desk@library.example",
        "tel:+43",
        "//library.example/a",
        "../about.md#x",
        "desk/index.md",
        "#größe",
        "desk/plan.pdf",
        "<desk/Floor plan.pdf>",
        "desk/plan(1).pdf",
    ],
)
def test_a_link_that_leads_somewhere_is_left_alone(told, address):
    assert told(f"See [it]({address}) and ![](nowhere).") == []


@pytest.mark.parametrize(
    ("address", "code", "hint"),
    [
        ("#two-question", "SOP323", "LB-ASK-001 has no such part or heading."),
        ("#purpos", "SOP323", "Did you mean #purpose?"),
        ("#Purpose", "SOP323", "Did you mean #purpose?"),
        ("#faq-lots", "SOP323", "Did you mean #faq-lost?"),
        ("desk/lending.md#by-hand", "SOP323", "LB-LEND-001 has no such part or heading."),
        ("/sops/desk/lending/", "SOP337", "Write the way to the file from this one: desk/lending.md"),
        ("/sops/desk/", "SOP337", "Write the way to the file from this one: desk/index.md"),
        ("/wiki/", "SOP337", "Write the whole address, from https:// on, if it is no page of the handbook."),
        ("desk/lending/#purpose", "SOP337", "Write the way to the file from this one: desk/lending.md"),
        ("../desk/lending/", "SOP337", "Write the way to the file from this one: desk/lending.md"),
        ("LB-LEND-001", "SOP337", "Write the way to the file from this one: desk/lending.md"),
        ("lend", "SOP337", "Write the way to the file from this one, or the whole address, from https:// on."),
    ],
)
def test_a_link_that_leads_nowhere_is_told_with_what_to_write(told, address, code, hint):
    assert [(found, cure) for found, _, cure in told(f"See [it]({address}).")] == [(code, hint)]


def test_a_body_that_takes_other_texts_in_may_have_any_heading(told):
    assert told('See [it](#elsewhere).\n\n--8<-- "more.md"') == []


def test_a_link_to_any_heading_of_the_shipped_procedures_is_left_alone(built_site):
    handbook, _ = read_handbook(Project.at(ROOT, ROOT / "docs", Settings()))
    compared = 0
    for sop_id, authored in handbook.sops.items():
        page = built_site / handbook.uri(sop_id).removesuffix(".md") / "index.html"
        for anchor in re.findall(r'<h[1-6] id="([^"]+)"', page.read_text(encoding="utf-8")):
            assert anchor in _anchors(authored.sop) or _has_heading(authored, anchor), anchor
            compared += 1
    assert compared > 15 * len(handbook.sops)


def test_a_picture_that_is_a_link_leads_somewhere_as_well(told):
    assert [code for code, _, _ in told("[![The desk](desk.png)](desk/lendin.md)")] == ["SOP324"]
