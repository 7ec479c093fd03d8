"""Work per page does not grow with the handbook: counted in calls of functions, which no busy machine disturbs."""

import sys

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from benchmarks.short import short_handbook
from harness.building import TODAY

SMALL, LARGE = (100, 150), (400, 450)
"""SOPs of two small handbooks and of two large ones: what fifty more take is compared."""

SLACK = 1.2
"""How many more calls a page may take in the large handbook: a list that is just then divided anew costs a little."""


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
    """Handbooks of each size: the folder, how many pages it has, and how many functions its build has called."""
    folder = tmp_path_factory.mktemp("growth")
    found = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(TODAY))
        patch.setenv("SOPBOOK_CACHE", "")
        short_handbook(folder / "first", 2)
        build(configured(folder / "first"))  # what is only done once in a process is done
        for size in (*SMALL, *LARGE):
            project = folder / str(size)
            short_handbook(project, size)
            called = calls(project)
            found[size] = (project, len([*(project / "site").rglob("index.html")]), called)
    return found


def test_a_further_page_costs_what_the_ones_before_it_did(built):
    def of_a_page(sizes):
        (_, fewer, less), (_, more, most) = (built[size] for size in sizes)
        return (most - less) / (more - fewer)

    assert of_a_page(LARGE) <= of_a_page(SMALL) * SLACK, {size: found[1:] for size, found in built.items()}


def test_no_page_takes_more_than_a_hundred_kilobytes(built):
    """Lists of a thousand SOPs are measured in test_lists, without a build."""
    site = built[LARGE[-1]][0] / "site"
    sizes = {page.relative_to(site).as_posix(): page.stat().st_size for page in site.rglob("*.html")}
    assert {uri: size for uri, size in sizes.items() if size > 100_000} == {}
