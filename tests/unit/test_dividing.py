"""Lists are divided by what they hold, only when they are too long, and no address changes with one more row."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopbook.lists.dividing import LARGEST, Group, Listing, Place, below, by_letter, in_full, sheets

FIFTH = LARGEST // 5


def by_area(row):
    return Group(row[0], row[0], row[0].upper())


def by_day(row):
    return Group(row[1], row[1], f"{row[0]} {row[1]}")


def by_whole(of):
    return lambda row: Group(of(row), of(row), of(row))


def listing(*rows, **more):
    """A list of which five rows fit on a page."""
    return Listing(("list",), "list.md", "List", rows, (by_area, by_day), "".join, lambda _: FIFTH, **more)


def pages(listing):
    return {sheet.uri: sheet for sheet in sheets(listing)}


def test_a_list_that_fits_stays_on_one_page():
    rows = ["a1w", "b1x", "a2y", "c1z", "a1v"]
    assert {uri: sheet.rows for uri, sheet in pages(listing(*rows)).items()} == {"list.md": tuple(rows)}


def test_one_row_too_many_divides_it_by_the_first_way_and_a_part_that_is_too_long_by_the_next():
    made = pages(listing(*[f"a{day}{row}" for day in "12" for row in "xyz"], "b1x"))
    assert {uri: (sheet.title, sheet.count, sheet.rows) for uri, sheet in made.items()} == {
        "list.md": ("List", 7, ()),
        "list/a.md": ("A", 6, ()),
        "list/a/1.md": ("a 1", 3, ("a1x", "a1y", "a1z")),
        "list/a/2.md": ("a 2", 3, ("a2x", "a2y", "a2z")),
        "list/b.md": ("B", 1, ("b1x",)),
    }
    inside = (Place("list/a/1.md", "a 1", 3), Place("list/a/2.md", "a 2", 3))
    assert made["list.md"].parts == (Place("list/a.md", "A", 6, inside), Place("list/b.md", "B", 1))
    assert made["list/a/1.md"].trail == (Place("list.md", "List"), Place("list/a.md", "A"))
    assert (made["list/a/1.md"].before, made["list/a/1.md"].after) == (None, Place("list/a/2.md", "a 2"))


def test_a_way_into_more_parts_than_a_page_can_name_comes_after_the_next():
    rows = [f"{area:04}{day}" for area in range(800) for day in "12"]
    ways = (by_whole(lambda row: row[:4]), by_whole(lambda row: row[4]))
    made = pages(replace(listing(*rows), ways=ways, weigh=lambda _: 100))
    assert [place.uri for place in made["list.md"].parts] == ["list/1.md", "list/2.md"]
    short = pages(replace(listing(*rows[:800]), ways=ways, weigh=lambda _: 100))
    assert len(short["list.md"].parts) == 400
    beside = pages(replace(listing(*rows[:800]), ways=ways, weigh=lambda _: 100, first=300))
    assert len(beside["list.md"].parts) == 2, "what stands on the page beside the parts takes room as well"


def test_parts_of_parts_are_named_where_there_is_room():
    def named(areas):
        rows = [f"{area:04}{day}{row}" for area in range(areas) for day in range(10) for row in "abc"]
        ways = (by_whole(lambda row: row[:4]), by_whole(lambda row: row[4]))
        made = pages(replace(listing(*rows), ways=ways, weigh=lambda _: FIFTH // 2))
        return {len(place.parts) for place in made["list.md"].parts}

    assert (named(10), named(100)) == ({10}, {0})


def test_headings_between_rows_take_room():
    assert [*pages(listing("a1", "b1", headings=lambda rows: FIFTH * len({row[0] for row in rows})))] == ["list.md"]
    made = pages(listing("a1", "a2", "b1", headings=lambda rows: 2 * FIFTH * len({row[0] for row in rows})))
    assert [*made] == ["list.md", "list/a.md", "list/b.md"]


def test_the_first_rows_stay_where_people_look_first():
    made = pages(listing(*["a1", "a1", "a1", "b1", "b1", "b1"], first=2))
    assert made["list.md"].rows == ("a1", "a1")
    assert made["list/a.md"].rows == ("a1", "a1", "a1")


def test_a_way_that_does_not_divide_is_named_in_addresses_all_the_same():
    alone = pages(listing(*[f"a{day}{row}" for day in "12" for row in "xyz"]))
    beside = pages(listing(*[f"a{day}{row}" for day in "12" for row in "xyz"], "b1x"))
    assert [*alone] == ["list.md", "list/a/1.md", "list/a/2.md"]
    assert alone.keys() < beside.keys()


def test_rows_that_no_way_tells_apart_are_divided_by_the_beginning_of_their_names():
    made = pages(listing(*[f"a1-{name}" for name in ("km", "kn", "ko", "kp", "kq", "kr", "lm")]))
    assert [(uri, sheet.title) for uri, sheet in made.items()] == [
        ("list.md", "List"),
        ("list/a/1/a1-k.md", "a1-k…"),
        *[(f"list/a/1/a1-k{sign}.md", f"a1-k{sign}…") for sign in "mnopqr"],
        ("list/a/1/a1-l.md", "a1-l…"),
    ]


def test_what_cannot_be_divided_is_left_whole():
    made = pages(replace(listing("a1x"), weigh=lambda _: 2 * LARGEST))
    assert made["list.md"].rows == ("a1x",)


ROWS = st.lists(st.text("abc12", min_size=3, max_size=6), unique=True, max_size=60)


@settings(max_examples=200, deadline=None)
@given(ROWS)
def test_every_row_is_on_one_page_in_its_order_and_no_page_is_too_long(rows):
    made = [sheet for sheet in sheets(listing(*rows)) if not sheet.parts]
    assert sorted(row for sheet in made for row in sheet.rows) == sorted(rows)
    assert all(len(sheet.rows) <= 5 for sheet in made)
    assert all([*sheet.rows] == sorted(sheet.rows, key=rows.index) for sheet in made)
    assert len({sheet.uri for sheet in made}) == len(made)


@settings(max_examples=200, deadline=None)
@given(ROWS.filter(bool), st.text("abc12", min_size=3, max_size=6))
def test_one_more_row_takes_no_page_away_but_one_that_it_divides(rows, more):
    before, after = pages(listing(*rows)), pages(listing(*rows, more))
    assert before.keys() <= after.keys()


@pytest.mark.parametrize(
    ("name", "key", "title"),
    [
        ("Éclair", "e", "E"),
        ("“Till", "t", "T"),
        ("24 hours", "0-9", "0–9"),
        ("…", "other", "Other"),
        ("Ключ", "к", "К"),
    ],
)
def test_letters(name, key, title):
    assert by_letter(str)(name)[1:] == (key, title)


def test_no_part_takes_the_address_of_its_folder():
    assert below("registers/tools", "index") == "registers/tools/index-.md"


def test_a_year_goes_without_saying_before_its_month():
    assert in_full(["2026", "October 2026", "Cases"]) == "October 2026, Cases"
