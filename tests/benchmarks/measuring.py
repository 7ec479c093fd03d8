"""CPU time and memory of a command, in a process of its own."""

import os
import platform
import resource
import statistics
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from harness.building import environment

PACKAGES = ("mkdocs", "mkdocs-material", "Markdown", "Jinja2", "pydantic", "PyYAML", "hugo")
"""What figures depend on."""


@dataclass(frozen=True)
class Spent:
    """What one run took: seconds of CPU in user mode, seconds on the clock, and megabytes at the most."""

    user: float
    clock: float
    memory: float
    said: str = ""


def run(command: list[str], log: Path, **more: str) -> Spent:
    """Run a command to its end; a failure ends the benchmark with what it said."""
    begun = os.times().elapsed
    with log.open("w+", encoding="utf-8") as said:
        process = subprocess.Popen(command, env=environment(**more), stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        clock = os.times().elapsed - begun
        said.seek(0)
        text = said.read()
    if process.returncode:
        sys.exit(text)
    # A process begins as a copy of the one that starts it, whose memory then counts as its own.
    if usage.ru_maxrss <= resource.getrusage(resource.RUSAGE_SELF).ru_maxrss:
        sys.exit(f"{command[0]} took less memory than this benchmark itself, so nobody knows how much")
    return Spent(usage.ru_utime, clock, usage.ru_maxrss / 1024, text)


def mkdocs(project: Path, *options: str, **more: str) -> Spent:
    """One build of a project."""
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(project / "mkdocs.yml"), *options]
    return run(command, project / "build.log", **more)


def summary(values: list[float]) -> dict[str, float]:
    """Median and spread of some figures."""
    return {
        "median": round(statistics.median(values), 3),
        "least": round(min(values), 3),
        "most": round(max(values), 3),
        "runs": len(values),
    }


def surroundings() -> dict[str, Any]:
    """The machine and the versions that figures hold for."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "versions": {name: number for name in PACKAGES if (number := _version(name))},
    }


def _version(package: str) -> str:
    """The version of what is installed; nothing of what is not, such as Hugo where it cannot be had."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "unknown")
