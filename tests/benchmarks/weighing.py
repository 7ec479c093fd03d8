"""What the pages of a built handbook weigh, whole and inside the frame, before and after compression."""

import gzip
import statistics
from pathlib import Path
from typing import Any


def pages(project: Path) -> dict[str, Any]:
    """How many pages a built project has, and kilobytes of each kind: the mean, and the heaviest of all."""
    docs, site = project / "docs", project / "site"
    every = [*site.rglob("index.html")]
    quizzes = [path.read_bytes() for path in site.glob("quizzes/*/index.html")]
    sources = [path.relative_to(docs).with_suffix("") for path in (docs / "sops").rglob("*.md") if path.stem != "index"]
    sops = [(site / source / "index.html").read_bytes() for source in sources]
    heaviest = max(every, key=lambda path: path.stat().st_size)
    return {
        "pages": len(every),
        "heaviest page": [heaviest.parent.relative_to(site).as_posix(), kilobytes([heaviest.read_bytes()])],
        "sop page": kilobytes(sops),
        "quiz page": kilobytes(quizzes),
        "quiz content": kilobytes([article(page) for page in quizzes]),
        "quiz content compressed": kilobytes([gzip.compress(article(page), mtime=0) for page in quizzes]),
    }


def article(page: bytes) -> bytes:
    """What a page has inside the frame that all pages have: no header, no navigation, no foot."""
    return page[page.find(b"<article") : page.find(b"</article>")]


def kilobytes(texts: list[bytes]) -> float:
    """The mean weight of some texts."""
    return round(statistics.mean(map(len, texts)) / 1024, 1) if texts else 0
