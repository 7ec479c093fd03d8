"""How My training feels with thousands of procedures and a long history: first view and searching, in Chromium.

The catalogue of the site is made larger by copies with ids of their own; the history is made up. Times are CPU times of
the thread that the page runs on, in a process of its own, so that what else the machine does counts less. Exits with 1
when the page needs more than a second or a search more than a tenth of one.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Page, sync_playwright

from benchmarks.figures import with_json, written
from harness.building import ROOT, build
from harness.learners import bring
from harness.serving import served

FIRST_VIEW, SEARCH = 1000, 100
"""Milliseconds until there are rows that can be read, and from a word to the rows that fit."""

CHANGE = """() => new Promise(done => {
  const field = document.querySelector('#procedures-search');
  field.value = 'refund';
  field.dispatchEvent(new Event('input', {bubbles: true}));
  requestAnimationFrame(() => setTimeout(done));
})"""


SETTLED = "() => new Promise(done => requestIdleCallback(done))"
"""Once the page has nothing left to do."""


def enlarged(site: Path, sops: int) -> dict:
    """Write a catalogue of so many SOPs into the site and return it."""
    file = site / "assets" / "sopbook" / "catalogue.js"
    head, _, rest = file.read_text(encoding="utf-8").partition(".catalogue=")
    catalogue = json.loads(rest.strip().rstrip(";"))
    originals = catalogue["sops"]
    catalogue["sops"] = [
        sop
        | {"id": f"{sop['id']}-{number}" if number else sop["id"], "title": f"{sop['title']} {number or ''}".strip()}
        for number in range(-(-sops // len(originals)))
        for sop in originals
    ][:sops]
    file.write_text(f"{head}.catalogue={json.dumps(catalogue)};\n", encoding="utf-8")
    return catalogue


def history(catalogue: dict, attempts: int) -> bytes:
    """The exported file of somebody who took so many quizzes, the last of them yesterday."""
    now = datetime.now(UTC)
    common = {"schema": 2, "handbook": catalogue["handbook"], "learner": "a" * 32}

    def at(number: int) -> str:
        return (now - timedelta(hours=24 + number)).strftime("%Y-%m-%dT%H:%M:%S.000Z")

    def attempt(number: int) -> dict:
        sop = catalogue["sops"][number % len(catalogue["sops"])]
        question = {"type": "single", "key": "k", "wording": "w", "points": 1, "critical": False, "tests": []}
        question |= {"shown": [], "response": "a", "hint": False, "confidence": None, "fraction": 1}
        parts = {id_: {"fingerprint": print_, "text": "What is done. " * 8} for id_, print_ in sop["prints"].items()}
        record = common | {"id": f"{number:032x}", "kind": "attempt", "sop": sop["id"], "version": sop["version"]}
        record |= {"at": at(number), "started": at(number), "mode": "full", "scope": [], "parts": parts}
        record |= {
            "quiz": sop["quiz"]["quiz"] if sop["quiz"] else "",
            "earned": 8,
            "possible": 8,
            "score": 1,
            "mark": 80,
        }
        record |= {"questions": [question | {"id": f"q{one}"} for one in range(8)], "passed": True}
        return record | {"mark": 80, "seconds": 90, "paused": 0, "timedOut": False}

    learner = common | {"id": "b" * 32, "kind": "learner", "at": at(attempts), "name": "Robin Vale", "role": None}
    plan = common | {"id": "c" * 32, "kind": "plan", "at": at(0), "path": "agent", "start": at(0)[:10]}
    return json.dumps({"records": [learner, plan, *(attempt(number) for number in range(attempts))]}).encode()


def measured(page: Page, address: str) -> dict[str, float]:
    """Milliseconds of each thing that a learner waits for; the page is one that has not been anywhere yet."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")

    def spent() -> float:
        found = {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
        return 1000 * found["ThreadTime"]

    page.goto(address)
    for part in ("sop-next", "sop-my-paths", "sop-procedures", "sop-attempts"):
        page.locator(f"{part}[data-ready]").wait_for()
    first = spent()
    page.evaluate(SETTLED)
    before = spent()
    page.evaluate(CHANGE)
    searched = spent() - before
    page.close()
    return {"first view": first, "search": searched}


def prepared(page: Page, address: str, content: bytes) -> None:
    """Bring the history into the browser and close the page."""
    page.goto(address)
    page.locator("sop-procedures[data-ready]").wait_for()
    bring(page, content)
    page.locator("sop-attempts tbody tr").first.wait_for()
    page.close()


def main() -> int:
    """Measure and print; 1 when it is too slow."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sops", type=int, default=2000)
    parser.add_argument("--attempts", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=3)
    chosen = with_json(parser).parse_args()
    chromium = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build(ROOT / "mkdocs.yml", Path(folder) / "site")
        content = history(enlarged(site, chosen.sops), chosen.attempts)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context()
        context.set_default_timeout(120_000)
        with served(site) as address:
            board = f"{address}training/my-training/"
            prepared(context.new_page(), board, content)
            found = [measured(context.new_page(), board) for _ in range(chosen.runs)]
        browser.close()
    least = {name: min(one[name] for one in found) for name in found[0]}
    figures = ", ".join(f"{name} {value:.0f}" for name, value in least.items())
    print(f"{chosen.sops} SOPs, {chosen.attempts} attempts, milliseconds of CPU, the least of {chosen.runs}: {figures}")
    written(chosen.json, "my training", {name: round(value) for name, value in least.items()})
    return int(least["first view"] > FIRST_VIEW or least["search"] > SEARCH)


if __name__ == "__main__":
    sys.exit(main())
