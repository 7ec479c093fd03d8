"""A handbook of any size: the shipped one, over and over, each time with ids, file names and words of its own."""

import itertools
import re
import shutil
from pathlib import Path

from harness.building import ROOT

_ID = re.compile(r"^id: ([A-Z0-9-]+)$", re.MULTILINE)


def large_handbook(project: Path, sops: int) -> int:
    """Write a project with whole sets of the shipped SOPs and their quizzes, at least `sops`; return how many."""
    docs = project / "docs"
    shutil.copytree(ROOT / "docs", docs)
    shutil.copytree(ROOT / "quizzes", project / "quizzes")
    originals = sorted((docs / "sops").rglob("*.md"))
    quizzes = sorted((project / "quizzes").glob("*.yml"))
    ids = [found[1] for path in originals if (found := _ID.search(path.read_text(encoding="utf-8")))]
    for number in range(2, -(-sops // len(ids)) + 1):
        renamed = _renaming(ids, [path.stem for path in originals if path.stem != "index"], number)
        for path in itertools.chain(originals, quizzes):
            if path.stem != "index":
                target = path.with_name(renamed(path.name))
                target.write_text(renamed(path.read_text(encoding="utf-8")), encoding="utf-8")
    _configure(project)
    return len(ids) * max(1, -(-sops // len(ids)))


def _renaming(ids: list[str], stems: list[str], number: int):
    """Give the SOPs of one set their own ids and file names, so that every reference stays within the set.

    Nearly every sentence is given a word of its own as well: what is made of one text once would else serve all sets.
    """
    id_ = re.compile(rf"\b({'|'.join(map(re.escape, ids))})\b")
    file = re.compile(rf"\b({'|'.join(map(re.escape, stems))})(?=\.md\b)")
    title = re.compile(r'^(title: "?)', re.MULTILINE)
    article = re.compile(r"(?<= )(the|a)(?= )")

    def renamed(text: str) -> str:
        text = article.sub(rf"\1 {number}th", text)
        text = file.sub(rf"\1-{number}", id_.sub(rf"\1-{number}", text))
        return title.sub(rf"\g<1>{number}. ", text)

    return renamed


def _configure(project: Path) -> None:
    (project / "mkdocs.yml").write_text(
        f"INHERIT: {ROOT / 'mkdocs.yml'}\n"
        f"hooks: [{ROOT / 'hooks' / 'handbook.py'}]\n"
        f"theme: {{custom_dir: {ROOT / 'overrides'}}}\n",
        encoding="utf-8",
    )
