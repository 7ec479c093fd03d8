"""How fast a quiz of many questions answers a hand, on a processor that is several times slower than this one.

For each kind of interaction: the time that the page's main thread was at work (script, style, layout), as the browser
counts it, per key or click, times the slowness. It is processor time, so that other programs of the machine do not
matter; the median of several counts. Exits with 1 when one is above the limit.
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from copy import deepcopy
from math import ceil
from pathlib import Path

import yaml
from playwright.sync_api import Locator, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from harness.building import mkdocs_build, small_handbook
from harness.quizzing import Question, asked, data, opened, order
from harness.serving import served

MARKED_AT_ONCE = 6
"""Questions in a piece, as in elements/quiz-paper.js."""

LIMIT = 100
"""Milliseconds that a person takes for at once."""

Times = dict[str, list[float]]


def many_questions(folder: Path, number: int) -> Path:
    """A built handbook whose quiz on a workflow has so many questions, of every type in turns."""
    project = small_handbook("quizzes", folder / "handbook")
    path = project / "quizzes" / "QZ-WALK-001.yml"
    quiz = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    written = quiz["questions"]
    copies = (deepcopy(written[at % len(written)]) for at in range(number))
    quiz["questions"] = [
        {**question, "id": f"{question['id']}-{at}", "q": f"{question['q']} ({at})"}
        for at, question in enumerate(copies)
    ]
    path.write_text(yaml.safe_dump(quiz, allow_unicode=True, sort_keys=False), encoding="utf-8")
    # Not strict: such a quiz is one that our own rules warn of.
    mkdocs_build(project / "mkdocs.yml", folder / "site", strict=False)
    return folder / "site"


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


FIRST = {
    "single": ("choose", ".sop-choice", ""),
    "multiple": ("choose", ".sop-choice", ""),
    "true-false": ("choose", ".sop-choice", ""),
    "scale": ("choose", ".sop-scale__step", ""),
    "scenario": ("walk", ".sop-scenario__way", ""),
    "order": ("move", ".sop-order__handle", "ArrowDown"),
    "match": ("pick", "select", "ArrowDown"),
    "numeric": ("type", "input", "1"),
    "text": ("type", "input", "x"),
    "cloze": ("type", "input", "x"),
}
"""What is done first in each type of question, where, and by which key; by a click where none is named."""


def taken(page: Page, questions: dict[str, Question]) -> Times:
    """The times of a whole quiz: every question touched and answered, one in ten jumped to, all submitted."""
    watch = Stopwatch(page)
    watch.click("start", page.locator("[data-action=start]"))
    for place, id_ in enumerate(order(page)):
        if place % 10 == 0:
            watch.click("jump", page.locator(f".sop-quiz__jump[data-to={id_}]"))
        kind, where, key = FIRST[questions[id_]["type"]]
        if key:
            watch.press(kind, asked(page).locator(where).first, key)
        else:
            watch.click(kind, asked(page).locator(where).first)
        watch.click("next", page.locator(".sop-quiz__steering [data-action=next]"))
    watch.click("submit", page.locator("[data-action=submit]"))
    # Marking is done in pieces, and the picture changes after the first: the time of one piece is what is waited for.
    pieces = ceil(len(questions) / MARKED_AT_ONCE)
    watch.times["submit"] = [time / pieces for time in watch.times["submit"]]
    watch.click("review", page.locator("[data-action=review]"))
    return watch.times


def main() -> int:
    """Take the quiz once, and print the time of each kind of interaction."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=100)
    parser.add_argument("--slower", type=float, default=4, help="how many times slower than this machine's processor")
    chosen = parser.parse_args()
    chromium = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = many_questions(Path(folder), chosen.questions)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        with served(site) as address:
            page = browser.new_page()
            opened(page, f"{address}quizzes/QZ-WALK-001/")
            times = taken(page, data(page))
        browser.close()
    print(f"{chosen.questions} questions, a processor {chosen.slower:g} times slower; milliseconds of work:")
    found = {kind: [chosen.slower * time for time in measurements] for kind, measurements in times.items()}
    for kind, each in sorted(found.items()):
        print(f"  {kind:20} median {statistics.median(each):4.0f}   worst {max(each):4.0f}   of {len(each)}")
    return 0 if all(statistics.median(each) <= LIMIT for each in found.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
