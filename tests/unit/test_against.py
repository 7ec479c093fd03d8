"""From one state of a handbook to the next: each rule finds its breach at its place, and lets the rest pass."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sopbook.checks.against import COMPARISONS, against
from sopbook.handbook import Handbook
from sopbook.project import Project
from sopbook.settings import Settings
from sopbook.shelf import read_handbook

SOP = """---
id: CS-REF-001
title: Refunding an order
format: article
status: approved
version: "1.1"
owner: lead
purpose: Refund every eligible order the same way.
scope: {applies: [Retail orders]}
revisions:
  - version: "1.1"
    date: 2026-05-02
    author: A. Louise
    approver: B. Okoro
    summary: The date is checked.
    steps: [check]
  - {version: "1.0", date: 2026-01-02, author: A. Louise, approver: B. Okoro, summary: First version., steps: [gone]}
effective: 2026-05-09
approvers: [lead]
review: {every: 12mo, last: 2026-05-02}
steps:
  - {id: check, do: Check the order date in the CRM., within: 10m}
  - {id: approve, do: Ask the team lead to approve any amount above 100 EUR.}
  - {id: tell, do: Tell the customer when the money comes., note: Smile a littel.}
escalation:
  levels:
    - {level: 1, role: lead, trigger: Not solved, respond: 1h}
---

Refunds take five days.
"""
QUIZ = """sop: CS-REF-001
questions:
  - id: limit
    type: numeric
    tests: [approve]
    q: Up to which amount may an agent refund alone?
    answer: 100
  - id: open
    type: true-false
    q: Is it so?
    answer: true
"""
NEW_REVISION = """revisions:
  - {version: "1.2", date: 2026-06-01, author: A. Louise, summary: Changed., steps: [approve]}
"""
SOP_PATH, QUIZ_PATH = "docs/sops/refund.md", "quizzes/CS-REF-001.yml"
FILES = {SOP_PATH: SOP, QUIZ_PATH: QUIZ}


def handbook(folder: Path, files: dict[str, str]) -> Handbook:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return read_handbook(Project.at(folder, folder / "docs", Settings()))[0]


@pytest.fixture
def found(tmp_path: Path) -> Callable[..., list[str]]:
    """The findings on the way from some files to others, each as place, code and message."""

    def compare(new: dict[str, str], old: dict[str, str] = FILES) -> list[str]:
        before, after = handbook(tmp_path / "old", old), handbook(tmp_path / "new", new)
        findings = list(against(before, after))
        assert all(finding.hint for finding in findings)
        return [f"{f.path}:{f.line}:{f.column} {f.code} {f.message}" for f in findings]

    return compare


def sop(*replacements: tuple[str, str], text: str = SOP) -> str:
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def revised(*replacements: tuple[str, str], revision: str = NEW_REVISION) -> str:
    version = revision.split('"')[1]
    return sop(("revisions:\n", revision), ('version: "1.1"\nowner', f'version: "{version}"\nowner'), *replacements)


EDITORIAL = NEW_REVISION.replace("summary", "material: false, summary")

BREACHES = {
    "time limit without a revision": (
        {SOP_PATH: sop(("10m", "5m"))},
        [f"{SOP_PATH}:22:63 SOP150 version 1.1 said something else before: step check: within 10m → 5m"],
    ),
    "several changes are told at the first": (
        {SOP_PATH: sop(("10m", "5m"), ("respond: 1h", "respond: 30m"))},
        [
            f"{SOP_PATH}:22:63 SOP150 version 1.1 said something else before: step check: within 10m → 5m (and 1 more)",
        ],
    ),
    "body without a revision": (
        {SOP_PATH: sop(("five days", "six days"))},
        [f"{SOP_PATH}:30:1 SOP150 version 1.1 said something else before: text below the front matter reworded"],
    ),
    "revision without a change": (
        {SOP_PATH: revised()},
        [f"{SOP_PATH}:11:5 SOP151 revision 1.2 is new, but nothing else in this SOP or its quiz changed"],
    ),
    "version that shrinks": (
        {SOP_PATH: revised(("10m", "5m"), revision=NEW_REVISION.replace("1.2", "0.9"))},
        [f"{SOP_PATH}:6:10 SOP152 the version was 1.1 and is 0.9 now, which does not come after it"],
    ),
    "editorial though a time limit changed": (
        {SOP_PATH: revised(("10m", "5m"), revision=EDITORIAL)},
        [
            (
                f"{SOP_PATH}:11:69 SOP153 revision 1.2 says `material: false`, but people must learn this: "
                "step check: within 10m → 5m"
            )
        ],
    ),
    "editorial though a threshold changed": (
        {SOP_PATH: revised(("100 EUR", "200 EUR"), revision=EDITORIAL)},
        [
            (
                f"{SOP_PATH}:11:69 SOP153 revision 1.2 says `material: false`, but people must learn this: "
                "step approve: do “Ask the team lead to approve any amount above 100 EUR.” → "
                "“Ask the team lead to approve any amount above 200 EUR.”"
            )
        ],
    ),
    "editorial though an escalation changed": (
        {SOP_PATH: revised(("respond: 1h", "respond: 30m"), revision=EDITORIAL)},
        [
            (
                f"{SOP_PATH}:11:69 SOP153 revision 1.2 says `material: false`, but people must learn this: "
                "escalation level 1: respond 1h → 30m"
            )
        ],
    ),
    "key without a revision": (
        {QUIZ_PATH: QUIZ.replace("answer: 100", "answer: 200").replace("answer: true", "answer: false")},
        [
            f"{QUIZ_PATH}:3:5 SOP154 the right answer of “limit” changed, and no new revision of CS-REF-001 says so",
            f"{QUIZ_PATH}:8:5 SOP154 the right answer of “open” changed, and no new revision of CS-REF-001 says so",
        ],
    ),
    "key with a revision about other steps": (
        {
            SOP_PATH: revised(("10m", "5m"), revision=NEW_REVISION.replace("[approve]", "[check]")),
            QUIZ_PATH: QUIZ.replace("answer: 100", "answer: 200"),
        },
        [f"{QUIZ_PATH}:3:5 SOP154 the right answer of “limit” changed, and no new revision of CS-REF-001 says so"],
    ),
    "step that went silently": (
        {SOP_PATH: sop(("  - {id: tell, do: Tell the customer when the money comes., note: Smile a littel.}\n", ""))},
        [f"{SOP_PATH}:21:1 SOP155 “tell” is gone, and no material revision says so"],
    ),
    "renamed step": (
        {SOP_PATH: revised(("id: tell", "id: inform"))},
        [f"{SOP_PATH}:25:10 SOP156 this was “tell” before; an id is chosen once"],
    ),
    "reused id": (
        {SOP_PATH: revised(("escalation:", "  - {id: gone, do: Close the ticket.}\nescalation:"))},
        [f"{SOP_PATH}:26:10 SOP157 “gone” was a step of version 1.0 that is gone since"],
    ),
    "history rewritten": (
        {SOP_PATH: sop(("summary: First version.", "summary: Written after the audit."))},
        [
            (
                f"{SOP_PATH}:17:88 SOP158 the history was rewritten: revision 1.0: summary “First version.” → "
                "“Written after the audit.”"
            )
        ],
    ),
    "history removed": (
        {SOP_PATH: revised(("10m", "5m"), (SOP.split("\n")[16] + "\n", ""))},
        [f"{SOP_PATH}:10:1 SOP158 revision 1.0 was taken out of the history"],
    ),
    "other approver": (
        {SOP_PATH: sop(("approver: B. Okoro", "approver: C. Nobody"))},
        [f"{SOP_PATH}:14:15 SOP158 the history was rewritten: revision 1.1: approver “B. Okoro” → “C. Nobody”"],
    ),
    "other id": (
        {SOP_PATH: sop(("CS-REF-001", "CS-REF-002"))},
        [f"{SOP_PATH}:2:5 SOP160 this SOP was CS-REF-001 before; an id is chosen once"],
    ),
    "another step under the same id": (
        {SOP_PATH: revised(("Tell the customer when the money comes.", "Close every ticket in the evening."))},
        [
            (
                f"{SOP_PATH}:25:20 SOP162 “tell” stands for something else now; it was "
                "“Tell the customer when the money comes.”"
            )
        ],
    ),
}


@pytest.mark.parametrize("name", BREACHES)
def test_a_breach_is_found_at_its_place(found, name):
    files, expected = BREACHES[name]
    assert found({**FILES, **files}) == expected


FINE = {
    "nothing changed": {},
    "a typo": {SOP_PATH: sop(("littel", "little"))},
    "a typo in the history": {SOP_PATH: sop(("First version.", "First versions."))},
    "line ends and comments": {SOP_PATH: sop(("owner: lead", "owner: lead # since May")).replace("\n", "\r\n")},
    "a review": {SOP_PATH: sop(("last: 2026-05-02", "last: 2026-10-02"))},
    "retirement": {SOP_PATH: revised(("status: approved", "status: retired"))},
    "a revision with its change": {SOP_PATH: revised(("10m", "5m"))},
    "a step that goes with a revision": {
        SOP_PATH: revised(("  - {id: tell, do: Tell the customer when the money comes., note: Smile a littel.}\n", ""))
    },
    "another order of questions": {QUIZ_PATH: QUIZ.replace("Is it so?", "Is it really so?")},
    "a key with its revision": {
        SOP_PATH: revised(("100 EUR", "200 EUR")),
        QUIZ_PATH: QUIZ.replace("answer: 100", "answer: 200"),
    },
    "an editorial revision for a note": {SOP_PATH: revised(("Smile a littel.", "Smile."), revision=EDITORIAL)},
    "a new SOP": {"docs/sops/new.md": sop(("CS-REF-001", "CS-NEW-001"))},
}


@pytest.mark.parametrize("name", FINE)
def test_what_is_right_passes(found, name):
    assert found({**FILES, **FINE[name]}) == []


def test_an_sop_that_was_removed_is_missed(found):
    assert found({QUIZ_PATH: QUIZ}) == [f"{SOP_PATH}:1:1 SOP159 CS-REF-001 (Refunding an order) was removed"]


def test_an_sop_that_moved_to_another_folder_is_not_missed(found):
    assert found({"docs/sops/cases/refund.md": SOP, QUIZ_PATH: QUIZ}) == []


def test_an_sop_that_cannot_be_read_now_is_not_taken_for_removed(found):
    assert found({SOP_PATH: SOP.replace("owner: lead", "owner: [lead"), QUIZ_PATH: QUIZ}) == []


def test_an_sop_that_could_not_be_read_before_is_told(found):
    broken = {**FILES, SOP_PATH: SOP.replace("owner: lead", "owner: [lead")}
    assert found(FILES, broken) == [
        f"{SOP_PATH}:2:1 SOP161 this file had mistakes in it before, so nobody can tell what changed"
    ]


def test_a_draft_changes_as_it_likes(found):
    draft = {**FILES, SOP_PATH: SOP.replace("status: approved", "status: draft")}
    changed = sop(("10m", "5m"), ("id: tell", "id: gone"), ("The date is checked.", "All is checked."))
    assert found({**FILES, SOP_PATH: changed}, draft) == []
    assert found({}, draft) == []


def test_the_first_approval_of_a_revision_is_no_rewriting(found):
    open_ = {**FILES, SOP_PATH: sop(("    approver: B. Okoro\n", ""))}
    assert found(FILES, open_) == []


def test_each_rule_has_a_breach_here_or_in_a_repository():
    told = {line.split()[1] for _, lines in BREACHES.values() for line in lines}
    told |= {"SOP159", "SOP161"}  # have tests of their own above
    told |= {"SOP163", "SOP164"}  # are in test_change_gate
    assert told == set(COMPARISONS)


def test_rules_say_what_must_hold():
    assert all(rule.says.endswith(".") for rule in COMPARISONS.values())
    assert all(150 <= int(code.removeprefix("SOP")) <= 179 for code in COMPARISONS)
