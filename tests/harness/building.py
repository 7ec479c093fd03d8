"""Builds of whole handbooks, each in a process of its own as a team would run it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from mkdocs.utils.yaml import yaml_load

ROOT = Path(__file__).parents[2]
"""The repository."""

HANDBOOKS = ROOT / "tests" / "handbooks"
"""Small handbooks that are there for tests."""

TODAY = 1795392000
"""The day on which all test builds take place, 23 November 2026, as seconds since 1970."""


def environment(**more: str) -> dict[str, str]:
    """The environment of a build: a fixed day, no site of a build before, and no advertisement of Material's.

    Python keeps what it compiles, as it does where people work.
    """
    around = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**around, "SOPBOOK_CACHE": "", "SOURCE_DATE_EPOCH": str(TODAY), "NO_MKDOCS_2_WARNING": "1", **more}


def mkdocs_build(
    config: Path, site: Path, *, python: str = sys.executable, strict: bool = True
) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build`; the caller looks at the exit code and at what was printed."""
    command = [python, "-m", "mkdocs", "build", "--config-file", str(config), "--site-dir", str(site)]
    return subprocess.run(
        [*command, *(["--strict"] if strict else [])],
        env=environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def build(config: Path, site: Path, *, python: str = sys.executable) -> Path:
    """A strict build that must succeed; the folder with the finished pages."""
    done = mkdocs_build(config, site, python=python)
    assert done.returncode == 0, f"{config} does not build:\n{done.stdout}{done.stderr}"
    return site


def copied(project: Path, target: Path) -> Path:
    """A copy of a handbook's project that a test may change; what can be made again stays behind."""
    ignore = shutil.ignore_patterns("node_modules", "__pycache__", ".*", "site", "tests")
    return Path(shutil.copytree(project, target, ignore=ignore))


def small_handbook(name: str, target: Path) -> Path:
    """A copy of one of the small handbooks, anywhere, which uses the hook of this repository."""
    project = Path(shutil.copytree(HANDBOOKS / name, target))
    edit(project / "mkdocs.yml", "../../../hooks/handbook.py", (ROOT / "hooks" / "handbook.py").as_posix())
    return project


def edit(path: Path, old: str, new: str) -> None:
    """Put one text of a file in the place of another, once."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path} has no {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def with_plugin(project: Path, plugin: str) -> Path:
    """A configuration of the project with one more plugin, beside its `mkdocs.yml`."""
    config = project / "mkdocs.yml"
    plugins = [*yaml_load(config.read_text(encoding="utf-8")).get("plugins", ["search"]), plugin]
    path = project / f"mkdocs.{plugin}.yml"
    path.write_text(f"INHERIT: mkdocs.yml\nplugins: {json.dumps(plugins)}\n", encoding="utf-8")
    return path


def files(site: Path) -> dict[str, bytes]:
    """Every file of a built handbook by its path."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Paths that are not in both, or not the same in both."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
