"""The pages of a built handbook as somebody would write them in plain Markdown."""

import json
import posixpath
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from harness.building import ROOT, environment

WHOLE = "[toc.follow, navigation.top, search.highlight, search.suggest]"
"""Material's features without those that leave parts of the navigation out."""

_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_SILENT = {"button", "input", "script", "select", "style", "svg", "template", "textarea"}
_INLINE = {"a", "abbr", "b", "code", "em", "i", "img", "kbd", "label", "small", "span", "strong", "sub", "sup", "time"}

_NAVIGATION = """
import json, sys
from mkdocs.config import load_config
from mkdocs.structure.files import get_files

config = load_config(sys.argv[1])
config.plugins.on_startup(command="build", dirty=False)
config = config.plugins.on_config(config)
config.plugins.on_files(get_files(config), config=config)
print(json.dumps(config.nav))
"""


@dataclass
class Element:
    """An element of a page, or the text between two."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)


class _Tree(HTMLParser):
    """Reads a page into elements."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("page")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if any(element.name == tag for element in self.open[1:]):
            while self.open.pop().name != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def _find(element: Element, name: str) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element):
            if child.name == name:
                yield child
            yield from _find(child, name)


@dataclass(frozen=True)
class _Author:
    """Writes one page; `uri` is its path, and `pages` are all paths that a link may lead to."""

    uri: str
    pages: frozenset[str]

    def blocks(self, element: Element) -> Iterator[str]:
        """The Markdown blocks of an element; text and inline elements beside each other make a paragraph."""
        loose: list[Element | str] = []
        for child in element.children:
            if isinstance(child, str) or child.name in _INLINE:
                loose.append(child)
                continue
            yield from self._paragraph(loose)
            loose = []
            if child.name not in _SILENT:
                yield from self._block(child)
        yield from self._paragraph(loose)

    def _paragraph(self, children: list[Element | str]) -> Iterator[str]:
        text = self.inline(Element("p", children=children))
        if text:
            yield text

    def _block(self, element: Element) -> Iterator[str]:
        name = element.name
        if re.fullmatch(r"h[1-6]", name):
            anchor = f" {{ #{element.attributes['id']} }}" if "id" in element.attributes else ""
            yield f"{'#' * int(name[1])} {self.inline(element)}{anchor}"
        elif name in {"ul", "ol"}:
            mark = "- " if name == "ul" else "1. "
            yield "\n\n".join(self._item(mark, item) for item in element.children if isinstance(item, Element))
        elif name == "table":
            yield self._table(element)
        elif name == "dt":
            yield f"**{self.inline(element)}**"
        else:
            yield from self.blocks(element)

    def _item(self, mark: str, item: Element) -> str:
        text = "\n\n".join(self.blocks(item)) or "…"
        return mark.ljust(4) + text.replace("\n", "\n    ")

    def _table(self, table: Element) -> str:
        rows = [
            [self.inline(cell).replace("|", "\\|") for cell in row.children if isinstance(cell, Element)]
            for row in _find(table, "tr")
        ]
        width = max(map(len, rows))
        lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
        return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])

    def inline(self, element: Element) -> str:
        """The text of an element on one line, with its links, emphasis and pictures."""
        return re.sub(r"\s+", " ", "".join(self._span(child) for child in element.children)).strip()

    def _span(self, child: Element | str) -> str:
        if isinstance(child, str):
            return re.sub(r"([\\`*_\[\]<>])", r"\\\1", child)
        if child.name in _SILENT or "headerlink" in child.attributes.get("class", ""):
            return ""
        if child.name == "img":
            source = posixpath.normpath(posixpath.join(self.uri.removesuffix(".md"), child.attributes["src"]))
            return f"![{child.attributes.get('alt', '')}]({self._seen(source)})"
        text = self.inline(child)
        if not text:
            return ""
        if child.name == "a":
            return self._link(text, child.attributes.get("href", ""))
        marks = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`"}
        mark = marks.get(child.name, "")
        return f"{mark}{text}{mark}" if mark else f" {text} "

    def _link(self, text: str, href: str) -> str:
        path, _, anchor = href.partition("#")
        if not path or ":" in path:
            return f"[{text}]({href})" if ":" in path else text
        here = self.uri.removesuffix("index.md").removesuffix(".md")
        target = posixpath.normpath(posixpath.join(here, path)).removeprefix("./")
        found = next((uri for uri in (f"{target}.md", f"{target}/index.md") if uri in self.pages), None)
        return f"[{text}]({self._seen(found)}{'#' + anchor if anchor else ''})" if found else text

    def _seen(self, uri: str) -> str:
        return posixpath.relpath(uri, posixpath.dirname(self.uri) or ".")


def content(page: Path) -> Element:
    """What stands between header and footer of a built page."""
    tree = _Tree()
    tree.feed(page.read_text(encoding="utf-8"))
    return next(_find(tree.open[0], "article"))


def plain_handbook(project: Path, large: Path, site: Path) -> None:
    """Write the pages of `site`, which was built from the project `large`, as plain Markdown with the same settings."""
    shutil.copytree(large / "docs", project / "docs", ignore=shutil.ignore_patterns("*.md", "*.yml"))
    folders = [path.parent.relative_to(site).as_posix() for path in sorted(site.rglob("index.html"))]
    sections = {folder for folder in folders if any(other.startswith(f"{folder}/") for other in folders)}
    written = {folder: _uri(folder, large, folder in sections) for folder in folders}
    pages = frozenset(written.values())
    for folder, uri in written.items():
        path = project / "docs" / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        author = _Author(uri, pages)
        path.write_text("\n\n".join(author.blocks(content(site / folder / "index.html"))) + "\n", encoding="utf-8")
    _configure(project, large, pages)


def _uri(folder: str, large: Path, is_section: bool) -> str:  # noqa: FBT001
    if folder == ".":
        return "index.md"
    by_hand = (large / "docs" / folder / "index.md").is_file()
    return f"{folder}/index.md" if by_hand or is_section else f"{folder}.md"


def navigation(large: Path) -> list[Any]:
    """The navigation of a handbook as MkDocs takes it, with the pages that the engine adds."""
    command = [sys.executable, "-c", _NAVIGATION, str(large / "mkdocs.yml")]
    said = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True).stdout
    found: list[Any] = json.loads(said.splitlines()[-1])
    return found


def listed(nav: Any) -> Iterator[str]:
    """The paths of all pages of a navigation, in its order."""
    if isinstance(nav, str):
        yield nav
        return
    for inside in nav.values() if isinstance(nav, dict) else nav:
        yield from listed(inside)


def _configure(project: Path, large: Path, pages: frozenset[str]) -> None:
    nav = navigation(large)
    unlisted = "\n".join(f"  /{uri}" for uri in sorted(pages - set(listed(nav))))
    (project / "mkdocs.yml").write_text(
        f"INHERIT: {ROOT / 'mkdocs.yml'}\n"
        "hooks: []\n"
        f"theme: {{custom_dir: {ROOT / 'overrides'}, features: {WHOLE}}}\n"
        f"nav: {json.dumps(nav)}\n"
        f"not_in_nav: |\n{unlisted}\n",
        encoding="utf-8",
    )
