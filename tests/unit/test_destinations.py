"""Links and pictures in Markdown are found as Python-Markdown finds them, in time that grows with the text."""

from time import perf_counter

import pytest

from sopbook.destinations import defined, destinations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See [it](a.md#b).", [("a.md#b", 9, "it", False)]),
        ('[x](a.md "Title") and ![y](b.png)', [("a.md", 4, "x", False), ("b.png", 27, "y", True)]),
        ("[![y](b.png)](a.md)", [("b.png", 6, "y", True), ("a.md", 14, "![y](b.png)", False)]),
        ("[x](<Refund form.pdf>)", [("Refund form.pdf", 5, "x", False)]),
        ("[x](form(1).pdf)", [("form(1).pdf", 4, "x", False)]),
        ("![a [b] c](\n  d.png)", [("d.png", 14, "a [b] c", True)]),
        ("\\[x](a.md)", [("a.md", 5, "", False)]),
        ("[x] (a.md), [y]() and [z]", []),
    ],
)
def test_links_and_pictures(text, found):
    assert [(each.address, each.at, each.words, each.is_picture) for each in destinations(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[x]: a.md", [("a.md", 5)]),
        ("> [x]: <a b.md> 'Title'", [("a b.md", 8)]),
        ("[x]:\n  a.md\n  (Title)", [("a.md", 7)]),
        ("[Enter]: opens the door", []),
        ("[^1]: Note: said below", []),
    ],
)
def test_definitions(text, found):
    assert [(each.address, each.at) for each in defined(text)] == found


@pytest.mark.parametrize("item", ["[", "](", "](x", "](a(", "![", "\\", "[]:", "[a]: b ", " ", '[a]: b "', "]( "])
def test_long_texts_take_no_longer_for_each_character(item):
    started = perf_counter()
    [*destinations(f"]({item * 50_000}"), *defined(f"[a]:{item * 50_000}")]
    assert perf_counter() - started < 3
