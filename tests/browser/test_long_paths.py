"""A learning path too long for one page: each page tells how far the learner is."""

import json

import pytest
from playwright.sync_api import expect

from benchmarks.short import short_handbook
from harness.building import build
from harness.serving import served

SOPS = 320
PATHS = 120


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    project = tmp_path_factory.mktemp("paths") / "handbook"
    short_handbook(project, SOPS)
    items = [{"sop": f"TASK-{at:04}", "due": f"{at}d"} for at in range(SOPS)]
    paths = {
        f"path-{at}": {
            "title": f"Path {at}",
            "role": ("agent", "team-lead")[at % 2],
            "about": "All.",
            "sops": items[:2],
        }
        for at in range(PATHS)
    }
    paths["long"] = {"title": "Everything", "role": "agent", "about": "All of it.", "sops": items}
    (project / "docs" / "registers" / "paths.yml").write_text(json.dumps(paths), encoding="utf-8")
    site = build(project / "mkdocs.yml", project.with_name("site"))
    assert {page.parent.name: size for page in site.rglob("*.html") if (size := page.stat().st_size) > 100_000} == {}
    with served(site) as address:
        yield address


def test_each_page_of_a_long_path_tells_how_far_the_learner_is(page, address):
    page.goto(f"{address}training/paths/long/")
    page.get_by_role("button", name="Begin this path").click()
    page.get_by_role("link", name="all 320").click()
    page.get_by_role("link", name="Due in month 4").click()
    page.locator("sop-path[data-ready]").wait_for()
    expect(page.locator("[data-part=passed]")).to_contain_text("0 of 320 procedures passed, all due by")
    row = page.locator("li[data-sop=TASK-0092]")
    expect(row).to_contain_text("Not started due")
    expect(row).to_have_js_property("value", 93)
    expect(page.get_by_role("button", name="Begin this path")).to_have_count(0)


def test_many_paths_stand_by_role_with_progress_and_my_training_knows_them_all(page, address):
    page.goto(f"{address}training/paths/#path-path-117")
    page.get_by_role("link", name="Path 117", exact=True).click()
    card = page.locator("p[data-path=path-117]")
    expect(card).to_have_text("0 of 2 procedures passed")
    page.goto(f"{address}training/my-training/")
    page.locator("sop-my-paths[data-ready]").wait_for()
    page.get_by_label("Begin a learning path").select_option(label="Path 117")
    page.get_by_role("button", name="Begin", exact=True).click()
    page.get_by_role("link", name="What is due when (Path 117)").click()
    expect(page.locator("h1")).to_contain_text("Path 117")
    expect(page.locator("li[data-sop=TASK-0001]")).to_contain_text("due")
