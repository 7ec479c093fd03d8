"""What it costs to check a large handbook with `sopbook check`: CPU time in user mode, the best of a few runs.

Exits with 1 above the limit, and when the handbook we ship, over and over, has mistakes.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.large import large_handbook
from harness.building import environment

LIMIT = 3.0
"""Seconds for a thousand SOPs with their quizzes."""


def cpu_seconds(project: Path) -> float:
    """User CPU time of one check, Python's own start included."""
    command = [sys.executable, "-m", "sopbook", "check", "--root", str(project)]
    process = subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, text=True)
    said = process.stdout.read() if process.stdout else ""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode or "no mistakes found" not in said:
        sys.exit(said)
    return usage.ru_utime


def main() -> int:
    """Write the handbook, check it, and compare the time with the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sops", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sops = large_handbook(Path(folder) / "large", chosen.sops)
        best = min(cpu_seconds(Path(folder) / "large") for _ in range(chosen.runs))
    limit = LIMIT * sops / 1000
    print(f"{sops} SOPs with quizzes checked in {best:.2f} s of CPU; the limit is {limit:.2f} s.")
    return 0 if best <= limit else 1


if __name__ == "__main__":
    sys.exit(main())
