"""The pictures of README and guide, taken from the handbook as it is: `make pictures`.

A learner with a history, a procedure that changed since it was learned, and a team of twelve, all made up, on a fixed
day and in a window of a fixed size.
"""

import json
import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from playwright.sync_api import Browser, Page, sync_playwright

from harness import team
from harness.building import ROOT, build
from harness.learners import attempt, bring, exports, plan
from harness.serving import served
from harness.storage import exported

ASSETS = ROOT / "docs" / "assets"
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
WINDOW = {"width": 1280, "height": 900}

BEFORE = "Ask the team lead to approve any amount above 60 EUR. (agent, within 15 minutes)"
"""What the step of the changed procedure said when the learner of the picture learned it."""

LEARNER = {
    "name": "Léa Fontaine",
    "role": "agent",
    "done": [
        plan("agent", 8),
        attempt("CS-ID-001", 7.5, 0.7),
        attempt("CS-ID-001", 7.2),
        attempt("CS-CORE-001", 7, 0.95),
        attempt("CS-TON-001", 6.5),
        attempt("CS-EMP-001", 6, 0.9),
        attempt("CS-FAQ-001", 5.5, 0.9),
        attempt("CS-SLA-001", 5),
        attempt("CS-REF-001", 4, older={"approve": BEFORE}),
        attempt("CS-CARD-001", 3),
        attempt("CS-ESC-001", 1, 0.5),
    ],
}


BELOW_HEADER = """place => {
  const { top } = document.querySelector(place).getBoundingClientRect();
  scrollTo(0, top + scrollY - 130);
}"""


def main() -> None:
    """Build the handbook and take every picture."""
    with tempfile.TemporaryDirectory() as folder:
        site = build(ROOT / "mkdocs.yml", Path(folder, "site"))
        with served(site) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"), args=["--disable-gpu"])
            history(window(browser), address, site)
            changed(window(browser), address, site)
            together(window(browser), address, site, Path(folder, "team"))
            browser.close()


def window(browser: Browser) -> Page:
    """A window of the same size, day and language each time."""
    context = browser.new_context(
        viewport=WINDOW, locale="en-GB", timezone_id="UTC", color_scheme="light", reduced_motion="reduce"
    )
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    return page


def learned(page: Page, address: str, site: Path) -> None:
    """Bring the records of the learner into the window."""
    page.goto(f"{address}training/my-training/")
    bring(page, exports(site, [LEARNER], NOW)[0])


def history(page: Page, address: str, site: Path) -> None:
    """My training of somebody who is under way."""
    learned(page, address, site)
    page.reload()
    page.locator("sop-procedures[data-ready]").wait_for()
    taken(page, "my-training.png")


def changed(page: Page, address: str, site: Path) -> None:
    """What somebody sees who learned a procedure before it changed."""
    learned(page, address, site)
    page.goto(f"{address}quizzes/CS-REF-001/")
    page.locator(".sop-changes del").first.wait_for()
    taken(page, "changed-procedure.png")


def together(page: Page, address: str, site: Path, folder: Path) -> None:
    """A team of twelve, one of whom has edited a file."""
    files = team.made_up_team(site, folder, now=NOW)
    edit(files)
    page.set_viewport_size(WINDOW | {"height": 1150})
    team.opened(page, address)
    team.hand_in(page, *files)
    page.locator("[data-part=totals]").evaluate(
        "place => scrollTo(0, place.getBoundingClientRect().top + scrollY - 130)"
    )
    taken(page, "team-training.png")


def edit(files: list[Path]) -> None:
    """Let the first attempt in the files that failed claim a pass."""
    for path in files:
        records = team.records_of(path)
        passed = {record["sop"] for record in records if record.get("passed")}
        failed = [record for record in records if record["kind"] == "attempt" and record["sop"] not in passed]
        if failed:
            failed[-1] |= {"score": 0.95, "passed": True}
            exported_at = json.loads(path.read_text(encoding="utf-8"))["exported"]
            path.write_bytes(exported(team.handbook_of(path), records, schema=2, exported=exported_at))
            return


def taken(page: Page, name: str) -> None:
    """Write what is in the window."""
    page.wait_for_load_state("networkidle")
    page.screenshot(path=ASSETS / name)
    print(f"{(ASSETS / name).relative_to(ROOT)}  {(ASSETS / name).stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
