"""How fast a quiz of many questions answers a hand, on a processor that is several times slower than this one.

For each kind of interaction: the time that the page's main thread was at work (script, style, layout), as the browser
counts it, per key or click, times the slowness. It is processor time, so that other programs of the machine do not
matter; the median of several counts. Exits with 1 when one is above the limit.
"""

import argparse
import sys
import tempfile
from copy import deepcopy
from math import ceil
from pathlib import Path

import yaml
from playwright.sync_api import Page

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.figures import with_json, written
from benchmarks.stopwatch import Stopwatch, Times, chromium, told, with_slowness, within_limit
from harness.building import mkdocs_build, small_handbook
from harness.quizzing import Question, asked, data, opened, order
from harness.serving import served

MARKED_AT_ONCE = 6
"""Questions in a piece, as in elements/quiz-paper.js."""


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


FIRST = {
    "single": ("choose", ".sop-choices > label", ""),
    "multiple": ("choose", ".sop-choices > label", ""),
    "true-false": ("choose", ".sop-choices > label", ""),
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
    chosen = with_slowness(with_json(parser)).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = many_questions(Path(folder), chosen.questions)
        with served(site) as address, chromium() as browser:
            page = browser.new_page()
            opened(page, f"{address}quizzes/QZ-WALK-001/")
            times = taken(page, data(page))
    print(f"{chosen.questions} questions, a processor {chosen.slower:g} times slower; milliseconds of work:")
    found = told(times, chosen.slower)
    written(chosen.json, "hand on a quiz", {"size": chosen.questions, "milliseconds": found})
    return within_limit(found)


if __name__ == "__main__":
    sys.exit(main())
