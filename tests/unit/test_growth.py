"""Work per page does not grow with the handbook: counted in calls of functions, which no busy machine disturbs."""

import re
import sys

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from benchmarks.large import large_handbook
from harness.building import TODAY

SLACK = 1.10
"""How many more calls a further SOP may take in the larger handbook: what looks at all SOPs at once is not free."""


def configured(project):
    """What a build is made from."""
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / "site"))
    config.plugins.on_startup(command="build", dirty=False)
    return config


def calls(project):
    """How many functions are called in one build."""
    config = configured(project)
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


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Handbooks with once, twice and three times the SOPs that we ship: the folder, and what its build has called."""
    folder = tmp_path_factory.mktemp("growth")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(TODAY))
        patch.setenv("SOPBOOK_CACHE", "")
        for times in (1, 2, 3):
            large_handbook(folder / str(times), times * 17)
        build(configured(folder / "1"))  # what is only done once in a process is done
        return [(folder / str(times), calls(folder / str(times))) for times in (1, 2, 3)]


def test_the_next_sops_cost_what_the_ones_before_them_did(built):
    spent = [counted for _, counted in built]
    second, third = spent[1] - spent[0], spent[2] - spent[1]
    assert third <= second * SLACK, f"{spent} calls for once, twice and three times the SOPs"


def test_no_page_takes_more_than_a_hundred_kilobytes_but_for_what_one_author_wrote_on_it(built):
    """Lists of a thousand SOPs are measured in test_lists, without a build."""
    site = built[-1][0] / "site"
    sizes = {page.relative_to(site).as_posix(): page.stat().st_size for page in site.rglob("*.html")}
    assert {uri: size for uri, size in sizes.items() if size > 100_000 and not re.match("sops/.+/.+/", uri)} == {}
