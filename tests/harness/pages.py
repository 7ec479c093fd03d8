"""The pages of a built handbook, one of each kind: the only place where tests know paths."""

import re
from pathlib import Path

import yaml

Kinds = dict[str, str]
"""The path of a page relative to the home page, by the kind of page it is."""

FORMATS = ("article", "picture-guide", "workflow", "faq", "checklist")

NAMED = {
    "home": "",
    "my training": "training/",
    "paths": "paths/",
    "roles": "registers/roles/",
    "glossary": "registers/glossary/",
    "registers": "registers/",
    "changes": "changes/",
    "review": "review/",
}
"""Pages that every handbook has at the same place."""


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
    """One page of each kind; the longest SOP stands for its format, since more can go wrong on it."""
    kinds = dict(NAMED)
    sops = procedures(project)
    for form in FORMATS:
        uris = [uri for uri, head in sops.items() if head["format"] == form]
        uri = max(uris, key=lambda one: (site / address(one) / "index.html").stat().st_size)
        kinds[form] = address(uri)
        kinds[f"quiz of {form}"] = f"quizzes/{sops[uri]['id']}/"
    area = next(iter(sops)).split("/")[1]
    kinds["area"] = f"sops/{area}/"
    missing = [f"{kind}: {path}" for kind, path in kinds.items() if not (site / path / "index.html").is_file()]
    assert not missing, f"pages that are not where tests look for them: {missing}"
    return kinds
