"""The navigation of a large handbook stays short enough to be on every page."""

from sopbook.pages.navigation import LONGEST, _folded


def uris(nav):
    return [uri for entry in nav for uri in (next(iter(entry.values())) if isinstance(entry, dict) else [entry])]


def test_a_list_that_fits_is_left_as_it_is():
    pages = [(f"CS-{number:03}", f"sops/{number}.md") for number in range(LONGEST)]
    assert _folded(pages) == [uri for _, uri in pages]


def test_a_longer_list_is_folded_into_lists_of_about_the_same_length_named_by_their_ids():
    pages = [(f"CS-{number:03}", f"sops/{number}.md") for number in range(2 * LONGEST + 1)]
    folded = _folded(pages)
    assert [len(next(iter(entry.values()))) for entry in folded] == [33, 34, 34]
    assert next(iter(folded[0])) == "CS-000 – CS-032"
    assert uris(folded) == [uri for _, uri in pages]


def test_more_lists_than_fit_into_one_list_are_folded_again():
    pages = [(f"CS-{number:05}", f"sops/{number}.md") for number in range(LONGEST * LONGEST + 1)]
    folded = _folded(pages)
    assert len(folded) == LONGEST
    assert {len(next(iter(entry.values()))) for entry in folded} == {50, 2}
    assert all(isinstance(inner, dict) for inner in next(iter(folded[-1].values())))
