"""Work per page does not grow with the handbook: counted in calls of functions, which no busy machine disturbs."""

import sys
from pathlib import Path

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from benchmarks.short import short_handbook
from harness.building import TODAY
from sopbook.model.quiz import Generate
from sopbook.model.registers import Registers
from sopbook.model.sop import Sop
from sopbook.questions import generated_questions

CASES = Path(__file__).parents[1] / "golden" / "questions"
ALL = Generate.model_validate({field.alias or name: 5 for name, field in Generate.model_fields.items()})

SMALL, LARGE = (100, 150), (400, 450)
"""SOPs of two small handbooks and of two large ones: what fifty more take is compared."""

SLACK = 1.2
"""How many more calls a page may take in the large handbook: a list that is just then divided anew costs a little."""


def configured(project):
    """What a build is made from."""
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / "site"))
    config.plugins.on_startup(command="build", dirty=False)
    return config


def calls(work):
    """How many functions some work calls."""
    counted = 0

    def count(_frame, event, _argument):
        nonlocal counted
        counted += event == "call"

    sys.setprofile(count)
    try:
        work()
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
            config = configured(project)
            called = calls(lambda config=config: build(config))
            found[size] = (project, len([*(project / "site").rglob("index.html")]), called)
    return found


def test_a_further_page_costs_what_the_ones_before_it_did(built):
    def of_a_page(sizes):
        (_, fewer, less), (_, more, most) = (built[size] for size in sizes)
        return (most - less) / (more - fewer)

    assert of_a_page(LARGE) <= of_a_page(SMALL) * SLACK, {size: found[1:] for size, found in built.items()}


@pytest.mark.parametrize("case", ["article", "kinds"])
def test_a_quiz_costs_the_same_however_much_the_registers_hold(case):
    """As many roles, tools and terms as there are SOPs would cost the square of their number otherwise."""
    sop = Sop.model_validate(yaml.safe_load((CASES / f"{case}.yml").read_text(encoding="utf-8"))["sop"])

    def of_a_quiz(size):
        known = registers(size)
        [*generated_questions(sop, known, ALL)]  # what is known about registers is made with the first quiz
        return calls(lambda: [*generated_questions(sop, known, ALL)])

    assert of_a_quiz(1_000) <= of_a_quiz(50) * SLACK


def registers(size):
    """Registers of so many roles, tools and terms."""
    keys = [f"one-{at}" for at in range(size)]
    return Registers.model_validate(
        {
            "roles": {key: {"name": f"Keeper {key}", "does": "Keeps."} for key in keys},
            "tools": {key: {"name": f"Tool {key}", "what": "It helps."} for key in keys},
            "terms": {key: {"term": f"Word {key}", "meaning": f"What {key} means here."} for key in keys},
        }
    )


def test_no_page_takes_more_than_a_hundred_kilobytes(built):
    """Lists of a thousand SOPs are measured in test_lists, without a build."""
    site = built[LARGE[-1]][0] / "site"
    sizes = {page.relative_to(site).as_posix(): page.stat().st_size for page in site.rglob("*.html")}
    assert {uri: size for uri, size in sizes.items() if size > 100_000} == {}
