"""A field that is no YAML hides the mistakes of no other field, and makes none of its own."""

import random
import re

import pytest

from harness.building import ROOT
from sopbook.reading.authored import read_quiz, read_register, read_sop
from sopbook.reading.source import read_markdown, read_yaml

FRONT = """---
id: CS-REF-001
title: Refunding an order
format: article
status: draft
version: "1.0"
owner: cs-manager
purpose: Refund every eligible order the same way.
scope: {applies: [Retail orders]}
revisions: [{version: "1.0", date: 2026-10-02, author: A. Louise, summary: First version.}]
steps:
  - id: check
    do: Check the date.
    within: 5m
---
Body.
"""


def told(text: str) -> list[tuple[int, str]]:
    authored, findings = read_sop("a.md", text.encode())
    assert authored is None
    return [(finding.line, finding.code) for finding in findings]


@pytest.mark.parametrize(
    ("whole", "broken", "line"),
    [
        ('version: "1.0"\nowner', 'version: "1.0\nowner', 6),
        ("owner: cs-manager", "owner cs-manager", 7),
        ("purpose: Refund", "purpose: Refund: all", 8),
        ("[Retail orders]}", "[Retail orders}", 9),
        ("    do: Check the date.", "\tdo: Check the date.", 13),
    ],
)
def test_the_mistakes_of_other_fields_are_told_as_well(whole, broken, line):
    assert told(FRONT.replace(whole, broken)) == [(line, "SOP007")]
    wrong = FRONT.replace("status: draft", "status: done").replace("id: CS", "number: 7\nid: CS")
    assert told(wrong.replace(whole, broken)) == [(2, "SOP020"), (6, "SOP023"), (line + 1, "SOP007")]


def test_what_stands_in_the_broken_field_is_not_missing_and_not_told():
    broken = FRONT.replace("    do: Check the date.", "    do: Check: the date.").replace("5m", "soon")
    assert told(broken) == [(13, "SOP007")]


def test_of_two_broken_fields_the_first_is_told():
    broken = FRONT.replace("status: draft", "status: done").replace('"1.0"\nowner', '"1.0\nowner')
    assert told(broken.replace("[Retail orders]", "[Retail orders")) == [(6, "SOP007")]


def test_text_at_the_margin_may_be_no_field_at_all():
    broken = FRONT.replace("status: draft", "status: done\nSome prose\nand more: of it: here")
    assert [code for _, code in told(broken)] == ["SOP007"]


def test_nothing_is_read_partly_unless_that_is_asked_for():
    broken = FRONT.replace('version: "1.0"\nowner', 'version: "1.0\nowner')
    assert read_markdown("a.md", broken.encode())[0] is None
    assert read_yaml("mkdocs.yml", b"site_name: a: b\ndocs_dir: docs\n")[0] is None


BREAKS = (
    lambda line: line.replace('"', "", 1),
    lambda line: line.rstrip("]}"),
    lambda line: line.replace(":", "", 1),
    lambda line: "\t" + line.lstrip(),
    lambda line: f" {line}",
    lambda line: line.removeprefix(" "),
    lambda line: f"{line}: x",
    *(lambda line, sign=sign: re.sub(r": (\w)", rf": {sign}\1", line, count=1) for sign in ("*", "@", '"', "[")),
)
FILES = sorted((ROOT / "docs" / "sops").rglob("*.md")) + sorted((ROOT / "quizzes").glob("*.yml"))
FILES += sorted((ROOT / "docs" / "registers").glob("*.yml"))


@pytest.mark.parametrize("path", [path for path in FILES if path.stem != "index"], ids=lambda path: path.name)
def test_a_broken_line_of_a_good_file_is_all_that_is_told(path):
    chance = random.Random(path.name)
    lines = path.read_text(encoding="utf-8").split("\n")
    last = lines.index("---", 1) if path.suffix == ".md" else len(lines)
    for break_ in BREAKS:
        at = chance.randrange(1, last)
        raw = "\n".join([*lines[:at], break_(lines[at]), *lines[at + 1 :]]).encode()
        source, findings = (read_markdown if path.suffix == ".md" else read_yaml)(path.name, raw)
        if source is None and findings:
            assert read(path, raw) == sorted(findings)


def read(path, raw):
    if path.suffix == ".md":
        return read_sop(path.name, raw)[1]
    if path.parent.name == "quizzes":
        return read_quiz(path.name, raw)[1]
    return read_register(path.stem, path.name, raw)[1]
