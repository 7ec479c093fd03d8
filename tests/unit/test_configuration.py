"""What `mkdocs.yml` may look like, and what is said when it cannot be gone by."""

import pytest
import yaml

from harness.building import ROOT, mkdocs_build
from sopbook import cli
from sopbook.checks.misgraded import fitting
from sopbook.commands.opening import handbook_at
from sopbook.configuration import configuration
from sopbook.findings import as_text
from sopbook.frontends.beginning import WrongSettingsError, checked_settings

HOOK = ROOT / "hooks" / "handbook.py"
INHERITED = {"mkdocs.yml": "INHERIT: shared/base.yml\n", "shared/base.yml": "site_name: Base\n"}


def read(files):
    """What some files say, and all that is wrong with them."""
    found, wrong = configuration(lambda path: files[path].encode() if path in files else None)
    return found, [f"{one.path}:{one.line}:{one.column} {one.code} {one.message}" for one in wrong]


@pytest.mark.parametrize(
    ("text", "docs", "limit"),
    [
        ("site_name: A\n", "docs", 20),
        ("docs_dir: pages\nextra: {sopbook: {limits: {steps: 5}}}\n", "pages", 5),
        ("docs_dir: ./a/docs/\nplugins: [search, sopbook: {limits: {steps: 5}}]\n", "a/docs", 5),
        ("plugins:\n  search: {}\n  sopbook: {limits: {steps: 5}}\n", "docs", 5),
        ("plugins: [search, sopbook]\nextra:\n", "docs", 20),
        ("x: &a !!python/name:material.x\ny: *a\nz: !ENV [A, b]\n", "docs", 20),
        ("\ufeffsite_name: A\r\nextra:\r\n  sopbook:\r\n    limits: {steps: 5}\r\n", "docs", 5),
    ],
)
def test_settings_are_found_where_they_may_stand(text, docs, limit):
    found, wrong = read({"mkdocs.yml": text})
    assert wrong == []
    assert (found.docs, found.settings.limits.steps) == (docs, limit)


def test_the_other_ending_that_mkdocs_takes_is_found(tmp_path, capsys):
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yaml").write_text("site_name: A\nextra: {sopbook: {sops: procedures}}\n", encoding="utf-8")
    assert cli.main(["check", "--root", str(tmp_path)]) == 0
    assert "There is no procedure in docs/procedures yet." in capsys.readouterr().out


def test_files_that_are_inherited_from_are_joined_as_mkdocs_joins_them():
    base = "docs_dir: pages\nextra: {sopbook: {id: base, limits: {steps: 5, decisions: 6}}}\n"
    nearer = "INHERIT: shared/base.yml\nextra: {sopbook: {limits: {steps: 7}}}\n"
    found, wrong = read({"mkdocs.yml": nearer, "shared/base.yml": base})
    assert wrong == []
    limits = found.settings.limits
    assert (found.docs, found.settings.id, limits.steps, limits.decisions) == ("pages", "base", 7, 6)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"mkdocs.yml": "docs_dir: ../docs\n"}, "mkdocs.yml:1:11 SOP313 “../docs” is not a folder below that of"),
        ({"mkdocs.yml": "docs_dir: .\n"}, "mkdocs.yml:1:11 SOP313 “.” is not a folder below"),
        ({"mkdocs.yml": "docs_dir: [docs]\n"}, "mkdocs.yml:1:11 SOP022 `docs_dir` takes one text"),
        ({"mkdocs.yml": "INHERIT: gone.yml\n"}, "mkdocs.yml:1:10 SOP313 there is no file “gone.yml” to inherit from"),
        ({"mkdocs.yml": "INHERIT: mkdocs.yml\n"}, "mkdocs.yml:1:10 SOP313 these files inherit from each other"),
        ({"mkdocs.yml": "site_name: [\n"}, "mkdocs.yml:1:12 SOP007"),
        ({"mkdocs.yml": "x: &a !!python/name:material.x\ny: *a\nz: A # B\n  bad\n"}, "mkdocs.yml:3:6 SOP007"),
        (
            {"mkdocs.yml": "extra:\n  sopbook:\n    rulez: {}\n"},
            "mkdocs.yml:3:5 SOP020 “rulez” is not a field of `sopbook`",
        ),
        (
            {"mkdocs.yml": "plugins:\n  - sopbook: {limits: {steps: many}}\n"},
            "mkdocs.yml:2:31 SOP025 `steps` is a whole number, and “many” is none",
        ),
        (
            {**INHERITED, "shared/base.yml": "extra: {sopbook: {limits: {steps: 0}}}\n"},
            "shared/base.yml:1:35 SOP025 `steps` is at least 1",
        ),
    ],
)
def test_what_is_wrong_is_told_where_it_is(files, said):
    found, (line,) = read(files)
    assert found is None
    assert line.startswith(said)


@pytest.mark.parametrize(
    ("settings", "folder", "said"),
    [("docs_dir: pages", "docs", "there is no folder pages"), ("docs_dir: docs", None, "there is no folder docs")],
)
def test_pages_that_are_not_there_are_missed(tmp_path, capsys, settings, folder, said):
    (tmp_path / "mkdocs.yml").write_text(f"site_name: A\n{settings}\n", encoding="utf-8")
    if folder:
        (tmp_path / folder).mkdir()
    assert cli.main(["check", "--root", str(tmp_path)]) == 2
    assert said in capsys.readouterr().err


def test_pages_that_lie_elsewhere_are_not_taken_for_none(tmp_path, capsys):
    (tmp_path / "elsewhere").mkdir()
    root = tmp_path / "handbook"
    root.mkdir()
    (root / "mkdocs.yml").write_text("site_name: A\n", encoding="utf-8")
    (root / "docs").symlink_to(tmp_path / "elsewhere")
    assert cli.main(["check", "--root", str(root)]) == 2
    assert "is not below that of mkdocs.yml" in capsys.readouterr().err


def test_a_handbook_without_procedures_says_how_to_start_one(tmp_path, capsys):
    (tmp_path / "mkdocs.yml").write_text("site_name: A\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    assert cli.main(["check", "--root", str(tmp_path)]) == 0
    assert "There is no procedure in docs/sops yet. Start one: sopbook new" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("setting", "said", "cure"),
    [
        ("cache: never", "4:12: error[SOP024] “never” does not look like a folder", 'Write "" to keep no sites'),
        ("cache: off", "4:12: error[SOP024] “off” does not look like a folder", 'Write "" to keep no sites'),
        ("areas: {desk: }", "4:19: error[SOP026] `desk` is empty", "Give it a value"),
        ("rules: {SOP4O1: off}", "4:13: error[SOP020] SOP4O1 is not a rule", "Did you mean SOP401?"),
        ("rules: {SOP007: off}", "4:13: error[SOP023] SOP007 is a mistake in a file", "Delete the line"),
        ("rules: {SOP313: off}", "4:21: error[SOP023] SOP313 stays an error", "Delete the line."),
        ("repository: github.com/a/b", "4:17: error[SOP024] “github.com/a/b” does not", "Write https://github.com/a/b"),
        ("suggest: a@b.example", "4:14: error[SOP024] “a@b.example” does not start", "Write mailto:a@b.example"),
        ("sops: ../elsewhere", "4:11: error[SOP024] “../elsewhere” leads out of the handbook", "such as elsewhere"),
        ("quizzes: /etc", "4:14: error[SOP024] “/etc” leads out of the handbook", "such as etc"),
        ("registers: 'C:\\people'", "4:16: error[SOP024] “C:\\people” leads out of the handbook", "such as C"),
        ("code_owners: {lead: bob}", "4:18: error[SOP024] “bob” of lead is not a list", "Put an @ in front"),
    ],
)
def test_a_setting_that_does_not_fit_is_told_at_its_place_by_check_and_by_mkdocs(tmp_path, capsys, setting, said, cure):
    text = f"site_name: A\nextra:\n  sopbook:\n    {setting}\n"
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    (tmp_path / "docs" / "sops" / "desk").mkdir(parents=True)
    assert cli.main(["check", "--root", str(tmp_path)]) in (1, 2)
    told = "".join(capsys.readouterr())
    assert f"mkdocs.yml:{said}" in told
    assert cure in told

    options = yaml.safe_load(text)["extra"]["sopbook"]
    with pytest.raises(WrongSettingsError) as wrong:
        checked_settings(options, tmp_path)
    (finding,) = wrong.value.findings
    assert f"mkdocs.yml:{said}" in as_text(finding)
    assert cure in as_text(finding)


@pytest.mark.parametrize(
    ("areas", "said", "cure"),
    [
        ("{Desk: At the desk}", "4:13: info[SOP313] there is no folder “docs/sops/Desk”", "Did you mean desk?"),
        ("{lab: Lab}", "4:13: info[SOP313] there is no folder “docs/sops/lab”", "Make the folder docs/sops/lab"),
    ],
)
def test_an_area_without_a_folder_is_told_and_stops_nothing(tmp_path, capsys, areas, said, cure):
    (tmp_path / "mkdocs.yml").write_text(f"site_name: A\nextra:\n  sopbook:\n    areas: {areas}\n", encoding="utf-8")
    (tmp_path / "docs" / "sops" / "desk").mkdir(parents=True)
    assert cli.main(["check", "--root", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert f"mkdocs.yml:{said}" in told
    assert cure in told
    checked_settings({"areas": yaml.safe_load(areas)}, tmp_path)


@pytest.mark.parametrize(
    ("setting", "said", "cure"),
    [
        ("quizzes: quizes", "4:14: warning[SOP313] there is no folder “quizes”, so no quiz", "Did you mean quizzes?"),
        (
            "sops: docs/sops",
            "4:11: warning[SOP313] there is no folder “docs/docs/sops”",
            "Write sops: it is looked for",
        ),
        ("registers: people", "4:16: warning[SOP313] there is no folder “docs/people”", "Make the folder docs/people"),
        ("code_owners: {laed: '@bob'}", "4:19: warning[SOP302] there is no role “laed”", "Did you mean lead?"),
        ("code_owners: {cook: '@bob'}", "4:19: warning[SOP302] there is no role “cook”", "Add it to the register"),
    ],
)
def test_settings_that_name_what_is_not_there_are_told_by_check_and_builds(tmp_path, capsys, setting, said, cure):
    text = f"site_name: A\nextra:\n  sopbook:\n    {setting}\nhooks: [{HOOK}]\ntheme: {{name: material, font: false}}\n"
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    for folder in ("docs/sops/desk", "docs/registers", "quizzes"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "docs/registers/roles.yml").write_text("lead: {name: Lead, does: Leads.}\n", encoding="utf-8")
    assert cli.main(["check", "--root", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert f"mkdocs.yml:{said}" in told
    assert cure in told
    built = mkdocs_build(tmp_path / "mkdocs.yml", tmp_path / "site", strict=False)
    assert built.returncode == 0
    assert f"mkdocs.yml:{said}" in built.stderr


@pytest.mark.parametrize(
    ("text", "said", "code"),
    [
        ("extra: {sopbook: {aeras: {desk: Desk}}}", "other.yml:4:19: error[SOP020] “aeras” is not a field", 1),
        ("extra: {sopbook: {rules: {SOP4O1: off}}}", "other.yml:4:27: error[SOP020] SOP4O1 is not a rule", 1),
        ("docs_dir: ../docs", "other.yml:4:11: error[SOP313] “../docs” is not a folder below", 1),
        ("extra: {sopbook: {quizzes: quizes}}", "other.yml:4:28: warning[SOP313] there is no folder “quizes”", 0),
        ("INHERIT: base.yml", "base.yml:1:19: error[SOP020] “aeras” is not a field", 1),
    ],
)
def test_a_build_by_a_file_of_another_name_tells_of_that_file(tmp_path, text, said, code):
    folder = tmp_path / "handbook"
    for docs in (tmp_path / "docs", folder / "docs"):
        docs.mkdir(parents=True)
    rest = f"site_name: A\nhooks: [{HOOK}]\ntheme: {{name: material, font: false}}\n"
    (folder / "other.yml").write_text(f"{rest}{text}\n", encoding="utf-8")
    (folder / "base.yml").write_text("extra: {sopbook: {aeras: {desk: Desk}}}\n", encoding="utf-8")
    if not code:  # whether the usual file is there as well or not
        (folder / "mkdocs.yml").write_text("extra:\n  sopbook:\n    quizzes: quizes\n", encoding="utf-8")
    built = mkdocs_build(folder / "other.yml", tmp_path / "site", strict=False)
    assert said in built.stderr
    assert "mkdocs.yml:" not in built.stderr
    assert built.returncode == code


@pytest.mark.parametrize(
    ("text", "said", "cure"),
    [
        (
            "site_name: A\nextra: {generator: false}\nextra: {sopbook: {id: a}}\n",
            "3:1: error[SOP008] “extra” is",
            "Keep one",
        ),
        (
            "site_name: A\nsopbook: {id: a}\n",
            "2:1: error[SOP020] `sopbook` stands at the top",
            "Write it below `extra:`",
        ),
    ],
)
def test_what_mkdocs_passes_over_is_told_by_check_and_by_mkdocs(tmp_path, capsys, text, said, cure):
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    (tmp_path / "docs").mkdir()
    assert cli.main(["check", "--root", str(tmp_path)]) == 2
    told = "".join(capsys.readouterr())
    assert f"mkdocs.yml:{said}" in told
    assert cure in told
    with pytest.raises(WrongSettingsError) as wrong:
        checked_settings({}, tmp_path)
    assert [f"mkdocs.yml:{said}" in as_text(finding) for finding in wrong.value.findings] == [True]


def test_pages_outside_of_the_handbook_are_told_by_builds_too(tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "handbook").mkdir()
    text = f"site_name: A\ndocs_dir: ../pages\nhooks: [{HOOK}]\ntheme: {{name: material, font: false}}\n"
    (tmp_path / "handbook/mkdocs.yml").write_text(text, encoding="utf-8")
    built = mkdocs_build(tmp_path / "handbook/mkdocs.yml", tmp_path / "site")
    assert built.returncode == 1
    assert "mkdocs.yml:2:11: error[SOP313] “../pages” is not a folder below" in built.stderr
    assert "Traceback" not in built.stderr


@pytest.mark.parametrize(
    "setting", ["cache: sites", "sops: ./sops/", "cache: ./never", 'cache: ""', "rules: {SOP401: Off}"]
)
def test_a_setting_that_fits_is_taken(tmp_path, setting):
    (tmp_path / "mkdocs.yml").write_text(f"site_name: A\nextra: {{sopbook: {{{setting}}}}}\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    assert cli.main(["check", "--root", str(tmp_path)]) == 0
    checked_settings(yaml.safe_load(f"{{{setting}}}"), tmp_path)


def test_settings_that_name_what_is_not_there_hide_no_other_mistake(tmp_path, capsys):
    text = "site_name: A\nextra:\n  sopbook:\n    areas: {lab: Lab}\n    rules: {SOP4O1: off}\n"
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    (tmp_path / "docs" / "sops").mkdir(parents=True)
    (tmp_path / "docs" / "sops" / "a.md").write_text("", encoding="utf-8")
    assert cli.main(["check", "--root", str(tmp_path)]) == 1
    told = capsys.readouterr().out
    assert [f"[{code}]" in told for code in ("SOP313", "SOP020", "SOP005")] == [True] * 3


def test_an_area_that_is_not_there_leaves_the_grades_of_rules_as_they_are(tmp_path):
    text = "site_name: A\nextra:\n  sopbook:\n    areas: {lab: Lab}\n    rules: {SOP401: info, SOP4O1: off}\n"
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    (tmp_path / "docs").mkdir()
    _, settings = handbook_at(str(tmp_path))
    assert fitting(settings).rules == {"SOP401": "info"}


def test_areas_of_a_file_for_several_handbooks_need_not_all_be_here(tmp_path):
    (tmp_path / "base.yml").write_text("extra: {sopbook: {areas: {lab: Lab}}}\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("INHERIT: base.yml\nsite_name: A\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    assert cli.main(["check", "--root", str(tmp_path)]) == 0
    checked_settings({"areas": {"lab": "Lab"}}, tmp_path)
