"""The search index in pieces: the same after an edit as from the start, and words as the browser divides them."""

import json
import re
from pathlib import Path

import pytest

from harness.building import ROOT
from sopbook.search_index import SearchIndex, weighted, words

SAMPLES = json.loads((ROOT / "tests" / "golden" / "search-words.json").read_text(encoding="utf-8"))


def page(url, title, *sections):
    first = {"location": url, "title": title, "text": ""}
    return [first, *({"location": f"{url}#{anchor}", "title": name, "text": text} for anchor, name, text in sections)]


REFUND = page("refund/", "Refunding", ("steps", "Steps", "<p>Pay &lt;fast&gt;.</p>"), ("who", "Who", "The agent."))
EXCHANGE = page("exchange/", "Exchanging", ("steps", "Steps", "<p>Take the order.</p>"))
QUIZ = page("quiz/", "Quiz", ("zebra", "Zebra", "Why?"))


@pytest.mark.parametrize(("text", "expected"), SAMPLES)
def test_words_are_those_of_the_browser(text, expected):
    parts = {part for word in expected for part in re.split(r"[-.'’]", word)}
    assert {*words(text)} == {*expected, *parts}


def written(index, pages, before=()):
    """The whole index after a change."""
    files = dict(before) | dict(index.files(pages))
    return {path: text for path, text in files.items() if text is not None}


@pytest.mark.parametrize(
    "after",
    [
        [REFUND, EXCHANGE, QUIZ],
        [REFUND, page("exchange/", "Exchanging", ("steps", "Steps", "Other words.")), QUIZ],
        [REFUND, EXCHANGE, page("quiz/", "Quiz")],
        [EXCHANGE, REFUND, QUIZ],
        [REFUND, QUIZ],
        [REFUND, EXCHANGE, page("new/", "New", ("a", "A", "Word.")), QUIZ],
        [],
    ],
    ids=["nothing", "words", "a section gone", "order", "a page gone", "a page more", "all gone"],
)
def test_after_an_edit_the_index_is_as_from_the_start(after):
    index = SearchIndex()
    before = written(index, [REFUND, EXCHANGE, QUIZ])
    assert written(index, after, before) == written(SearchIndex(), after)


def test_only_what_changed_is_written_again():
    index = SearchIndex()
    written(index, [REFUND, EXCHANGE, QUIZ])
    assert [*dict(index.files([list(REFUND), EXCHANGE, QUIZ]))] == ["pages.json"]
    again = dict(index.files([REFUND, EXCHANGE, page("quiz/", "Quiz", ("zoo", "Zoo", "Why?"))]))
    assert {path for path, text in again.items() if text is None} == {"words/7a-65.json"}
    assert "sections/2.json" in again
    assert "sections/0.json" not in again


def test_a_title_says_more_than_a_heading_and_a_heading_more_than_text():
    found = weighted([("", "Refunding", ""), ("cs-ref-001", "Refunding", "An order."), ("pay", "Payment", "Money.")])
    assert found["refunding"] == found["cs-ref-001"] > found["payment"] > found["money"]
    assert "an" not in found


def test_what_is_shown_has_no_markup():
    sections = json.loads(written(SearchIndex(), [REFUND])["sections/0.json"])
    assert sections[1] == ["steps", "Steps", "Pay <fast>."]


def test_the_browser_knows_which_files_there_are(tmp_path: Path):
    files = written(SearchIndex(), [REFUND])
    named = json.loads(files["pages.json"])["words"]
    assert {f"words/{name}" for name in named} == {path for path in files if path.startswith("words/")}
