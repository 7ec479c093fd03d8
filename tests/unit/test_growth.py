"""Work per page does not grow with the handbook: counted in calls of functions, which no busy machine disturbs."""

import sys

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from benchmarks.large import large_handbook
from harness.building import TODAY

SLACK = 1.10
"""How many more calls a further SOP may take in the larger handbook: what looks at all SOPs at once is not free."""


def calls(project, monkeypatch):
    """How many functions are called in one build."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(TODAY))
    monkeypatch.setenv("SOPBOOK_CACHE", "")
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / "site"))
    config.plugins.on_startup(command="build", dirty=False)
    counted = 0

    def count(_frame, event, _argument):
        nonlocal counted
        counted += event == "call"

    sys.setprofile(count)
    try:
        build(config)
    finally:
        sys.setprofile(None)
    return counted


@pytest.fixture
def sizes(tmp_path):
    """Handbooks with once, twice and three times the SOPs that we ship."""
    sops = [large_handbook(tmp_path / str(times), times * 17) for times in (1, 2, 3)]
    return [(tmp_path / str(times), sops[times - 1]) for times in (1, 2, 3)]


def test_the_next_sops_cost_what_the_ones_before_them_did(sizes, monkeypatch):
    calls(sizes[0][0], monkeypatch)  # what is only done once in a process is done
    spent = [calls(project, monkeypatch) for project, _ in sizes]
    second, third = spent[1] - spent[0], spent[2] - spent[1]
    assert third <= second * SLACK, f"{spent} calls for {[sops for _, sops in sizes]} SOPs"
