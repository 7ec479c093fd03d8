"""All benchmarks one after the other, into one file of figures and the guide's page; then the targets that were missed.

A step that fails or is too slow does not end the others. With other sizes it takes longer: see --help of build_cost.py.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.build_cost import chosen as built_with
from benchmarks.build_cost import expected
from benchmarks.figures import FIGURES
from benchmarks.progress import Progress, say
from benchmarks.targets import targets

HERE = Path(__file__).parent


def main() -> int:
    """Run all, write the page, print the targets; 1 when one is missed or a step failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--varied", type=int, default=125, help="size of the made-up handbook")
    parser.add_argument("--json", type=Path, default=FIGURES, help="the file of figures")
    options, builds = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as folder:
        steps = commands(builds, options.varied, Path(folder, "largest"))
        progress = Progress([(name, seconds) for name, seconds, _ in steps])
        options.json.unlink(missing_ok=True)
        failed = []
        for name, _, command in steps:
            progress.next()
            if run(*command, "--json", str(options.json)):
                failed.append(name)
    if options.json == FIGURES and run("report.py") == 0:
        say("Written: docs/guide/performance.md and docs/guide/growth.svg")
    for name in failed:
        say(f"Too slow, or failed: {name}")
    return told(options.json) or int(bool(failed))


def commands(builds: list[str], varied: int, largest: Path) -> list[tuple[str, float, list[str]]]:
    """What is run: its name, its seconds on the machine of the guide, and the program with its arguments."""
    asked = built_with(builds)
    seconds = sum(expected(size, asked) for size in {*asked.sops, *asked.plain})
    size = str(varied)
    once = ["--kind", "varied", "--sops", size, "--plain", size, "--again", "--pairs", "1"]
    made_up = built_with(once)
    return [
        ("builds", seconds, ["build_cost.py", *builds, "--keep", str(largest)]),
        ("builds of a made-up handbook", expected(varied, made_up), ["build_cost.py", *once]),
        ("check", 25, ["check_cost.py"]),
        ("check of a made-up handbook", 25, ["check_cost.py", "--kind", "varied", "--sops", "1000", "--runs", "2"]),
        ("check of YAML that a program wrote", 15, ["check_cost.py", "--kind", "dumped", "--runs", "2"]),
        ("pages and search", 60, ["page_speed.py", "--built", str(largest)]),
        ("a quiz of 100 questions", 30, ["quiz_speed.py"]),
        ("a workflow of 200 nodes", 45, ["workflow_speed.py"]),
        ("My training", 15, ["training_view.py"]),
        ("Team training", 45, ["team_view.py"]),
    ]


def run(program: str, *arguments: str) -> int:
    """One step, with what it says; its exit code."""
    return subprocess.run([sys.executable, str(HERE / program), *arguments], check=False).returncode


def told(file: Path) -> int:
    """Print every target beside what was found; 1 when one is missed."""
    every = targets(json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {})
    for target in every:
        what, limit, found, verdict = target.row()
        print(f"{verdict.strip('*'):12} {what}: {found}, at most {limit}")
    return int(any("missed" in target.verdict for target in every))


if __name__ == "__main__":
    sys.exit(main())
