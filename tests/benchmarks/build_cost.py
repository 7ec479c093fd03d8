"""What a large handbook costs to build, beside the same pages as plain Markdown with the same theme and settings.

Both are built one after the other, in turns, each in a process of its own; what is compared is the
CPU time that the process spent in user mode, pair by pair. Exits with 1 above the limit.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.large import large_handbook
from benchmarks.plain import content, plain_handbook, words
from harness.building import environment

LIMIT = 1.25
"""How much CPU time our build may take, as a multiple of the plain one's."""


def cpu_seconds(project: Path) -> float:
    """User CPU time of one build of a project."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(project / "mkdocs.yml")]
    with (project / "build.log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(command, env=environment(), stdout=log, stderr=log)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit((project / "build.log").read_text(encoding="utf-8"))
    return usage.ru_utime


def all_words(site: Path) -> int:
    """The words on all pages of a built handbook."""
    return sum(words(content(page)) for page in site.rglob("index.html"))


def main() -> None:
    """Make both handbooks, build them in pairs, and print the ratio with its spread."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sops", type=int, default=500, help="at least so many SOPs (and as many quizzes)")
    parser.add_argument("--pairs", type=int, default=5, help="how often both are built")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = Path(folder, "ours"), Path(folder, "plain")
        sops = large_handbook(ours, options.sops)
        cpu_seconds(ours)
        plain_handbook(plain, ours, ours / "site")
        cpu_seconds(plain)
        pages, others = ([*(project / "site").rglob("index.html")] for project in (ours, plain))
        print(f"{sops} SOPs and their quizzes: {len(pages)} pages with {all_words(ours / 'site'):,} words;")
        print(f"as plain Markdown: {len(others)} pages with {all_words(plain / 'site'):,} words.")
        sys.exit(0 if compared(ours, plain, options.pairs) <= LIMIT else 1)


def compared(ours: Path, plain: Path, pairs: int) -> float:
    """Build both in turns and print each pair; the median of the ratios."""
    ratios = []
    for pair in range(pairs):
        order = (ours, plain) if pair % 2 == 0 else (plain, ours)
        spent = {project: cpu_seconds(project) for project in order}
        ratios.append(spent[ours] / spent[plain])
        print(f"pair {pair + 1}: {spent[ours]:7.2f} s / {spent[plain]:7.2f} s = {ratios[-1]:.3f}", flush=True)
    median = statistics.median(ratios)
    print(f"ratio: {median:.3f} (median; {min(ratios):.3f} to {max(ratios):.3f}), limit {LIMIT}")
    return median


if __name__ == "__main__":
    main()
