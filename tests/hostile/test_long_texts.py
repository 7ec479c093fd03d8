"""Texts that are made to take long: ten times the text may not take a hundred times as long."""

from datetime import date
from time import perf_counter

import pytest

from sopbook.changes.bodies import body_changes
from sopbook.checks import check
from sopbook.checks.drawings import drawings
from sopbook.model.text import Duration, Key
from sopbook.project import Project
from sopbook.reading.authored import read_sop
from sopbook.reading.cures import advice
from sopbook.settings import Settings
from sopbook.shelf import read_handbook
from sopbook.wording import plain

FRONT = """---
id: LD-LEND-001
title: Lending
format: article
status: draft
version: "0.1"
owner: keeper
purpose: Lend.
scope: {applies: [Tools]}
revisions: [{version: "0.1", date: 2026-08-20, author: D. Helper, summary: First.}]
steps: [{id: card, do: Read the card.}]
references: [{title: Plan, file: plan.svg}]
---
"""
LENGTH = 200_000


def seconds(work, *given):
    started = perf_counter()
    work(*given)
    return perf_counter() - started


def handbook(root, body):
    docs = root / "docs"
    (docs / "sops").mkdir(parents=True)
    (docs / "sops/lending.md").write_text(FRONT + body, encoding="utf-8")
    return read_handbook(Project.at(root, docs, Settings()))[0]


@pytest.mark.parametrize(("item", "last"), [("1. a\n", ""), ("a.", "@"), ("[insert ", ""), ("<your ", "<"), ("a@", "")])
def test_bodies_are_checked(item, last, tmp_path):
    found = handbook(tmp_path, item * (LENGTH // len(item)) + last)
    assert seconds(check, found, date(2026, 11, 23)) < 6


@pytest.mark.parametrize(
    "text", ["# a" + " " * LENGTH + "{", "# a" + "#" * LENGTH + "{", "# a" + " {b}" * (LENGTH // 4)]
)
def test_bodies_are_compared(text):
    assert seconds(lambda: [*body_changes("", text, 1)]) < 2


@pytest.mark.parametrize("raw", [b"<!ENTITY" * (LENGTH // 8), b"<a =" + b" " * LENGTH, b"<a x='" * (LENGTH // 6)])
def test_drawings_are_looked_through(raw, tmp_path):
    found = handbook(tmp_path, "")
    (tmp_path / "docs/sops/plan.svg").write_bytes(raw)
    assert seconds(lambda: [*drawings(found)]) < 2


@pytest.mark.parametrize("text", ["**a " * (LENGTH // 4), "__a " * (LENGTH // 4), "`a" * (LENGTH // 2), "[" * LENGTH])
def test_marks_are_taken_off(text):
    assert seconds(plain, text) < 2


@pytest.mark.parametrize("wanted", [Key, Duration])
@pytest.mark.parametrize("written", ["1" + " " * LENGTH + "!", "1-1" + " " * LENGTH + "!", "1" + "a" * LENGTH + "!"])
def test_values_are_explained(written, wanted):
    assert seconds(advice, written, wanted) < 2


@pytest.mark.parametrize("line", ["do: {a: '" + "a" * LENGTH + "' b: c}", "do: a:" + " " * LENGTH + "b: c"])
def test_lines_that_are_no_yaml_are_explained(line):
    assert seconds(read_sop, "a.md", f"---\n{line}\n---\n".encode()) < 2
