"""Addresses by which readers edit a page or suggest a change: complete, encoded, and only where a team wants them."""

import re
from dataclasses import replace
from datetime import date
from html import unescape
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from pydantic import ValidationError

from harness.building import HANDBOOKS
from sopbook.blocks import Fragment
from sopbook.pages.plan import plan
from sopbook.project import Project
from sopbook.rendering import Press
from sopbook.settings import Settings
from sopbook.shelf import read_handbook
from sopbook.suggestions import Subject, edit_address, suggestion_address

FORMATS = HANDBOOKS / "formats"
HANDBOOK, _ = read_handbook(Project.at(FORMATS, FORMATS / "docs", Settings()))
URL = "https://hand.book/refund/#step-ask"
SUBJECT = Subject("CS-REF-001", "1.2", 'Refunds & "limits" #1', "docs/sops/a b.md", URL, "ask")


def links(**settings):
    """The addresses on each page that edit or suggest, in the order of the page."""
    press = Press(HANDBOOK, Settings(**settings), "formats", date(2026, 11, 23))
    found = {}
    for planned in plan(press):
        page = planned.write(press, lambda target: f"/{target}", f"https://hand.book/{planned.uri}")
        html = "".join(block.html for block in page.blocks if isinstance(block, Fragment))
        shown = re.findall(r'href="([^"#]+)"[^>]*>(?:Edit this page|Suggest a change)', html)
        of_parts = "".join(re.findall(r'data-of-parts="([^"]+)"', html))
        shown += [of_part(of_parts, anchor) for anchor in anchors(html)]
        found[planned.uri] = [unescape(address) for address in shown]
    return found


def anchors(html):
    """The parts that links are about: what they name, or the nearest part around them.

    Steps, lines and nodes get theirs from a script, where the page has a template of it.
    """
    if '<template data-part="suggest">' in html:
        without_substeps = re.sub('<ol type="a">.*?</ol>', "", html)
        return re.findall(r'<(?:li|h3)(?: class="sop-step[^"]*")? id="([^"]+)"', without_substeps)
    return re.findall(r'<a class="sop-suggest"[^>]* data-about="([^"]+)"', html)


def of_part(address, anchor):
    """The address of one part as suggestions.js makes it."""
    return address.replace("{part}", anchor.partition("-")[2]).replace("{anchor}", anchor)


def test_no_links_unless_they_are_set():
    assert not any(links().values())


def test_every_step_item_node_and_answer_has_its_own_link():
    found = links(suggest="https://x.example/new?about={id}:{step}", repository="https://x.example/edit/{path}")
    for sop_id, authored in HANDBOOK.sops.items():
        sop = authored.sop
        parts = [step.id for step in sop.steps] + [entry.id for entry in sop.faq]
        parts += list(sop.workflow.nodes) if sop.workflow else []
        parts += [item.id for phase in sop.checklist.phases for item in phase.items] if sop.checklist else []
        edit, *suggested = found[HANDBOOK.uri(sop_id)]
        assert edit == f"https://x.example/edit/{authored.source.path}"
        assert suggested == [f"https://x.example/new?about={sop_id}:{part}" for part in ["", *parts]]


def test_pages_that_are_no_sop_have_none():
    found = links(suggest="mailto:desk@example.org", repository="https://x.example/{path}")
    sops = {HANDBOOK.uri(sop_id) for sop_id in HANDBOOK.sops}
    assert {uri for uri, addresses in found.items() if addresses} == sops


def test_link_leads_back_to_the_part():
    found = links(suggest="https://x.example/?u={url}")
    uri = next(HANDBOOK.uri(sop_id) for sop_id, authored in HANDBOOK.sops.items() if authored.sop.faq)
    first = HANDBOOK.sops[next(sop for sop in HANDBOOK.sops if HANDBOOK.uri(sop) == uri)].sop.faq[0].id
    assert unquote(found[uri][1]) == f"https://x.example/?u=https://hand.book/{uri}#faq-{first}"


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        ("https://github.com/north/hand", "https://github.com/north/hand/edit/main/docs/a%20b.md"),
        ("https://gitlab.north.example/x/hand/", "https://gitlab.north.example/x/hand/-/edit/main/docs/a%20b.md"),
        ("https://git.example/w?file={path}&mode=edit", "https://git.example/w?file=docs/a%20b.md&mode=edit"),
    ],
)
def test_address_of_the_editor(repository, address):
    assert edit_address(repository, "docs/a b.md") == address


def test_every_gap_is_filled_and_stays_one_value():
    template = "https://x.example/new?id={id}&v={version}&s={step}&t={title}&p={path}&u={url}"
    values = parse_qs(urlsplit(suggestion_address(template, SUBJECT)).query)
    assert values == {
        "id": ["CS-REF-001"],
        "v": ["1.2"],
        "s": ["ask"],
        "t": ['Refunds & "limits" #1'],
        "p": ["docs/sops/a b.md"],
        "u": [URL],
    }


def test_mail_says_what_it_is_about():
    address = suggestion_address("mailto:desk@example.org", SUBJECT)
    assert address.startswith("mailto:desk@example.org?subject=CS-REF-001%201.2%2C%20ask")
    body = unquote(address.partition("&body=")[2])
    assert SUBJECT.url in body
    assert SUBJECT.title not in body
    assert SUBJECT.title in unquote(suggestion_address("mailto:desk@example.org", replace(SUBJECT, step="")))


def test_mail_with_words_of_its_own_keeps_them():
    assert suggestion_address("mailto:d@example.org?subject={id}", SUBJECT) == "mailto:d@example.org?subject=CS-REF-001"


@pytest.mark.parametrize(
    "settings",
    [
        {"suggest": "javascript:alert(1)"},
        {"suggest": "desk@example.org"},
        {"suggest": "https://x.example/{who}"},
        {"suggest": "https://x.example/{id"},
        {"repository": "mailto:desk@example.org"},
        {"repository": "https://x.example/{id}"},
        {"code_owners": {"agent": "north"}},
        {"code_owners": {"agent": "@north # all"}},
    ],
)
def test_addresses_that_are_refused(settings):
    with pytest.raises(ValidationError):
        Settings(**settings)
