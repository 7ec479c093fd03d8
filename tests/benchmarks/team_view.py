"""How Team training feels with many people and procedures: first view, reading, filtering and scrolling in Chromium.

The handbook and the exported files are made up; the files go in as a team lead would choose them. Times are wall-clock
times of the machine as it is; beside them stand milliseconds of CPU of the thread that the page runs on, which other
programs lengthen less. Exits with 1 when the first view takes longer than a second, or when a frame takes half of its
time on that thread, so that 60 frames a second could not be kept.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import CDPSession, Page, sync_playwright

from benchmarks.figures import with_json, written
from benchmarks.large import large_handbook
from harness.building import ROOT, environment
from harness.serving import served

FIRST_VIEW = 1000
"""Milliseconds from choosing the files to the first rows."""

FRAME = 1000 / 60
"""Milliseconds of a frame."""

BUSY = FRAME / 2
"""Milliseconds of CPU that the page may take for a frame: the other half is for drawing and for everything else."""

WATCH = """() => {
  const times = globalThis.teamTimes = {};
  document.querySelector('#team-files').addEventListener('change', () => { times.chosen = performance.now(); }, true);
  const seen = new MutationObserver(() => {
    if (!document.querySelector('.sop-matrix__table td')) return;
    seen.disconnect();
    requestAnimationFrame(() => setTimeout(() => { times.view = performance.now(); }));
  });
  seen.observe(document.querySelector('.sop-matrix__table'), {childList: true, subtree: true});
}"""

FILTER = """() => new Promise(done => {
  const field = document.querySelector('#team-name');
  const start = performance.now();
  field.value = 'a';
  field.dispatchEvent(new Event('input', {bubbles: true}));
  requestAnimationFrame(() => setTimeout(() => {
    const taken = performance.now() - start;
    field.value = '';
    field.dispatchEvent(new Event('input', {bubbles: true}));
    done(taken);
  }));
})"""

SCROLL = """([down, right]) => new Promise(done => {
  const place = document.querySelector('.sop-matrix');
  place.scrollTo(0, 0);
  const frames = [];
  let last = 0;
  requestAnimationFrame(function step(now) {
    if (last) frames.push(now - last);
    last = now;
    place.scrollBy(down, right);
    if (frames.length < 240) requestAnimationFrame(step);
    else done(frames);
  });
})"""


def main() -> None:
    """Make the handbook and the files, show them, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--sops", type=int, default=200, help="at least so many SOPs")
    options = with_json(parser).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project, files = Path(folder, "handbook"), Path(folder, "files")
        sops = large_handbook(project, options.sops)
        run(sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(project / "mkdocs.yml"))
        people = ["--people", str(options.people), "--everything"]
        run(node(), str(ROOT / "tools" / "learners.mjs"), str(project / "site"), str(files), *people)
        size = sum(path.stat().st_size for path in files.iterdir()) / 1e6
        print(f"{options.people} people, {sops} SOPs, {size:.0f} MB of exported files", flush=True)
        with served(project / "site") as address:
            found = measured(address, sorted(files.iterdir()))
    written(options.json, "team training", {name: round(value, 1) for name, value in found.items()})
    sys.exit(int(found["first view"] > FIRST_VIEW or found["busy"] > BUSY))


def node() -> str:
    """Node comes with the virtual environment."""
    path = shutil.which("node", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    return path or sys.exit("no Node: run `make bench`")


def run(*command: str) -> None:
    """A program that must succeed."""
    subprocess.run(command, env=environment(), check=True)


def measured(address: str, files: list[Path]) -> dict[str, float]:
    """Show the files in Chromium and print the figures; milliseconds to the first view, and of CPU of a frame."""
    with sync_playwright() as playwright:
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(600_000)
        page.goto(f"{address}training/team/")
        page.locator("sop-team[data-ready]").wait_for()
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable")
        before = spent(session)
        first = first_view(page, files)
        taken = page.evaluate("() => performance.now() - teamTimes.chosen")
        cost = (spent(session) - before) / len(files)
        print(f"first view after {first:.0f} ms")
        print(f"all {len(files)} files after {taken / 1000:.1f} s, {cost:.0f} ms of CPU each")
        filtered = min(page.evaluate(FILTER) for _ in range(5))
        print(f"a filter takes {filtered:.0f} ms until the new table is drawn")
        ways = {"down": (15, 0), "across": (0, 20), "both": (15, 20), "fast": (120, 0)}
        busy = [smoothness(page, session, name, *way) for name, way in ways.items()]
        browser.close()
    return {"first view": first, "busy": max(busy)}


def first_view(page: Page, files: list[Path]) -> float:
    """Milliseconds from the choice of the files to the first rows; returns once all are read."""
    page.evaluate(WATCH)
    page.locator("#team-files").set_input_files([str(path) for path in files])
    page.locator("[data-part=told]:not(:empty)").wait_for()
    return float(page.evaluate("() => teamTimes.view - teamTimes.chosen"))


def spent(session: CDPSession) -> float:
    """Milliseconds of CPU that the thread of the page has taken so far."""
    found = {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
    return float(1000 * found["ThreadTime"])


def smoothness(page: Page, session: CDPSession, name: str, down: int, right: int) -> float:
    """Scroll for 240 frames, so many pixels a frame, and print how long they took; milliseconds of CPU of a frame."""
    before = spent(session)
    frames = sorted(page.evaluate(SCROLL, [down, right]))
    busy = (spent(session) - before) / len(frames)
    late = sum(frame > FRAME * 1.5 for frame in frames) / len(frames)
    middle, worst = frames[len(frames) // 2], frames[-1]
    rate = 1000 * len(frames) / sum(frames)
    print(
        f"scrolling {name}: {busy:.1f} ms of CPU a frame; {rate:.1f} frames/s, median {middle:.1f} ms, "
        f"longest {worst:.1f} ms, {late:.1%} late"
    )
    return busy


if __name__ == "__main__":
    main()
