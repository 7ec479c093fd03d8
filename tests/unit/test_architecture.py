"""The floors of the house: which module may import which."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.building import ROOT

ENGINE = ROOT / "hooks" / "sopbook"
BROWSER = ENGINE / "browser"

FLOORS = {
    "model": 0,
    "findings": 0,
    "blocks": 0,
    "clock": 0,
    "collecting": 0,
    "destinations": 0,
    "remembering": 0,
    "simple_html": 0,
    "simple_markdown": 0,
    "symlinks": 0,
    "verbatim": 0,
    "wording": 0,
    "reading": 1,
    "schemas": 1,
    "settings": 1,
    "project": 1,
    "reports": 1,
    "history": 1,
    "git": 1,
    "duplicates": 1,
    "registered": 1,
    "splicing": 1,
    "handbook": 2,
    "shelf": 2,
    "checks": 2,
    "questions": 2,
    "diagrams": 2,
    "fingerprints": 2,
    "lists": 2,
    "search_index": 2,
    "configuration": 2,
    "codeowners": 2,
    "suggestions": 2,
    "changes": 2,
    "revising": 2,
    "scaffolding": 2,
    "skeletons": 2,
    "typesetting": 2,
    "compiled": 2,
    "template_code": 2,
    "templates": 2,
    "rendering": 3,
    "watching": 3,
    "pages": 3,
    "commands": 4,
    "cli": 4,
    "reference": 4,
    "__main__": 4,
    "frontends": 4,
}
"""A room and its floor; imports run downwards or along the floor, never up."""

HOMES = {
    "mkdocs": {
        f"frontends/{name}.py"
        for name in (
            "mkdocs",
            "handbook_page",
            "prose",
            "shortcuts",
            "frames",
            "open_lists",
            "stand_ins",
            "desk",
            "editing",
            "keeping",
            "memory",
            "standing",
            "staying",
            "search",
            "search_files",
            "beginning",
            "emoji",
            "placing",
            "saved",
            "surroundings",
        )
    },
    "material": {"frontends/search.py"},
    "jinja2": {
        "compiled.py",
        "template_code.py",
        "templates.py",
        "frontends/mkdocs.py",
        "frontends/shortcuts.py",
        "frontends/frames.py",
        "frontends/open_lists.py",
        "frontends/waiting.py",
        "frontends/desk.py",
    },
    "yaml": {"reading/nodes.py", "reading/parsing.py"},
    "graphlay": {"diagrams/layout.py"},
}
"""A library that shapes its surroundings, and the only files that may know it."""

BROWSER_FLOORS = {
    "records": 0,
    "grading": 1,
    "drawing": 1,
    "training": 1,
    "workflow": 1,
    "checklist": 1,
    "journal": 1,
    "team": 1,
    "elements": 2,
    "index.js": 3,
    "quiz.js": 3,
    "training.js": 3,
    "team.js": 3,
    "dataset.js": 1,
    "wording.js": 0,
    "suggestions.js": 2,
    "asking.js": 2,
    "terms.js": 2,
    "hub.js": 3,
    "iframe-worker.js": 0,
    "search": 0,
    "search-worker.js": 1,
}


def modules() -> list[str]:
    return sorted(path.relative_to(ENGINE).as_posix() for path in ENGINE.rglob("*.py") if BROWSER not in path.parents)


def scripts() -> list[str]:
    paths = (path.relative_to(BROWSER).as_posix() for path in BROWSER.rglob("*.js"))
    return sorted(path for path in paths if path.split("/")[0] not in {"node_modules", "tests", "bundle.js"})


def room(path: str) -> str:
    return path.split("/", maxsplit=1)[0].removesuffix(".py")


def imports(path: str) -> Iterator[tuple[str, ...]]:
    """What a module imports as names from the outermost package inwards; a name from a package may be a module."""
    package = ("sopbook", *Path(path).parent.parts)
    for node in ast.walk(ast.parse((ENGINE / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (tuple(alias.name.split(".")) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            named = (*base, *(node.module or "").split(".")) if node.module else base
            yield from ((*named, alias.name) for alias in node.names)


@pytest.mark.parametrize("path", modules())
def test_imports_run_downwards(path):
    if path == "__init__.py":
        return
    here = FLOORS[room(path)]
    inside = [names[1] for names in imports(path) if names[0] == "sopbook" and names[1] != "__version__"]
    assert [name for name in inside if FLOORS[name] > here] == []


@pytest.mark.parametrize("path", modules())
def test_each_library_is_known_in_one_place(path):
    used = {names[0] for names in imports(path) if path not in HOMES.get(names[0], {path})}
    assert used == set()


def test_no_two_rooms_need_each_other():
    needs = {room(path): set() for path in modules() if path != "__init__.py"}
    for path in modules():
        if path != "__init__.py":
            needs[room(path)] |= {names[1] for names in imports(path) if names[0] == "sopbook"} & needs.keys()
    mutual = {(one, other) for one in needs for other in needs[one] if one < other and one in needs[other]}
    assert mutual == set()


@pytest.mark.parametrize("path", scripts())
def test_browser_imports_run_downwards(path):
    text = (BROWSER / path).read_text(encoding="utf-8")
    named = re.findall(r"""(?:from|import)\s*\(?\s*["']([^"']+)["']""", text)
    here = BROWSER_FLOORS[path.split("/")[0]]
    for name in named:
        assert name.startswith("."), f"{path} needs {name}: the bundle carries our own code only"
        target = (BROWSER / path).parent.joinpath(name).resolve().relative_to(BROWSER).as_posix()
        assert BROWSER_FLOORS[target.split("/")[0]] <= here, f"{path} imports {target} from a floor above"


@pytest.mark.parametrize("path", [path for path in scripts() if not path.startswith("records/")])
def test_only_records_touch_storage(path):
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", (BROWSER / path).read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"\b(?:indexedDB|localStorage|sessionStorage)\b", code) == []
