"""What a large handbook costs to build, beside the same pages as plain Markdown with the same theme.

Both are built in turns, each in a process of its own; what is compared is CPU time in user mode, pair by pair.
The plain one has Material's whole navigation on every page and its search, which is what people get by default.
"""

import argparse
import json
import statistics
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.large import large_handbook
from benchmarks.measuring import Spent, mkdocs, run, summary, surroundings
from benchmarks.plain import plain_handbook


def main() -> None:
    """Measure all sizes, print the table, and write it down."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sops", type=int, nargs="+", default=[125, 250, 500, 1000], help="sizes of our handbook")
    parser.add_argument("--plain", type=int, nargs="*", default=[125, 250], help="sizes that are built plainly too")
    parser.add_argument("--pairs", type=int, default=3, help="how often each is built")
    parser.add_argument("--json", type=Path, help="where the figures are written")
    parser.add_argument("--note", default="", help="what else is to be known about the machine")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sizes = sorted({*options.sops, *options.plain})
        figures = [measured(Path(folder, str(size)), size, options) for size in sizes]
    result = {
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "note": options.note,
        "surroundings": surroundings(),
        "sizes": figures,
        "growth": growth(figures),
    }
    print(table(result))
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


def measured(folder: Path, size: int, options: argparse.Namespace) -> dict[str, Any]:
    """Everything about one size."""
    ours, plain = folder / "ours", folder / "plain"
    sops = large_handbook(ours, size)
    say(f"{sops} SOPs")
    mkdocs(ours)
    pairs: list[tuple[Spent, Spent | None]] = []
    if size in options.plain:
        plain_handbook(plain, ours, ours / "site")
    for turn in range(options.pairs):
        both = [ours, *([plain] if size in options.plain else [])]
        spent = {project: mkdocs(project) for project in (both if turn % 2 else both[::-1])}
        pairs.append((spent[ours], spent.get(plain)))
        say("  " + ", ".join(f"{project.name} {taken.user:.1f} s" for project, taken in spent.items()))
    figures: dict[str, Any] = {"sops": sops, **pages(ours / "site")}
    figures["ours"] = summary([one.user for one, _ in pairs])
    figures["memory"] = round(max(one.memory for one, _ in pairs))
    if size in options.plain:
        figures["plain"] = summary([other.user for _, other in pairs if other])
        figures["of plain"] = summary([one.user / other.user for one, other in pairs if other])
        figures["plain page"] = pages(plain / "site")["heaviest page"]
    figures |= remembered(ours, options.pairs)
    return figures


def remembered(project: Path, runs: int) -> dict[str, Any]:
    """A second build of the same, and one edit while it is served."""
    cache = str(project / "cache")
    cold = mkdocs(project, SOPBOOK_CACHE=cache)
    warm = [mkdocs(project, SOPBOOK_CACHE=cache) for _ in range(runs)]
    assert all("put back" in each.said for each in warm)
    command = [sys.executable, str(Path(__file__).with_name("edit_cost.py")), str(project), str(runs)]
    edits = json.loads(run(command, project / "edit.log").said.splitlines()[-1])
    return {
        "cold with cache": round(cold.user, 2),
        "warm": summary([each.user for each in warm]),
        "warm of cold": round(statistics.median(each.user for each in warm) / cold.user, 3),
        "edit": summary(edits["clock"]),
        "edit cpu": summary(edits["user"]),
        "quiz of page": edits["quiz of page"],
    }


def pages(site: Path) -> dict[str, Any]:
    """How many pages and words there are, and what pages weigh."""
    every = [*site.rglob("index.html")]
    quizzes = [*site.glob("quizzes/*/index.html")]
    sops = [*site.glob("sops/*/*/index.html")]
    heaviest = max(every, key=lambda path: path.stat().st_size)
    return {
        "pages": len(every),
        "heaviest page": [heaviest.parent.relative_to(site).as_posix(), kilobytes([heaviest])],
        "sop page": kilobytes(sops),
        "quiz page": kilobytes(quizzes),
        "quiz content": round(statistics.mean(article(path) for path in quizzes) / 1024, 1) if quizzes else 0,
    }


def article(page: Path) -> int:
    """The bytes between header and footer."""
    text = page.read_bytes()
    return text.find(b"</article>") - text.find(b"<article")


def kilobytes(paths: list[Path]) -> float:
    """The mean weight of some files."""
    return round(statistics.mean(path.stat().st_size for path in paths) / 1024, 1) if paths else 0


def growth(figures: list[dict[str, Any]]) -> list[dict[str, float]]:
    """What twice as many SOPs cost, where one size is about twice another."""
    return [
        {
            "from": small["sops"],
            "to": large["sops"],
            "ratio": round(large["ours"]["median"] / small["ours"]["median"], 2),
        }
        for small in figures
        for large in figures
        if 1.9 <= large["sops"] / small["sops"] <= 2.1
    ]


def table(result: dict[str, Any]) -> str:
    """The figures as people read them."""
    lines = ["  SOPs  pages     ours    plain  ratio    warm    edit    MB heaviest page"]
    for each in result["sizes"]:
        plain = f"{each['plain']['median']:8.1f} {each['of plain']['median']:6.3f}" if "plain" in each else " " * 15
        path, weight = each["heaviest page"]
        lines.append(
            f"{each['sops']:6} {each['pages']:6} {each['ours']['median']:8.1f} {plain} {each['warm']['median']:7.2f} "
            f"{each['edit']['median']:7.2f} {each['memory']:5} {weight:.0f} KB {path}"
        )
    lines += [f"{each['from']} → {each['to']} SOPs: × {each['ratio']}" for each in result["growth"]]
    return "\n".join(lines)


def say(text: str) -> None:
    """Say what is going on, since it takes minutes."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
