"""The guide to the rules: one section for each rule, whose wrong example is found and whose right one is not."""

import os
from pathlib import Path

import pytest

from harness.examples import Section, findings_between, findings_of, handbook_of, sections
from sopbook.checks import RULES
from sopbook.checks.against import COMPARISONS
from sopbook.findings import Finding, Severity
from sopbook.reference.rules import READING

GOLDEN = Path(__file__).parent / "rules"
SECTIONS = list(sections())
PAGES = {
    "0": {"files"},
    "1": {"control", "replacing", "reviews", "versions", "ids"},
    "2": {"structure", "workflows", "escalation"},
    "3": {"links", "pages", "registers"},
    "4": {"language"},
    "5": {"quizzes", "quiz-options", "quiz-questions", "quiz-coverage", "quiz-draws"},
}
"""The pages of the guide for each hundred of codes."""
WHILE_READING = set(READING)
"""Mistakes that are found while the files are read, not by a rule."""
UNMET = {"SOP029", "SOP033"}
"""What nobody has met yet, so that there is nothing to show."""
SHOWN = [section for section in SECTIONS if section.code not in UNMET]


def found(section: Section, title: str, folder: Path) -> list[Finding]:
    """What is found in an example, or on the way to it."""
    example = section.blocks[title]
    if section.code not in COMPARISONS:
        return findings_of(handbook_of(example), folder)
    before = section.blocks["Before"]
    return findings_between(handbook_of(before), handbook_of(before, example), folder)


def test_the_example_handbook_has_nothing_wrong(tmp_path):
    assert findings_of(handbook_of(""), tmp_path) == []


def test_every_rule_has_one_section():
    written = [section.code for section in SECTIONS]
    expected = {*RULES, *COMPARISONS, *WHILE_READING}
    assert sorted(written) == sorted(set(written))
    assert expected - set(written) == set()
    assert set(written) - expected == set()


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.code)
def test_a_section_is_found_and_says_how_grave_it_is(section):
    assert section.anchor == section.code.lower()
    assert section.page in PAGES[section.code[3]]
    blocks = set() if section.code in UNMET else {"Wrong", "Right"}
    assert set(section.blocks) == blocks | ({"Before"} if section.code in COMPARISONS else set())
    rule = {**RULES, **COMPARISONS}.get(section.code)
    severity = rule.severity if rule else Severity.ERROR
    assert severity.value in section.text.lower(), f"the section does not say that this is an {severity.value}"


@pytest.mark.parametrize("section", SHOWN, ids=lambda section: section.code)
def test_the_wrong_example_is_found(section, tmp_path):
    assert section.code in {finding.code for finding in found(section, "Wrong", tmp_path)}


@pytest.mark.parametrize("section", SHOWN, ids=lambda section: section.code)
def test_the_wrong_example_gives_exactly_these_findings(section, tmp_path):
    """With `SOPBOOK_GOLDEN=write`, the findings are written anew: read the difference before you commit it."""
    findings = found(section, "Wrong", tmp_path)
    lines = [f"{one.path}:{one.line}:{one.column}: {one.severity}[{one.code}] {one.message}" for one in findings]
    document = "\n".join(sorted(lines)) + "\n"
    golden = GOLDEN / f"{section.code}.txt"
    if os.environ.get("SOPBOOK_GOLDEN") == "write":
        golden.write_text(document, encoding="utf-8")
    assert document == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("section", SHOWN, ids=lambda section: section.code)
def test_the_right_example_is_right(section, tmp_path):
    findings = found(section, "Right", tmp_path)
    wrong = [finding for finding in findings if finding.code == section.code or finding.severity is Severity.ERROR]
    assert [f"{finding.path}:{finding.line}: {finding.code} {finding.message}" for finding in wrong] == []


READ = [section for section in SHOWN if section.code in COMPARISONS and section.code != "SOP161"]
"""SOP161 is about what could not be read before."""


@pytest.mark.parametrize("section", READ, ids=lambda section: section.code)
def test_versions_of_an_example_can_be_read(section, tmp_path):
    for title in ("Before", "Right"):
        files = handbook_of(*dict.fromkeys((section.blocks["Before"], section.blocks[title])))
        errors = [each for each in findings_of(files, tmp_path / title) if each.severity is Severity.ERROR]
        assert [f"{each.path}:{each.line}: {each.code} {each.message}" for each in errors] == []
