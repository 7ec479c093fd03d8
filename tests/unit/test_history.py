"""A handbook as it was: read from git, or a clear word on why not."""

import os
import subprocess
from pathlib import Path

import pytest

from sopbook.git import HistoryError
from sopbook.history import author, branching_point, files_at, find, past_project
from sopbook.settings import Settings


def git(folder: Path, *arguments: str) -> str:
    environment = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z",
        "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z",
    }
    options = ("-c", "user.name=Á. Writer", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always")
    done = subprocess.run(["git", "-C", folder, *options, *arguments], check=True, capture_output=True, env=environment)
    return done.stdout.decode().strip()


def commit(folder: Path, files: dict[str, bytes | None], message: str = "change") -> str:
    for path, content in files.items():
        target = folder / path
        if content is None:
            target.unlink()
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "-m", message)
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "handbook"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, {"docs/sops/a/é sop.md": b"one\r\n", "quizzes/A-B.yml": b"q\n", "docs/registers/roles.yml": b"r\n"})
    return folder


def test_files_are_read_as_they_were(repository):
    first = find(repository, "HEAD")
    commit(repository, {"docs/sops/a/é sop.md": b"two", "docs/sops/index.md": b"i", "docs/sops/new.md": b""})
    then = past_project(repository, "docs", Settings(), first)
    assert (then.sops, then.quizzes, then.registers) == (
        ("docs/sops/a/é sop.md",),
        ("quizzes/A-B.yml",),
        ("docs/registers/roles.yml",),
    )
    assert then.read("docs/sops/a/é sop.md") == b"one\r\n"
    assert then.has("quizzes/A-B.yml")
    assert not then.has("docs/sops/new.md")
    now = past_project(repository, "docs", Settings(), find(repository, "main"))
    assert now.sops == ("docs/sops/a/é sop.md", "docs/sops/new.md")
    assert now.read("docs/sops/new.md") == b""


def test_a_handbook_may_lie_in_a_folder_of_the_repository(repository):
    commit(repository, {"team/docs/sops/b.md": b"b", "team/docs/[x]/b.md": b"no"})
    past = past_project(repository / "team", "docs", Settings(), find(repository / "team", "HEAD"))
    assert past.sops == ("docs/sops/b.md",)
    assert past.read("docs/sops/b.md") == b"b"
    assert past.root == repository / "team"


def test_links_to_elsewhere_are_not_followed(repository):
    (repository / "docs/sops/link.md").symlink_to("/etc/hostname")
    commit(repository, {})
    assert past_project(repository, "docs", Settings(), find(repository, "HEAD")).sops == ("docs/sops/a/é sop.md",)


@pytest.mark.parametrize("name", ["nowhere", "HEAD~9", "--upload-pack=x", "", "HEAD:docs", "a b", "v1..v2"])
def test_an_unknown_revision_is_an_error_with_a_cure(repository, name):
    with pytest.raises(HistoryError) as error:
        find(repository, name)
    assert error.value.cure


def test_a_branch_that_was_not_fetched_says_how_to_fetch_it(repository):
    git(repository, "remote", "add", "origin", "https://example.org/x.git")
    with pytest.raises(HistoryError) as error:
        find(repository, "origin/next")
    assert "git fetch origin next" in error.value.cure


def shallow(repository: Path, depth: int = 1) -> Path:
    clone = repository.parent / "clone"
    git(repository.parent, "clone", "--quiet", f"--depth={depth}", repository.as_uri(), str(clone))
    return clone


def test_a_shallow_clone_that_hides_the_revision_is_an_error(repository):
    first = git(repository, "rev-parse", "HEAD")
    commit(repository, {"docs/sops/new.md": b"n"})
    clone = shallow(repository)
    for name in (first, "HEAD~1", "v1"):
        with pytest.raises(HistoryError, match="only the end of the history") as error:
            find(clone, name)
        assert "git fetch --unshallow" in error.value.cure
    assert find(clone, "HEAD").commit == git(repository, "rev-parse", "HEAD")


def test_a_shallow_clone_that_hides_where_a_branch_left_is_an_error(repository):
    git(repository, "switch", "--quiet", "-c", "work")
    commit(repository, {"docs/sops/work.md": b"w"})
    git(repository, "switch", "--quiet", "main")
    commit(repository, {"docs/sops/main.md": b"m"})
    git(repository, "switch", "--quiet", "work")
    clone = shallow(repository)
    git(clone, "fetch", "--quiet", "--depth=1", "origin", "main:refs/remotes/origin/main")
    with pytest.raises(HistoryError, match="where the work here left origin/main") as error:
        branching_point(clone, "origin/main")
    assert "--unshallow" in error.value.cure
    git(clone, "fetch", "--quiet", "--unshallow", "origin")
    assert branching_point(clone, "origin/main").commit == git(repository, "merge-base", "main", "work")


def test_a_shallow_clone_that_has_the_revision_is_enough(repository):
    commit(repository, {"docs/sops/1.md": b"1"})
    commit(repository, {"docs/sops/2.md": b"2"})
    clone = shallow(repository, depth=2)
    assert branching_point(clone, "HEAD~1").commit == git(repository, "rev-parse", "HEAD~1")


def test_a_branch_is_compared_with_the_point_where_it_left_main(repository):
    base = git(repository, "rev-parse", "HEAD")
    git(repository, "switch", "--quiet", "-c", "work")
    commit(repository, {"docs/sops/work.md": b"w"})
    git(repository, "switch", "--quiet", "main")
    commit(repository, {"docs/sops/main.md": b"m"})
    git(repository, "switch", "--quiet", "work")
    assert branching_point(repository).commit == base
    assert branching_point(repository).name == "main as it was when this work left it"
    git(repository, "branch", "--quiet", "--move", "main", "trunk")
    assert branching_point(repository).name == "HEAD"


def test_histories_without_a_common_start_are_compared_as_they_are(repository):
    git(repository, "switch", "--quiet", "--orphan", "other")
    other = commit(repository, {"docs/sops/other.md": b"o"})
    git(repository, "switch", "--quiet", "main")
    assert branching_point(repository, "other").commit == other


def test_a_folder_without_git_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(HistoryError, match="not in a git repository"):
        find(tmp_path, "HEAD")
    assert author(tmp_path / "nowhere") is None


def test_a_repository_without_a_commit_says_so(tmp_path):
    git(tmp_path, "init", "--quiet")
    with pytest.raises(HistoryError, match="nothing is committed here yet"):
        branching_point(tmp_path)


def test_a_repository_of_somebody_else_is_trusted_once_the_cure_is_followed(tmp_path, monkeypatch):
    repository = tmp_path / "two words" / "all"
    (repository / "handbook").mkdir(parents=True)
    git(repository, "init", "--quiet")
    written = commit(repository, {"handbook/docs/sops/one.md": b"o"})
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(HistoryError, match="does not trust this folder") as error:
        find(repository / "handbook", "HEAD")
    subprocess.run(error.value.cure.removeprefix("If you do: "), shell=True, check=True)
    assert find(repository / "handbook", "HEAD").commit == written


def test_a_machine_without_git_says_so(repository, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(HistoryError, match="git is not installed"):
        find(repository, "HEAD")
    assert author(repository) is None


def test_older_files_that_a_clone_lacks_are_an_error(repository):
    git(repository, "config", "uploadpack.allowFilter", "true")
    clone = repository.parent / "partial"
    git(repository.parent, "clone", "--quiet", "--no-checkout", "--filter=blob:none", repository.as_uri(), str(clone))
    git(clone, "remote", "set-url", "origin", (repository.parent / "gone").as_uri())
    with pytest.raises(HistoryError) as error:
        files_at(clone, find(clone, "HEAD"), ["docs"])
    assert error.value.cure


def test_the_author_is_whom_git_knows(repository):
    git(repository, "config", "user.name", "N. Ørsted")
    assert author(repository) == "N. Ørsted"
