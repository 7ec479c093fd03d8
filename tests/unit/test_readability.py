"""How hard an SOP is to read, as the page of reviews shows it."""

from datetime import date

import pytest

from harness.examples import SOP, handbook_of
from sopbook.checks import check, grade_of
from sopbook.checks.readability import HIGHEST, grade, sentences_in
from sopbook.checks.texts import Text
from sopbook.lists.rows import reviews, rows_of
from sopbook.pages.overviews import reviewed
from sopbook.project import Project
from sopbook.settings import Settings
from sopbook.shelf import read_handbook

EASY = "# body\n" + "Tell the member when the tool is due back at the desk.\n\n" * 20
HARD = "# body\n" + "Organisational accountability necessitates comprehensive documentation.\n\n" * 20


def handbook(folder, example, *, sparing=False):
    for path, text in handbook_of(example).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return read_handbook(Project.at(folder, folder / "docs", Settings()), sparing=sparing)[0]


def shown(handbook):
    return reviewed(handbook, reviews(rows_of(handbook).listed, date(2026, 11, 21)))


@pytest.mark.parametrize(("example", "low", "high"), [(EASY, 1, 5), (HARD, HIGHEST, 40)], ids=["easy", "hard"])
def test_reviews_show_how_hard_each_sop_is_to_read(tmp_path, example, low, high):
    (due,) = shown(handbook(tmp_path, example))
    assert low < due.grade < high


def test_a_short_sop_has_no_figure(tmp_path):
    (due,) = shown(handbook(tmp_path, ""))
    assert due.grade is None


def test_the_figure_is_that_of_all_that_people_read(tmp_path):
    (authored,) = handbook(tmp_path, EASY).sops.values()
    text = Text(authored.source, frozenset())
    assert authored.source.path == SOP
    assert text.tokens.count("member") == 21  # once in each sentence of the body, and in the first step
    assert sentences_in(text) == 20 + 3 + 2 + 1  # body, steps, purpose and scope, the end of the text
    assert grade_of(authored.source) == grade(text.tokens, sentences_in(text))


def test_an_sop_that_was_checked_is_not_read_again_for_its_figure(tmp_path):
    checked = handbook(tmp_path, EASY, sparing=True)
    (authored,) = checked.sops.values()
    text = Text(authored.source, frozenset())
    check(checked, date(2026, 11, 21))
    checked.let_go()
    (tmp_path / SOP).unlink()
    assert grade_of(authored.source) == grade(text.tokens, sentences_in(text))
