"""Which of two files with one id is told that the id is taken."""

from harness.repositories import commit, git
from sopbook.project import Project
from sopbook.settings import Settings
from sopbook.shelf import read_handbook

SOP = """---
id: {id}
title: {title}
format: article
status: draft
version: "0.1"
owner: cs-manager
purpose: The same way each time.
scope: {{applies: [Retail orders]}}
revisions: [{{version: "0.1", date: 2026-10-02, author: A. Louise, summary: First version.}}]
steps: [{{id: check, do: Check the order.}}]
---
"""
REFUND = "docs/sops/refunding-an-order.md"
CHECK = "docs/sops/checking-an-order.md"


def told(folder):
    findings = read_handbook(Project.at(folder, folder / "docs", Settings()))[1]
    return [(finding.path, finding.code) for finding in findings]


def test_the_file_that_git_knows_under_the_id_keeps_it(tmp_path):
    git(tmp_path, "init", "--quiet")
    refund = SOP.format(id="CS-REF-001", title="Refunding an order")
    check = SOP.format(id="CS-CHE-001", title="Checking an order")
    commit(tmp_path, {REFUND: refund, CHECK: check})
    (tmp_path / CHECK).write_text(check.replace("CS-CHE-001", "CS-REF-001"), encoding="utf-8")
    assert told(tmp_path) == [(CHECK, "SOP102")]


def test_where_nothing_is_committed_the_name_of_the_file_tells(tmp_path):
    for path in (REFUND, "docs/sops/a-copy.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(SOP.format(id="CS-REF-001", title="Refunding an order"), encoding="utf-8")
    assert told(tmp_path) == [("docs/sops/a-copy.md", "SOP102")]
