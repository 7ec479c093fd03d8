"""What it costs to check a large handbook with `sopbook check`, and an empty one: all CPU time, the best of a few runs.

Exits with 1 above a limit, and when the handbook has mistakes.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.figures import with_json, written
from benchmarks.handbooks import KINDS
from harness.building import environment

LIMIT = 3.0
"""Seconds for a thousand SOPs with their quizzes."""
START = 0.25
"""Seconds for none: what every command takes to start."""


def cpu_seconds(project: Path) -> float:
    """CPU time of one check, in user mode and in the system, Python's own start included."""
    command = [sys.executable, "-m", "sopbook", "check", "--root", str(project)]
    process = subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, text=True)
    said = process.stdout.read() if process.stdout else ""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(said)
    return usage.ru_utime + usage.ru_stime


def main() -> int:
    """Write the handbook, check it, and compare the time with the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sops", type=int, default=1000)
    parser.add_argument("--kind", choices=KINDS, default="shipped", help="which handbook")
    parser.add_argument("--runs", type=int, default=5)
    chosen = with_json(parser).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sops = KINDS[chosen.kind](Path(folder) / "large", chosen.sops)
        best = min(cpu_seconds(Path(folder) / "large") for _ in range(chosen.runs))
        start = min(cpu_seconds(_empty_handbook(Path(folder) / "empty")) for _ in range(chosen.runs))
    limit = LIMIT * sops / 1000
    print(f"{sops} SOPs with quizzes checked in {best:.2f} s of CPU; the limit is {limit:.2f} s.")
    print(f"A handbook without SOPs checked in {start:.2f} s of CPU; the limit is {START:.2f} s.")
    thousand = round(best * 1000 / sops, 2)
    figures = {"sops": sops, "best": round(best, 2), "thousand": thousand, "start": round(start, 3)}
    written(chosen.json, f"check of the {chosen.kind} handbook", figures)
    return 0 if best <= limit and start <= START else 1


def _empty_handbook(project: Path) -> Path:
    (project / "docs" / "sops").mkdir(parents=True, exist_ok=True)
    (project / "mkdocs.yml").write_text("site_name: Empty\n", encoding="utf-8")
    return project


if __name__ == "__main__":
    sys.exit(main())
