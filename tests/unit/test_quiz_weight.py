"""How heavy a quiz is beyond the page around it, and for the search: what opening or finding it costs."""

from datetime import date

import pytest

from harness.building import ROOT
from sopbook.frontends.sections import sections
from sopbook.pages.quiz import quiz_page
from sopbook.project import Project
from sopbook.rendering import Press, Writer, quiz_uri
from sopbook.settings import Settings
from sopbook.shelf import read_handbook

ORDINARY = 8 * 1024
"""Bytes of HTML that a quiz of eight to ten questions has inside the frame of its page."""

HANDBOOK, _ = read_handbook(Project.at(ROOT, ROOT / "docs", Settings()))
PRESS = Press(HANDBOOK, Settings(), "shop", date(2026, 11, 23))
QUIZZES = {
    sop_id: quiz
    for sop_id, quiz in PRESS.quizzes.items()
    if 8 <= len(quiz.questions) <= 10 and HANDBOOK.sop(sop_id).format == "article"
}


def test_ordinary_quizzes_are_shipped():
    assert len(QUIZZES) >= 3


def html_of(sop_id):
    sop = HANDBOOK.sop(sop_id)
    writer = Writer(PRESS, quiz_uri(sop_id), lambda uri: f"../../{uri}", sop=sop, base=HANDBOOK.uri(sop_id))
    _title, quiz = quiz_page(sop, QUIZZES[sop_id], writer).blocks
    return quiz.html


@pytest.mark.parametrize("sop_id", sorted(QUIZZES))
def test_an_ordinary_quiz_is_light(sop_id):
    assert len(html_of(sop_id).encode()) <= ORDINARY


@pytest.mark.parametrize("sop_id", sorted(QUIZZES))
def test_a_quiz_is_found_by_what_it_is_about_and_not_by_what_may_be_wrong(sop_id):
    [(_, _, text)] = sections(html_of(sop_id), "Quiz")
    assert text == f"This quiz is about {sop_id} {HANDBOOK.sop(sop_id).title}, version {HANDBOOK.sop(sop_id).version}."
