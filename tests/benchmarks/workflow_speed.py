"""How fast a workflow of many nodes answers a hand, on a processor that is several times slower than this one.

It is walked from its first node to its last, some steps back, to its beginning by the list of all steps, and restarted;
all that several times, each by somebody who has never been there.
Exits with 1 when the median of a kind of interaction is above the limit.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import yaml
from playwright.sync_api import Browser, Page

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.figures import with_json, written
from benchmarks.stopwatch import Stopwatch, Times, chromium, of_several, once, told, with_slowness, within_limit
from benchmarks.varied import varied_handbook
from benchmarks.varied.procedures import procedure, workflow
from benchmarks.varied.wording import Pen
from harness.building import mkdocs_build
from harness.serving import served

ANSWER, BACK, RESTART = ".sop-walk__answer", "[data-action=back]", "[data-action=restart]"
EARLIER, REVISIT = "[data-action=earlier]", "[data-action=revisit]"


def many_nodes(project: Path, number: int) -> Path:
    """A built handbook of one SOP whose workflow has so many nodes; the site."""
    varied_handbook(project, 1)
    path = next((project / "docs" / "sops").rglob("*.md"))
    pen = Pen("many nodes")
    fields = procedure(pen, path.stem.upper(), [], form="workflow") | {"workflow": workflow(pen, number)}
    front_matter = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)
    path.write_text(f"---\n{front_matter}---\n", encoding="utf-8")
    # A quiz of the shorter workflow would ask about nodes that are no more.
    next((project / "quizzes").iterdir()).unlink()
    done = mkdocs_build(project / "mkdocs.yml", project / "site", strict=False)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return next((project / "site" / "sops").rglob(f"{path.stem}/index.html")).parent


def walked(page: Page) -> Times:
    """The times of a walk to the last node and back."""
    watch = Stopwatch(page)
    while page.locator(ANSWER).count():
        watch.click("answer", page.locator(ANSWER).first)
    for _ in range(9):
        watch.click("back", page.locator(BACK))
    for _ in range(9):
        watch.click("answer", page.locator(ANSWER).first)
    while page.locator(EARLIER).is_visible():
        watch.click("earlier", page.locator(EARLIER))
    watch.click("revisit", page.locator(REVISIT).nth(9))
    watch.click("restart", page.locator(RESTART))
    return watch.times


def visited(browser: Browser, address: str, chosen: argparse.Namespace) -> Times:
    """One walk, in a browser that has never been there."""
    page = browser.new_page()
    page.goto(address)
    page.locator("sop-workflow[data-ready]").wait_for()
    assert page.locator(".sop-workflow__text > section").count() == chosen.nodes
    times = walked(page)
    page.close()
    return times


def main() -> int:
    """Walk the workflow, and print the time of each kind of interaction."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, default=200)
    parser.add_argument("--walks", type=int, default=3)
    chosen = with_slowness(with_json(parser)).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sop = many_nodes(Path(folder, "handbook"), chosen.nodes)
        site = Path(folder, "handbook", "site")
        with served(site) as address, chromium() as browser:
            walks = [
                visited(browser, f"{address}{sop.relative_to(site).as_posix()}/", chosen) for _ in range(chosen.walks)
            ]
    print(f"{chosen.nodes} nodes, a processor {chosen.slower:g} times slower; milliseconds of work:")
    found = told(of_several(walks), chosen.slower)
    longest = round(chosen.slower * once(walks), 1)
    print(f"  the longest single one of {chosen.walks} walks: {longest:.0f}")
    written(chosen.json, "hand on a workflow", {"size": chosen.nodes, "milliseconds": found, "once": longest})
    return within_limit(found)


if __name__ == "__main__":
    sys.exit(main())
