"""No page of a list grows with the handbook, and every link leads to where a thing is, whatever its size."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from harness.building import HANDBOOKS
from sopbook.blocks import Fragment, Heading, Prose
from sopbook.lists.pages import MOST_RELATED, RECENT, related_uri, revisions_uri
from sopbook.lists.registers import REGISTERS
from sopbook.model.registers import LearningPath, PathItem, Term
from sopbook.model.sop import Reference
from sopbook.model.text import Duration, SopId
from sopbook.pages.plan import plan
from sopbook.project import Project
from sopbook.rendering import Press
from sopbook.settings import Settings
from sopbook.shelf import read_handbook
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
CONTENTS = 300
"""Bytes that a theme writes for each heading: two entries of tables of contents, and a link to it."""
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
    sops = {**SMALL.sops, **{each.sop.id: each for each in copies}}
    paths = {f"path-{number}": path(f"{WORDS[number % 6]} {number}", [*sops][:3], number) for number in range(150)}
    registers = SMALL.registers.model_copy(update={"terms": terms, "paths": {**paths, "long": path("Long", sops, 1)}})
    return replace(SMALL, sops=sops, quizzes={}, registers=registers)


def path(title, sops, number):
    """A learning path of SOPs that are due one after the other."""
    items = [PathItem(sop=sop, due=Duration(f"{at // 3}d")) for at, sop in enumerate(sops)]
    return LearningPath(title=title, role=("clerk", "head")[number % 2], about="What all learn. " * 5, sops=items)


def wide():
    """Short SOPs, two in each of very many areas."""
    sop = SMALL.sops[SopId("LB-SHUT-001")]
    copies = [copy(sop, number) for number in range(1400)]
    moved = [
        replace(each, source=replace(each.source, path=re.sub(r"/desk-[0-9]/", f"/area-{at // 2}/", each.source.path)))
        for at, each in enumerate(copies)
    ]
    registers = SMALL.registers.model_copy(update={"paths": {}})
    return replace(SMALL, sops={each.sop.id: each for each in moved}, quizzes={}, registers=registers)


def many_areas(count):
    """As many short SOPs as areas."""
    handbook = wide()
    return replace(handbook, sops=dict([*handbook.sops.items()][: 2 * count : 2]))


def areas_with_spaces():
    """The large handbook, its SOPs in folders whose names are several words."""
    handbook = large()
    sops = {
        sop_id: replace(each, source=replace(each.source, path=each.source.path.replace("/desk-", "/The desk ")))
        for sop_id, each in handbook.sops.items()
    }
    return replace(handbook, sops=sops)


REVISED = SopId("LB-SHUT-001")


def revised():
    """The small handbook, with an SOP that changes twice a week."""
    authored = SMALL.sops[REVISED]
    newest = authored.sop.revisions[0]
    revisions = [
        newest.model_copy(
            update={
                "version": type(newest.version)(f"1.{700 - at}"),
                "date": TODAY - timedelta(days=3 * at),
                "summary": "What is done differently from now on. " * 3,
                "why": "It is better so.",
            }
        )
        for at in range(700)
    ]
    sop = authored.sop.model_copy(update={"revisions": tuple(revisions)})
    return replace(SMALL, sops={**SMALL.sops, REVISED: replace(authored, sop=sop)})


PRESSES = {
    "small": Press(SMALL, SETTINGS, "formats", TODAY),
    "large": Press(large(), SETTINGS, "formats", TODAY),
    "wide": Press(wide(), SETTINGS, "formats", TODAY),
    "revised": Press(revised(), SETTINGS, "formats", TODAY),
    "areas": Press(many_areas(150), SETTINGS, "formats", TODAY),
    "spaces": Press(areas_with_spaces(), SETTINGS, "formats", TODAY),
}
for press in [*PRESSES.values()][1:]:
    press.__dict__["quizzes"] = {}  # which lists know nothing of


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
    sizes = {uri: len(text.encode()) + CONTENTS * len(re.findall("<h[2-6]", text)) for uri, text in pages.items()}
    assert {uri: size for uri, size in sizes.items() if size > ROOM} == {}


def test_no_id_has_a_space(made):
    _, pages = made
    assert [found for text in pages.values() for found in re.findall(r' id="([^"]*\s[^"]*)"', text)] == []


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


def test_every_learning_path_is_where_links_lead(made):
    press, pages = made
    for key in press.handbook.registers.paths:
        uri, anchor = press.whereabouts("training/paths.md", f"path-{key}")
        assert f'id="{anchor}"' in pages[uri]
        assert f'href="/training/paths/{key}.md"' in pages[uri]


def test_roles_that_learn_very_many_paths_have_pages_of_their_own():
    paths = {f"path-{number}": path(f"Path {number}", ["LB-SHUT-001"], number) for number in range(800)}
    handbook = replace(SMALL, registers=SMALL.registers.model_copy(update={"paths": paths}))
    press = Press(handbook, SETTINGS, "formats", TODAY)
    press.__dict__["quizzes"] = {}
    assert press.whereabouts("registers/roles.md", "role-head") == ("registers/roles/head.md", "")
    text = html_of(press, "registers/roles/head.md")
    assert text.count("Path ") == 400
    assert len(text) < ROOM


def test_the_first_page_names_areas_as_long_as_there_is_room():
    def home(press):
        page = next(page for page in plan(press) if page.uri == "index.md").write(press, lambda uri: f"/{uri}")
        return "\n".join(map(html, page.blocks))

    few, many = home(PRESSES["small"]), home(PRESSES["wide"])
    assert 'href="/sops/desk/index.md"' in few
    assert len(many) < ROOM
    assert 'href="/sops/index.md"' in few
    assert 'href="/sops/index.md"' in many


def test_a_long_path_is_divided_by_month_and_keeps_its_numbers():
    press = PRESSES["large"]
    pages = written(press)
    path = press.handbook.registers.paths["long"]
    first = press.sheets["training/paths/long.md"]
    assert [place.uri for place in first.parts][:2] == [f"training/paths/long/month-{month}.md" for month in (1, 2)]
    assert pages[first.uri].count("<li data-sop=") == 50
    found = {}
    ways = [place.uri for place in first.parts]
    while ways:
        sheet = press.sheets[ways.pop()]
        ways += [place.uri for place in sheet.parts]
        found |= {stop.sop.id: stop.number for stop in sheet.rows}
    assert found == {item.sop: number for number, item in enumerate(path.sops, 1)}
    assert 'value="94"' in pages["training/paths/long/month-2.md"]


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
    assert {uri for uri in sheets if pages[uri]} == {
        uri
        for uri, sheet in sheets.items()
        if not sheet.trail and uri != "overview/without-area.md" and sheet.subject[0] != "path"
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


def test_an_sop_of_very_many_revisions_shows_the_newest_and_leads_to_all():
    press = PRESSES["revised"]
    text = html_of(press, press.handbook.uri(REVISED))
    assert text.count("<time") >= RECENT
    assert [newest for newest in ("1.700", "1.681", "1.680") if f">{newest}</th>" in text] == ["1.700", "1.681"]
    assert f'<a href="/{revisions_uri(REVISED)}">All 700 revisions</a>' in text
    pages = written(press)
    below = [uri for uri in pages if uri.startswith("revisions/")]
    assert len(below) > 1
    found = re.findall(r'<th scope="row">(1\.[0-9]+)</th>', "".join(pages[uri] for uri in below))
    assert sorted(found) == sorted(f"1.{number}" for number in range(1, 701))


def html_of(press, uri):
    page = next(page for page in plan(press) if page.uri == uri).write(press, lambda uri: f"/{uri}")
    return "\n".join(html(block) for block in page.blocks if not isinstance(block, Prose))


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
    quizzed = {"training"}  # which tells whether there is a quiz: here none was made before
    elsewhere = edited(press, sop_id, records=())
    assert lists_among(stale(reads, elsewhere)) <= {"review", *quizzed}  # which tells how hard an SOP is to read
    explained = edited(press, sop_id, purpose="Lend a tool.")
    assert lists_among(stale(reads, explained)) <= {"review", "overview", "sops", *quizzed}  # where cards tell purposes
    assert stale(reads, edited(press, sop_id, title="Lending")) == showing


def stale(reads, press):
    since = Since(press)
    return {uri for uri in reads if not since.holds(reads[uri])}


def lists_among(uris):
    return {uri.split("/")[0].removesuffix(".md") for uri in uris}
