"""The commands on what changes, in a small handbook under git."""

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from sopbook.cli import main
from sopbook.commands.naming import meant
from sopbook.commands.opening import handbook_at, past_handbook
from sopbook.history import find
from sopbook.shelf import read_handbook

SOP = """---
id: CS-REF-001
title: Refunding an order
format: article
status: approved
version: "1.0"
owner: lead
purpose: Refund every eligible order the same way.
scope: {applies: [Retail orders]}
revisions:
  - {version: "1.0", date: 2026-01-02, author: A. Louise, approver: B. Okoro, summary: First version.}
effective: 2026-01-09
approvers: [lead]
review: {every: 12mo, last: 2026-01-02}
steps:
  - {id: check, do: Check the order date in the CRM., within: 10m}
  - {id: approve, do: Ask the team lead to approve any amount above 100 EUR.}
---

Refunds take five days.
"""
QUIZ = """sop: CS-REF-001
questions:
  - {id: limit, type: numeric, tests: [approve], q: "Up to which amount?", answer: 100}
"""
FILES = {
    "mkdocs.yml": "site_name: Test\n",
    "docs/sops/cases/refund.md": SOP,
    "docs/sops/cases/exchange.md": SOP.replace("REF", "EXC").replace("Refunding", "Exchanging <b>@all"),
    "quizzes/CS-REF-001.yml": QUIZ,
    "docs/registers/roles.yml": "lead: {name: Lead, does: Leads.}\n",
    "docs/registers/contacts.yml": "lead: {role: lead, name: Desk, phone: ext. 1}\n",
}


def git(folder: Path, *arguments: str) -> str:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    options = ("-c", "user.name=C. Committer", "-c", "user.email=c@example.org")
    done = subprocess.run(["git", "-C", folder, *options, *arguments], check=True, capture_output=True, env=environment)
    return done.stdout.decode().strip()


@pytest.fixture
def handbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "handbook"
    for path, text in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "config", "user.name", "C. Committer")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", "first")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def edit(folder: Path, path: str, *replacements: tuple[str, str]) -> None:
    text = (folder / path).read_text(encoding="utf-8")
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    (folder / path).write_text(text, encoding="utf-8")


REFUND, EXCHANGE, LIMIT = "docs/sops/cases/refund.md", "docs/sops/cases/exchange.md", "quizzes/CS-REF-001.yml"


@pytest.fixture
def changed(handbook: Path) -> Path:
    edit(handbook, REFUND, ("10m", "5m"), ("take five", "usually take five"), ("Retail", "All retail"))
    edit(handbook, EXCHANGE, ("in the CRM", "in teh CRM"), ("purpose: Refund", "purpose: Exchange"))
    edit(handbook, LIMIT, ("answer: 100", "answer: 200"))
    edit(handbook, "docs/registers/contacts.yml", ("ext. 1", "ext. 2"))
    return handbook


def test_diff_says_what_people_must_learn_first(changed, run):
    code, said, _ = run("diff", "HEAD")
    commit = git(changed, "rev-parse", "HEAD")[:9]
    assert code == 0
    assert (
        said
        == f"""Changed since HEAD ({commit}):

CS-REF-001 Refunding an order  docs/sops/cases/refund.md
  Must be learned
    - scope: applies “Retail orders” → “All retail orders”
    - step check: within 10m → 5m
  Other words
    - text below the front matter reworded

Quiz of CS-REF-001  quizzes/CS-REF-001.yml
  Must be learned
    - question limit: answer 100 → 200

Register contacts  docs/registers/contacts.yml
  Must be learned
    - contact lead: phone “ext. 1” → “ext. 2”

CS-EXC-001 Exchanging <b>@all an order  docs/sops/cases/exchange.md
  Other words
    - purpose “Refund every eligible order the same way.” → “Exchange every eligible order the same way.”
  Letters mended
    - step check: do “Check the order date in the CRM.” → “Check the order date in teh CRM.”
"""
    )


def test_diff_of_chosen_sops_only(changed, run):
    code, said, _ = run("diff", "CS-EXC-001")
    assert code == 0
    assert "CS-EXC-001" in said
    assert "CS-REF-001" not in said
    assert "contacts" not in said
    assert run("diff", "HEAD", "CS-REF-001")[1].count("CS-REF-001") == 3


def test_diff_in_markdown_calls_nobody_and_opens_no_tag(changed, run):
    code, said, _ = run("diff", "--format", "markdown")
    assert code == 0
    assert said.startswith("## What changes for people\n\n4 documents since")
    assert "3 of them with something that people must learn" in said
    assert "### CS-EXC-001 Exchanging &#60;b&#62;&#64;all an order" in said
    assert "@" not in said
    assert "<" not in said
    assert "**Must be learned**\n\n- scope: applies “Retail orders” → “All retail orders”\n" in said


def test_diff_as_data(changed, run):
    code, said, _ = run("diff", "HEAD", "--format", "json")
    value = json.loads(said)
    assert code == 0
    assert (value["format"], value["schema"]) == ("sopbook-changes", 1)
    assert value["since"] == {"revision": "HEAD", "commit": git(changed, "rev-parse", "HEAD")}
    documents = {(each["kind"], each["id"]): each for each in value["documents"]}
    assert set(documents) == {
        ("sop", "CS-EXC-001"),
        ("sop", "CS-REF-001"),
        ("quiz", "CS-REF-001"),
        ("register", "contacts"),
    }
    assert documents["sop", "CS-REF-001"]["versions"] == {"before": "1.0", "after": "1.0"}
    assert documents["sop", "CS-REF-001"]["changes"][1] == {
        "path": ["steps", "check", "within"],
        "kind": "changed",
        "before": "10m",
        "after": "5m",
        "weight": "material",
        "typo": False,
        "control": False,
        "words": "step check: within 10m → 5m",
        "line": 16,
        "column": 63,
    }
    contact = documents["register", "contacts"]["changes"][0]
    assert (contact["path"], contact["line"], contact["column"]) == (["contacts", "lead", "phone"], 1, 39)


def test_diff_of_what_came_went_and_cannot_be_read(handbook, run):
    git(handbook, "mv", REFUND, "docs/sops/cases/paying-back.md")
    (handbook / EXCHANGE).unlink()
    (handbook / "docs/sops/new.md").write_text(SOP.replace("REF", "NEW"), encoding="utf-8")
    edit(handbook, "docs/registers/contacts.yml", ("role:", "rolle:"))
    _, said, _ = run("diff")
    assert "CS-EXC-001 Exchanging <b>@all an order is gone  docs/sops/cases/exchange.md" in said
    assert "CS-NEW-001 Refunding an order is new  docs/sops/new.md" in said
    assert "Register contacts has mistakes in it: run sopbook check" in said
    assert "CS-REF-001" not in said


def test_what_is_the_same_need_not_be_read_again(changed):
    project, settings = handbook_at(None)
    now = read_handbook(project)[0]
    whole = past_handbook(project, settings, find(project.root, "HEAD"))
    partly = past_handbook(project, settings, find(project.root, "HEAD"), now)
    assert {key: (each.sop, each.body) for key, each in partly.sops.items()} == {
        key: (each.sop, each.body) for key, each in whole.sops.items()
    }
    assert {key: each.quiz for key, each in partly.quizzes.items()} == {
        key: each.quiz for key, each in whole.quizzes.items()
    }
    assert (partly.registers, partly.project) == (whole.registers, whole.project)
    assert partly.sop("CS-REF-001") != now.sop("CS-REF-001")


def test_nothing_changed_says_so(handbook, run):
    assert run("diff")[1].startswith("Nothing changed since main (")
    assert run("diff", "--format", "markdown")[1].startswith("No procedure, quiz or register changed since main")


def test_diff_against_what_is_not_there(handbook, run):
    code, said, complaint = run("diff", "nowhere")
    assert (code, said) == (2, "")
    assert complaint.startswith("sopbook: git knows no branch, tag or commit nowhere\n  Look at the names with")
    code, said, complaint = run("diff", "HEAD", "CS-XXX-001")
    assert (code, said) == (2, "")
    assert "there is no SOP CS-XXX-001, neither now nor then" in complaint


def test_folders_that_moved_since_are_found_where_they_were(handbook, run):
    git(handbook, "mv", "docs", "pages")
    edit(handbook, "mkdocs.yml", ("site_name: Test", "site_name: Test\ndocs_dir: pages"))
    assert run("diff")[1].startswith("Nothing changed since main (")


def test_a_revision_is_worked_out_from_what_changed(changed, run):
    code, said, complaint = run("revise", "CS-REF-001", "--summary", "Faster:  5 minutes.", "--why", "It's enough.")
    assert (code, complaint) == (0, "")
    assert '+version: "1.1"\n' in said
    assert "CS-REF-001 is version 1.1 now. Next: have it approved" in said
    assert 'then: sopbook approve CS-REF-001 --by "NAME"' in said
    front = yaml.safe_load((changed / REFUND).read_text(encoding="utf-8").split("---")[1])
    newest = front["revisions"][0]
    assert newest["steps"] == ["check", "approve"]
    assert (newest["summary"], newest["why"], newest["author"]) == (
        "Faster: 5 minutes.",
        "It's enough.",
        "C. Committer",
    )
    assert (newest["material"], str(newest["date"])) == (True, "2026-11-21")
    breaches = re.findall(r"(\S+):\d+:\d+: \w+\[SOP1[567]", run("check", "--against", "HEAD")[1])
    assert breaches == [EXCHANGE]
    code, _, complaint = run("approve", "CS-REF-001", "--by", "C. Committer")
    assert code == 1
    assert "nobody approves their own work" in complaint
    code, said, _ = run("approve", "CS-REF-001", "--by", "B. Okoro", "--effective", "2026-12-01")
    assert code == 0
    assert "CS-REF-001 version 1.1 is approved and holds from 2026-12-01." in said
    front = yaml.safe_load((changed / REFUND).read_text(encoding="utf-8").split("---")[1])
    assert (str(front["effective"]), str(front["review"]["last"])) == ("2026-12-01", "2026-11-21")
    assert front["revisions"][0]["approver"] == "B. Okoro"


def test_after_a_commit_the_branch_is_what_changed(changed, run):
    git(changed, "switch", "--quiet", "-c", "work")
    git(changed, "commit", "--quiet", "--all", "-m", "changes")
    _, said, _ = run("revise", "CS-REF-001", "--summary", "Faster.", "--dry-run")
    assert "summary: Faster., material: true, steps: [check, approve]}" in said
    assert "Nothing was written (--dry-run)." in said
    assert git(changed, "status", "--short") == ""


def test_a_change_that_must_be_learned_is_not_editorial(changed, run):
    code, _, complaint = run("revise", "CS-REF-001", "--summary", "Words.", "--editorial")
    assert code == 1
    assert "this change is not editorial: scope: applies" in complaint
    assert (changed / REFUND).read_text(encoding="utf-8").count("version:") == 2


def test_an_editorial_change_counts_the_third_number(handbook, run):
    edit(handbook, REFUND, ("Refunds take", "Refunds usually take"))
    code, said, _ = run("revise", "CS-REF-001", "--summary", "Clearer.")
    assert code == 0
    assert '"1.0.1"' in said
    assert "material: false" in said


def test_a_file_with_mistakes_is_not_revised(handbook, run):
    edit(handbook, REFUND, ("approvers: [lead]", "approvers: [leed]"))
    before = (handbook / REFUND).read_bytes()
    code, said, complaint = run("revise", "CS-REF-001", "--summary", "x")
    assert code == 1
    assert "there is no role “leed”" in said
    assert "docs/sops/cases/refund.md has 1 mistake in it" in complaint
    assert (handbook / REFUND).read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["CS-REF-002", "--summary", "x"], "Did you mean CS-REF-001?"),
        (["CS-REF-001", "--summary", " "], "the summary is empty"),
        (["CS-REF-001", "--summary", "x", "--steps", "chek"], "Did you mean check?"),
        (["CS-REF-001", "--summary", "x", "--version", "0.9"], "version 0.9 does not come after 1.0"),
    ],
)
def test_what_is_not_right_is_refused_with_a_cure(handbook, run, arguments, complaint):
    code, _, said = run("revise", *arguments)
    assert code == 1
    assert complaint in said
    assert git(handbook, "status", "--short") == ""


@pytest.mark.parametrize("command", [("revise", "--summary", "x"), ("approve", "--by", "x"), ("retire",), ("diff",)])
def test_who_names_an_sop_in_another_way_is_told_its_id(handbook, run, command):
    code, said, complaint = run(command[0], "cs-ref-001", *command[1:])
    assert (code, said) == (2, "")
    assert complaint.startswith("sopbook: there is no SOP ")
    assert complaint.endswith(" “cs-ref-001”\n  Did you mean CS-REF-001?\n")
    assert git(handbook, "status", "--short") == ""


def test_an_sop_is_known_by_id_file_quiz_and_title(handbook):
    edit(handbook, EXCHANGE, ("Exchanging <b>@all an order", "Sending a new one"))
    now = read_handbook(handbook_at(None)[0])[0]
    ways = [
        "CS_REF_001",
        "CS–REF–001",
        "CS-REF-001 ",
        "cs ref 001",
        "CS-RFE-001",
        "CS-REF-01",
        "Refunding an order",
        "refunding an ordr",
    ]
    ways += [REFUND, "sops\\cases\\Refund.md", "refund.md", LIMIT]
    assert {written: meant(written, now) for written in ways} == dict.fromkeys(ways, "CS-REF-001")
    others = ["CS-TAK-001", "OPS-EXC-002", "main", "HEAD~1", "", ".", "docs/sops/cases/"]
    assert {written: meant(written, now) for written in others} == dict.fromkeys(others, None)


def test_nobody_is_led_to_an_sop_with_a_merely_similar_id(handbook, run):
    _, _, complaint = run("approve", "CS-TAK-001", "--by", "x")
    assert "there is no SOP CS-TAK-001\n" in complaint
    assert "Did you mean" not in complaint


@pytest.mark.parametrize("written", ["CS-REF-001", REFUND])
def test_an_sop_that_cannot_be_read_is_not_mistaken_for_another(handbook, run, written):
    edit(handbook, REFUND, ("10m", "10 minutes"))
    code, said, complaint = run("approve", written, "--by", "x")
    assert code == 1
    assert f"{REFUND}:16:63: error[SOP024]" in said
    assert complaint == f"sopbook: {REFUND} has 1 mistake in it\n  Mend what is listed above first.\n"


def test_diff_says_that_a_new_sop_cannot_be_read(handbook, run):
    (handbook / "docs/sops/new.md").write_text(SOP.replace("REF", "NEW").replace("10m", "10 minutes"), encoding="utf-8")
    code, _, complaint = run("diff", "CS-NEW-001")
    assert (code, "docs/sops/new.md has mistakes in it" in complaint) == (2, True)


def test_diff_takes_the_id_of_an_sop_that_is_gone(handbook, run):
    (handbook / EXCHANGE).unlink()
    code, said, _ = run("diff", "CS-EXC-001")
    assert code == 0
    assert "CS-EXC-001 Exchanging <b>@all an order is gone" in said


def test_a_version_is_approved_once(handbook, run):
    code, said, complaint = run("approve", "CS-REF-001", "--by", "B. Okoro")
    assert (code, said) == (1, "")
    assert "version 1.0 was approved by B. Okoro already, and nothing has changed since" in complaint
    code, said, _ = run("approve", "CS-REF-001", "--by", "B. Okoro", "--effective", "2026-12-01")
    assert code == 0
    assert "-effective: 2026-01-09\n+effective: 2026-12-01\n" in said


@pytest.mark.parametrize("more", [(), ("--effective", "2026-12-01")])
def test_an_approval_does_not_cover_what_changed_after_it(handbook, run, more):
    edit(handbook, REFUND, ("10m", "20m"))
    code, said, complaint = run("approve", "CS-REF-001", "--by", "B. Okoro", *more)
    assert (code, said) == (1, "")
    assert "CS-REF-001 has changed since version 1.0 was approved: step check: within 10m → 20m" in complaint
    assert "First say what changed: sopbook revise CS-REF-001" in complaint


def test_an_approval_does_not_cover_another_right_answer(handbook, run):
    edit(handbook, LIMIT, ("answer: 100", "answer: 200"))
    _, _, complaint = run("approve", "CS-REF-001", "--by", "B. Okoro")
    assert "since version 1.0 was approved: step approve: the right answer of a question" in complaint


def test_without_git_an_approved_version_is_still_approved_once(handbook, run, monkeypatch):
    monkeypatch.setenv("PATH", "")
    code, _, complaint = run("approve", "CS-REF-001", "--by", "B. Okoro")
    assert code == 1
    assert "version 1.0 was approved by B. Okoro already\n" in complaint


@pytest.mark.parametrize("by", ["lead", "Lead", "LEAD"])
def test_a_role_approves_nothing(handbook, run, by):
    code, _, complaint = run("approve", "CS-REF-001", "--by", by)
    assert code == 1
    assert f"{by} is a role" in complaint
    assert "Name the person" in complaint


def test_what_is_not_written_yet_is_not_approved(handbook, run):
    draft = SOP.replace(", approver: B. Okoro", "").replace("status: approved", "status: draft")
    draft = draft.replace("Check the order date in the CRM.", "Write here what to do first.")
    (handbook / REFUND).write_text(draft, encoding="utf-8")
    code, said, complaint = run("approve", "CS-REF-001", "--by", "B. Okoro")
    assert code == 1
    assert f"{REFUND}:16:21: warning[SOP406]" in said
    assert "CS-REF-001 is not finished: 1 place still to be written" in complaint
    assert (handbook / REFUND).read_text(encoding="utf-8") == draft


def test_what_did_not_change_gets_no_revision_by_mistake(handbook, run):
    code, said, complaint = run("revise", "CS-REF-001", "--summary", "Nothing")
    assert (code, said) == (1, "")
    assert "nothing has changed in CS-REF-001 or its quiz" in complaint
    assert "--material" in complaint
    assert git(handbook, "status", "--short") == ""
    assert run("revise", "CS-REF-001", "--summary", "Looked at again", "--editorial")[0] == 0


def test_without_git_everything_must_be_said(handbook, run, monkeypatch):
    monkeypatch.setenv("PATH", "")
    code, said, complaint = run("revise", "CS-REF-001", "--summary", "x")
    assert code == 1
    assert "What changed cannot be told: git is not installed" in said
    assert '--author "A. Louise"' in complaint
    assert run("revise", "CS-REF-001", "--summary", "x", "--author", "D")[0] == 0


def test_a_retired_sop_names_what_takes_its_place(handbook, run):
    code, said, _ = run("retire", "CS-REF-001", "--replaced-by", "CS-EXC-001", "--why", "One is enough.")
    assert code == 0
    assert "CS-REF-001 is retired." in said
    old = yaml.safe_load((handbook / REFUND).read_text(encoding="utf-8").split("---")[1])
    new = yaml.safe_load((handbook / EXCHANGE).read_text(encoding="utf-8").split("---")[1])
    assert (old["status"], old["version"], old["revisions"][0]["summary"]) == (
        "retired",
        "1.1",
        "Retired; CS-EXC-001 takes its place.",
    )
    assert new["supersedes"] == ["CS-REF-001"]
    findings = run("check", "--against", "HEAD")[1]
    assert "SOP15" not in findings
    code, _, complaint = run("retire", "CS-REF-001")
    assert code == 1
    assert "is retired already" in complaint


def test_retiring_tells_who_still_refers_to_it(handbook, run):
    edit(handbook, EXCHANGE, ("approvers:", "references: [{sop: CS-REF-001}]\napprovers:"))
    paths = "new:\n  title: New\n  role: lead\n  about: All.\n  sops:\n    - {sop: CS-REF-001, due: 1d}\n"
    (handbook / "docs/registers/paths.yml").write_text(paths, encoding="utf-8")
    listed = f"{EXCHANGE} refers to CS-REF-001\ndocs/registers/paths.yml names CS-REF-001 on line 6\n"
    code, said, _ = run("retire", "CS-REF-001", "--dry-run")
    assert code == 0
    assert f"{listed}Nothing was written (--dry-run).\n" in said
    assert "not committed" not in said
    edit(handbook, REFUND, ("10m", "5m"))
    code, said, _ = run("retire", "CS-REF-001")
    assert code == 0
    assert f"{REFUND} has changes that are not committed: they become part of this revision.\n{listed}" in said
    assert said.endswith("CS-REF-001 is retired. Next: mend the places listed above, then commit it.\n")


def test_a_younger_sop_may_go_into_an_older_one(handbook, run):
    edit(handbook, REFUND, ("2026-01-02", "2026-03-02"), ("2026-01-09", "2026-03-09"))
    code, _, complaint = run("retire", "CS-REF-001", "--replaced-by", "CS-EXC-001", "--why", "One is enough.")
    assert (code, complaint) == (0, "")


def test_that_nobody_sees_what_takes_the_place_is_told(handbook, run):
    edit(handbook, EXCHANGE, ("status: approved", "status: draft"))
    code, said, _ = run("retire", "CS-REF-001", "--replaced-by", "CS-EXC-001", "--why", "One is enough.")
    assert code == 0
    assert "CS-EXC-001 is not approved yet: readers find nothing in place of CS-REF-001 until it is approved." in said


def test_nothing_takes_its_own_place(handbook, run):
    code, _, complaint = run("retire", "CS-REF-001", "--replaced-by", "CS-REF-001")
    assert code == 1
    assert "cannot take its own place" in complaint
    assert git(handbook, "status", "--short") == ""


def test_check_against_tells_what_no_version_says(changed, run):
    code, said, _ = run("check", "--against", "main")
    assert code == 1
    assert "docs/sops/cases/refund.md:9:18: error[SOP150]" in said
    assert "quizzes/CS-REF-001.yml:3:5: error[SOP154]" in said
