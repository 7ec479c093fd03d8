"""The navigation of a large handbook stays short enough to be on every page."""

from dataclasses import replace
from datetime import date

from harness.building import HANDBOOKS
from sopbook.model.text import SopId
from sopbook.pages.navigation import LONGEST, _folded, expanded, more, navigation, procedures, renamed, uris
from sopbook.project import Project
from sopbook.rendering import Press
from sopbook.settings import Settings
from sopbook.shelf import read_handbook

SMALL, _ = read_handbook(Project.at(HANDBOOKS / "formats", HANDBOOKS / "formats" / "docs", Settings()))


def test_a_list_that_fits_is_left_as_it_is():
    pages = [(f"CS-{number:03}", f"sops/{number}.md") for number in range(LONGEST)]
    assert _folded(pages) == [uri for _, uri in pages]


def test_a_longer_list_is_folded_into_lists_of_about_the_same_length_named_by_their_ids():
    pages = [(f"CS-{number:03}", f"sops/{number}.md") for number in range(2 * LONGEST + 1)]
    folded = _folded(pages)
    assert [len(next(iter(entry.values()))) for entry in folded] == [33, 34, 34]
    assert next(iter(folded[0])) == "CS-000 – CS-032"
    assert [*uris(folded)] == [uri for _, uri in pages]


def test_more_lists_than_fit_into_one_list_are_folded_again():
    pages = [(f"CS-{number:05}", f"sops/{number}.md") for number in range(LONGEST * LONGEST + 1)]
    folded = _folded(pages)
    assert len(folded) == LONGEST
    assert {len(next(iter(entry.values()))) for entry in folded} == {50, 2}
    assert all(isinstance(inner, dict) for inner in next(iter(folded[-1].values())))


def test_very_many_areas_are_folded_as_well():
    authored = SMALL.sops[SopId("LB-ASK-001")]
    sops = {}
    for number in range(2 * LONGEST):
        sop_id = SopId(f"LB-ASK-{number:03}")
        source = replace(authored.source, path=f"docs/sops/area-{number:03}/asking.md")
        sops[sop_id] = replace(authored, sop=authored.sop.model_copy(update={"id": sop_id}), source=source)
    handbook = replace(SMALL, sops={**sops, authored.sop.id: authored}, quizzes={})
    first, *folded, loose = procedures(Press(handbook, Settings(), "formats", date(2026, 11, 23)))
    assert (first, loose) == ("sops/index.md", "sops/asking.md")
    assert [next(iter(entry)) for entry in folded] == ["Area 000 – Area 049", "Area 050 – Area 099"]
    assert folded[0]["Area 000 – Area 049"][0] == {"Area 000": ["sops/area-000/index.md", "sops/area-000/asking.md"]}


def test_the_folder_of_the_sops_stands_for_them_with_a_title_and_without():
    press = Press(SMALL, Settings(), "formats", date(2026, 11, 23))
    listed = procedures(press)
    nav = ["index.md", {"Work": ["sops/", "registers/roles.md"]}, {"All": "sops/"}]
    assert expanded(nav, press) == ["index.md", {"Work": [*listed, "registers/roles.md"]}, {"All": listed}]


def test_pages_by_hand_stand_last_by_their_folders_and_long_lists_of_them_are_folded():
    press = Press(SMALL, Settings(), "formats", date(2026, 11, 23))
    pages = [f"wiki/page-{number:03}.md" for number in range(LONGEST + 1)]
    assert {*uris(navigation(press))}.isdisjoint(pages)
    assert more([]) == []
    (section,) = more(["about.md", {"Wiki": ["wiki/README.md", *pages]}])
    about, wiki = section["More"]
    assert about == "about.md"
    index, *folded = wiki["Wiki"]
    assert index == "wiki/README.md"
    assert [*map(next, map(iter, folded))] == ["page-000 – page-024", "page-025 – page-050"]
    assert [*uris(folded)] == pages


def test_every_path_in_a_navigation_can_be_named_otherwise():
    nav = ["index.md", {"Desk": "desk/index.md"}, {"All": [{"More": ["more/index.md", "page.md"]}]}, {"Away": None}]
    named = renamed(nav, lambda uri: uri.replace("index", "README"))
    assert named == [
        "README.md",
        {"Desk": "desk/README.md"},
        {"All": [{"More": ["more/README.md", "page.md"]}]},
        {"Away": None},
    ]
