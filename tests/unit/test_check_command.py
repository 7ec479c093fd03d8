import io
import json
import subprocess
import sys
from functools import partial
from itertools import pairwise

import pytest

from harness.building import ROOT
from harness.examples import handbook_of
from sopbook import cli
from sopbook.commands import check as command
from sopbook.commands.progress import Progress, followed
from sopbook.commands.watching import changes_in
from sopbook.findings import Finding, Severity
from sopbook.reports import as_github, as_gitlab

SOP = "docs/sops/desk/lending.md"
INFO = "steps:\n  - {id: test, do: Test the tool., role: helper, substeps: [{id: cable, do: Look along the cable.}]}\n"
WARNING = INFO.replace("[{id: cable", "[{id: switch, do: Try the switch.}, {id: cable") + "audience: [helper, helper]\n"
ERROR = "owner: desk-leed\n"


@pytest.fixture
def handbook(tmp_path):
    """Writes the small handbook, changed by an example, and gives its folder."""

    def write(example="", settings=""):
        files = {**handbook_of(example), "mkdocs.yml": f"site_name: Tools\nextra: {{sopbook: {{{settings}}}}}\n"}
        for path, text in files.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, encoding="utf-8", newline="")
        return tmp_path

    return write


def run(folder, *arguments):
    return cli.main(["check", "--root", str(folder), *arguments])


@pytest.mark.parametrize(
    ("example", "usual", "strict"), [("", 0, 0), (INFO, 0, 0), (WARNING, 0, 1), (ERROR, 1, 1)], ids=["", "i", "w", "e"]
)
def test_the_exit_code_says_how_bad_it_is(handbook, capsys, example, usual, strict):
    folder = handbook(example)
    assert (run(folder), run(folder, "--strict")) == (usual, strict)


def test_the_summary_counts_what_there_is(handbook, capsys):
    run(handbook(INFO))
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("1 SOP, 1 quiz and 5 registers read: 0 errors, 0 warnings and ")


def test_json_is_as_documented(handbook, capsys):
    assert run(handbook(ERROR), "--format", "json") == 1
    told = capsys.readouterr()
    data = json.loads(told.out)
    assert (data["format"], data["schema"]) == ("sopbook-findings", 1)
    assert data["summary"] == {"sops": 1, "quizzes": 1, "registers": 5, "errors": 1, "warnings": 0, "infos": 0}
    assert data["sops"] == [{"id": "LD-LEND-001", "path": SOP, "readability": None}]
    assert data["findings"] == [
        {
            "path": SOP,
            "line": 7,
            "column": 8,
            "code": "SOP302",
            "severity": "error",
            "message": "there is no role “desk-leed”",
            "hint": "Did you mean desk-lead?",
        }
    ]
    assert told.err.endswith("1 error and 0 warnings in 1 file.\n")


def test_json_tells_how_hard_an_sop_is_to_read(handbook, capsys):
    run(handbook("# body\n" + "Tell the member when the tool is due back at the desk.\n\n" * 20), "--format", "json")
    (sop,) = json.loads(capsys.readouterr().out)["sops"]
    assert 1 < sop["readability"] < 5
    assert sop["readability"] == round(sop["readability"], 1)


def test_json_is_whole_when_nothing_is_wrong(handbook, capsys):
    run(handbook(), "--format", "json")
    assert json.loads(capsys.readouterr().out)["findings"] == []


def test_github_shows_each_finding_beside_its_line(handbook, capsys, monkeypatch):
    folder = handbook(ERROR)
    monkeypatch.chdir(folder.parent)
    run(folder, "--format", "github")
    first = capsys.readouterr().out.splitlines()[0]
    place = f"file={folder.name}/{SOP},line=7,col=8,title=SOP302"
    assert first == f"::error {place}::there is no role “desk-leed”%0ADid you mean desk-lead?"


def finding(message="m", severity=Severity.WARNING, line=3, path="a.md", hint=None):
    return Finding(path, line, 1, "SOP401", severity, message, hint, "a line")


def test_github_gets_no_command_by_way_of_a_text():
    shown = as_github(finding("50 %\n::error::x\r", path="a,b:c.md", hint="one\ntwo"))
    assert shown == "::warning file=a%2Cb%3Ac.md,line=3,col=1,title=SOP401::50 %25�::error::x�%0Aone%0Atwo"
    assert "\n" not in shown


def test_an_info_is_a_notice_at_github():
    assert as_github(finding(severity=Severity.INFO)).startswith("::notice ")


def test_gitlab_knows_a_finding_again_when_lines_are_written_above_it():
    before, after = (json.loads(as_gitlab([finding(line=line)]))[0] for line in (3, 30))
    assert before["fingerprint"] == after["fingerprint"]
    assert (before["location"], before["severity"]) == ({"path": "a.md", "lines": {"begin": 3}}, "minor")


def test_gitlab_gets_a_fingerprint_for_each_finding():
    report = json.loads(as_gitlab([finding(line=1), finding(line=2), finding("other"), finding(path="b.md")], "sub/"))
    assert len({entry["fingerprint"] for entry in report}) == 4
    assert report[0]["location"]["path"] == "sub/a.md"


@pytest.mark.parametrize(
    ("settings", "example", "code", "said"),
    [
        ("rules: {SOP263: off, SOP527: off}", INFO, 0, "no mistakes found"),
        ("rules: {SOP263: no, SOP527: false}", INFO, 0, "no mistakes found"),
        ("rules: {SOP263: error}", INFO, 1, "error[SOP263]"),
        ("rules: {SOP104: warning}", "# without: approvers\n", 0, "warning[SOP104]"),
        ("rules: {}", "# without: approvers\n", 1, "such as approvers: [desk-lead]"),
        ("rules: {SOP236: off}", INFO, 0, "info[SOP263]"),
        ("limits: {steps: 1}", "", 0, "these are 3 steps; 1 is the limit"),
        ("rules: {SOP999: off}", "", 1, "mkdocs.yml:2:27: error[SOP020] SOP999 is not a rule"),
        ("rules: {sop263: off}", "", 1, "Did you mean SOP263?"),
        ("rules: {SOP020: off}", "", 1, "SOP020 is a mistake in a file that cannot be put aside"),
        ("rules: {SOP302: warning}", "", 1, "SOP302 stays an error"),
        ("rules: {SOP302: error}", "", 0, "no mistakes found"),
        ("rules: {SOP150: info}", "", 0, "no mistakes found"),
        ("rules: {SOP263: sometimes}", "", 2, "mkdocs.yml:2:35: error[SOP023] “sometimes” is not a value of `SOP263`"),
    ],
)
def test_a_handbook_grades_rules_in_its_own_way(handbook, capsys, settings, example, code, said):
    assert run(handbook(example, settings)) == code
    assert said in "".join(capsys.readouterr())


def git(folder, *arguments):
    name = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", "-C", str(folder), *name, *arguments], check=True, capture_output=True)


def test_against_a_revision_tells_of_silent_changes(handbook, capsys):
    folder = handbook()
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "First")
    text = (folder / SOP).read_text(encoding="utf-8")
    (folder / SOP).write_text(text.replace("within: 5m", "within: 9m"), encoding="utf-8")
    assert run(folder) == 0
    assert run(folder, "--against", "HEAD") == 1
    assert "error[SOP150]" in capsys.readouterr().out
    assert run(folder, "--against", "nowhere") == 2
    assert "git knows no branch, tag or commit nowhere" in capsys.readouterr().err


def test_a_folder_without_git_has_nothing_to_compare_with(handbook, capsys, monkeypatch):
    folder = handbook()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    assert run(folder, "--against", "main") == 2
    assert "not in a git repository" in capsys.readouterr().err


def test_watching_checks_again_after_each_change(handbook, capsys, monkeypatch):
    folder = handbook()
    looks = iter([None, "owner: desk-leed", None])

    def wait(_seconds):
        change = next(looks, "stop")
        if change == "stop":
            raise KeyboardInterrupt
        if change:
            text = (folder / SOP).read_text(encoding="utf-8")
            (folder / SOP).write_text(text.replace("owner: desk-lead", change), encoding="utf-8")

    monkeypatch.setattr(command, "changes_in", lambda places: changes_in(places, wait))
    assert run(folder, "--watch") == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith("sopbook:") or " read: " in line] == [
        "sopbook: checking",
        "1 SOP, 1 quiz and 5 registers read: no mistakes found.",
        "sopbook: checking",
        "1 SOP, 1 quiz and 5 registers read: 1 error and 0 warnings in 1 file.",
    ]


def test_what_comes_and_goes_is_noticed(tmp_path):
    (tmp_path / "inside").mkdir()
    file = tmp_path / "inside" / "a.md"
    deeds = [file.unlink, partial(file.write_text, "ab"), int, partial(file.write_text, "a")]
    looks = changes_in([tmp_path, tmp_path / "missing"], lambda _: deeds.pop()())
    for left in (4, 3, 1, 0):  # at once; then the second look of the four finds nothing new
        next(looks)
        assert len(deeds) == left


def test_what_changes_during_the_first_check_is_noticed(tmp_path):
    looks = changes_in([tmp_path], lambda _: None)
    next(looks)
    (tmp_path / "a.md").write_text("a", encoding="utf-8")
    next(looks)


class Terminal(io.StringIO):
    def isatty(self):
        return True


def steps(stream, seconds):
    now = [0.0]
    with Progress(len(seconds), stream, lambda: now[0]) as progress:
        for second in seconds:
            now[0] = second
            progress.step()
    return stream.getvalue()


def test_the_bar_comes_after_a_second_and_goes_at_the_end():
    shown = steps(Terminal(), [0.2, 0.9, 1.5, 3.0])
    assert shown.startswith("\r[######################........] 3/4 files")
    assert shown.endswith("\r\033[K")


def test_there_is_no_bar_for_quick_work_or_where_nobody_looks():
    assert steps(Terminal(), [0.2, 0.9]) == ""
    assert steps(io.StringIO(), [0.2, 5.0]) == ""


def test_every_file_that_is_read_is_told(handbook):
    from sopbook.project import Project
    from sopbook.settings import Settings
    from sopbook.shelf import read_handbook

    folder, told = handbook(), []
    project = Project.at(folder, folder / "docs", Settings())
    read_handbook(followed(project, lambda: told.append(1)))
    assert len(told) == 7


def test_garbage_is_collected_again_after_a_check(handbook, capsys):
    import gc

    run(handbook())
    assert gc.isenabled()


def test_every_command_is_a_module_and_help_needs_none_of_them():
    asked = "import sys, sopbook.cli as c\ntry: c.main(['--help'])\nexcept SystemExit: pass\nprint(sorted(sys.modules))"
    shown = subprocess.run(
        [sys.executable, "-c", asked],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(ROOT / "hooks")},
    ).stdout
    assert "pydantic" not in shown
    assert all(f"\n    {name}" in shown for name in cli.COMMANDS)
    modules = (ROOT / "hooks" / "sopbook" / "commands").glob("*.py")
    commands = {path.stem for path in modules if "\ndef add(" in path.read_text(encoding="utf-8")}
    assert set(cli.COMMANDS) == commands


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_says_what_it_does(name, capsys):
    with pytest.raises(SystemExit, match="0"):
        cli.main([name, "--help"])
    assert f"usage: sopbook {name}" in capsys.readouterr().out


def test_findings_are_told_in_the_order_of_the_files(handbook, capsys):
    run(handbook(WARNING + "tags: [a, a]\nowner: desk-leed\n"), "--format", "json")
    told = [(each["path"], each["line"]) for each in json.loads(capsys.readouterr().out)["findings"]]
    assert len(told) > 2
    assert all(one <= other for one, other in pairwise(told))
