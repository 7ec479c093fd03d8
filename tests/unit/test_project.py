"""Where the files of a handbook are, and which of the files that it names are there."""

import pytest

from sopbook.project import Project
from sopbook.settings import Settings


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


def test_a_folder_that_leads_outside_holds_nothing(root, tmp_path):
    (root / "quizzes").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere/CS-A-001.yml").write_text("x")
    assert Project.at(root, root / "docs", Settings()).quizzes == ()


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
