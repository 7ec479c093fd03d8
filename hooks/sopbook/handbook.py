"""All SOPs, quizzes and registers of a project, linked both ways."""

from collections import defaultdict
from collections.abc import Collection, ItemsView, Iterator, KeysView, Mapping, ValuesView
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from .model.registers import Registers
from .model.sop import Sop
from .model.text import SopId
from .project import Project
from .reading.authored import AuthoredQuiz, AuthoredSop
from .reading.source import Source

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
        inside = self.uri(sop_id).removeprefix(f"{self.project.folder}/")
        return inside.partition("/")[0] if "/" in inside else ""

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
    ids |= {item.uses for item in sop.items}
    return {sop_id for sop_id in ids if sop_id is not None}
