"""All SOPs, quizzes and registers of a project, linked both ways."""

from collections import defaultdict
from collections.abc import Callable, Collection, ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from dataclasses import dataclass, replace
from functools import cached_property, partial
from hashlib import sha256
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any, TypeVar

from .collecting import without_collecting
from .duplicates import ID, QUIZ, Claimed
from .findings import Finding, Severity, quoted
from .model.registers import Registers
from .model.sop import Sop
from .model.text import SopId
from .project import Project
from .reading.authored import AuthoredQuiz, AuthoredSop, read_quiz, read_register, read_sop
from .reading.packing import Pack
from .reading.source import Source, read_markdown
from .registered import NO_REGISTERS, by_register
from .symlinks import Astray

T = TypeVar("T")


@dataclass(frozen=True)
class Handbook:
    """The authored values of a project by id; what can be computed from them is computed here once."""

    project: Project
    sops: Mapping[SopId, AuthoredSop]
    quizzes: Mapping[SopId, AuthoredQuiz]
    registers: Registers
    register_sources: Mapping[str, Source]
    unread: tuple[Source, ...] = ()
    """SOPs with mistakes in their fields, as far as they can be read: what they name is looked up all the same."""
    doubtful: frozenset[SopId] = frozenset()
    """SOPs that can be read, though something in them is written twice or has no clear end."""

    def sop(self, sop_id: str) -> Sop:
        """The procedure with that id; `KeyError` when there is none."""
        return self.sops[SopId(sop_id)].sop

    def title(self, sop_id: str) -> str:
        """The title of the procedure with that id."""
        return self.sop(sop_id).title

    @cached_property
    def ids(self) -> KeysView[SopId]:
        """The ids of all SOPs, and not only of those that are gone through."""
        return self.sops.keys()

    def uri(self, sop_id: str) -> str:
        """The path of an SOP's page inside the docs folder."""
        return self.project.uri(self.sops[SopId(sop_id)].source.path)

    def area(self, sop_id: str) -> str:
        """The folder of an SOP below the folder of all SOPs, `""` when it lies right there."""
        folders = self.uri(sop_id).split("/")[1:-1]
        return folders[0] if folders else ""

    @cached_property
    def areas(self) -> Mapping[str, tuple[Sop, ...]]:
        """The SOPs of each area, by id."""
        areas: dict[str, list[Sop]] = defaultdict(list)
        for sop_id in sorted(self.sops):
            areas[self.area(sop_id)].append(self.sop(sop_id))
        return MappingProxyType({area: tuple(sops) for area, sops in sorted(areas.items())})

    @cached_property
    def superseded_by(self) -> Mapping[SopId, SopId]:
        """The SOP that took the place of an older one, by the id of the older."""
        return MappingProxyType(
            {old: sop_id for sop_id, authored in self.sops.items() for old in authored.sop.supersedes}
        )

    @cached_property
    def referring(self) -> Mapping[SopId, tuple[SopId, ...]]:
        """The SOPs that refer to an SOP, by its id."""
        referring: dict[SopId, list[SopId]] = defaultdict(list)
        for sop_id in sorted(self.sops):
            for target in sorted(referred(self.sop(sop_id))):
                referring[target].append(sop_id)
        return MappingProxyType({target: tuple(ids) for target, ids in referring.items()})

    @cached_property
    def lost(self) -> frozenset[SopId]:
        """The SOPs that refer to one that is not there."""
        return frozenset(sop_id for target, ids in self.referring.items() if target not in self.ids for sop_id in ids)

    def narrowed(self, ids: Collection[SopId], unread: tuple[Source, ...] = ()) -> "Handbook":
        """The same handbook to go through: only these SOPs and their quizzes, while all can be looked up."""
        part = replace(self, sops=_Some(self.sops, ids), quizzes=_Some(self.quizzes, ids), unread=unread)
        part.__dict__.update({name: getattr(self, name) for name in ("ids", "superseded_by", "referring", "lost")})
        return part

    def divided(self, number: int) -> Iterator["Handbook"]:
        """The same handbook to go through in parts of so many SOPs with their quizzes; what is unread is in the first.

        To go through all of them for rule after rule is slow: what one rule has looked at is not at hand any more when
        the next one asks for it.
        """
        ids = [*dict.fromkeys((*self.sops, *self.quizzes))]
        for at in range(0, max(1, len(ids)), number):
            yield self.narrowed(ids[at : at + number], () if at else self.unread)

    def let_go(self) -> None:
        """Keep no trees of the files any longer: pages are made from values alone."""
        for source in (*(each.source for each in self.sops.values()), *(each.source for each in self.quizzes.values())):
            source.let_go()

    def related(self, sop: Sop) -> tuple[SopId, ...]:
        """The ids of the SOPs that this one refers to outside its reference list, and those that refer to it."""
        listed = {reference.sop for reference in sop.references}
        ids = (referred(sop) | set(self.referring.get(sop.id, ()))) - listed - {sop.id}
        return tuple(other for other in sorted(ids) if other in self.sops)


class _Some(Mapping[SopId, T]):
    """A mapping of which only some keys are gone through."""

    def __init__(self, known: Mapping[SopId, T], keys: Collection[SopId]) -> None:
        self._known, self._some = known, {key: known[key] for key in keys if key in known}

    def __getitem__(self, key: SopId) -> T:
        return self._known[key]

    def __iter__(self) -> Iterator[SopId]:
        return iter(self._some)

    def __len__(self) -> int:
        return len(self._known)

    def values(self) -> ValuesView[T]:
        return self._some.values()

    def items(self) -> ItemsView[SopId, T]:
        return self._some.items()


def referred(sop: Sop) -> set[SopId]:
    """The ids of all SOPs that an SOP names in its data: references, training, and steps that are another SOP."""
    ids = {reference.sop for reference in sop.references} | set(sop.supersedes)
    ids |= {step.uses for step in sop.steps}
    ids |= set(sop.prerequisites.training) if sop.prerequisites else set()
    ids |= {getattr(node, "uses", None) for node in sop.workflow.nodes.values()} if sop.workflow else set()
    ids |= {item.uses for phase in sop.checklist.phases for item in phase.items} if sop.checklist else set()
    return {sop_id for sop_id in ids if sop_id is not None}


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
    claimed_sops: Claimed[AuthoredSop] = Claimed(project.root, ID)
    unread: list[Source] = []
    doubtful: set[SopId] = set()
    for path, raw in _contents(project, project.sops, findings):
        authored, found = read_sop_once(path, raw)
        findings += found
        if authored is not None:
            claimed_sops.add(authored.sop.id, authored)
            if found:
                doubtful.add(authored.sop.id)
        elif (source := read_markdown(path, raw, partly=True)[0]) is not None:
            unread.append(source)
    claimed_quizzes: Claimed[AuthoredQuiz] = Claimed(project.root, QUIZ)
    for path, raw in _contents(project, project.quizzes, findings):
        quiz, found = read_quiz_once(path, raw)
        findings += found
        if quiz is not None:
            claimed_quizzes.add(quiz.quiz.sop, quiz)
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


def read_again(handbook: Handbook, paths: Collection[str], shelf: Shelf) -> Handbook | None:
    """The handbook after an edit of these files; None when one has mistakes, or is about another SOP than before."""
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
        except OSError as error:
            message = f"this file cannot be read: {error.strerror}"
            hint = "Close the program that holds it, or ask whoever keeps the folder for the right to read it."
            findings.append(Finding(path, 1, 1, "SOP033", Severity.ERROR, message, hint))


def _stray(path: str) -> Finding:
    name = PurePosixPath(path).name
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
