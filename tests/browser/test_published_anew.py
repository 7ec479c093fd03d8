"""A handbook is published anew while browsers still keep what it had before, as they do where no server forbids it."""

import os
import re
import shutil

import pytest
from playwright.sync_api import expect

from harness.building import TODAY, build, edit, small_handbook
from harness.serving import served


@pytest.fixture
def project(tmp_path):
    return small_handbook("minimal", tmp_path / "minimal")


@pytest.fixture
def address(project, tmp_path):
    site = build(project / "mkdocs.yml", tmp_path / "site")
    for path in site.rglob("*"):
        os.utime(path, (TODAY, TODAY))  # servers tell files apart by the second in which they were written
    with served(tmp_path / "site", kept=3600) as address:
        yield address


def publish(project, tmp_path):
    build(project / "mkdocs.yml", tmp_path / "site")


def found(page, words):
    page.get_by_role("textbox", name="Search").press_sequentially(words)
    return page.locator(".md-search-result__item").first


def test_the_search_leads_to_pages_as_they_are_now(page, address, project, tmp_path):
    page.goto(address)
    expect(found(page, "borrower")).to_contain_text("Lending a tool")
    lending = project / "docs" / "sops" / "desk" / "lending-a-tool.md"
    another = shutil.copy(lending, lending.with_name("a-first-one.md"))
    edit(another, "LD-LEND-001", "LD-LEND-002")
    edit(another, "Lending a tool", "Fetching a tool")
    publish(project, tmp_path)
    page.reload()
    expect(found(page, "lending")).to_contain_text("Lending a tool")
    page.locator(".md-search-result__item").first.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(f"{address}sops/desk/lending-a-tool/"))


def test_training_knows_new_procedures(page, address, project, tmp_path):
    page.goto(f"{address}training/my-training/")
    expect(page.locator("sop-procedures")).to_contain_text("Lending a tool")
    edit(project / "docs" / "sops" / "desk" / "lending-a-tool.md", "Lending a tool", "Handing a tool out")
    publish(project, tmp_path)
    page.reload()
    expect(page.locator("sop-procedures")).to_contain_text("Handing a tool out")


def test_styles_and_scripts_are_those_of_the_pages(page, address, project, tmp_path):
    page.goto(f"{address}sops/desk/lending-a-tool/")
    assets = project / "overrides" / "assets" / "sopbook"
    assets.mkdir(parents=True)
    edit(project / "mkdocs.yml", "  name: material\n", "  name: material\n  custom_dir: overrides\n")
    for name, more in (("sopbook.css", "body { --ours: new; }"), ("sopbook.js", "document.body.dataset.ours = 'new';")):
        old = (tmp_path / "site" / "assets" / "sopbook" / name).read_text(encoding="utf-8")
        (assets / name).write_text(f"{old}\n{more}\n", encoding="utf-8")
    publish(project, tmp_path)
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-ours", "new")
    expect(page.locator("body")).to_have_css("--ours", "new")


def test_the_search_has_the_worker_of_the_pages(page, address):
    workers = []
    page.on("worker", lambda worker: workers.append(worker.url))
    page.goto(f"{address}sops/desk/lending-a-tool/")
    expect(found(page, "borrower")).to_contain_text("Lending a tool")
    edition = page.locator('link[href*="sopbook.css"]').get_attribute("href").partition("?")[2]
    assert [url.partition("?")[2] for url in workers] == [edition]
