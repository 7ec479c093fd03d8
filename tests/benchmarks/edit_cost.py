"""Edits of a handbook while it is served, and what a quiz costs beside its SOP; the last line is JSON."""

import json
import os
import re
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from mkdocs.commands import build

from harness.building import TODAY
from harness.editing import Served

POLLING = 0.5 / 2
"""What passes on average before MkDocs sees that something was saved: it looks twice a second."""


def main() -> None:
    """Serve a project without the web server, and edit one SOP over and over."""
    os.environ["SOURCE_DATE_EPOCH"] = str(TODAY)
    project, runs = Path(sys.argv[1]), int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        spent = by_kind()
        served = Served(project, Path(folder))
        quiz = spent["quizzes"] / spent["sops"]
        often, others = edits(served, project, runs), dict(other_edits(served, project))
        print(json.dumps({**often, "others": others, "quiz of page": round(quiz, 3)}))


def by_kind() -> dict[str, float]:
    """Add up the CPU time that pages of each folder take; pages are written when they are rendered."""
    spent: dict[str, float] = defaultdict(float)
    ordinary = build._build_page

    def timed(page, *others, **named):
        begun = time.process_time()
        ordinary(page, *others, **named)
        spent[page.file.src_uri.split("/")[0]] += time.process_time() - begun

    build._build_page = timed
    return spent


def edits(served: Served, project: Path, runs: int) -> dict[str, list[float]]:
    """Seconds from saving to the fresh page, and of CPU."""
    path = longest(project)
    text = path.read_text(encoding="utf-8")
    clock, user = [], []
    try:
        for number in range(runs):
            path.write_text(text.replace("purpose: ", f"purpose: Edit {number}. ", 1), encoding="utf-8")
            begun, worked = time.perf_counter(), time.process_time()
            served.build()
            clock.append(round(time.perf_counter() - begun + POLLING + served.delay, 3))
            user.append(round(time.process_time() - worked, 3))
    finally:
        path.write_text(text, encoding="utf-8")
    assert served.whole == 0, "everything was built"
    return {"clock": clock, "user": user}


def other_edits(served: Served, project: Path) -> Iterator[tuple[str, float]]:
    """What else is edited, and its seconds of CPU; each is taken back before the next."""
    roles, settings, sop = project / "docs" / "registers" / "roles.yml", project / "mkdocs.yml", longest(project)
    title = changed(sop.read_text(encoding="utf-8"), "title: ", "title: New ")
    role = changed(roles.read_text(encoding="utf-8"), "  does: ", "  does: Now ")
    yield "a title", edited(served, sop, title)
    yield "what a role does", edited(served, roles, role)
    yield "a new SOP", edited(served, sop.with_name("new.md"), changed(title, "id: .*", "id: ZZ-NEW-001"))
    yield "the settings", edited(served, settings, settings.read_text(encoding="utf-8") + "\nsite_description: New\n")


def changed(text: str, old: str, new: str) -> str:
    """A text in which the first line with an old beginning has a new one."""
    return re.sub(f"(?m)^{old}", new, text, count=1)


def edited(served: Served, path: Path, text: str) -> float:
    """Seconds of CPU that it takes to show a file's new text; then it has its old one again, or is gone."""
    before = path.read_text(encoding="utf-8") if path.exists() else None
    path.write_text(text, encoding="utf-8")
    try:
        worked = time.process_time()
        served.build()
        return round(time.process_time() - worked, 2)
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_text(before, encoding="utf-8")
        served.build()


def longest(project: Path) -> Path:
    """The largest file of an SOP."""
    return max((project / "docs" / "sops").rglob("*.md"), key=lambda path: path.stat().st_size)


if __name__ == "__main__":
    main()
