"""The page of each format, block by block, beside the SOP that it was made from.

After a change that is meant to show, write the files anew with `SOPBOOK_GOLDEN=write pytest tests/golden`
and read the difference.
"""

import os
from datetime import date
from pathlib import Path

import pytest

from harness.building import HANDBOOKS
from sopbook.blocks import Fragment, Heading
from sopbook.pages.plan import plan
from sopbook.project import Project
from sopbook.rendering import Press
from sopbook.settings import Settings
from sopbook.shelf import read_handbook

FORMATS = HANDBOOKS / "formats"
GOLDEN = Path(__file__).parent / "pages"
SETTINGS = Settings(id="formats", areas={"desk": "At the desk"})
handbook, findings = read_handbook(Project.at(FORMATS, FORMATS / "docs", SETTINGS))
PRESS = Press(handbook, SETTINGS, "formats", date(2026, 11, 23))
PLANNED = {planned.uri: planned for planned in plan(PRESS)}


def as_document(page):
    """The blocks of a page as one text: headings as in Markdown, the rest as it is."""
    lines = [f"title: {page.title}", f"description: {page.description}", ""]
    for block in page.blocks:
        if isinstance(block, Heading):
            lines += [f"{'#' * block.level} {block.text} {{#{block.id}}}", ""]
        else:
            lines += [block.html.strip() if isinstance(block, Fragment) else block.markdown.strip(), ""]
    return "\n".join(lines)


def test_handbook_of_formats_has_no_mistakes():
    assert findings == []


@pytest.mark.parametrize("uri", sorted(PLANNED))
def test_page(uri):
    page = PLANNED[uri].write(PRESS, lambda target: f"/{target}")
    golden = GOLDEN / f"{uri.removesuffix('.md').replace('/', '.')}.html"
    document = as_document(page)
    if os.environ.get("SOPBOOK_GOLDEN") == "write":
        golden.write_text(document, encoding="utf-8")
    assert document == golden.read_text(encoding="utf-8")
