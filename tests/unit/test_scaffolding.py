"""A new SOP: an id of its own, everything that is needed, and nothing that was there touched."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from harness.building import ROOT
from harness.repositories import commit, git
from sopbook.checks import check
from sopbook.findings import Severity
from sopbook.handbook import Handbook
from sopbook.model.text import SopId
from sopbook.project import Project
from sopbook.reading.authored import read_quiz, read_sop
from sopbook.scaffolding import Plan, file_name, from_quiz, from_sop, new_quiz, new_sop, next_id, usual_owner
from sopbook.settings import Settings
from sopbook.shelf import read_handbook

DAY = date(2026, 11, 21)
FORMATS = ("article", "picture-guide", "workflow", "faq", "checklist")


def shipped() -> Handbook:
    handbook, findings = read_handbook(Project.at(ROOT, ROOT / "docs", Settings()))
    assert [each for each in findings if each.severity is Severity.ERROR] == []
    return handbook


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return shipped()


def plan(**more: str) -> Plan:
    given = {
        "id": SopId("CS-NEW-001"),
        "title": "Paying: by “card” #1",
        "format": "article",
        "owner": "cs-manager",
        "author": "É. Øst: writer",
        "day": DAY,
        **more,
    }
    return Plan(**given)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A handbook with one SOP, its quiz and a register."""
    folder = tmp_path / "handbook"
    files = {
        "mkdocs.yml": "site_name: Test\n",
        "docs/registers/roles.yml": "lead: {name: Lead, does: Leads.}\nagent: {name: Agent, does: Answers.}\n",
        "docs/sops/cases/refund.md": new_sop(plan(id=SopId("CS-REF-001"), title="Refunding", owner="lead")),
        "quizzes/CS-REF-001.yml": new_quiz(plan(id=SopId("CS-REF-001"), title="Refunding")),
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def new(folder: Path, *arguments: str, path: str = "") -> subprocess.CompletedProcess[str]:
    code = (
        "import argparse, sys; from sopbook.commands import new;"
        "parser = argparse.ArgumentParser(); new.add(parser.add_subparsers());"
        "given = parser.parse_args(['new', *sys.argv[1:]]); sys.exit(given.run(given))"
    )
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code, "--root", folder, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={"PYTHONPATH": str(ROOT / "hooks"), "PATH": path, "SOURCE_DATE_EPOCH": "1795219200"},
    )


@pytest.mark.parametrize("format_", FORMATS)
def test_a_new_sop_of_every_format_reads_without_findings(format_, handbook):
    text = new_sop(plan(format=format_))
    authored, findings = read_sop("docs/sops/cases/new.md", text.encode())
    assert findings == []
    sop = authored.sop
    assert (sop.id, sop.title, sop.format, sop.status, sop.version) == (
        "CS-NEW-001",
        "Paying: by “card” #1",
        format_,
        "draft",
        "0.1",
    )
    assert [(each.version, each.date, each.author) for each in sop.revisions] == [("0.1", DAY, "É. Øst: writer")]
    quiz, findings = read_quiz("quizzes/CS-NEW-001.yml", new_quiz(plan(format=format_)).encode())
    assert findings == []
    assert quiz.quiz.sop == "CS-NEW-001"
    assert max(map(len, text.splitlines())) <= 120


@pytest.mark.parametrize("format_", FORMATS)
def test_what_new_writes_passes_the_check(format_, project):
    done = new(project, "--title", "Returning an item", "--format", format_, "--area", "cases", "--author", "A. Louise")
    assert (done.returncode, done.stderr) == (0, "")
    path, quiz_path = project / "docs/sops/cases/returning-an-item.md", project / "quizzes/CS-RET-001.yml"
    assert "docs/sops/cases/returning-an-item.md is CS-RET-001, a draft." in done.stdout
    assert "quizzes/CS-RET-001.yml is its quiz." in done.stdout
    assert "Next: write in" in done.stdout
    assert path.is_file()
    assert quiz_path.is_file()
    handbook, findings = read_handbook(Project.at(project, project / "docs", Settings()))
    assert handbook.sop("CS-RET-001").owner == "lead"
    grave = [each for each in [*findings, *check(handbook, DAY)] if each.severity is Severity.ERROR]
    assert grave == []


def as_told(text, field):
    """A new file after somebody has done what its comment says: the empty list deleted, the lines below it taken in."""
    before, _, after = text.partition(f"{field}: []\n")
    inside, rest = [], after.splitlines(keepends=True)
    while rest and rest[0].startswith("# "):
        inside.append(rest.pop(0).removeprefix("# "))
    return before + "".join(inside + rest)


@pytest.mark.parametrize("format_", FORMATS)
def test_what_stands_ready_in_comments_fits_when_it_is_taken_in(format_, project):
    done = new(project, "--title", "Returning an item", "--format", format_, "--area", "cases", "--author", "A. Louise")
    assert done.returncode == 0
    path, quiz_path = project / "docs/sops/cases/returning-an-item.md", project / "quizzes/CS-RET-001.yml"
    quiz_path.write_text(as_told(quiz_path.read_text(encoding="utf-8"), "questions"), encoding="utf-8")
    if format_ == "picture-guide":
        path.write_text(as_told(path.read_text(encoding="utf-8"), "steps"), encoding="utf-8")
        (path.parent / "returning-an-item").mkdir()
        (path.parent / "returning-an-item" / "first-step.svg").write_text("<svg/>", encoding="utf-8")
    handbook, findings = read_handbook(Project.at(project, project / "docs", Settings()))
    assert handbook.quizzes["CS-RET-001"].quiz.questions[0].tests
    grave = [each for each in [*findings, *check(handbook, DAY)] if each.severity is Severity.ERROR]
    assert [f"{each.path}:{each.line} {each.message}" for each in grave] == []


def test_nothing_is_overwritten(project):
    first = new(project, "--title", "Refund", "--area", "cases", "--author", "A", "--id", "CS-XX-001")
    assert first.returncode == 1
    assert "docs/sops/cases/refund.md is there already, and nothing is overwritten" in first.stderr
    (project / "quizzes/CS-RET-001.yml").write_text("sop: CS-RET-001\n", encoding="utf-8")
    again = new(project, "--title", "Returning", "--area", "cases", "--author", "A", "--id", "CS-RET-001")
    assert again.returncode == 1
    assert "CS-RET-001 is given already" in again.stderr
    assert not (project / "docs/sops/cases/returning.md").exists()
    free = new(project, "--title", "Returning", "--area", "cases", "--author", "A")
    assert "CS-RET-002" in free.stdout


@pytest.mark.parametrize("area", ["..", "../..", "/etc", "a/b", "A b", ".git", "a\\b", "ü"])
def test_no_file_is_written_outside(project, area):
    before = sorted(project.parent.rglob("*"))
    done = new(project, "--title", "Returning", "--area", area, "--author", "A")
    assert done.returncode == 1
    assert "is not an area" in done.stderr
    assert sorted(project.parent.rglob("*")) == before


def test_a_folder_that_leads_elsewhere_is_refused(project, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (project / "docs/sops/away").symlink_to(tmp_path / "elsewhere")
    done = new(project, "--title", "Returning", "--area", "away", "--author", "A")
    assert done.returncode == 1
    assert "leads out of the handbook's folder" in done.stderr
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_role_that_nobody_has_is_refused(project):
    done = new(project, "--title", "Returning", "--owner", "laed", "--author", "A")
    assert done.returncode == 1
    assert "there is no role “laed” in roles.yml" in done.stderr
    assert "Did you mean lead?" in done.stderr


def test_roles_that_are_offered_end_in_more(project):
    many = "".join(f"role-{number}: {{name: R{number}, does: Works.}}\n" for number in range(12))
    with (project / "docs/registers/roles.yml").open("a", encoding="utf-8") as file:
        file.write(many)
    done = new(project, "--title", "Returning", "--owner", "mechanic", "--author", "A")
    assert "take one of its 14: lead, agent, role-0," in done.stderr
    assert done.stderr.endswith("role-9, …\n")


def test_an_area_that_is_nearly_another_is_asked_about(project):
    done = new(project, "--title", "Returning", "--area", "case", "--author", "A")
    assert done.returncode == 1
    assert "there is no area case yet" in done.stderr
    assert "Did you mean cases? If a new area is meant, make the folder docs/sops/case first." in done.stderr
    (project / "docs/sops/case").mkdir()
    done = new(project, "--title", "Returning", "--area", "case", "--author", "A")
    assert (done.returncode, "case is a new area." in done.stdout) == (0, True)


def test_it_is_said_where_a_new_sop_goes(project):
    done = new(project, "--title", "Returning", "--author", "A")
    assert "It belongs to no area. With --area it does: cases." in done.stdout
    done = new(project, "--title", "Cleaning", "--area", "warehouse", "--author", "A")
    assert "warehouse is a new area." in done.stdout
    done = new(project, "--title", "Exchanging", "--area", "cases", "--author", "A")
    assert "area" not in done.stdout


def test_an_author_is_needed(project):
    done = new(project, "--title", "Returning")
    assert done.returncode == 1
    assert '--author "A. Louise"' in done.stderr


def test_an_sop_that_cannot_be_read_may_have_the_id(project):
    (project / "docs/sops/cases/broken.md").write_text("---\nid: CS-RET-001\n---\n", encoding="utf-8")
    done = new(project, "--title", "Returning", "--author", "A")
    assert done.returncode == 1
    assert "1 SOP cannot be read" in done.stderr


def test_the_id_of_an_sop_that_is_gone_is_not_given_again(project):
    git(project, "init", "--quiet")
    commit(project, {"docs/sops/cases/return.md": "---\nid: CS-RET-004\ntitle: Returning\n"})
    commit(project, {"docs/sops/cases/return.md": None})
    done = new(project, "--title", "Returning", "--author", "A", "--dry-run", path=os.environ["PATH"])
    assert "  id: CS-RET-005" in done.stdout
    done = new(project, "--title", "Returning", "--author", "A", "--id", "CS-RET-004", path=os.environ["PATH"])
    assert done.returncode == 1
    assert "CS-RET-004 is given already" in done.stderr


def test_a_dry_run_writes_nothing(project):
    before = sorted(project.rglob("*"))
    done = new(project, "--title", "Returning", "--author", "A", "--dry-run")
    assert done.returncode == 0
    assert "  id: CS-RET-001" in done.stdout
    assert sorted(project.rglob("*")) == before


def test_from_another_sop(project):
    done = new(project, "--title", "Exchanging", "--from", "CS-REF-001", "--author", "B")
    assert (done.returncode, done.stderr) == (0, "")
    text = (project / "docs/sops/cases/exchanging.md").read_text(encoding="utf-8")
    old = (project / "docs/sops/cases/refund.md").read_text(encoding="utf-8")
    changed = [pair for pair in zip(old.splitlines(), text.splitlines(), strict=True) if pair[0] != pair[1]]
    assert changed == [
        ("id: CS-REF-001", "id: CS-EXC-001"),
        ("title: Refunding", "title: Exchanging"),
        ("    author: 'É. Øst: writer'".replace("'", '"'), "    author: B"),
    ]
    assert "sop: CS-EXC-001\ntitle: Exchanging\n" in (project / "quizzes/CS-EXC-001.yml").read_text(encoding="utf-8")


def test_every_shipped_sop_can_be_started_from(handbook):
    for sop_id, authored in handbook.sops.items():
        raw = handbook.project.read(authored.source.path)
        crlf = raw.replace(b"\n", b"\r\n")
        own = plan(format=authored.sop.format)
        result = from_sop(authored, raw, own)
        assert from_sop(authored, crlf, own) == result.replace(b"\n", b"\r\n")
        copy, findings = read_sop(authored.source.path, result)
        assert findings == []
        sop = copy.sop
        assert (sop.id, sop.status, sop.version, len(sop.revisions)) == ("CS-NEW-001", "draft", "0.1", 1)
        assert (sop.effective, sop.supersedes, sop.pilot, sop.review.last) == (None, (), None, None)
        assert (sop.steps, sop.workflow, sop.faq, copy.body) == (
            authored.sop.steps,
            authored.sop.workflow,
            authored.sop.faq,
            authored.body,
        )
        quiz = handbook.quizzes[sop_id]
        text = from_quiz(quiz, handbook.project.read(quiz.source.path), own)
        assert read_quiz("quizzes/CS-NEW-001.yml", text)[0].quiz.questions == quiz.quiz.questions


@pytest.mark.parametrize(
    ("title", "area", "expected"),
    [
        ("Returning an item", "cases", "CS-RET-001"),
        ("Refunding once more", "cases", "CS-REF-002"),
        ("The camera is stolen", "security", "SEC-CAM-002"),
        ("Écrire un mail", "service", "CS-ECR-001"),
        ("123", "shop", "OPS-NEW-001"),
        ("Cleaning", "warehouse", "WARE-CLE-001"),
        ("Cleaning", "x", "SOP-CLE-001"),
    ],
)
def test_ids_follow_the_area_and_the_title(title, area, expected, handbook):
    assert next_id(title, area, handbook) == expected


def test_names_of_files_are_plain():
    assert file_name("  Über: Straße & Co. / 2026  ") == "uber-strasse-co-2026"
    assert file_name("日本") == "new-sop"
    assert len(file_name("word " * 100)) <= 80


def test_the_owner_is_the_one_of_most_sops(handbook):
    assert usual_owner("cases", handbook) == "cs-manager"
    assert usual_owner("nowhere", handbook) in handbook.registers.roles
