"""Handbooks that are built once for all tests."""

from pathlib import Path

import pytest

from harness.building import ROOT, build


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook of this repository as files, from a strict build."""
    return build(ROOT / "mkdocs.yml", tmp_path_factory.mktemp("handbook") / "site")
