"""The installed package: a wheel with all that pages need, and a team's folder with nothing of ours in it."""

import itertools
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from harness.building import HANDBOOKS, ROOT, build, copied, mkdocs_build

THEME = ROOT / "hooks" / "sopbook" / "theme"


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}:\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel of this working copy, made by the build tools that are installed here."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check"]
    run(sys.executable, "-m", "pip", "wheel", *options, "--wheel-dir", folder, ROOT)
    [path] = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def team_python(wheel, tmp_path_factory):
    """The Python of a new environment that has the wheel and, from here, everything the wheel depends on.

    Python reads `.pth` files only in an environment's own folder, so the engine that is installed
    here in place stays out, and the pinned packages need no second download.
    """
    folder = tmp_path_factory.mktemp("team") / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", folder)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    packages = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    (packages / "pinned.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--disable-pip-version-check"]
    run(*pip, "--no-deps", "--no-index", wheel)
    return str(python)


@pytest.fixture(scope="module")
def bakery(team_python, tmp_path_factory):
    """The built handbook of a team that has installed the package, far away from this repository."""
    project = copied(HANDBOOKS / "plugin", tmp_path_factory.mktemp("bakery") / "bakery")
    return build(project / "mkdocs.yml", project / "site", python=team_python)


def test_every_dependency_is_pinned_within_its_bounds():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = [line for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    versions = {canonicalize_name(name): version for name, version in (line.split("==") for line in pinned)}
    wanted = [
        Requirement(one) for one in itertools.chain(project["dependencies"], *project["optional-dependencies"].values())
    ]
    assert [str(one) for one in wanted if versions.get(canonicalize_name(one.name)) not in one.specifier] == []


def test_wheel_carries_theme_and_no_sources_of_the_browser(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {f"sopbook/theme/{path.relative_to(THEME).as_posix()}" for path in THEME.rglob("*") if path.is_file()}
    assert wanted - names == set()
    assert [name for name in names if "/browser/" in name or "node_modules" in name] == []


def test_engine_comes_from_the_wheel(team_python, tmp_path):
    where = subprocess.run(
        [team_python, "-c", "import sopbook; print(sopbook.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(where.stdout.strip()).is_relative_to(Path(team_python).parents[1])


def test_team_gets_pages_and_assets(bakery):
    page = (bakery / "sops" / "closing-the-shop" / "index.html").read_text(encoding="utf-8")
    assert 'id="item-oven"' in page
    for name in ("sopbook.css", "sopbook.js"):
        assert (bakery / "assets" / "sopbook" / name).read_bytes() == (THEME / "assets" / "sopbook" / name).read_bytes()
    assert (bakery / "quizzes" / "CB-CLOSE-001" / "index.html").is_file()


def test_team_template_wins_and_the_others_are_ours(bakery):
    page = (bakery / "sops" / "closing-the-shop" / "index.html").read_text(encoding="utf-8")
    assert "In our bakery: The shop is clean" in page
    assert "Revision" in page


def test_hook_and_plugin_together_is_one_clear_message(tmp_path):
    done = mkdocs_build(HANDBOOKS / "twice" / "mkdocs.yml", tmp_path / "site")
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert said.count("set up twice") == 1
    assert "Traceback" not in said
