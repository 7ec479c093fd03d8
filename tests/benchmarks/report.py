"""The guide's page on performance, written from the figures of the last `make bench`."""

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

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

| SOPs | Pages | Ours | Plain | Ours ÷ plain | Hugo | Ours ÷ Hugo |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: |
{rows(builds["sizes"], cold)}

{growth(builds["growth"])}

On the clock, and the memory at the most:

| SOPs | Ours, clock | Plain, clock | Hugo, clock | Ours, memory | Plain, memory | Hugo, memory |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: |
{rows(builds["sizes"], clock)}
{varied(figures)}
## Again, and after an edit

“Again” is a build with nothing changed, with [the cache](cache.md). “Edit” is the time from saving one SOP to the fresh
pages under `make serve`; {EDIT}

| SOPs | Again, CPU | Again ÷ first | Edit, on the clock | Edit, CPU |
| ---: | ---: | ---: | ---: | ---: |
{rows([each for each in builds["sizes"] if "warm" in each], warm)}

## What pages weigh

Kilobytes of HTML, each the mean of its kind. Whole pages have the frame of the theme: header, navigation, search, foot.
“In the frame” is what the quiz itself adds, questions, keys and explanations included. “Quiz ÷ SOP” is the CPU time
that the pages of all quizzes take, by that of all SOPs, in one build; both are written into the frame of the theme.
Lists of everything are divided before they weigh more than an SOP.

| SOPs | Page of an SOP | Page of a quiz | Quiz in the frame | compressed | Quiz ÷ SOP, time | Heaviest page |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: |
{rows(builds["sizes"], weight)}
{browser(figures)}"""


MEANING = """\
“Met” and “missed” are said of the figures before they are rounded. A quarter of the processor means that
Chromium was slowed four times. Where a figure was not measured at the promised size, the one nearest to it stands
there, with its size."""

BUILDING = """\
The handbooks are the one that we ship, over and over, each time with ids and titles of its own. Every SOP has a quiz.
Times are seconds of CPU in user mode; where there are several runs, the median, and the least and the most in brackets.

“Plain” is the same text as Markdown pages with the same theme, with search and the whole navigation on every page.

“Hugo” gets the finished HTML of each of our pages and puts the same frame around it: navigation folded in the same way,
tabs, list of headings, relative addresses, and a JSON file of all texts for the search. So it is spared reading SOPs,
checking them and making quizzes of them. It is a compiled program that uses all cores at once, ours runs in Python on
one core: seconds of CPU compare the work, seconds on the clock what somebody waits for."""

EDIT = "0.35 s of it is MkDocs waiting whether more is saved."


def rows(each: list[Any], cells: Callable[[Any], tuple[object, ...]]) -> str:
    """A row of a table for each."""
    return "\n".join("| " + " | ".join(str(cell) for cell in cells(one)) + " |" for one in each)


def cold(each: Figures) -> tuple[object, ...]:
    """What a build from the start takes."""
    names = ("ours", "plain", "of plain", "hugo", "of hugo")
    return each["sops"], each["pages"], *(spread(each.get(name)) for name in names)


def clock(each: Figures) -> tuple[object, ...]:
    """What somebody waits for, and what the machine must have."""
    built = [each.get(name, {}) for name in ("ours", "plain", "hugo")]
    memory = (f"{one['memory']} MB" if one.get("memory") else "–" for one in built)
    return each["sops"], *(spread(one.get("clock")) for one in built), *memory


def warm(each: Figures) -> tuple[object, ...]:
    """What a second build and an edit take."""
    return each["sops"], spread(each["warm"]), each["warm of cold"], spread(each["edit"]), spread(each["edit cpu"])


def weight(each: Figures) -> tuple[object, ...]:
    """What pages weigh."""
    path, heaviest = each["heaviest page"]
    names = ("sop page", "quiz page", "quiz content", "quiz content compressed", "quiz of page")
    return each["sops"], *(each.get(name, "–") for name in names), f"{heaviest:.0f} (`{path}`)"


def spread(figures: Figures | None) -> str:
    """A median with what it lies between."""
    if not figures:
        return "–"
    if figures["runs"] == 1:
        return f"{figures['median']:.2f}"
    return f"{figures['median']:.2f} ({figures['least']:.2f}–{figures['most']:.2f})"


def growth(ratios: list[Figures]) -> str:
    """What twice as many cost, in a sentence."""
    return " ".join(
        f"From {each['from']} to {each['to']} SOPs it takes {each['ratio']} times as long." for each in ratios
    )


def varied(figures: Figures) -> str:
    """The same on a handbook of another make."""
    if VARIED not in figures:
        return ""
    return f"""
So that this does not rest on one kind of text, a handbook that is made up: short and long SOPs, folders in folders,
letters of other scripts, many references, workflows and checklists of all sizes, quizzes of 3 to 40 questions.

| SOPs | Pages | Ours | Plain | Ours ÷ plain | Hugo | Ours ÷ Hugo |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: |
{rows(figures[VARIED]["sizes"], cold)}
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

Milliseconds that the page is at work for one click or key, in a quiz and in a workflow larger than any should be:

| Where | What | Median | Most | Times |
| --- | --- | ---: | ---: | ---: |
{rows(actions, lambda one: (one[0], one[1], *(number(one[2][name]) for name in ("median", "most", "runs"))))}
"""


VISIT = ("paint", "shift", "interaction", "first", "following")


if __name__ == "__main__":
    main()
