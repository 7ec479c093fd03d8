"""The handbooks that are measured, by kind: each writes a project of at least so many SOPs and returns how many."""

from collections.abc import Callable
from pathlib import Path

from benchmarks.dumped import dumped_handbook
from benchmarks.large import large_handbook
from benchmarks.short import short_handbook
from benchmarks.varied import varied_handbook

KINDS: dict[str, Callable[[Path, int], int]] = {
    "shipped": large_handbook,
    "dumped": dumped_handbook,
    "varied": varied_handbook,
    "short": short_handbook,
}
