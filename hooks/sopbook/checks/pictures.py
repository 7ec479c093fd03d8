"""Pictures in texts: that they come along, that they are light, and that they tell something."""

import posixpath
import re
from collections.abc import Iterator

from ..destinations import destinations
from ..findings import Severity, quoted
from ..handbook import Handbook
from ..model.procedure import Image
from ..reading.source import Source
from ..reading.tree import Path
from ..settings import Limits
from ..verbatim import blanked
from .bodies import SCHEME
from .files import target
from .rules import Mistake, once_for_all, rule


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
                yield source, (*place, "image"), image, target(posixpath.dirname(authored.source.path), image.src)


_BY_BROWSERS = frozenset("svg png jpg jpeg jfif gif webp avif apng bmp ico".split())  # noqa: SIM905 -- one line


@rule("SOP317", severity=Severity.WARNING)
def of_a_kind_that_is_shown(handbook: Handbook) -> Iterator[Mistake]:
    """A picture is of a kind that browsers show."""
    for source, loc, image, path in _pictures(handbook):
        if message := _not_shown(path):
            yield Mistake(source, (*loc, "src"), message, _save_as(image.src))
    for authored in handbook.sops.values():
        for shown in destinations(blanked(authored.source.body)) if "![" in authored.source.body else ():
            name = re.split(r"[?#]", shown.address)[0]
            if shown.is_picture and not _ELSEWHERE.match(name) and (message := _not_shown(name)):
                yield Mistake(authored.source, (), message, _save_as(name), at=authored.source.in_body(shown.at))


_ELSEWHERE = re.compile(rf"//|{SCHEME.pattern}", re.IGNORECASE)


def _not_shown(path: str) -> str | None:
    """What is wrong with a picture whose name ends as no picture does that a browser shows."""
    name = posixpath.basename(path)
    if name.rpartition(".")[2].lower() in _BY_BROWSERS:
        return None
    return f"{quoted(name)} is of a kind that browsers do not show as a picture"


def _save_as(name: str) -> str:
    stem = posixpath.splitext(name)[0]
    return f"Save it as JPEG or PNG, or as SVG where it is drawn, and write here: {stem}.jpg, {stem}.png or {stem}.svg"


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


def _untold(source: Source) -> Iterator[Mistake]:
    """The pictures below the front matter that nothing is said of."""
    for shown in destinations(blanked(source.body)):
        alt = shown.words.strip()
        if shown.is_picture and (not alt or _is_empty(alt, posixpath.basename(shown.address.partition("#")[0]))):
            message = f"{quoted(alt)} does not tell what the picture shows" if alt else "this picture has no words"
            yield Mistake(source, (), message, _SHOWS, at=source.in_body(shown.start))


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
                path = target(posixpath.dirname(authored.source.path), each.file)
                named.append((authored.source, ("references", index, "file"), each.file, path))
    for source, place, name, path in named:
        if not path.startswith(docs) and handbook.project.has(path):
            message = f"{quoted(name)} is not in the folder {docs}, so it is not on the site"
            yield Mistake(source, place, message, "Move it beside the SOP, and write its name here.")
