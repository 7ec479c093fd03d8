"""Pictures and files that an SOP shows or hands out: the same name may hold something else than before."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import unquote

from ..destinations import Destination, destinations
from ..model.quiz import Quiz
from ..project import Project
from ..reading.authored import AuthoredSop
from ..reading.tree import Path
from ..verbatim import blanked
from .change import Change

_STORED_ELSEWHERE = b"version https://git-lfs.github.com/spec/v1\n"


def attachment_changes(old: AuthoredSop, new: AuthoredSop, before: Project, now: Project) -> Iterator[Change]:
    """The files whose name an SOP has as before, and which hold something else."""
    for each, digests in _exchanged(_attached(old), _attached(new), before, now):
        what = "picture" if each.loc[-1:] == ("src",) else "file"
        where = f"step {new.sop.steps[int(each.loc[1])].id}: " if each.loc[:1] == ("steps",) else ""
        words = f"{where}the {what} {each.name} is another one under the same name"
        yield Change((*_by_ids(new, each.loc), each.name), "changed", *digests, "wording", words, each.loc, each.line)


def quiz_attachment_changes(
    old: tuple[AuthoredSop, Quiz], new: tuple[AuthoredSop, Quiz], before: Project, now: Project
) -> Iterator[Change]:
    """The pictures whose name a quiz has as before, and which show something else; they lie beside the SOP."""
    for each, digests in _exchanged(_asked(*old), _asked(*new), before, now):
        question = new[1].questions[int(each.loc[1])].id
        words = f"question {question}: the picture {each.name} is another one under the same name"
        path = ("questions", question, "image", "src", each.name)
        yield Change(path, "changed", *digests, "wording", words, each.loc, None)


@dataclass(frozen=True, slots=True)
class _Attached:
    """A file beside an SOP: its name there, its path in the project, and its place: a way, or a line."""

    name: str
    path: str
    loc: Path
    line: int | None = None


def _exchanged(
    old: Iterable[_Attached], new: Iterable[_Attached], before: Project, now: Project
) -> Iterator[tuple[_Attached, tuple[str, str]]]:
    """Files of the same name that hold something else, with what tells the two contents apart."""
    known = {each.name: each.path for each in old}
    for each in new:
        was = known.pop(each.name, None)
        if was is not None and before.has(was) and now.has(each.path) and not _same(before, was, now, each.path):
            yield each, (before.digest(was), now.digest(each.path))


def _attached(authored: AuthoredSop) -> Iterator[_Attached]:
    """Each file that an SOP shows or hands out."""
    found: list[tuple[str, Path, int | None]] = [
        *(
            (step.image.src, ("steps", at, "image", "src"), None)
            for at, step in enumerate(authored.sop.steps)
            if step.image
        ),
        *(
            (each.file, ("references", at, "file"), None)
            for at, each in enumerate(authored.sop.references)
            if each.file
        ),
        *((name, loc, None) for loc, name in _linked(authored.source.data, ())),
    ]
    links = destinations(blanked(authored.body))
    found += [(_file(each), (), authored.source.in_body(each.at)[0]) for each in links]
    return _beside(authored, found)


def _asked(authored: AuthoredSop, quiz: Quiz) -> Iterator[_Attached]:
    """Each picture that a question shows."""
    images = [(each.image, at) for at, each in enumerate(quiz.questions)]
    return _beside(authored, [(image.src, ("questions", at, "image", "src"), None) for image, at in images if image])


def _beside(authored: AuthoredSop, found: Iterable[tuple[str, Path, int | None]]) -> Iterator[_Attached]:
    folder = posixpath.dirname(authored.source.path)
    for name, loc, line in found:
        path = posixpath.normpath(posixpath.join(folder, unquote(name)))
        if name and ":" not in name and not path.endswith(".md") and not path.startswith(("/", "..")):
            yield _Attached(name, path, loc, line)


def _linked(value: Any, loc: Path) -> Iterator[tuple[Path, str]]:
    """The files that links in texts of the front matter lead to."""
    if isinstance(value, str):
        yield from ((loc, _file(each)) for each in destinations(value))
    elif isinstance(value, dict | list):
        for key, inside in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _linked(inside, (*loc, key))


def _file(link: Destination) -> str:
    """The file that a link leads to, without a place in it."""
    return re.split("[#?]", link.address, maxsplit=1)[0]


def _by_ids(authored: AuthoredSop, loc: Path) -> tuple[str, ...]:
    if not loc:
        return ("body",)
    if loc[0] == "steps":
        return ("steps", authored.sop.steps[int(loc[1])].id, *map(str, loc[2:]))
    return tuple(str(part) for part in loc if not isinstance(part, int))


def _same(before: Project, was: str, now: Project, path: str) -> bool:
    """Whether two files hold the same, however git and its filters keep them."""
    if before.digest(was) == now.digest(path):
        return True
    old, new = before.read(was), now.read(path)
    if old.startswith(_STORED_ELSEWHERE):
        return new == old or f"oid sha256:{sha256(new).hexdigest()}".encode() in old
    text = b"\0" not in old[:8000] and b"\0" not in new[:8000]  # as git tells text from the rest
    return text and old.replace(b"\r\n", b"\n") == new.replace(b"\r\n", b"\n")
