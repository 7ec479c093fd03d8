"""Where the files of a handbook are, and which of the files that it names are there."""

import pytest

from sopbook.project import Project
from sopbook.settings import Settings
from sopbook.shelf import Shelf, read_again, read_handbook


@pytest.fixture
def root(tmp_path):
    root = tmp_path / "handbook"
    (root / "docs/sops/area").mkdir(parents=True)
    (root / "docs/sops/area-b").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/secret.md").write_text("secret")
    for path in ("docs/sops/area/one.md", "docs/sops/area-b/two.md", "docs/sops/index.md", "docs/sops/area/note.txt"):
        (root / path).write_text("x")
    (root / "docs/sops/area/inner.md").symlink_to(root / "docs/sops/area/one.md")
    (root / "docs/sops/area/outer.md").symlink_to(tmp_path / "elsewhere/secret.md")
    (root / "docs/sops/area/gone.md").symlink_to(root / "nothing.md")
    (root / "docs/sops/away").symlink_to(tmp_path / "elsewhere")
    (root / "docs/sops/folder.md").mkdir()
    return root


def test_sops_come_in_the_order_of_their_folders_and_from_inside_only(root):
    project = Project.at(root, root / "docs", Settings())
    assert project.sops == ("docs/sops/area/inner.md", "docs/sops/area/one.md", "docs/sops/area-b/two.md")
    assert (project.quizzes, project.registers) == ((), ())


SOP = '---\nid: CS-A-001\nformat: article\nrevisions:\n  - {version: "1.0"}\n---\nText\n'


def test_an_sop_in_the_page_of_a_folder_is_told(root):
    pages = {
        "area/index.md": SOP,
        "area-b/index.md": "---\ntitle: B\nhide: [toc]\n---\nformat: x\n\nrevisions: y\n",
        "area-b/my-index.md": SOP,
    }
    for path, text in pages.items():
        (root / "docs/sops" / path).write_text(text)
    assert Project.at(root, root / "docs", Settings()).strays == ("docs/sops/area/index.md",)


def test_a_folder_that_leads_outside_holds_nothing(root, tmp_path):
    (root / "quizzes").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere/CS-A-001.yml").write_text("x")
    assert Project.at(root, root / "docs", Settings()).quizzes == ()


def test_links_that_lead_astray_are_told_once(root, tmp_path):
    (tmp_path / "elsewhere" / "notes").mkdir()
    (root / "docs/loop").symlink_to(root / "docs")
    (root / "docs/self").symlink_to("self")
    (root / "assets").mkdir()
    (root / "assets/out.png").symlink_to(tmp_path / "elsewhere/secret.md")
    (root / "docs/assets").symlink_to(root / "assets")
    (root / "docs/again").symlink_to(root / "assets")
    (root / "docs/.hidden").symlink_to(tmp_path / "elsewhere/secret.md")
    (root / "docs/sops/shared").symlink_to(root / "assets")
    (root / "quizzes").symlink_to(tmp_path / "elsewhere")
    told = {link.path: (link.wrong, link.cure) for link in Project.at(root, root / "docs", Settings()).astray}
    out, gone = "a link that leads out of the handbook's folder", "a link to what is not there"
    assert {path: wrong for path, (wrong, _) in told.items()} == {
        "docs/again/out.png": out,
        "docs/loop": "a link to a folder that it lies in itself",
        "docs/self": gone,
        "docs/sops/area/gone.md": gone,
        "docs/sops/area/outer.md": out,
        "docs/sops/away": out,
        "docs/sops/shared": "a link to a folder, and such links are not followed here",
        "quizzes": out,
    }
    assert told["quizzes"][1] == "Put the folder itself here: a handbook carries its own."
    assert told["docs/again/out.png"][1] == "Put the file itself here: a handbook carries its own."


def test_a_register_is_the_file_at_the_top(root):
    (root / "docs/registers/desk").mkdir(parents=True)
    (root / "docs/registers/roles.yml").write_text("lead: {name: Lead, does: Leads.}")
    (root / "docs/registers/desk/roles.yml").write_text("cook: {name: Cook, does: Cooks.}")
    handbook, findings = read_handbook(Project.at(root, root / "docs", Settings()))
    assert [*handbook.registers.roles] == ["lead"]
    (told,) = (finding for finding in findings if finding.code == "SOP030")
    assert (told.path, told.hint) == ("docs/registers/desk/roles.yml", "Move the entries there, and delete this file.")


def _of_one_name(root, name):
    """A handbook whose files all have one name, whatever lies there."""
    return Project(
        root, "docs", (f"docs/sops/area/{name}.md",), (f"quizzes/{name}.yml",), ("docs/registers/roles.yml",)
    )


def test_a_file_that_cannot_be_read_is_told(root):
    project = _of_one_name(root, "locked")
    for path in (*project.sops, *project.quizzes, *project.registers):
        (root / path).mkdir(parents=True)  # which refuses to be read for everybody, also for whoever may read all files
    _, findings = read_handbook(project)
    assert sorted(finding.path for finding in findings) == [
        "docs/registers/roles.yml",
        "docs/sops/area/locked.md",
        "quizzes/locked.yml",
    ]
    assert {finding.code for finding in findings} == {"SOP033"}


def test_a_file_that_has_gone_since_its_folder_was_read_is_no_part_of_the_handbook(root):
    handbook, findings = read_handbook(_of_one_name(root, "gone"))
    assert not findings, "git changes branches while a server builds: told as files that nobody may read"
    assert (handbook.sops, handbook.quizzes) == ({}, {})
    assert read_again(handbook, handbook.project.sops, Shelf()) is None


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("docs/sops/area/one.md", True),
        ("docs/sops/area/inner.md", True),
        ("docs/sops/area/../area-b/two.md", True),
        ("docs/sops/area/three.md", False),
        ("docs/sops/area", False),
        ("docs/sops/area/outer.md", False),
        ("docs/sops/area/gone.md", False),
        ("docs/sops/away/secret.md", False),
        ("../elsewhere/secret.md", False),
        ("docs/../../elsewhere/secret.md", False),
        ("docs/sops/one.md/two.md", False),
        ("/etc/hostname", False),
        ("", False),
        (".", False),
        ("..", False),
        ("docs/", False),
        ("docs/a\0b", False),
        (f"docs/{'a' * 5000}", False),
    ],
)
def test_a_file_is_there_when_it_lies_in_the_project(root, path, there):
    assert Project.at(root, root / "docs", Settings()).has(path) is there
