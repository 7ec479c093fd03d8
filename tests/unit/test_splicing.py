"""Writing back: the lines that must change, and not a byte more."""

import difflib
from datetime import date

import pytest

from harness.building import ROOT
from sopbook.model.text import SopId, Version
from sopbook.reading.authored import AuthoredSop, read_sop
from sopbook.revising import Entry, RefusedError, approved, next_version, retired, revised, superseding
from sopbook.splicing import CannotSpliceError, scalar

SHIPPED = sorted((ROOT / "docs" / "sops").rglob("*.md"))
SHIPPED = [path for path in SHIPPED if path.name != "index.md"]
DAY = date(2026, 11, 21)


def authored(raw: bytes, path: str = "docs/sops/refund.md") -> AuthoredSop:
    sop, findings = read_sop(path, raw)
    assert findings == []
    assert sop is not None
    return sop


def entry(sop: AuthoredSop, **more: object) -> Entry:
    given = {
        "version": next_version(sop.sop.version, material=True),
        "day": DAY,
        "author": "É. Øst",
        "summary": "Limit: raised to 100 EUR, #2 of “three”.",
        "why": 'They said "yes", and it\'s so.',
        **more,
    }
    return Entry(**given)


def lines_changed(old: bytes, new: bytes) -> tuple[list[bytes], list[bytes]]:
    """The lines that went and those that came, with their line ends."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    gone, come = [], []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            gone += before[a:b]
            come += after[c:d]
    return gone, come


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
@pytest.mark.parametrize("ends", [b"\n", b"\r\n"], ids=["lf", "crlf"])
def test_a_revision_changes_only_the_lines_it_must(path, ends):
    raw = path.read_bytes().replace(b"\n", ends)
    if ends == b"\r\n":
        raw = b"\xef\xbb\xbf" + raw
    old = authored(raw)
    step = next(iter([*(step.id for step in old.sop.steps)]), None)
    new_entry = entry(old, steps=(step,) if step else ())
    result = revised(old, raw, new_entry)
    gone, come = lines_changed(raw, result)
    version = next(line for line in raw.splitlines(keepends=True) if line.startswith(b"version:"))
    assert gone == [version]
    assert come[0] == version.replace(old.sop.version.encode(), new_entry.version.encode())
    assert len(come) == (8 if step else 7)
    assert all(line.endswith(ends) for line in come)
    assert come[1].startswith(b"  - version: ")
    again = authored(result)
    assert again.sop.version == new_entry.version
    assert again.sop.revisions[1:] == old.sop.revisions
    newest = again.sop.revisions[0]
    assert (newest.author, newest.summary, newest.why) == (new_entry.author, new_entry.summary, new_entry.why)
    assert newest.date == DAY
    # taking the new lines out again gives the old file, byte by byte
    start = result.index(come[1])
    assert result[:start].replace(come[0], version) + result[start + len(b"".join(come[1:])) :] == raw


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_an_approval_of_every_shipped_sop_changes_only_its_papers(path):
    raw = path.read_bytes()
    old = authored(raw)
    revision = revised(old, raw, entry(old))
    result = approved(authored(revision), revision, by="Q. Lead, quality", day=DAY, effective=date(2026, 12, 1))
    gone, come = lines_changed(revision, result)
    assert sorted(line.split(b":")[0] for line in gone) == [b"effective", b"review"]
    assert len(come) == len(gone) + 1
    assert authored(result).sop.revisions[0].approver == "Q. Lead, quality"


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_sop_can_be_retired_and_supersede(path):
    raw = path.read_bytes()
    old = authored(raw)
    gone, come = lines_changed(raw, retired(old, raw, entry(old)))
    assert [line.split(b":")[0] for line in gone] == [b"status", b"version"]
    assert come[0] == b"status: retired\n"
    after = superseding(old, raw, SopId("XX-OLD-001"))
    assert lines_changed(raw, after) == ([], [b"supersedes: [XX-OLD-001]\n"])
    twice = superseding(authored(after), after, SopId("XX-OLD-002"))
    assert lines_changed(after, twice)[1] == [b"supersedes: [XX-OLD-001, XX-OLD-002]\n"]


HEAD = """---
id: CS-REF-001   # never changes
title: 'Refunding: é'
format: article
status: draft
version: '1.0'  # see below
owner: cs-manager
purpose: Refund.
scope: {applies: [Orders]}
"""
STYLES = {
    "block": """revisions:
  # newest first
  - version: "1.0"
    date: 2026-01-02
    author: A
    summary: First.
""",
    "no-indent": """revisions:
- version: '1.0'
  date: 2026-01-02
  author: A
  summary: First.
""",
    "wide": """revisions:
    -   summary: First.
        author: A
        version: '1.0'
        date: 2026-01-02
""",
    "dash-alone": """revisions:
  -
    version: '1.0'
    date: 2026-01-02
    author: A
    summary: First.
""",
    "flow-items": """revisions:
  - {version: "1.0", date: 2026-01-02, author: A, summary: First.}
""",
    "flow": """revisions: [{version: '1.0', date: 2026-01-02, author: A, summary: First.}]
""",
    "flow-lines": """revisions: [
    {version: '1.0', date: 2026-01-02,
     author: A, summary: First.}  # old
  ]
""",
}
TAIL = """approvers: [qa-lead]
review: {every: 12mo}

# what is learned
steps: [{id: check, do: Check it.}]
---

Body ü.
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("style", STYLES)
def test_every_style_of_a_list_keeps_its_style(style, ends):
    raw = (HEAD + STYLES[style] + TAIL).replace("\n", ends).encode()
    old = authored(raw)
    result = revised(old, raw, entry(old, steps=("check",), material=False))
    text = result.decode()
    assert text.replace("\r\n", "\n").startswith(HEAD.replace("version: '1.0'", "version: '1.1'"))
    assert text.endswith(TAIL.replace("\n", ends))
    assert "'1.1'" in text or '"1.1"' in text
    newest, first = authored(result).sop.revisions
    assert (newest.version, newest.steps, newest.material, first.version) == ("1.1", ("check",), False, "1.0")
    flow = style.startswith("flow")
    assert ("{version:" in text.split("First.")[0].replace("'", '"').split('"1.1"', 2)[-2]) == flow
    again = revised(authored(result), result, entry(authored(result)))
    assert [revision.version for revision in authored(again).sop.revisions] == ["1.2", "1.1", "1.0"]


@pytest.mark.parametrize("style", STYLES)
def test_every_style_can_be_approved(style):
    raw = (HEAD + STYLES[style] + TAIL).encode()
    result = approved(authored(raw), raw, by="B. Other", day=DAY, effective=DAY)
    sop = authored(result).sop
    assert (sop.status, sop.effective, sop.review.last) == ("approved", DAY, DAY)
    assert sop.revisions[0].approver == "B. Other"
    assert "review: {every: 12mo, last: 2026-11-21}\n\n# what is learned\n" in result.decode()


def test_a_new_field_stands_below_the_comments_of_the_next_one():
    tail = "# who decides\napprovers: [qa-lead]\nreview:\n  every: 12mo\n---\n"
    raw = (HEAD + STYLES["block"] + tail).encode()
    result = approved(authored(raw), raw, by="B", day=DAY, effective=DAY).decode()
    assert "summary: First.\neffective: 2026-11-21\n# who decides\napprovers" in result
    assert result.endswith("review:\n  every: 12mo\n  last: 2026-11-21\n---\n")


def test_nobody_approves_their_own_work():
    raw = (HEAD + STYLES["block"] + TAIL).encode()
    with pytest.raises(RefusedError, match="nobody approves their own work"):
        approved(authored(raw), raw, by="a, quality lead", day=DAY, effective=DAY)


@pytest.mark.parametrize("missing", ["approvers: [qa-lead]\n", "review: {every: 12mo}\n"])
def test_an_approval_needs_what_approved_sops_need(missing):
    raw = (HEAD + STYLES["block"] + TAIL.replace(missing, "")).encode()
    with pytest.raises(RefusedError) as refusal:
        approved(authored(raw), raw, by="B", day=DAY, effective=DAY)
    assert missing.split(":")[0] in refusal.value.cure


@pytest.mark.parametrize(
    "text",
    [
        HEAD.replace("version: '1.0'  # see below", "version: >-\n  1.0") + STYLES["block"] + TAIL,
        HEAD.replace("version: '1.0'  # see below", 'version: "1\\x2e0"') + STYLES["block"] + TAIL,
    ],
    ids=["folded", "escaped"],
)
def test_what_is_not_plain_is_refused_and_nothing_is_guessed(text):
    raw = text.encode()
    old = authored(raw)
    with pytest.raises(CannotSpliceError):
        revised(old, raw, entry(old))


def test_fields_in_braces_are_refused_where_a_field_must_be_added():
    front = "---\n{id: CS-A-001, title: A, format: article, status: draft, version: '1.0', owner: a, purpose: P,\n"
    revisions = "revisions: [{version: '1.0', date: 2026-01-02, author: A, summary: F}]"
    raw = f"{front} scope: {{applies: [x]}}, {revisions}}}\n---\n"
    old = authored(raw.encode())
    assert authored(revised(old, raw.encode(), entry(old))).sop.version == "1.1"
    with pytest.raises(CannotSpliceError, match="in braces"):
        superseding(old, raw.encode(), SopId("CS-B-001"))


@pytest.mark.parametrize(
    ("version", "material", "following"),
    [
        ("1.2", True, "1.3"),
        ("1.9", True, "1.10"),
        ("1.2.4", True, "1.3"),
        ("1.2", False, "1.2.1"),
        ("1.2.9", False, "1.2.10"),
    ],
)
def test_versions_grow(version, material, following):
    assert next_version(Version(version), material=material) == following


def test_there_is_an_end_to_numbers():
    with pytest.raises(RefusedError):
        next_version(Version("1.9999"), material=True)


ODD = ["plain", "a: b", "a #b", "#a", "- a", "a, b", "[a]", "it's", 'say "no"', 'it\'s "x"', "C:\\x", "null", "~", "12"]
ODD += ["a:", "ü – “q”", "yes", "@x", "{x}", "x:y", "%a", "a]", "*a*", "!a", "? a", "|", ">", "---", "é"]


@pytest.mark.parametrize("flow", [True, False])
@pytest.mark.parametrize("value", ODD)
def test_a_value_is_read_back_as_it_was(value, flow):
    written = f"[{scalar(value, flow=True)}]" if flow else f"\n  - {scalar(value, flow=False)}"
    raw = (HEAD + STYLES["block"] + f"tags: {written}\n---\n").encode()
    assert authored(raw).sop.tags == (value,)
