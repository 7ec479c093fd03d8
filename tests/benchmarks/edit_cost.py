"""One edit of an SOP while a handbook is served, and what a quiz costs beside its SOP; the last line is JSON."""

import json
import os
import sys
import tempfile
import time
from collections import defaultdict
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
        print(json.dumps({**edits(served, project, runs), "quiz of page": round(quiz, 3)}))


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
    path = max((project / "docs" / "sops").rglob("*.md"), key=lambda path: path.stat().st_size)
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


if __name__ == "__main__":
    main()
