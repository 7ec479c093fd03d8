"""The shipped handbook over and over, its YAML as a program writes it: wrapped, quoted, escaped, in several manners."""

from pathlib import Path
from typing import Any

import yaml

from benchmarks.large import large_handbook

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

MANNERS: tuple[dict[str, Any], ...] = (
    {"default_flow_style": False, "sort_keys": False},
    {"default_flow_style": False, "allow_unicode": True},
    {"default_flow_style": None},
    {"default_flow_style": False, "allow_unicode": True, "sort_keys": False, "indent": 4, "width": 120},
)
"""Options of `yaml.safe_dump` that files are written with in turns."""


def dumped_handbook(project: Path, sops: int) -> int:
    """Write a project as `large_handbook` does, and all its SOPs and quizzes once more; return how many SOPs."""
    count = large_handbook(project, sops)
    pages = sorted(path for path in (project / "docs" / "sops").rglob("*.md") if path.stem != "index")
    for at, path in enumerate(pages):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        path.write_text(f"---\n{_dumped(front, at)}---\n{body}", encoding="utf-8")
    for at, path in enumerate(sorted((project / "quizzes").glob("*.yml"))):
        path.write_text(_dumped(path.read_text(encoding="utf-8"), at), encoding="utf-8")
    return count


def _dumped(text: str, at: int) -> str:
    written: str = yaml.dump(yaml.load(text, Loader=_LOADER), Dumper=_DUMPER, **MANNERS[at % len(MANNERS)])
    return written
