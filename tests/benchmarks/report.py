"""The guide's page on performance, written from the figures of the last `make bench`."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.cells import clock, cold, growth, rows, warm, weight
from benchmarks.curve import curve
from benchmarks.figures import FIGURES
from benchmarks.targets import SHIPPED, VARIED, number, targets
from harness.building import ROOT

PAGE = ROOT / "docs" / "guide" / "performance.md"
CURVE = ROOT / "docs" / "guide" / "growth.svg"

LINES = {"ours": ("ours", "#3f6fd8", "none"), "plain": ("plain", "#d8663f", "6 4"), "hugo": ("Hugo", "#3f9a52", "2 4")}
"""What the picture shows, how it is called, and how it is drawn."""

Figures = dict[str, Any]


def main() -> None:
    """Write the page and the curve."""
    figures = json.loads(FIGURES.read_text(encoding="utf-8"))
    PAGE.write_text(page(figures), encoding="utf-8")
    CURVE.write_text(picture(figures), encoding="utf-8")


def picture(figures: Figures) -> str:
    """The seconds of CPU by size, a line for each way of building."""
    sizes = figures[SHIPPED]["sizes"]
    return curve(
        {line: [(each["sops"], each[name]["median"]) for each in sizes if name in each] for name, line in LINES.items()}
    )


def page(figures: Figures) -> str:
    """The page in Markdown."""
    builds = figures[SHIPPED]
    around = builds["surroundings"]
    versions = ", ".join(f"{name} {number}" for name, number in around["versions"].items())
    day = date.fromisoformat(builds["date"])
    note = f"\n{builds['note']}\n" if builds.get("note") else ""
    return f"""---
title: How long it takes
---

# How long it takes

Measured on {day.day} {day:%B %Y} with `make bench`, which also wrote this page: {around["processor"]},
{around["cores"]} cores, {around["system"]}, Python {around["python"]},
{versions}.
{note}
## Promised and found

| What | At most | Found | |
| --- | ---: | ---: | --- |
{rows(targets(figures), lambda target: target.row())}

{MEANING}

## Building

{BUILDING}

![Seconds of CPU by number of SOPs, ours, plain and by Hugo; the table below has the figures.](growth.svg)

{CPU}
{rows(builds["sizes"], cold)}

{growth(builds["growth"])}

Seconds on the clock, and the memory at the most:

| SOPs | Ours | Plain | Hugo, HTML | Hugo, Markdown | Ours | Plain | Hugo, HTML | Hugo, Markdown |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
{rows(builds["sizes"], clock)}
{varied(figures)}
## Again, and after an edit

“Again” is a build with nothing changed, with [the cache](cache.md). “Edit” is the time from saving one SOP to the fresh
pages under `make serve`; {EDIT}

| SOPs | Again, CPU | Again ÷ first | Edit, on the clock | Edit, CPU |
| ---: | ---: | ---: | ---: | ---: |
{rows([each for each in builds["sizes"] if "warm" in each], warm)}
{other_edits(builds["sizes"])}
## What pages weigh

Kilobytes of HTML, each the mean of its kind. Whole pages have the frame of the theme: header, navigation, search, foot.
“In frame” is what the quiz itself adds: its questions. “Its script” are the keys that it is graded by, the explanations
and what there is to learn from its SOP; the page of the SOP loads the same script when somebody signs it.
“Compressed” are both. “Quiz ÷ SOP” is the CPU time that the pages of all quizzes take, by that of all SOPs, in one
build; both are written into the frame of the theme. Lists of everything are divided before they weigh more than an SOP.

| SOPs | Page of an SOP | Page of a quiz | Quiz in frame | Its script | Compressed | Quiz ÷ SOP, time | Heaviest page |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
{rows(builds["sizes"], weight)}
{browser(figures)}"""


MEANING = """\
“Met” and “missed” are said of the figures before they are rounded. A quarter of the processor means that
Chromium was slowed four times. Where a figure was not measured at the promised size, the one nearest to it stands
there, with its size."""

BUILDING = """\
The handbooks are the one that we ship, over and over, each time with ids and titles of its own, and with a word of its
own in nearly every sentence. Every SOP has a quiz.
Times are seconds of CPU in user mode; where there are several runs, the median, and the least and the most in brackets.

“Plain” is the same text as Markdown pages with the same theme, with search and the whole navigation on every page.

Hugo puts the same frame around the same pages: navigation folded in the same way, tabs, list of headings, relative
addresses, and a JSON file of all texts for the search. “HTML” means that it gets the finished content of our pages,
which then weigh the same; so it is spared reading SOPs, checking them and making quizzes of them. “Markdown” means that
it gets the pages that the plain build gets; they are lighter than ours, as they have no quiz that works. Hugo is a
compiled program that uses all cores at once, ours runs in Python on one core: seconds of CPU compare the work, seconds
on the clock what somebody waits for."""

CPU = """\
| SOPs | Pages | Ours | Plain | Ours ÷ plain | Hugo, HTML | Ours ÷ it | Hugo, Markdown | Ours ÷ it |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"""

EDIT = "0.27 s of it passes before MkDocs, which looks twice a second, has seen that something was saved."


def varied(figures: Figures) -> str:
    """The same on a handbook of another make."""
    if VARIED not in figures:
        return ""
    sizes = figures[VARIED]["sizes"]
    path, weight_ = sizes[-1]["heaviest page"]
    return f"""
So that this does not rest on one kind of text, a handbook that is made up: short and long SOPs, folders in folders,
letters of other scripts, many references, workflows and checklists of all sizes, quizzes of 5 to 40 questions. Its
heaviest page, `{path}`, weighs {weight_:.0f} KB.

{CPU}
{rows(sizes, cold)}
"""


def other_edits(sizes: list[Figures]) -> str:
    """What it takes to show edits of other kinds."""
    edited = [each for each in sizes if "other edits" in each]
    if not edited:
        return ""
    kinds = [*edited[0]["other edits"]]
    return f"""
Seconds of CPU until all pages that show an edit of another kind are fresh:

| SOPs | {" | ".join(kind[0].upper() + kind[1:] for kind in kinds)} |
| ---: |{" ---: |" * len(kinds)}
{rows(edited, lambda each: (each["sops"], *each["other edits"].values()))}
"""


def browser(figures: Figures) -> str:
    """What readers wait for, as far as it was measured."""
    if "pages" not in figures:
        return ""
    visits = rows(list(figures["pages"].items()), lambda one: (one[0], *(number(one[1][name]) for name in VISIT)))
    hands = [(part, figures[part]) for part in ("hand on a quiz", "hand on a workflow") if part in figures]
    actions = [
        (f"{part.split()[-1]} of {found['size']}", action, times)
        for part, found in hands
        for action, times in sorted(found["milliseconds"].items())
    ]
    return f"""
## In the browser

In Chromium, slowed four times. Milliseconds to the largest paint, shift of the layout, milliseconds of the longest
answer to a press; kilobytes of a first visit and of the next page, compressed.

| Page | Largest paint | Shift | Longest answer | First visit | Next page |
| --- | ---: | ---: | ---: | ---: | ---: |
{visits}

Milliseconds that the page is at work for one click or key, in a quiz and in a workflow larger than any should be. The
workflow is walked three times, and what counts for each interaction is the median of the three; “once” above is the
most that a single one has taken, when the browser clears its memory, at another place each time.

| Where | What | Median | Most | Times |
| --- | --- | ---: | ---: | ---: |
{rows(actions, lambda one: (one[0], one[1], *(number(one[2][name]) for name in ("median", "most", "runs"))))}
"""


VISIT = ("paint", "shift", "interaction", "first", "following")


if __name__ == "__main__":
    main()
