"""How long a page is at work for a click or key: processor time, which other programs of the machine disturb little."""

import argparse
import os
import shutil
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from benchmarks.measuring import summary

LIMIT = 100
"""Milliseconds that a person takes for at once."""

Times = dict[str, list[float]]
"""Milliseconds of work by the kind of interaction."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser that the tests use as well."""
    program = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


class Stopwatch:
    """Counts what the main thread of a page works for one click or key, less what it works for a key without effect."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.devtools = page.context.new_cdp_session(page)
        self.devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
        self.times: Times = {}
        self.nothing = statistics.median(self._worked(lambda: page.keyboard.press("Shift")) for _ in range(9))

    def click(self, kind: str, target: Locator) -> None:
        """Click where something is, without asking the page again."""
        target.scroll_into_view_if_needed()
        box = target.bounding_box()
        if box:
            self._book(kind, lambda: self.page.mouse.click(box["x"] + 12, box["y"] + box["height"] / 2))

    def press(self, kind: str, target: Locator, key: str) -> None:
        """Press a key where something has the focus."""
        target.focus()
        self._book(kind, lambda: self.page.keyboard.press(key))

    def _book(self, kind: str, hand: Callable[[], None]) -> None:
        self.times.setdefault(kind, []).append(max(0.0, self._worked(hand) - self.nothing))

    def _worked(self, hand: Callable[[], None]) -> float:
        """Milliseconds of work until the picture has changed."""
        self._settled()
        before = self._total()
        hand()
        self._settled()
        return self._total() - before

    def _settled(self) -> None:
        self.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def _total(self) -> float:
        metrics = self.devtools.send("Performance.getMetrics")["metrics"]
        return float(1000 * next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))


def of_several(walks: list[Times]) -> Times:
    """What each interaction takes, as the median of the same one in several walks.

    Sometimes the browser throws away what the page no longer needs (V8's major garbage collection), at another place in
    each walk: that is in `once`, the most that any single interaction has taken.
    """
    return {
        kind: [statistics.median(same) for same in zip(*(walk[kind] for walk in walks), strict=True)]
        for kind in walks[0]
    }


def once(walks: list[Times]) -> float:
    """Milliseconds of the longest single interaction of all walks."""
    return max(max(times) for walk in walks for times in walk.values())


def with_slowness(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Every benchmark of hands asks how much slower people's processors are."""
    parser.add_argument("--slower", type=float, default=4, help="how many times slower than this machine's processor")
    return parser


def told(times: Times, slower: float) -> dict[str, dict[str, float]]:
    """Print and return the milliseconds of each kind of interaction on a processor so many times slower."""
    found = {kind: summary([slower * time for time in each]) for kind, each in sorted(times.items())}
    for kind, each in found.items():
        print(f"  {kind:20} median {each['median']:4.0f}   worst {each['most']:4.0f}   of {each['runs']}")
    return found


def within_limit(found: dict[str, dict[str, float]]) -> int:
    """The exit code: 0 when the median of every kind is within the limit."""
    return int(any(each["median"] > LIMIT for each in found.values()))
