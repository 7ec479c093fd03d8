"""The search index in pieces: the same after an edit as from the start, and words as the browser divides them."""

import json
import re

import pytest

from harness.building import ROOT
from sopbook.search_index import SearchIndex, weighted, words

SAMPLES = json.loads((ROOT / "tests" / "golden" / "search-words.json").read_text(encoding="utf-8"))


REFUND = ("refund/", [("", "Refunding", ""), ("steps", "Steps", "Pay <fast>."), ("who", "Who", "The agent.")])
EXCHANGE = ("exchange/", [("", "Exchanging", ""), ("steps", "Steps", "Take the order.")])
QUIZ = ("quiz/", [("", "Quiz", ""), ("zebra", "Zebra", "Why?")])


@pytest.mark.parametrize(("text", "expected"), SAMPLES)
def test_words_are_those_of_the_browser(text, expected):
    parts = {part for word in expected for part in re.split(r"[-.'’]", word)}
    assert {*words(text)} == {*expected, *parts}


def written(index, pages, before=()):
    """The whole index after pages have been taken in."""
    files = dict(before) | dict(index.add(*page) for page in pages) | dict(index.files())
    return {path: text for path, text in files.items() if text is not None}


@pytest.mark.parametrize(
    "after",
    [
        [REFUND, EXCHANGE, QUIZ],
        [REFUND, ("exchange/", [("", "Exchanging", ""), ("steps", "Steps", "Other words.")]), QUIZ],
        [REFUND, ("exchange/", [("", "Swapping", ""), ("steps", "Steps", "Take the order. " * 9)]), QUIZ],
        [("refund/", [("", "Refunding", "")]), EXCHANGE, ("quiz/", [("", "Quiz", "Order, order.")])],
        [("refund/", [("", "The", "")]), ("exchange/", [("", "To", "")]), ("quiz/", [("", "Of", "")])],
    ],
    ids=["nothing", "words", "title and length", "sections gone", "all words gone"],
)
@pytest.mark.parametrize("edited", [True, False], ids=["edited", "two pages with one address"])
def test_after_an_edit_the_index_is_as_from_the_start(after, edited):
    index = SearchIndex(edited=edited)
    before = written(index, [REFUND, EXCHANGE, QUIZ])
    assert written(index, after[::-1], before) == written(SearchIndex(), after)


def test_only_what_changed_is_written_again():
    index = SearchIndex(edited=True)
    written(index, [REFUND, EXCHANGE, QUIZ])
    index.add(*EXCHANGE)
    assert [*index.files()] == []
    index.add("quiz/", [("", "Quiz", ""), ("zoo", "Zoo", "Why?")])
    assert dict(index.files()) | {"pages.json": None} == {
        "pages.json": None,  # a file of words less and one more
        "words/7a-65.json": None,
        "words/7a-6f.json": '{"zoo":[532]}',  # page 2, weight 20
    }


def test_a_word_more_says_nothing_new_about_the_others():
    text = "Count the money in the drawer with a second person. " * 20
    assert weighted([("", "Drawer", text + "Twice.")]).items() >= weighted([("", "Drawer", text)]).items()


def test_a_title_says_more_than_a_heading_and_a_heading_more_than_text():
    found = weighted([("cs-ref-001", "Refunding", "An order."), ("pay", "Payment", "Money.")])
    assert found["refunding"] == found["cs-ref-001"] > found["payment"] > found["money"]
    assert "an" not in found


def test_the_id_of_a_procedure_is_found_like_its_title_and_an_anchor_made_of_the_title_is_no_word():
    assert weighted([("cs-ref-001", "Refunding", "")]) == {
        "refunding": 60, "cs-ref-001": 60, "cs": 60, "ref": 60, "001": 60,
    }  # fmt: skip
    assert weighted([("how-we-refund", "How we refund", "")]) == {"refund": 60}


def test_pages_stand_in_lists_by_their_distances():
    index = SearchIndex()
    pages = [(f"{number}/", [("", "Zebra" if number % 2 else "Other", "")]) for number in range(6)]
    assert json.loads(written(index, pages)["words/7a-65.json"]) == {"zebra": [256 + 60, 512, 512]}


def test_what_a_page_says_in_a_sentence_stands_with_its_title_until_it_says_more():
    index = SearchIndex(edited=True)
    brief, more = ("quiz/", [("", "Quiz", "On refunding.")]), ("quiz/", [("", "Quiz", "On refunding. " * 20)])
    for page, file, shown in ((brief, None, ["quiz/", "Quiz", "On refunding."]), (more, "there", ["quiz/", "Quiz"])):
        path, text = index.add(*page)
        assert (path, text and "there") == ("sections/0.json", file)
        assert json.loads(dict(index.files())["pages.json"])["pages"] == [shown]


def test_the_browser_knows_which_files_there_are():
    files = written(SearchIndex(), [REFUND])
    named = json.loads(files["pages.json"])["words"]
    assert {f"words/{name}" for name in named} == {path for path in files if path.startswith("words/")}
