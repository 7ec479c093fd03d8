"""What is promised, beside what was found: one list for the guide, for the terminal and for the exit code."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

SHIPPED, VARIED = "builds of the shipped handbook", "builds of the varied handbook"

Figures = dict[str, Any]


@dataclass(frozen=True)
class Target:
    """Something promised: the most it may be, in which unit, and what was found, if it was measured."""

    what: str
    limit: float
    unit: str
    found: float | None
    remark: str = ""
    elsewhere: bool = False
    """Whether it was measured at another size than the promised one, which proves nothing when it is met."""

    @property
    def verdict(self) -> str:
        """Met or missed, without rounding in our favour."""
        if self.found is None:
            return "not measured"
        if self.found > self.limit:
            return "**missed**"
        return "met there" if self.elsewhere else "met"

    def row(self) -> tuple[str, str, str, str]:
        """What, how much at most, how much was found, and whether that will do."""
        found = "–" if self.found is None else f"{number(self.found)} {self.unit}"
        remark = f" {self.remark}" if self.remark and self.found is not None else ""
        return self.what, f"{number(self.limit)} {self.unit}".strip(), f"{found.strip()}{remark}", self.verdict


def number(value: float) -> str:
    """A figure with as many places as say something."""
    return f"{value:.0f}" if value >= 100 or value == int(value) else f"{value:.2f}" if value < 10 else f"{value:.1f}"


def targets(figures: Figures) -> list[Target]:
    """All targets, in the order of the guide."""
    return [*_builds(figures), *_again(figures), *_checks(figures), *_pages(figures), *_hands(figures)]


BUILDERS = (
    ("of plain", 0.12, "plain pages"),
    ("of hugo", 1, "Hugo, from our HTML"),
    ("of hugo markdown", 1, "Hugo, from plain Markdown"),
)
"""What our build is compared with, and how much of its time it may take."""


def _builds(figures: Figures) -> Iterator[Target]:
    sizes = _sizes(figures)
    for name, limit, what in BUILDERS:
        cpu, clock = f"1,000 SOPs, our build ÷ {what}, CPU", f"1,000 SOPs, our build ÷ {what}, on the clock"
        yield _at(sizes, 1000, name, cpu, limit, "×", lambda each: each["median"])
        if limit == 1:
            yield _at(sizes, 1000, name, clock, limit, "×", lambda each: each["clock"]["median"])
    doubled = [each for each in figures.get(SHIPPED, {}).get("growth", []) if each["to"] <= 2100]
    last = max(doubled, key=lambda each: each["to"], default=None)
    said = f"from {last['from']} to {last['to']}" if last else ""
    elsewhere = last is not None and last["to"] < 1900
    yield Target("Twice as many SOPs, 1,000 → 2,000", 2.15, "×", last and last["ratio"], said, elsewhere=elsewhere)
    yield _at(sizes, 2000, "ours", "Memory at 2,000 SOPs", 250, "MB", lambda each: each["memory"])


def _again(figures: Figures) -> Iterator[Target]:
    sizes = _sizes(figures)
    whole = lambda each: each  # noqa: E731 -- only here
    middle = lambda each: each["median"]  # noqa: E731
    yield _at(sizes, 1000, "warm of cold", "1,000 SOPs again, nothing changed, ÷ first build", 0.1, "×", whole)
    yield _at(sizes, 1000, "edit", "1,000 SOPs, from saving an SOP to its fresh pages", 1, "s", middle)
    yield _at(sizes, 1000, "quiz of page", "Building the page of a quiz ÷ the page of its SOP, CPU", 0.1, "×", whole)
    yield _at(sizes, 1000, "quiz content", "HTML of a quiz, inside the frame", 8, "KB", whole)
    compressed = "The same with the script that it is graded by, compressed as servers do"
    yield _at(sizes, 1000, "quiz content compressed", compressed, 8, "KB", whole)
    heaviest = max((each["heaviest page"] for each in sizes), key=lambda page: page[1], default=None)
    yield Target("Heaviest page, HTML", 100, "KB", heaviest and heaviest[1], f"(`{heaviest[0]}`)" if heaviest else "")


def _checks(figures: Figures) -> Iterator[Target]:
    check, dumped, made_up = (
        figures.get(f"check of the {kind} handbook", {}) for kind in ("shipped", "dumped", "varied")
    )
    yield Target("`sopbook check` of 1,000 SOPs with quizzes, CPU", 3, "s", check.get("thousand"))
    yield Target("The same, as a program writes their YAML", 3, "s", dumped.get("thousand"))
    said = f"per 1,000, measured with {made_up.get('sops')}"
    yield Target("The same of a made-up handbook in all manners of YAML", 3, "s", made_up.get("thousand"), said)
    yield Target("`sopbook check` of an empty handbook, CPU", 0.25, "s", check.get("start"))


def _pages(figures: Figures) -> Iterator[Target]:
    kinds = figures.get("pages", {})
    wanted = (
        ("first", "First visit of a page, compressed", 150, "KB"),
        ("following", "Next page, compressed", 25, "KB"),
        ("paint", "Largest Contentful Paint, a quarter of the processor", 1000, "ms"),
        ("shift", "Layout shift", 0, ""),
        ("interaction", "Interaction to Next Paint, a quarter of the processor", 100, "ms"),
    )
    for name, what, limit, unit in wanted:
        worst = max(kinds, key=lambda kind: kinds[kind][name], default=None)
        yield Target(what, limit, unit, worst and kinds[worst][name], f"({worst})")


def _hands(figures: Figures) -> Iterator[Target]:
    for part, what in (("quiz", "Quiz of {size} questions"), ("workflow", "Workflow of {size} nodes")):
        found = figures.get(f"hand on a {part}", {})
        kinds = found.get("milliseconds", {})
        slowest = max(kinds, key=lambda kind: kinds[kind]["most"], default=None)
        said = what.format(size=found.get("size", {"quiz": 100, "workflow": 200}[part]))
        time = kinds[slowest]["most"] if slowest else None
        once = f"; {found['once']:.0f} once" if "once" in found else ""
        usual = f"({slowest}; {kinds[slowest]['median']:.0f} in the middle{once})" if slowest else ""
        yield Target(f"{said}, the worst interaction, a quarter of the processor", 100, "ms", time, usual)
    search = figures.get("search", {})
    said = f"at the most, {search.get('middle', 0):.0f} in the middle"
    yield Target(f"Search in {search.get('sops', 2000)} SOPs, a key press", 100, "ms", search.get("most"), said)
    training, team = figures.get("my training", {}), figures.get("team training", {})
    yield Target("My training, 2,000 SOPs and 2,000 attempts, first view, CPU", 1000, "ms", training.get("first view"))
    yield Target("My training, a search, CPU", 100, "ms", training.get("search"))
    yield Target("Team training, 300 people and 200 SOPs, first view", 1000, "ms", team.get("first view"))


def _sizes(figures: Figures) -> list[Figures]:
    found: list[Figures] = figures.get(SHIPPED, {}).get("sizes", [])
    return found


def _at(
    sizes: list[Figures], sops: int, name: str, what: str, limit: float, unit: str, value: Callable[[Any], float | None]
) -> Target:
    """A figure at the size that is promised, or at the one nearest to it that was measured, which is then said."""
    measured = [each for each in sizes if name in each and value(each[name]) is not None]
    nearest = min(measured, key=lambda each: abs(each["sops"] - sops), default=None)
    if nearest is None:
        return Target(what, limit, unit, None)
    far = abs(nearest["sops"] - sops) > sops / 10
    remark = f"at {nearest['sops']} SOPs" if far else ""
    return Target(what, limit, unit, value(nearest[name]), remark, elsewhere=far)
