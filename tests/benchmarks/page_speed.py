"""What readers wait for and download, in Chromium on a processor four times slower than this one.

For a page of each kind that people use every day: the largest paint, layout shifts, kilobytes of the first and of the
next visit as a server that compresses sends them, and the longest interaction. Then the search: from a key to its
results, in a handbook of many SOPs. Exits with 1 when something is above its limit.
"""

import argparse
import gzip
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, Response

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.figures import with_json, written
from benchmarks.handbooks import KINDS
from benchmarks.measuring import mkdocs
from benchmarks.stopwatch import chromium
from harness.building import ROOT, build
from harness.pages import kinds_of
from harness.serving import served

PAINT, SHIFT, INTERACTION, FIRST_VISIT, NEXT_VISIT = 1000, 0, 100, 150, 25
"""Milliseconds to the largest paint, share of the window that jumps, milliseconds of an answer, kilobytes of visits."""

SLOWER = 4
"""How many times slower the processor is made; the search is measured at full speed, as its index is in no page."""

PAGES = {"workflow": "sop-workflow button", "checklist": "sop-checklist input", "quiz": "sop-quiz button", "home": None}
"""Kinds of pages, and what is pressed on them several times."""

WATCH = """
globalThis.measured = {paint: 0, shift: 0, longest: 0};
new PerformanceObserver(list => { for (const {startTime} of list.getEntries()) measured.paint = startTime; })
  .observe({type: 'largest-contentful-paint', buffered: true});
new PerformanceObserver(list => { for (const {value} of list.getEntries()) measured.shift += value; })
  .observe({type: 'layout-shift', buffered: true});
new PerformanceObserver(list => {
  for (const {interactionId, duration} of list.getEntries())
    if (interactionId) measured.longest = Math.max(measured.longest, duration);
}).observe({type: 'event', durationThreshold: 16, buffered: true});
"""

SETTLED = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 100)))"

SEARCHED = """word => new Promise(done => {
  const field = document.querySelector("[data-md-component=search-query]");
  const list = document.querySelector("[data-md-component=search-result] ol");
  const begun = performance.now();
  const observer = new MutationObserver(() => {
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
  });
  observer.observe(list, {childList: true});
  field.value = word;
  field.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true}));
})"""


@dataclass(frozen=True)
class Seen:
    """One page as a reader meets it."""

    paint: float
    shift: float
    interaction: float
    first: float
    following: float

    def too_much(self) -> bool:
        """Whether something is above its limit."""
        limits = (PAINT, SHIFT, INTERACTION, FIRST_VISIT, NEXT_VISIT)
        figures = (self.paint, self.shift, self.interaction, self.first, self.following)
        return any(figure > limit for figure, limit in zip(figures, limits, strict=True))


@contextmanager
def window(browser: Browser) -> Iterator[Page]:
    """A window that has seen nothing yet."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    context.set_default_timeout(120_000)
    yield context.new_page()
    context.close()


def kilobytes(page: Page, address: str) -> float:
    """What a visit downloads, each file compressed as servers do; what lies in the browser's memory counts nothing."""
    bodies: list[Response] = []
    page.on("requestfinished", lambda request: bodies.append(request.response()))
    page.goto(address, wait_until="networkidle")
    return sum(len(gzip.compress(one.body())) for one in bodies if one.ok) / 1000


def visited(browser: Browser, site: Path, path: str, address: str) -> tuple[float, float]:
    """Kilobytes of the first visit of a page, and of the next page of the kind: its HTML, all else being there."""
    with window(browser) as page:
        first = kilobytes(page, address + path)
    return first, len(gzip.compress((site / path / "index.html").read_bytes())) / 1000


def press(page: Page, target: Locator) -> None:
    """Press as a hand does: it is there before it presses, and nothing of Playwright's looks on while it does."""
    target.hover()
    page.evaluate(SETTLED)
    page.mouse.down()
    page.mouse.up()
    page.evaluate(SETTLED)


def seen(browser: Browser, site: Path, address: str, path: str, pressed: str | None) -> Seen:
    """Open a page on the slow processor and use it; shifts in three places, as the tools of browsers tell them."""
    first, following = visited(browser, site, path, address)
    with window(browser) as page:
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.add_init_script(WATCH)
        page.goto(address + path, wait_until="load")
        page.evaluate(SETTLED)
        paint, shift = page.evaluate("[measured.paint, measured.shift]")
        for _ in range(5 if pressed else 0):
            press(page, page.locator(f"{pressed}:visible:enabled").first)
        return Seen(paint, round(shift, 3), page.evaluate("measured.longest"), first, following)


def searched(browser: Browser, address: str) -> tuple[float, list[float]]:
    """Milliseconds until the search is ready, and for each key of some words from the key to its results."""
    with window(browser) as page:
        page.goto(address, wait_until="load")
        begun = page.evaluate("performance.now()")
        page.get_by_role("textbox", name="Search").press_sequentially("refund")
        page.locator(".md-search-result__item").first.wait_for()
        ready = page.evaluate("performance.now()") - begun
        words = [word[:length] for word in ("escalation", "customer", "password") for length in range(3, len(word) + 1)]
        return ready, [page.evaluate(SEARCHED, word) for word in words]


def used(browser: Browser, folder: Path, runs: int) -> dict[str, Seen]:
    """The handbook that we ship, a page of each kind as readers meet it: of several runs the one that painted first.

    Its longest interaction is the least of all runs, as other programs can only add to it; its shift the most.
    """
    site = build(ROOT / "mkdocs.yml", folder / "site")
    paths = kinds_of(ROOT, site)
    found = {}
    with served(site) as address:
        for kind, pressed in PAGES.items():
            tried = [seen(browser, site, address, paths[kind], pressed) for _ in range(runs)]
            best = min(tried, key=lambda one: one.paint)
            most = max(one.shift for one in tried)
            found[kind] = replace(best, interaction=min(one.interaction for one in tried), shift=most)
            print(
                f"{kind:10} largest paint {best.paint:.0f} ms, shifts {most:.3f}, longest interaction "
                f"{found[kind].interaction:.0f} ms, {best.first:.0f} KB, then {best.following:.0f} KB"
            )
    return found


def search(browser: Browser, project: Path) -> dict[str, float]:
    """The search of a large handbook that is built."""
    sops = sum(path.stem != "index" for path in (project / "docs" / "sops").rglob("*.md"))
    with served(project / "site") as address:
        ready, keys = searched(browser, address)
    size = sum(path.stat().st_size for path in (project / "site" / "search").rglob("*.json")) / 1e6
    middle, most = statistics.median(keys), max(keys)
    print(
        f"search in {sops} SOPs: index of {size:.1f} MB, ready after {ready:.0f} ms, "
        f"then {middle:.0f} ms for a key, {most:.0f} at the most"
    )
    return {"sops": sops, "megabytes": round(size, 1), "ready": round(ready), "middle": middle, "most": most}


def main() -> int:
    """Measure, print, compare with the limits."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sops", type=int, default=500, help="size of the handbook that is searched")
    parser.add_argument("--kind", choices=KINDS, default="shipped", help="which handbook is searched")
    parser.add_argument("--built", type=Path, help="search in this project, which is built already")
    parser.add_argument("--runs", type=int, default=3)
    chosen = with_json(parser).parse_args()
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        kinds = used(browser, Path(folder), chosen.runs)
        large = chosen.built
        if large is None:
            large = Path(folder, "large")
            KINDS[chosen.kind](large, chosen.sops)
            mkdocs(large)
        keys = search(browser, large)
    rounded = {kind: {name: round(figure, 3) for name, figure in asdict(one).items()} for kind, one in kinds.items()}
    written(chosen.json, "pages", rounded)
    written(chosen.json, "search", keys)
    return int(keys["most"] > INTERACTION or any(one.too_much() for one in kinds.values()))


if __name__ == "__main__":
    sys.exit(main())
