"""Pictures and links in texts: that they are there, that they are light, and that they tell something."""

import posixpath
import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote

from ..findings import Severity, quoted
from ..handbook import Handbook
from ..model.procedure import Image
from ..model.sop import Sop
from ..project import Project
from ..reading.authored import AuthoredSop
from ..reading.cures import nearest
from ..reading.source import Source
from ..reading.tree import Path
from ..settings import Limits
from .bodies import blanked
from .rules import Mistake, once_for_all, once_for_each, rule


@once_for_all
def _pictures(handbook: Handbook) -> tuple[tuple[Source, Path, Image, str], ...]:
    return (*_each_picture(handbook),)


def _each_picture(handbook: Handbook) -> Iterator[tuple[Source, Path, Image, str]]:
    """Each picture of a step or a question: the file that names it, the way to it, and its path in the project."""
    for sop_id, authored in handbook.sops.items():
        quiz = handbook.quizzes.get(sop_id)
        questions = quiz.quiz.questions if quiz else ()
        steps = authored.sop.steps
        named = [(authored.source, ("steps", at), step.image) for at, step in enumerate(steps) if step.image]
        named += [
            (quiz.source, ("questions", at), each.image) for at, each in enumerate(questions) if each.image and quiz
        ]
        for source, place, image in named:
            if image and "//" not in image.src:
                yield source, (*place, "image"), image, _beside(authored.source, image.src)


def _beside(source: Source, name: str) -> str:
    """The path in the project of a file that is named in another."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(source.path), name.partition("#")[0]))


_SAYS_NOTHING = re.compile(
    r"(an? |the )?(image|picture|photo|photograph|screen ?shot|graphic|icon|figure|illustration|img|pic)( ?\d+)?\.?",
    re.IGNORECASE,
)


@rule("SOP320", severity=Severity.WARNING)
def alternative(handbook: Handbook) -> Iterator[Mistake]:
    """The words for a picture say what it shows."""
    for source, loc, image, path in _pictures(handbook):
        if _is_empty(image.alt.strip(), posixpath.basename(path)):
            message = f"{quoted(image.alt.strip())} does not tell what the picture shows"
            yield Mistake(source, (*loc, "alt"), message, _SHOWS)
    for authored in handbook.sops.values():
        if "![" in authored.source.body:
            yield from _untold(authored.source)


_SHOWS = "Write what somebody would miss who cannot see it: The order screen with the date marked."


def _is_empty(alt: str, name: str) -> bool:
    """Whether words for a picture are only what it is, or the name of its file."""
    stem = name.rpartition(".")[0].replace("-", " ").replace("_", " ").casefold()
    return bool(_SAYS_NOTHING.fullmatch(alt)) or alt.casefold() in (name.casefold(), stem, stem.replace(" ", "-"))


_SHOWN = re.compile(r"!\[([^\]\n]{0,500})\]\(\s{0,9}<?([^)\s>]+)")


def _untold(source: Source) -> Iterator[Mistake]:
    """The pictures below the front matter that nothing is said of."""
    body = blanked(source.body)
    for shown in _SHOWN.finditer(body):
        alt = shown[1].strip()
        if not alt or _is_empty(alt, posixpath.basename(shown[2].partition("#")[0])):
            message = f"{quoted(alt)} does not tell what the picture shows" if alt else "this picture has no words"
            at = (
                source.body_line + body.count("\n", 0, shown.start()),
                shown.start() - body.rfind("\n", 0, shown.start()),
            )
            yield Mistake(source, (), message, _SHOWS, at=at)


@rule("SOP321", severity=Severity.WARNING)
def light_enough(handbook: Handbook, limits: Limits) -> Iterator[Mistake]:
    """A picture is light enough for a phone on a bad line."""
    for source, loc, _, path in _pictures(handbook):
        size = handbook.project.size(path)
        if size > limits.picture_kb * 1024:
            message = f"the picture has {-(-size // 1024):,} KB; {limits.picture_kb} KB is the limit of this handbook"
            hint = "Cut it to what matters, and save it smaller: as WebP, or as SVG where it is drawn."
            yield Mistake(source, (*loc, "src"), message, hint)


@rule("SOP322")
def published(handbook: Handbook) -> Iterator[Mistake]:
    """A picture or file lies in the folder of the pages, so that it comes along."""
    docs = f"{handbook.project.docs}/"
    named = [(source, (*loc, "src"), image.src, path) for source, loc, image, path in _pictures(handbook)]
    for authored in handbook.sops.values():
        for index, each in enumerate(authored.sop.references):
            if each.file and "//" not in each.file:
                path = _beside(authored.source, each.file)
                named.append((authored.source, ("references", index, "file"), each.file, path))
    for source, place, name, path in named:
        if not path.startswith(docs) and handbook.project.has(path):
            message = f"{quoted(name)} is not in the folder {docs}, so it is not on the site"
            yield Mistake(source, place, message, "Move it beside the SOP, and write its name here.")


_LINK = re.compile(r"\]\(\s*<?([^)\s>#]*\.md)?(?:#([^)\s>]*))?>?[^)]*\)")
_PREFIXES = ("step-", "node-", "item-", "phase-", "faq-")


class _Link(NamedTuple):
    """A link in an SOP: file and anchor as written, the path that it leads to, its index in the body or its way."""

    file: str
    anchor: str
    target: str
    where: int | Path


@once_for_each
def _links(authored: AuthoredSop) -> tuple[_Link, ...]:
    """Each link in the texts of an SOP that leads to a page or a place on one."""
    source = authored.source
    found: list[tuple[re.Match[str], int | Path]] = []
    if "](" in source.body:
        found += [(match, match.start(1 if match[1] else 2)) for match in _LINK.finditer(blanked(source.body))]
    for loc, text in _texts(source.data, ()) if source.linked else ():
        found += [(match, loc) for match in _LINK.finditer(text)]
    return tuple(
        _Link(file, match[2] or "", _beside(source, unquote(file)) if file else source.path, where)
        for match, where in found
        if (file := match[1] or "") or match[2]
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
    body = source.body
    line = source.body_line + body.count("\n", 0, link.where)
    return Mistake(source, (), message, hint, at=(line, link.where - body.rfind("\n", 0, link.where)))


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
        file, target = link.file, link.target
        if not file or target in known or "//" in file or posixpath.basename(target) == "index.md":
            continue
        if target.startswith(f"{folder}/") and not handbook.project.has(target):
            names = {posixpath.basename(path): path for path in known}
            near = nearest(posixpath.basename(target), names)
            there = posixpath.relpath(names[near], posixpath.dirname(source.path)) if near else ""
            hint = f"It is looked for at {target}; capitals and small letters count."
            if near:
                hint = f"Did you mean {there}?"
            yield _mistake(source, link, f"there is no SOP {quoted(file)}", hint)


@rule("SOP323", severity=Severity.WARNING, whole=True)
def leads_to_a_place(handbook: Handbook) -> Iterator[Mistake]:
    """A link to a step, node, item or question leads to one that is there."""
    pages = {authored.source.path: authored.sop for authored in handbook.sops.values()}
    for source, link in _linked(handbook):
        anchor = link.anchor
        target = pages.get(link.target) if anchor.startswith(_PREFIXES) else None
        if target and anchor not in (known := _anchors(target)):
            near = nearest(anchor, known)
            hint = f"Did you mean #{near}?" if near else f"{target.id} has no such part any more."
            yield _mistake(source, link, f"there is no place {quoted('#' + anchor)} on the page of {target.id}", hint)


def _anchors(sop: Sop) -> frozenset[str]:
    """The addresses of the parts of an SOP on its page."""
    steps = [f"step-{step.id}" for step in sop.steps]
    parts = [f"step-{step.id}-{part.id}" for step in sop.steps for part in step.substeps]
    nodes = [f"node-{key}" for key in sop.workflow.nodes] if sop.workflow else []
    phases = sop.checklist.phases if sop.checklist else ()
    items = [f"item-{item.id}" for phase in phases for item in phase.items]
    faq = [f"faq-{entry.id}" for entry in sop.faq]
    return frozenset((*steps, *parts, *nodes, *items, *faq, *(f"phase-{phase.id}" for phase in phases)))
