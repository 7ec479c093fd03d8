"""Where links in the fields of an SOP may lead."""

from datetime import date

import pytest

from harness.building import HANDBOOKS
from sopbook.project import Project
from sopbook.rendering import Press, Writer
from sopbook.settings import Settings
from sopbook.shelf import read_handbook

ROOT = HANDBOOKS / "formats"
HANDBOOK, _ = read_handbook(Project.at(ROOT, ROOT / "docs", Settings()))
WRITER = Writer(Press(HANDBOOK, Settings(), "formats", date(2026, 11, 23)), "sops/a.md", lambda uri: uri.split("/")[-1])


@pytest.mark.parametrize("address", ["javascript:alert(1)", "javascript&colon;alert(1)", "javascript&#58;alert(1)"])
def test_a_link_that_runs_something_leads_nowhere(address):
    assert WRITER.inline(f"[x]({address})") == "<a>x</a>"


def test_a_link_to_another_page_is_kept():
    assert WRITER.inline("[x](b&amp;c.md)") == '<a href="b&amp;c.md">x</a>'
