"""The tables of the guide's page on performance: a row for each thing that was measured."""

from collections.abc import Callable
from typing import Any

Figures = dict[str, Any]


def rows(each: list[Any], cells: Callable[[Any], tuple[object, ...]]) -> str:
    """A row of a table for each."""
    return "\n".join("| " + " | ".join(str(cell) for cell in cells(one)) + " |" for one in each)


def cold(each: Figures) -> tuple[object, ...]:
    """What a build from the start takes."""
    names = ("ours", "plain", "of plain", "hugo", "of hugo", "hugo markdown", "of hugo markdown")
    return each["sops"], each["pages"], *(spread(each.get(name)) for name in names)


def clock(each: Figures) -> tuple[object, ...]:
    """What somebody waits for, and what the machine must have."""
    built = [each.get(name, {}) for name in ("ours", "plain", "hugo", "hugo markdown")]
    memory = (f"{one['memory']} MB" if one.get("memory") else "–" for one in built)
    return each["sops"], *(spread(one.get("clock")) for one in built), *memory


def warm(each: Figures) -> tuple[object, ...]:
    """What a second build and an edit take."""
    return each["sops"], spread(each["warm"]), each["warm of cold"], spread(each["edit"]), spread(each["edit cpu"])


def weight(each: Figures) -> tuple[object, ...]:
    """What pages weigh."""
    path, heaviest = each["heaviest page"]
    names = ("sop page", "quiz page", "quiz content", "quiz script", "quiz content compressed", "quiz of page")
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
