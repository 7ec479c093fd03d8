"""The reading of a whole handbook: every file of it once, and every mistake that was found on the way."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any, TypeVar

from .collecting import without_collecting
from .duplicates import ID, QUIZ, Claimed
from .findings import Finding, Severity, quoted
from .handbook import Handbook
from .model.registers import Registers
from .model.text import SopId
from .project import Project, is_index
from .reading.authored import AuthoredQuiz, AuthoredSop, read_quiz, read_register, read_sop
from .reading.packing import Pack
from .reading.source import Source, read_markdown
from .registered import NO_REGISTERS, by_register
from .symlinks import Astray

T = TypeVar("T")


class Shelf:
    """The files that have been read before: one with the same bytes is the same value, not only an equal one."""

    def __init__(self) -> None:
        self._read: dict[str, tuple[bytes, Any]] = {}
        self._registers: tuple[list[bytes], tuple[Registers, dict[str, Source], list[Finding]]] | None = None

    def reading(self, read: Callable[[str, bytes], T]) -> Callable[[str, bytes], T]:
        """The same reading of files, which is done once for the same bytes at the same path."""

        def again(path: str, raw: bytes) -> T:
            digest = sha256(raw).digest()
            if self._read.get(path, (None,))[0] != digest:
                self._read[path] = (digest, read(path, raw))
            found: T = self._read[path][1]
            return found

        return again

    def registers(self, project: Project) -> tuple[Registers, dict[str, Source], list[Finding]]:
        """All registers, the same value as long as none of them changes."""
        unread: list[Finding] = []
        raw = dict(_contents(project, project.registers, unread))
        digests = [path.encode() + sha256(content).digest() for path, content in raw.items()]
        if self._registers is None or self._registers[0] != digests:
            self._registers = (digests, _read_registers(raw))
        registers, sources, found = self._registers[1]
        return registers, sources, found + unread


@without_collecting
def read_handbook(
    project: Project, shelf: Shelf | None = None, *, sparing: bool = False
) -> tuple[Handbook, list[Finding]]:
    """Read every file of a project: what could be read, and every mistake that was found on the way.

    A `sparing` reading keeps no text of a file; where there is something to tell, the file is read again. Trees are
    packed, so that no more than a few are there at a time.
    """
    how: dict[str, Any] = {"reread": project.read, "pack": Pack()} if sparing else {}
    once = shelf.reading if shelf else _as_it_is
    read_sop_once, read_quiz_once = once(partial(read_sop, **how)), once(partial(read_quiz, **how))
    findings = [*map(_stray, project.strays), *map(_astray, project.astray)]
    claimed_sops, unread, doubtful = _claimed_sops(project, read_sop_once, findings)
    claimed_quizzes = _claimed_quizzes(project, read_quiz_once, findings)
    sops, found = claimed_sops.settled()
    findings += found
    quizzes, found = claimed_quizzes.settled()
    findings += found
    if claimed_sops.doubled:  # nobody can tell which of the files the quiz is about
        quizzes = {sop_id: quiz for sop_id, quiz in quizzes.items() if sop_id not in claimed_sops.doubled}
    registers, sources, found = (shelf or Shelf()).registers(project)
    known = MappingProxyType(sops), MappingProxyType(quizzes), registers, MappingProxyType(sources)
    handbook = Handbook(project, *known, tuple(unread), frozenset(doubtful))
    return handbook, [by_register(finding, registers) for finding in findings + found]


_Reading = Callable[[str, bytes], tuple[T | None, list[Finding]]]
"""What a file of a kind holds, if it can be read, and the mistakes in it; by its path and its bytes."""


def _claimed_sops(
    project: Project, read: _Reading[AuthoredSop], findings: list[Finding]
) -> tuple[Claimed[AuthoredSop], list[Source], set[SopId]]:
    """SOPs by what they claim, the files that are none yet, and the ids of SOPs in which something was found."""
    claimed: Claimed[AuthoredSop] = Claimed(project.root, ID)
    unread: list[Source] = []
    doubtful: set[SopId] = set()
    for path, raw in _contents(project, project.sops, findings):
        authored, found = read(path, raw)
        findings += found
        if authored is not None:
            claimed.add(authored.sop.id, authored)
            if found:
                doubtful.add(authored.sop.id)
        elif (source := read_markdown(path, raw, partly=True)[0]) is not None:
            unread.append(source)
    return claimed, unread, doubtful


def _claimed_quizzes(project: Project, read: _Reading[AuthoredQuiz], findings: list[Finding]) -> Claimed[AuthoredQuiz]:
    claimed: Claimed[AuthoredQuiz] = Claimed(project.root, QUIZ)
    for path, raw in _contents(project, project.quizzes, findings):
        quiz, found = read(path, raw)
        findings += found
        if quiz is not None:
            claimed.add(quiz.quiz.sop, quiz)
    return claimed


def read_again(handbook: Handbook, paths: Collection[str], shelf: Shelf) -> Handbook | None:
    """The handbook after an edit of these files; None when one has mistakes, is about another SOP than before, or has
    gone meanwhile.
    """
    try:
        return _read_again(handbook, paths, shelf)
    except FileNotFoundError:
        return None


def _read_again(handbook: Handbook, paths: Collection[str], shelf: Shelf) -> Handbook | None:
    project, sops, quizzes = handbook.project, {**handbook.sops}, {**handbook.quizzes}
    ids = {authored.source.path: sop_id for known in (sops, quizzes) for sop_id, authored in known.items()}
    for path in paths:
        if path in project.quizzes:
            quiz, found = shelf.reading(read_quiz)(path, project.read(path))
            if found or quiz is None or quiz.quiz.sop != ids.get(path):
                return None
            quizzes[quiz.quiz.sop] = quiz
        elif path not in project.registers:
            authored, found = shelf.reading(read_sop)(path, project.read(path))
            if found or authored is None or authored.sop.id != ids.get(path):
                return None
            sops[authored.sop.id] = authored
    again = replace(handbook, sops=MappingProxyType(sops), quizzes=MappingProxyType(quizzes))
    if not {*paths}.isdisjoint(project.registers):
        registers, sources, found = shelf.registers(project)
        if found:
            return None
        again = replace(again, registers=registers, register_sources=MappingProxyType(sources))
    return again


def _as_it_is(read: Callable[[str, bytes], T]) -> Callable[[str, bytes], T]:
    return read


def _contents(project: Project, paths: Iterable[str], findings: list[Finding]) -> Iterator[tuple[str, bytes]]:
    """Each file with its bytes; one that cannot be read is told, and passed over."""
    for path in paths:
        try:
            yield path, project.read(path)
        except FileNotFoundError:  # it was there a moment ago: git is changing branches, or somebody moves a folder
            continue
        except OSError as error:
            message = f"this file cannot be read: {error.strerror}"
            hint = "Close the program that holds it, or ask whoever keeps the folder for the right to read it."
            findings.append(Finding(path, 1, 1, "SOP033", Severity.ERROR, message, hint))


def _stray(path: str) -> Finding:
    name = PurePosixPath(path).name
    if is_index(name):
        message = f"{quoted(name)} is not read as an SOP: it is the page of its folder"
        own = PurePosixPath(path).parent.name
        return Finding(path, 1, 1, "SOP031", Severity.ERROR, message, f"Give it a name of its own, such as {own}.md.")
    shown = PurePosixPath(name.removesuffix(".txt"))
    right = shown.with_suffix(".yml" if shown.suffix.casefold() in {".yml", ".yaml"} else ".md")
    message = f"{quoted(name)} is not read: its name does not end in {right.suffix}"
    hint = f"Give it the name {right}."
    if name.endswith(".txt"):
        hint += " Let the file manager show the endings of names, to see the one that an editor has added."
    return Finding(path, 1, 1, "SOP031", Severity.ERROR, message, hint)


def _astray(link: Astray) -> Finding:
    name = PurePosixPath(link.path).name
    return Finding(link.path, 1, 1, "SOP032", Severity.ERROR, f"{quoted(name)} is {link.wrong}", link.cure)


def _read_registers(raw: Mapping[str, bytes]) -> tuple[Registers, dict[str, Source], list[Finding]]:
    registers, sources, findings = NO_REGISTERS, {}, []
    places: dict[str, str] = {}
    for path, content in sorted(raw.items(), key=lambda item: item[0].count("/")):
        name = PurePosixPath(path).stem
        if (place := places.setdefault(name, path)) != path:
            message = f"the register {quoted(name)} is there already: {place}"
            hint = "Move the entries there, and delete this file."
            findings.append(Finding(path, 1, 1, "SOP030", Severity.ERROR, message, hint))
            continue
        register, found = read_register(name, path, content)
        findings += found
        if register is not None:
            registers = registers.model_copy(update={name.replace("-", "_"): register.entries})
            sources[name] = register.source
    return registers, sources, findings
