"""The script and the style sheet that pages load are those of the sources, and small."""

import gzip
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from harness.building import ROOT

BROWSER = ROOT / "hooks" / "sopbook" / "browser"
ASSETS = ROOT / "hooks" / "sopbook" / "theme" / "assets" / "sopbook"
LIMITS = {"sopbook.js": 30, "sopbook-quiz.js": 30, "sopbook-training.js": 40, "sopbook-team.js": 40}
"""KB of each script as they travel, compressed by a web server at its best."""


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bundle")
    tools = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    node = shutil.which("node", path=tools)
    subprocess.run([node, "bundle.js", str(folder)], cwd=BROWSER, check=True)
    return folder


@pytest.mark.parametrize("name", sorted(path.name for path in ASSETS.iterdir() if path.suffix in {".css", ".js"}))
def test_what_is_committed_is_what_the_sources_give(rebuilt, name):
    assert (rebuilt / name).read_bytes() == (ASSETS / name).read_bytes(), "stale: run `make bundle` and commit"


@pytest.mark.parametrize("name", LIMITS)
def test_script_is_small(name):
    assert len(gzip.compress((ASSETS / name).read_bytes(), 9, mtime=0)) <= LIMITS[name] * 1024


@pytest.mark.parametrize("name", LIMITS)
def test_script_is_one_classic_script(name):
    script = (ASSETS / name).read_text(encoding="utf-8")
    assert "sourceMappingURL" not in script
    assert not any(word in script for word in ("import(", "import.meta", "\nimport ", "\nexport "))


def test_lock_file_names_no_address():
    assert "://" not in (BROWSER / "package-lock.json").read_text(encoding="utf-8")
