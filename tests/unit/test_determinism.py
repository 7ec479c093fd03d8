"""The same input gives the same bytes, whatever was built before and wherever."""

import subprocess
import sys

from harness.building import HANDBOOKS, ROOT, build, differences, environment, files

ONE_PROCESS = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config

for config, site in zip(sys.argv[1::2], sys.argv[2::2]):
    loaded = load_config(config, site_dir=site)
    loaded.plugins.on_startup(command="build", dirty=False)
    try:
        build(loaded)
    finally:
        loaded.plugins.on_shutdown()
"""
"""Builds several handbooks one after the other, as `mkdocs build` does each."""


def build_in_one_process(*pairs):
    command = [sys.executable, "-c", ONE_PROCESS, *(str(path) for pair in pairs for path in pair)]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_two_builds_are_alike_to_the_byte(built_site, tmp_path):
    again = build(ROOT / "mkdocs.yml", tmp_path / "again")
    assert differences(files(built_site), files(again)) == []


def test_a_handbook_is_not_marked_by_the_one_built_before_it(tmp_path):
    names = ["minimal", "plugin", "minimal"]
    configs = [HANDBOOKS / name / "mkdocs.yml" for name in names]
    build_in_one_process(*((config, tmp_path / f"together-{turn}") for turn, config in enumerate(configs)))
    for turn, config in enumerate(configs):
        alone = build(config, tmp_path / f"alone-{turn}")
        assert differences(files(alone), files(tmp_path / f"together-{turn}")) == [], f"{config} as number {turn}"
