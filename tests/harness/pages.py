"""The pages of a built handbook, one of each kind: the only place where tests know paths."""

import re
from collections.abc import Iterable
from pathlib import Path

import yaml

Kinds = dict[str, str]
"""The path of a page relative to the home page, by the kind of page it is."""

FORMATS = ("article", "picture-guide", "workflow", "faq", "checklist")

NAMED = {
    "home": "",
    "all procedures": "sops/",
    "my training": "training/my-training/",
    "learning paths": "training/paths/",
    "learning path": "training/paths/agent/",
    "my handbook": "training/my-handbook/",
    "certificate": "training/certificate/",
    "records": "training/records/",
    "team training": "training/team/",
    "roles": "registers/roles/",
    "glossary": "registers/glossary/",
    "tools": "registers/tools/",
    "metrics": "registers/metrics/",
    "contacts": "registers/contacts/",
    "service levels": "registers/service-levels/",
    "canned responses": "registers/responses/",
    "macros": "registers/macros/",
    "objectives": "registers/objectives/",
    "contributing": "contributing/",
    "review": "review/",
    "changes": "changes/",
    "examples": "guide/formats/",
    "reference": "guide/reference/fields/",
}
"""Pages that are always at the same place."""

KINDS = (*NAMED, *FORMATS, "area", "quiz", "generated quiz")
"""Every kind of page that a handbook has."""


def procedures(project: Path) -> dict[str, dict]:
    """The front matter of every SOP by its path inside the docs folder."""
    found = {}
    for path in sorted((project / "docs" / "sops").rglob("*.md")):
        head = re.match(r"---\n(.*?)\n---\n", path.read_text(encoding="utf-8"), re.DOTALL)
        if head:
            found[path.relative_to(project / "docs").as_posix()] = yaml.load(head[1], yaml.BaseLoader)
    return found


def address(uri: str) -> str:
    """The path of a page from the path of its Markdown file."""
    return re.sub(r"(^|/)index/$", r"\1", uri.removesuffix(".md") + "/")


def kinds_of(project: Path, site: Path) -> Kinds:
    """One page of each kind; the longest one stands for its kind, since more can go wrong on it."""

    def longest(paths: Iterable[str]) -> str:
        return max(paths, key=lambda path: (site / path / "index.html").stat().st_size)

    sops = procedures(project)
    written = {path.stem for path in (project / "quizzes").glob("*.yml")}
    quizzes = {path.parent.name for path in site.glob("quizzes/*/index.html")}
    kinds = NAMED | {
        form: longest(address(uri) for uri, head in sops.items() if head["format"] == form) for form in FORMATS
    }
    kinds["area"] = longest({f"sops/{uri.split('/')[1]}/" for uri in sops})
    kinds["quiz"] = longest(f"quizzes/{name}/" for name in written & quizzes)
    kinds["generated quiz"] = longest(f"quizzes/{name}/" for name in quizzes - written or quizzes)
    missing = [f"{kind}: {path}" for kind, path in kinds.items() if not (site / path / "index.html").is_file()]
    assert not missing, f"pages that are not where tests look for them: {missing}"
    return kinds
