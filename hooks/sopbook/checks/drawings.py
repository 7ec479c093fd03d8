"""Drawings that pages show: SVG files can hold scripts, which run when somebody opens the drawing by itself.

What runs there has the handbook's address, and reads what learners have kept in the browser.
"""

import posixpath
import re
from collections.abc import Iterator

from ..findings import quoted
from ..handbook import Handbook
from ..project import Project
from .files import named_files, target
from .rules import Mistake, rule

_RUNS = re.compile(
    rb"<(?:\w+:)?(script|iframe|object|embed)\b"
    rb"|<\w[^<>]*[\s\"'](on[a-z]+)\s*="
    rb"|<\w[^<>]*=\s*+(?:[\"']\s*+)?(javascript:)"
    rb"|<\w[^<>]*(href)\s*=\s*[\"'][^\"'<>]*&#"
    rb"|<!(ENTITY)[^<>]*[\"'][^\"'<>]*<",
    re.IGNORECASE,
)
"""An element, an attribute or an address that runs, or one that is written so that nobody sees it."""


@rule("SOP316")
def drawings(handbook: Handbook) -> Iterator[Mistake]:
    """A drawing holds nothing that runs."""
    running: dict[str, str | None] = {}
    for sop, named in named_files(handbook):
        paths = {target(posixpath.dirname(sop), each.name): each for each in reversed(named)}
        for path, each in paths.items():
            if not path.lower().endswith(".svg") or not handbook.project.has(path):
                continue
            if path not in running:
                running[path] = _running(handbook.project, path)
            if found := running[path]:
                message = f"{quoted(posixpath.basename(path))} runs something: {found}"
                hint = "Save it again as a plain SVG, or as a picture of dots such as PNG."
                yield Mistake(each.source, each.loc, message, hint, at=each.at)


def _running(project: Project, path: str) -> str | None:
    """What runs in a drawing, and on which of its lines."""
    try:
        raw = project.read(path)
    except OSError:
        return None
    found = _RUNS.search(raw)
    if found is None:
        return None
    what = next(part for part in found.groups() if part).decode()
    line = raw.count(b"\n", 0, found.end()) + 1
    return f"{quoted(what)} on its line {line}"
