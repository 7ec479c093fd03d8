"""No page of a list grows with the handbook, and every link leads to where a thing is, whatever its size."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from harness.building import HANDBOOKS
from sopbook.blocks import Fragment, Heading, Prose
from sopbook.handbook import read_handbook
from sopbook.lists.pages import MOST_RELATED, related_uri
from sopbook.lists.registers import REGISTERS
from sopbook.model.registers import Term
from sopbook.model.sop import Reference
from sopbook.model.text import SopId
from sopbook.pages.plan import plan
from sopbook.project import Project
from sopbook.rendering import Press
from sopbook.settings import Settings
from sopbook.watching import Since, watched

FORMATS = HANDBOOKS / "formats"
SETTINGS = Settings(id="formats", areas={"desk": "At the desk"})
SMALL, _ = read_handbook(Project.at(FORMATS, FORMATS / "docs", SETTINGS))
TODAY = date(2026, 11, 23)
TIMES = 150
CORE = SopId("LB-LEND-001-0")
"""An SOP that all others refer to."""
ROOM = 75_000
"""Bytes that are left of 100,000 for what a theme puts around a page."""
WORDS = "Asking Booking Cutting Drilling Exchanging Fixing".split()  # noqa: SIM905 -- a list of words


def copy(authored, number):
    """An SOP as one of many: with an id, a title, an area and days of its own."""
    sop = authored.sop
    path = authored.source.path.replace(".md", f"-{number}.md").replace("/desk/", f"/desk-{number % 7}/")
    revisions = [
        revision.model_copy(update={"date": revision.date - timedelta(days=3 * number)}) for revision in sop.revisions
    ]
    update = {
        "id": type(sop.id)(f"{sop.id}-{number}"),
        "title": f"{WORDS[number % len(WORDS)]} things, {sop.title} {number}",
        "revisions": tuple(revisions),
        "references": (Reference(sop=CORE),),
    }
    return replace(authored, sop=sop.model_copy(update=update), source=replace(authored.source, path=path))


def large():
    """The small handbook, over and over, with a long glossary."""
    copies = [copy(authored, number) for authored in SMALL.sops.values() for number in range(TIMES)]
    terms = {
        f"term-{number}": Term(term=f"{WORDS[number % 6]} {number}", meaning="Much. " * 20) for number in range(500)
    }
    registers = SMALL.registers.model_copy(update={"terms": terms})
    return replace(
        SMALL, sops={**SMALL.sops, **{each.sop.id: each for each in copies}}, quizzes={}, registers=registers
    )


PRESSES = {
    "small": Press(SMALL, SETTINGS, "formats", TODAY),
    "large": Press(large(), SETTINGS, "formats", TODAY),
}
PRESSES["large"].__dict__["quizzes"] = {}  # which lists know nothing of


def written(press):
    """The HTML of every page of a list by its path, links being paths from the root."""
    pages = {}
    for planned in plan(press):
        if planned.uri in press.sheets:
            page = planned.write(press, lambda uri: f"/{uri}")
            pages[planned.uri] = "\n".join(map(html, page.blocks))
    return pages


def html(block):
    if isinstance(block, Heading):
        return f'<h{block.level} id="{block.id}">{block.text}</h{block.level}>'
    assert isinstance(block, Fragment)
    return block.html


@pytest.fixture(scope="module", params=[*PRESSES])
def made(request):
    press = PRESSES[request.param]
    return press, written(press)


def test_a_small_handbook_has_a_page_for_each_list():
    press = PRESSES["small"]
    assert [sheet.uri for sheet in press.sheets.values() if sheet.trail] == []
    assert press.whereabouts("registers/roles.md", "role-head") == ("registers/roles.md", "role-head")


def test_no_page_of_a_list_is_longer_than_there_is_room(made):
    _, pages = made
    assert {uri: len(text) for uri, text in pages.items() if len(text.encode()) > ROOM} == {}


def test_every_entry_of_a_register_is_where_links_lead(made):
    press, pages = made
    for register in REGISTERS:
        for key in register.entries(press.handbook.registers):
            uri, anchor = press.whereabouts(register.uri, f"{register.anchor}-{key}")
            assert f'id="{anchor or f"{register.anchor}-{key}"}"' in pages[uri]


def test_every_link_between_lists_leads_to_a_page_and_a_place_on_it(made):
    press, pages = made
    planned = {page.uri for page in plan(press)}
    for uri, text in pages.items():
        for target, anchor in re.findall(r'href="/([^"#]*)(?:#([^"]*))?"', text):
            assert target in planned, f"{uri} leads to {target}"
            assert not anchor or target not in pages or f'id="{anchor}"' in pages[target], f"{uri} → {target}#{anchor}"


def test_every_sop_is_in_every_list_of_sops(made):
    press, pages = made
    for first in ("sops/index.md", "review.md", "changes.md"):
        found = set()
        ways = [first]
        while ways:
            sheet = press.sheets[ways.pop()]
            ways += [part.uri for part in sheet.parts]
            found |= set(re.findall(r'href="/(sops/(?!index)[^"]*)"', pages[sheet.uri]))
        sops = [authored.sop for authored in press.handbook.sops.values()]
        assert {press.handbook.uri(sop.id) for sop in sops if first != "review.md" or sop.status != "retired"} <= found


def test_only_the_first_page_of_a_list_is_in_the_navigation():
    pages = {page.uri: page.listed for page in plan(PRESSES["large"])}
    sheets = PRESSES["large"].sheets
    assert {uri for uri in sheets if pages[uri]} == {uri for uri, sheet in sheets.items() if not sheet.trail} - {
        "overview/without-area.md"
    }


def test_an_old_link_to_an_entry_still_leads_to_the_way_to_it():
    pages = written(PRESSES["large"])
    assert '<li id="role-head"><a href="/registers/roles/head.md">Head of desk</a>' in pages["registers/roles.md"]
    assert (
        '<li id="term-term-7"><a href="/registers/glossary/b.md#term-term-7">Booking 7</a>'
        in pages["registers/glossary.md"]
    )


def test_an_sop_that_all_others_refer_to_leads_to_a_page_with_all_of_them():
    press = PRESSES["large"]
    uri = press.handbook.uri(CORE)
    page = next(page for page in plan(press) if page.uri == uri).write(press, lambda uri: f"/{uri}")
    text = "\n".join(html(block) for block in page.blocks if not isinstance(block, Prose))
    named = re.findall(r'<li><a href="/(related/[^"]*|sops/[^"]*)">', text[text.index("Related procedures") :])
    assert named[-1] == related_uri(CORE)
    assert len(named) == MOST_RELATED + 1
    copies = {sop_id for sop_id in press.handbook.sops if sop_id not in SMALL.sops and sop_id != CORE}
    assert copies <= {sop.id for uri in press.sheets for sop in press.sheets[uri].rows if uri.startswith("related/")}


def edited(press, sop_id, **update):
    authored = press.handbook.sops[sop_id]
    changed = replace(authored, sop=authored.sop.model_copy(update=update))
    return press.renewed(replace(press.handbook, sops={**press.handbook.sops, sop_id: changed}))


def test_a_page_of_a_list_is_written_again_when_its_rows_change_and_only_then():
    press = PRESSES["large"]
    sop_id = "LB-LEND-001-7"
    row = press.handbook.uri(sop_id)
    pages, reads = {page.uri: page for page in plan(press)}, {}
    for uri in press.sheets:
        pages[uri].write(watched(press, reads.setdefault(uri, {})), lambda uri: f"/{uri}")
    texts = written(press)
    showing = {uri for uri, text in texts.items() if f'href="/{row}"' in text}
    elsewhere = edited(press, sop_id, records=())
    assert lists_among(stale(reads, elsewhere)) <= {"review"}  # which tells how hard an SOP is to read
    explained = edited(press, sop_id, purpose="Lend a tool.")
    assert lists_among(stale(reads, explained)) <= {"review", "overview", "sops"}  # where cards tell purposes
    assert stale(reads, edited(press, sop_id, title="Lending")) == showing


def stale(reads, press):
    since = Since(press)
    return {uri for uri in reads if not since.holds(reads[uri])}


def lists_among(uris):
    return {uri.split("/")[0].removesuffix(".md") for uri in uris}
