"""The handbook as a folder of files, opened without any server."""

import pytest

from harness.pages import KINDS

ELEMENTS = (
    "sop-quiz, sop-checklist, sop-workflow, sop-picture, sop-reading, sop-next, sop-my-paths, sop-procedures, "
    "sop-attempts, sop-path, sop-paths, sop-handbook, sop-certificate"
)


def file_of(folder, path):
    """The address of a page's file: without a server there are no directory addresses."""
    name = path.removesuffix("/")
    candidates = [folder / f"{name}.html", folder / name / "index.html"]
    return next(file for file in candidates if file.is_file()).as_uri()


@pytest.mark.parametrize("kind", KINDS)
def test_page_works(page, offline_site, kinds, kind):
    page.goto(file_of(offline_site, kinds[kind]))
    assert page.locator("h1").first.is_visible()
    page.wait_for_function(
        "names => [...document.querySelectorAll(names)].every(one => one.hasAttribute('data-ready'))", arg=ELEMENTS
    )


def test_links_lead_to_files(page, offline_site, kinds):
    page.goto(file_of(offline_site, kinds["article"]))
    links = page.eval_on_selector_all(
        "a[*|href]",
        "all => all.map(a => new URL(a.getAttribute('href') ?? a.getAttribute('xlink:href'), document.baseURI).href)",
    )
    own = {link.partition("#")[0] for link in links if link.startswith("file:")}
    assert own
    assert [link for link in own if not link.endswith(".html")] == []


def test_search_finds_a_procedure(page, offline_site):
    page.goto(file_of(offline_site, ""))
    page.get_by_role("textbox", name="Search").press_sequentially("refund")
    page.locator(".md-search-result__item").first.wait_for()
