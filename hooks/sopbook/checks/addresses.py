"""Links in the texts of SOPs: that they name a file, that it is there, and the place on its page."""

import posixpath
import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote

from ..destinations import Destination, destinations
from ..findings import Severity, quoted
from ..handbook import Handbook
from ..model.sop import Sop
from ..project import Project, is_index
from ..reading.authored import AuthoredSop
from ..reading.nearest import nearest
from ..reading.source import Source
from ..reading.tree import Path
from ..verbatim import blanked
from ..wording import unaccented
from .bodies import SCHEME
from .files import target
from .rules import Mistake, once_for_all, once_for_each, rule


class _Link(NamedTuple):
    """A link in an SOP: its address as written, in two parts, the path that it leads to, its index in the body or its
    way.
    """

    file: str
    anchor: str
    target: str
    where: int | Path

    @property
    def is_to_a_page(self) -> bool:
        return not self.file or self.file.endswith(".md")


@once_for_each
def _links(authored: AuthoredSop) -> tuple[_Link, ...]:
    """Each link in the texts of an SOP that does not lead to another site."""
    source, folder = authored.source, posixpath.dirname(authored.source.path)
    found: list[tuple[Destination, int | Path]] = []
    if "](" in source.body:
        found += [(each, each.at) for each in destinations(blanked(source.body))]
    for loc, text in _texts(source.data, ()) if source.linked else ():
        found += [(each, loc) for each in destinations(text)]
    links = [(*each.address.partition("#"), where) for each, where in found if not each.is_picture]
    return tuple(
        _Link(file, unquote(anchor), target(folder, unquote(file)) if file else source.path, where)
        for file, _, anchor, where in links
        if not (SCHEME.match(file) or file.startswith("//"))
    )


def _texts(value: Any, loc: Path) -> Iterator[tuple[Path, str]]:
    """The values that hold a link."""
    if isinstance(value, str):
        if "](" in value:
            yield loc, value
    elif isinstance(value, dict | list):
        for key, inside in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts(inside, (*loc, key))


def _linked(handbook: Handbook) -> Iterator[tuple[Source, _Link]]:
    return ((authored.source, link) for authored in handbook.sops.values() for link in _links(authored))


def _mistake(source: Source, link: _Link, message: str, hint: str) -> Mistake:
    if not isinstance(link.where, int):
        return Mistake(source, link.where, message, hint)
    return Mistake(source, (), message, hint, at=source.in_body(link.where))


@once_for_all
def where_sops_lie(project: Project) -> tuple[frozenset[str], str]:
    """The files of all SOPs, and the innermost folder that holds them."""
    paths = project.sops
    return frozenset(paths), posixpath.commonpath([*map(posixpath.dirname, paths)]) if paths else ""


@rule("SOP324", suppressible=True, guesses=True)
def leads_to_a_page(handbook: Handbook) -> Iterator[Mistake]:
    """A link in a text leads to an SOP that is there."""
    known, folder = where_sops_lie(handbook.project)
    for source, link in _linked(handbook):
        file, path = link.file, link.target
        if not file.endswith(".md") or path in known or is_index(path):
            continue
        if path.startswith(f"{folder}/") and not handbook.project.has(path):
            names = {posixpath.basename(each): each for each in known}
            near = nearest(posixpath.basename(path), names)
            hint = f"It is looked for at {path}; capitals and small letters count."
            if near:
                hint = f"Did you mean {_from(source, names[near])}?"
            yield _mistake(source, link, f"there is no SOP {quoted(file)}", hint)


def _from(source: Source, path: str) -> str:
    """The way from one file of the project to another."""
    return posixpath.relpath(path, posixpath.dirname(source.path))


@rule("SOP337", severity=Severity.WARNING, guesses=True)
def names_a_file(handbook: Handbook) -> Iterator[Mistake]:
    """A link in a text names a file of the handbook, not the address of a page or an id."""
    for source, link in _linked(handbook):
        file = link.file.partition("?")[0]
        bare = file.strip("/")
        if link.is_to_a_page or "." in posixpath.basename(bare) or handbook.project.has(link.target):
            continue
        meant = _meant(source, bare, handbook)
        if file.startswith("/"):
            message = f"{quoted(file)} begins at the top of the server, and the handbook may stand below"
            hint = "Write the whole address, from https:// on, if it is no page of the handbook."
        else:
            message = f"{quoted(file)} is no file of the handbook"
            hint = "Write the way to the file from this one, or the whole address, from https:// on."
        yield _mistake(source, link, message, f"Write the way to the file from this one: {meant}" if meant else hint)


def _meant(source: Source, bare: str, handbook: Handbook) -> str | None:
    """The file that somebody meant with an id, or with the address of a page on the site or from here."""
    if bare in handbook.ids:
        return _from(source, handbook.sops[handbook.sop(bare).id].source.path)
    known, _ = where_sops_lie(handbook.project)
    page = source.path.removesuffix(".md")
    for folder in (handbook.project.docs, posixpath.dirname(source.path), page):
        path = posixpath.normpath(posixpath.join(folder, bare))
        if f"{path}.md" in known:
            return _from(source, f"{path}.md")
        if any(each.startswith(f"{path}/") for each in known):
            return _from(source, f"{path}/index.md")
    return None


@rule("SOP338", suppressible=True, whole=True)
def an_address_of_its_own(handbook: Handbook) -> Iterator[Mistake]:
    """No SOP lies beside the folder of an area that has its name: both pages would have one address."""
    for sop in handbook.areas.get("", ()):
        source = handbook.sops[sop.id].source
        name = posixpath.basename(source.path)
        if (area := name.removesuffix(".md")) in handbook.areas:
            message = f"{quoted(name)} and the page of the folder {quoted(area)} beside it have the same address"
            hint = "Move it into the folder, or give it another name: only one of the two would be on the site."
            yield Mistake(source, ("id",), message, hint)


_SECTIONS = (
    "background", "communication", "definitions", "escalation", "faq", "metrics", "pitfalls", "prerequisites",
    "procedure", "purpose", "quiz", "reading", "records", "references", "responsibilities", "revisions", "scope",
    "sign-off", "suggest-change", "tips", "tools", "troubleshooting",
)  # fmt: skip
"""The places that pages of SOPs have beside the parts of the procedure."""
_PREFIXES = ("step-", "node-", "item-", "phase-", "faq-")
_NAMED = re.compile(r"#([\w:.-]+)|\bid=[\"']?([\w:.-]+)")
_NOT_READ_HERE = ("--8<--", "{{", "{%")
"""What takes other texts in, which may have headings."""


@rule("SOP323", severity=Severity.WARNING, whole=True)
def leads_to_a_place(handbook: Handbook) -> Iterator[Mistake]:
    """A link to a place on the page of an SOP leads to one that is there."""
    pages = {authored.source.path: authored for authored in handbook.sops.values()}
    for source, link in _linked(handbook):
        anchor = link.anchor
        page = pages.get(link.target) if anchor and link.is_to_a_page else None
        if page and anchor not in (known := _anchors(page.sop)) and not _has_heading(page, anchor):
            near = nearest(anchor, (*known, *_SECTIONS))
            hint = f"Did you mean #{near}?" if near else f"{page.sop.id} has no such part or heading."
            yield _mistake(source, link, f"there is no place {quoted('#' + anchor)} on the page of {page.sop.id}", hint)


def _anchors(sop: Sop) -> frozenset[str]:
    """The addresses of the parts of an SOP on its page."""
    steps = [f"step-{step.id}" for step in sop.steps]
    parts = [f"step-{step.id}-{part.id}" for step in sop.steps for part in step.substeps]
    nodes = [f"node-{key}" for key in sop.workflow.nodes] if sop.workflow else []
    phases = sop.checklist.phases if sop.checklist else ()
    items = [f"item-{item.id}" for item in sop.items]
    faq = [f"faq-{entry.id}" for entry in sop.faq]
    return frozenset((*steps, *parts, *nodes, *items, *faq, *(f"phase-{phase.id}" for phase in phases)))


def _has_heading(authored: AuthoredSop, anchor: str) -> bool:
    """Whether a page may have a place that is no part of the procedure: a section, or a heading of its body."""
    if anchor.startswith(_PREFIXES):
        return False
    there = _headings(authored)
    wanted = {_letters(anchor), _letters(_AGAIN.sub("", anchor))}
    is_known = anchor.isascii() and all(wanted) and there is not None  # settings of Markdown may keep other letters
    return not is_known or anchor.startswith("fn") or not wanted.isdisjoint(there or ())


_AGAIN = re.compile(r"_\d+$")
"""What tells headings from each other that are called the same."""


@once_for_each
def _headings(authored: AuthoredSop) -> frozenset[str] | None:
    """What headings may be called, in letters and digits alone: any line of the body; None where that is not known."""
    body = authored.source.body
    if any(sign in body for sign in _NOT_READ_HERE):
        return None
    text = _LED.sub("]", body)
    lines = _TAG.sub("", text).split("\n")
    named = [first or second for first, second in _NAMED.findall(text)]
    said = (*_SECTIONS, *named, *lines, authored.sop.id.lower(), *(line.lower() for line in lines))
    return frozenset(map(_letters, said))


_LED, _TAG = re.compile(r"\]\([^)\]]*\)"), re.compile(r"<[^<>]*>")


def _letters(text: str) -> str:
    """The letters and digits by which the address of a heading is made, without accents."""
    return "".join(filter(str.isalnum, unaccented(text)))
