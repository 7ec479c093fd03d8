"""What the pages of a built handbook weigh, whole and inside the frame, before and after compression."""

import gzip
import statistics
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def pages(project: Path) -> dict[str, Any]:
    """How many pages a built project has, and kilobytes of each kind: the mean, and the heaviest of all."""
    docs, site = project / "docs", project / "site"
    every = [*site.rglob("index.html")]
    quizzes = [*site.glob("quizzes/*/index.html")]
    sources = [path.relative_to(docs).with_suffix("") for path in (docs / "sops").rglob("*.md") if path.stem != "index"]
    heaviest = max(every, key=lambda path: path.stat().st_size)
    # One page at a time: what this process holds would count as memory of the next build that it starts.
    return {
        "pages": len(every),
        "heaviest page": [heaviest.parent.relative_to(site).as_posix(), kilobytes([heaviest.stat().st_size])],
        "sop page": kilobytes((site / source / "index.html").stat().st_size for source in sources),
        "quiz page": kilobytes(path.stat().st_size for path in quizzes),
        "quiz content": kilobytes(len(article(path)) for path in quizzes),
        "quiz script": kilobytes(script(site, path).stat().st_size for path in quizzes),
        "quiz content compressed": kilobytes(
            compressed(article(path)) + compressed(script(site, path).read_bytes()) for path in quizzes
        ),
    }


def script(site: Path, quiz: Path) -> Path:
    """What a quiz is graded by, and what there is to learn from its SOP: the pages of both load it."""
    return site / "assets" / "sopbook" / "learning" / f"{quiz.parent.name}.js"


def compressed(content: bytes) -> int:
    """Bytes that go over the wire."""
    return len(gzip.compress(content, mtime=0))


def article(page: Path) -> bytes:
    """What a page has inside the frame that all pages have: no header, no navigation, no foot."""
    text = page.read_bytes()
    return text[text.find(b"<article") : text.find(b"</article>")]


def kilobytes(weights: Iterable[int]) -> float:
    """The mean of some weights in bytes."""
    found = [*weights]
    return round(statistics.mean(found) / 1024, 1) if found else 0
