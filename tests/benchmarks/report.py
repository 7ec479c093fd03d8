"""The guide's page on performance, written from the figures of the last `make bench`."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

ROOT = Path(__file__).parents[2]
FIGURES = Path(__file__).with_name("figures.json")
PAGE = ROOT / "docs" / "guide" / "performance.md"
CURVE = ROOT / "docs" / "guide" / "growth.svg"

WIDTH, HEIGHT, LEFT, BELOW = 640, 320, 60, 40


def main() -> None:
    """Write the page and the curve."""
    result = json.loads(FIGURES.read_text(encoding="utf-8"))
    PAGE.write_text(page(result), encoding="utf-8")
    CURVE.write_text(curve(result["sizes"]), encoding="utf-8")


def page(result: dict[str, Any]) -> str:
    """The page in Markdown."""
    around = result["surroundings"]
    versions = ", ".join(f"{name} {number}" for name, number in around["versions"].items())
    day = date.fromisoformat(result["date"])
    return f"""---
title: How long it takes
---

# How long it takes

Measured on {day.day} {day:%B %Y} with `make bench`, which also wrote this page: {around["processor"]},
{around["cores"]} cores, {around["system"]}, Python {around["python"]},
{versions}.
{result.get("note", "")}

The handbooks are the one that we ship, over and over, each time with ids and titles of its own. Every SOP has a quiz.
“Plain” is the same text as Markdown pages with the same theme, with search and the whole navigation on every page.
Times are seconds of CPU in user mode; where there are several runs, the median, and the least and the most in brackets.

![Seconds of CPU by number of SOPs, ours and plain; the table below has the figures.](growth.svg)

| SOPs | Pages | Ours | Plain | Ours ÷ plain | Memory |
| ---: | ---: | ---: | ---: | ---: | ---: |
{rows(result["sizes"], cold)}

{growth(result["growth"])}

## Again, and after an edit

“Again” is a build with nothing changed, with [the cache](cache.md). “Edit” is the time from saving one SOP to the fresh
pages under `make serve`; {EDIT}

| SOPs | Again | Again ÷ first | Edit, on the clock | Edit, CPU |
| ---: | ---: | ---: | ---: | ---: |
{rows(result["sizes"], warm)}

## What pages weigh

Kilobytes of HTML, before compression. Lists of everything are divided before they weigh more than an SOP.

| SOPs | Page of an SOP | Page of a quiz | Quiz ÷ SOP, time | Heaviest page |
| ---: | ---: | ---: | ---: | ---: |
{rows(result["sizes"], weight)}
"""


EDIT = "0.35 s of it is MkDocs waiting whether more is saved."


def rows(sizes: list[dict[str, Any]], cells: Any) -> str:
    """A row of a table for each size."""
    return "\n".join("| " + " | ".join(str(cell) for cell in cells(each)) + " |" for each in sizes)


def cold(each: dict[str, Any]) -> tuple[object, ...]:
    """What a build from the start takes."""
    plain = spread(each["plain"]) if "plain" in each else "–"
    ratio = spread(each["of plain"]) if "plain" in each else "–"
    return each["sops"], each["pages"], spread(each["ours"]), plain, ratio, f"{each['memory']} MB"


def warm(each: dict[str, Any]) -> tuple[object, ...]:
    """What a second build and an edit take."""
    return each["sops"], spread(each["warm"]), each["warm of cold"], spread(each["edit"]), spread(each["edit cpu"])


def weight(each: dict[str, Any]) -> tuple[object, ...]:
    """What pages weigh."""
    path, heaviest = each["heaviest page"]
    name = f"{heaviest:.0f} (`{path}`)"
    return each["sops"], each["sop page"], each["quiz page"], each["quiz of page"], name


def spread(figures: dict[str, float]) -> str:
    """A median with what it lies between."""
    if figures["runs"] == 1:
        return f"{figures['median']:.2f}"
    return f"{figures['median']:.2f} ({figures['least']:.2f}–{figures['most']:.2f})"


def growth(ratios: list[dict[str, float]]) -> str:
    """What twice as many cost, in a sentence."""
    return " ".join(
        f"From {each['from']} to {each['to']} SOPs it takes {each['ratio']} times as long." for each in ratios
    )


def curve(sizes: list[dict[str, Any]]) -> str:
    """The times as a picture that reads in light and dark."""
    lines = {
        "ours": [(each["sops"], each["ours"]["median"]) for each in sizes],
        "plain": [(each["sops"], each["plain"]["median"]) for each in sizes if "plain" in each],
    }
    most = (
        max(sops for line in lines.values() for sops, _ in line),
        max(time for line in lines.values() for _, time in line),
    )
    box = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {WIDTH} {HEIGHT}", "font-family": "sans-serif"}
    svg = ElementTree.Element("svg", box)
    place = lambda sops, time: (  # noqa: E731 -- only here
        LEFT + sops / most[0] * (WIDTH - LEFT - 80), HEIGHT - BELOW - time / most[1] * (HEIGHT - BELOW - 20)
    )  # fmt: skip
    _line(svg, [(LEFT, 20), (LEFT, HEIGHT - BELOW), (WIDTH - 20, HEIGHT - BELOW)], "#888", "1")
    for (name, points), colour, dashes in zip(lines.items(), ("#3f6fd8", "#d8663f"), ("none", "6 4"), strict=True):
        if points:
            _line(svg, [place(0, 0), *(place(*point) for point in points)], colour, "2.5", dashes)
            x, y = place(*points[-1])
            _text(svg, x + 6, y + 4, name, colour)
    for sops, _ in lines["ours"]:
        _text(svg, place(sops, 0)[0], HEIGHT - BELOW + 18, str(sops), "#888", "middle")
    _text(svg, LEFT - 6, 26, f"{most[1]:.0f} s", "#888", "end")
    _text(svg, WIDTH - 20, HEIGHT - 4, "SOPs", "#888", "end")
    return ElementTree.tostring(svg, encoding="unicode") + "\n"


def _line(
    svg: ElementTree.Element, points: list[tuple[float, float]], colour: str, width: str, dash: str = "none"
) -> None:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    ElementTree.SubElement(
        svg, "polyline",
        {"points": path, "fill": "none", "stroke": colour, "stroke-width": width, "stroke-dasharray": dash},
    )  # fmt: skip


def _text(svg: ElementTree.Element, x: float, y: float, said: str, colour: str, anchor: str = "start") -> None:
    attributes = {"x": f"{x:.1f}", "y": f"{y:.1f}", "fill": colour, "font-size": "14", "text-anchor": anchor}
    ElementTree.SubElement(svg, "text", attributes).text = said


if __name__ == "__main__":
    sys.exit(main())
