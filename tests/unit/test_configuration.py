"""What `mkdocs.yml` may look like, and what is said when it cannot be gone by."""

import pytest

from sopbook import cli
from sopbook.configuration import configuration

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
