"""Pictures and files that an SOP or its quiz names: that they lie where they are looked for."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from ..destinations import destinations
from ..findings import quoted
from ..handbook import Handbook
from ..project import Project
from ..reading.authored import AuthoredQuiz, AuthoredSop
from ..reading.nearest import nearest
from ..reading.source import Source
from ..reading.tree import Path
from ..verbatim import blanked
from .bodies import OF_A_COMPUTER, its_own
from .rules import Mistake, once_for_all, rule, written

OF_ITS_OWN = "Save it beside the SOP, and write its name here."
"""What to do with a picture of another site."""


class Named(NamedTuple):
    """A file that is named: in which file, where in it, what it is, and by what name."""

    source: Source
    loc: Path
    what: str
    name: str
    at: tuple[int, int] | None = None


@rule("SOP315", guesses=True)
def files(handbook: Handbook) -> Iterator[Mistake]:
    """A picture or file that is named lies in the project."""
    for path, named in named_files(handbook):
        folder = posixpath.dirname(path)
        missing = [each for each in named if "//" in each.name or not handbook.project.has(target(folder, each.name))]
        if missing:
            yield from _told(_Beside(handbook.project, path, named), missing)


@once_for_all
def named_files(handbook: Handbook) -> tuple[tuple[str, list[Named]], ...]:
    """The path of each SOP that names files, and those that it and its quiz name."""
    found = ((one.source.path, _named(one, handbook.quizzes.get(sop_id))) for sop_id, one in handbook.sops.items())
    return tuple((path, named) for path, named in found if named)


def _named(authored: AuthoredSop, quiz: AuthoredQuiz | None) -> list[Named]:
    """Every file that an SOP and its quiz name."""
    source, found = authored.source, []
    if any(step.image for step in authored.sop.steps):
        found += [Named(source, loc, "picture", name) for loc, name in written(source.data, _PICTURES)]
    if any(reference.file for reference in authored.sop.references):
        found += [Named(source, loc, "file", name) for loc, name in written(source.data, _FILES)]
    if quiz and any(question.image for question in quiz.quiz.questions):
        found += [Named(quiz.source, loc, "picture", name) for loc, name in written(quiz.source.data, _ASKED_ABOUT)]
    if "](" in source.body:
        found += _in_body(source)
    return found


_PICTURES, _FILES, _ASKED_ABOUT = "steps.*.image.src", "references.*.file", "questions.*.image.src"
_ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_A_FILE = re.compile(r"(?!/)(?:(?!assets/sopbook/)[^:?#])+\.(?!md\b|html?\b)(\w{2,5})(?:[?#].*)?", re.IGNORECASE)
"""An address of a file on this site that no page is made from, and that is not made with the site."""
_SHOWN = frozenset(("svg", "png", "jpg", "jpeg", "gif", "webp", "avif"))


def _in_body(source: Source) -> Iterator[Named]:
    """The files that links and pictures below the front matter lead to, by their own names."""
    for link in destinations(blanked(source.body)):
        path = link.address
        elsewhere = bool(link.is_picture and _ELSEWHERE.match(path))
        found = _A_FILE.fullmatch(path)
        if elsewhere or (found and "//" not in path):
            at = source.in_body(link.at)
            what = "picture" if elsewhere or (found and _is_shown(f".{found[1]}")) else "file"
            yield Named(source, (), what, unquote(re.split(r"[?#]", path)[0]), at)


def target(folder: str, name: str) -> str:
    """Where a file lies in the project that an SOP in a folder calls by a name."""
    return posixpath.normpath(posixpath.join(folder, name.partition("#")[0]))


def _told(beside: "_Beside", missing: Iterable[Named]) -> Iterator[Mistake]:
    """What is wrong with each file that is missing; a folder of another name is told once."""
    folders = set()
    for each in missing:
        message, hint = f"there is no {each.what} {quoted(each.name)}", beside.cure(each.name)
        if "//" in each.name:
            message = f"this {each.what} is on another site; a handbook carries its own"
            hint = OF_ITS_OWN
        elif each.name.startswith("www."):
            hint = f"If it is a page of the web, write https://{each.name}"
        elif OF_A_COMPUTER.match(each.name):
            message = f"{quoted(each.name)} is a path on one computer, which nobody else has"
        elif renamed := beside.renamed_folder(each.name):
            message, hint = renamed
            if renamed in folders:
                continue
            folders.add(renamed)
        yield Mistake(each.source, each.loc, message, hint, at=each.at)


_MANY = 200
"""Files in a folder above which looking for similar names takes longer than anybody gains."""


class _Beside:
    """What lies around an SOP, for names of files that are not there."""

    def __init__(self, project: Project, path: str, named: Sequence[Named]) -> None:
        self._project, self._path = project, path
        self._folder = posixpath.dirname(path)
        self._own = posixpath.basename(path).rpartition(".")[0]
        """The name of the folder that holds the pictures of this SOP, if it has one."""
        self._used = {target(self._folder, each.name) for each in named}

    def cure(self, name: str) -> str:
        """The file that was meant, or where it is looked for."""
        slashed = name.replace("\\", "/")
        base = posixpath.basename(slashed)
        if OF_A_COMPUTER.match(name):
            return its_own(self._path, name)
        wanted = target(self._project.docs if slashed[0] == "/" else self._folder, slashed.lstrip("/"))
        if slashed[0] == "/" and self._project.has(wanted):
            return f"Write where it lies from here: {posixpath.relpath(wanted, self._folder)}"
        if wanted.startswith(".."):
            return "It leads out of the handbook's folder; a handbook carries its own files."
        if slashed != name and self._project.has(wanted):
            return f"Write {slashed}, with a forward slash."
        folders = dict.fromkeys((posixpath.dirname(wanted), posixpath.join(self._folder, self._own), self._folder))
        for folder in folders:
            alike = self._alike(base, folder) if folder == posixpath.dirname(wanted) else self._same(base, folder)
            if alike:
                return f"Did you mean {posixpath.relpath(posixpath.join(folder, alike), self._folder)}?"
        if moved := self._elsewhere(wanted):
            return f"Did you mean {posixpath.relpath(moved, self._folder)}?"
        return f"It is looked for at {wanted}; capitals and small letters count."

    def renamed_folder(self, name: str) -> tuple[str, str] | None:
        """What is wrong and what to do where the file lies in a folder whose name is written in another way."""
        folder, base = posixpath.split(target(self._folder, name))
        above, wanted = posixpath.split(folder)
        if self._project.names(folder):
            return None
        for other in self._project.names(above):
            if _plain(other) == _plain(wanted) and self._project.has(posixpath.join(above, other, base)):
                return f"the folder is called {quoted(other)}, not {quoted(wanted)}", f"Rename it to {wanted}."
        return None

    def _elsewhere(self, wanted: str) -> str | None:
        """The file in a folder of the same name, or the only one of its own name: the SOP or the file was moved."""
        folder, base = posixpath.split(wanted)
        found = [path for path in self._project.called(base) if path not in self._used and self._project.has(path)]
        beside = [path for path in found if posixpath.basename(posixpath.dirname(path)) == posixpath.basename(folder)]
        near = beside or (found if len(found) == 1 else [])
        return min(near, key=lambda path: len(posixpath.relpath(path, self._folder)), default=None)

    def _alike(self, base: str, folder: str) -> str | None:
        """The file that was most likely meant; in a large folder only one that differs by its capitals."""
        if same := self._same(base, folder):
            return same
        names = self._project.names(folder)
        free = {
            name.rpartition(".")[0]: name
            for name in (names if len(names) <= _MANY else ())
            if _is_shown(name) == _is_shown(base) and not name.endswith(".md")
            if (path := posixpath.join(folder, name)) not in self._used and self._project.has(path)
        }
        near = nearest(base.rpartition(".")[0], free)
        return free[near] if near else None

    def _same(self, base: str, folder: str) -> str | None:
        found = (name for name in self._project.names(folder) if name.casefold() == base.casefold())
        return next((name for name in found if self._project.has(posixpath.join(folder, name))), None)


def _is_shown(name: str) -> bool:
    return name.rpartition(".")[2].lower() in _SHOWN


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "-", name.casefold())
