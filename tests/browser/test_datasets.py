"""What pages under Training know about the whole handbook: it loads wherever the handbook lies, and leads somewhere."""

import pytest
from playwright.sync_api import Page

LOAD = """name => new Promise((resolve, reject) => {
  const page = document.querySelector(`[data-${name}]`);
  const script = document.createElement("script");
  script.src = new URL(page.dataset[name], document.baseURI);
  script.onload = () => resolve(globalThis.sopbookData[name]);
  script.onerror = () => reject(new Error(script.src));
  document.head.append(script);
})"""
"""As `loadDataset` does it, from the attributes that the templates write."""


def holds(page: Page) -> dict:
    catalogue, quizzes = page.evaluate(LOAD, "catalogue"), page.evaluate(LOAD, "quizzes")
    with_quiz = {sop["id"] for sop in catalogue["sops"] if sop["quiz"]}
    assert with_quiz == set(quizzes)
    assert len(with_quiz) > 10
    for sop in catalogue["sops"]:
        if sop["quiz"]:
            assert sop["quiz"]["quiz"] == quizzes[sop["id"]]["quiz"]
    return catalogue


@pytest.mark.parametrize("where", ["site", "subpath_site"])
def test_on_a_server(page, request, where):
    root = request.getfixturevalue(where)
    page.goto(f"{root}training/team/")
    catalogue = holds(page)
    addresses = [root + sop[key] for sop in catalogue["sops"] for key in ("url", "quizUrl") if sop[key]]
    found = page.evaluate(
        "async all => (await Promise.all(all.map(one => fetch(one, {method: 'HEAD'})))).map(({ok}) => ok)", addresses
    )
    assert dict(zip(addresses, found, strict=True)) == dict.fromkeys(addresses, True)


def test_without_a_server(page, offline_site):
    page.goto((offline_site / "training" / "team.html").as_uri())
    catalogue = holds(page)
    for sop in catalogue["sops"]:
        assert (offline_site / sop["url"]).is_file()
        assert sop["quizUrl"] is None or (offline_site / sop["quizUrl"]).is_file()
