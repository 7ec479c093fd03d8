"""The guide to the rules: one section for each rule, whose wrong example is found and whose right one is not."""

import os
from pathlib import Path

import pytest

from harness.examples import GUIDE, findings_of, handbook_of, sections
from sopbook.checks import RULES
from sopbook.findings import Severity
from sopbook.reference.rules import READING

GOLDEN = Path(__file__).parent / "rules"
SECTIONS = list(sections())
PAGES = {"0": "files", "1": "control", "2": "structure", "3": "links", "4": "language", "5": "quizzes"}
"""The page of the guide for each hundred of codes."""
WHILE_READING = set(READING)
"""Mistakes that are found while the files are read, not by a rule."""


def test_the_example_handbook_has_nothing_wrong(tmp_path):
    assert findings_of(handbook_of(""), tmp_path) == []


def test_every_rule_has_one_section():
    written = [section.code for section in SECTIONS]
    expected = {code for code in RULES if (GUIDE / f"{PAGES[code[3]]}.md").is_file()}
    assert sorted(written) == sorted(set(written))
    assert expected - set(written) == set()
    assert set(written) - set(RULES) - WHILE_READING == set()


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.code)
def test_a_section_is_found_and_says_how_grave_it_is(section):
    assert section.anchor == section.code.lower()
    assert section.page == PAGES[section.code[3]]
    assert set(section.blocks) == {"Wrong", "Right"}
    severity = RULES[section.code].severity if section.code in RULES else Severity.ERROR
    assert severity.value in section.text.lower(), f"the section does not say that this is an {severity.value}"


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.code)
def test_the_wrong_example_is_found(section, tmp_path):
    found = {finding.code for finding in findings_of(handbook_of(section.blocks["Wrong"]), tmp_path)}
    assert section.code in found


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.code)
def test_the_wrong_example_gives_exactly_these_findings(section, tmp_path):
    """With `SOPBOOK_GOLDEN=write`, the findings are written anew: read the difference before you commit it."""
    found = findings_of(handbook_of(section.blocks["Wrong"]), tmp_path)
    lines = [f"{one.path}:{one.line}:{one.column}: {one.severity}[{one.code}] {one.message}" for one in found]
    document = "\n".join(sorted(lines)) + "\n"
    golden = GOLDEN / f"{section.code}.txt"
    if os.environ.get("SOPBOOK_GOLDEN") == "write":
        golden.write_text(document, encoding="utf-8")
    assert document == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.code)
def test_the_right_example_is_right(section, tmp_path):
    found = findings_of(handbook_of(section.blocks["Right"]), tmp_path)
    wrong = [finding for finding in found if finding.code == section.code or finding.severity is Severity.ERROR]
    assert [f"{finding.path}:{finding.line}: {finding.code} {finding.message}" for finding in wrong] == []
