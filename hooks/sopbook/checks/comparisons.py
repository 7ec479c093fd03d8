"""Two states of a handbook side by side, and how a rule about them is written, found and run."""

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from ..changes import Change, attachment_changes, changes, contact_changes
from ..findings import Finding, Severity
from ..handbook import Handbook
from ..model.sop import Revision
from ..model.text import SopId
from ..reading.authored import AuthoredSop
from ..reading.source import Source
from ..reading.tree import Path
from .parts import texts


@dataclass(frozen=True, slots=True)
class Breach:
    """What a rule yields: the place in the newer files, what is wrong and the cure."""

    path: str
    loc: Path
    message: str
    hint: str
    key: bool = False
    line: int | None = None

    def finding(self, source: Source | None, rule: "Comparison") -> Finding:
        """The breach as a finding; without a source the file is gone."""
        if source is None:
            return Finding(self.path, 1, 1, rule.code, rule.severity, self.message, self.hint)
        if self.line is not None:
            return source.finding_at(self.line, 1, rule.code, self.message, self.hint, severity=rule.severity)
        return source.finding(self.loc, rule.code, self.message, self.hint, severity=rule.severity, key=self.key)


@dataclass(frozen=True)
class Pair:
    """One SOP as it was and as it is."""

    old: AuthoredSop
    new: AuthoredSop
    quiz_changed: bool
    attachments: tuple[Change, ...] = ()
    contacts: tuple[Change, ...] = ()
    """What changed in how to reach those whom the SOP sends cases to."""

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Every difference of the SOP itself, its papers and pictures included."""
        return (*changes(self.old, self.new), *self.attachments)

    @property
    def in_force(self) -> bool:
        """Whether people work by the older version; a draft may change as it likes until then."""
        return self.old.sop.status in {"approved", "retired"}

    @cached_property
    def new_revisions(self) -> tuple[tuple[int, Revision], ...]:
        """The revisions that the older version did not have, with their place in the list."""
        known = {revision.version for revision in self.old.sop.revisions}
        return tuple(
            (at, revision) for at, revision in enumerate(self.new.sop.revisions) if revision.version not in known
        )

    @cached_property
    def lost_parts(self) -> dict[str, str]:
        """The ids of steps, nodes, items and questions that are gone, with what they said."""
        now = texts(self.new.sop)
        return {part_id: text for part_id, text in texts(self.old.sop).items() if part_id not in now}

    @cached_property
    def renamed(self) -> tuple[tuple[str, str], ...]:
        """Ids that went and ids that came with the same words, or nearly the same."""
        now = texts(self.new.sop)
        came = [part_id for part_id in now if part_id not in texts(self.old.sop)]
        found = []
        for old, text in self.lost_parts.items():
            new = next((new for new in came if SequenceMatcher(None, text, now[new]).ratio() > 0.9), None)
            if new is not None and len(text.split()) > 2:
                came.remove(new)
                found.append((old, new))
        return tuple(found)


@dataclass(frozen=True)
class Versions:
    """An earlier state of a handbook and this one."""

    old: Handbook
    new: Handbook

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The SOPs that are in both states and differ, or whose quiz does."""
        found = []
        for sop_id in sorted({*self.old.sops} & {*self.new.sops}):
            old, new = self.old.sops[sop_id], self.new.sops[sop_id]
            quiz = self._quiz_changed(sop_id)
            files = tuple(attachment_changes(old, new, self.old.project, self.new.project))
            contacts = self._contacts.get(sop_id, ())
            if quiz or files or contacts or old.sop != new.sop or old.body != new.body:
                found.append(Pair(old, new, quiz, files, contacts))
        return tuple(found)

    @cached_property
    def _contacts(self) -> Mapping[SopId, tuple[Change, ...]]:
        return contact_changes(self.old, self.new)

    def _quiz_changed(self, sop_id: SopId) -> bool:
        old, new = self.old.quizzes.get(sop_id), self.new.quizzes.get(sop_id)
        return (old.quiz if old else None) != (new.quiz if new else None)


Check = Callable[[Versions], Iterable[Breach]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One rule: its code, how grave a breach is, and what it says (the first line of its docstring)."""

    code: str
    severity: Severity
    says: str
    breaches: Check


COMPARISONS: dict[str, Comparison] = {}
"""Every rule by its code."""


def comparison(code: str, *, severity: Severity = Severity.ERROR) -> Callable[[Check], Check]:
    """Make a function the rule of that code; `ValueError` when the code is taken."""

    def register(breaches: Check) -> Check:
        if code in COMPARISONS:
            raise ValueError(f"{code} is the code of another rule")
        COMPARISONS[code] = Comparison(code, severity, (inspect.getdoc(breaches) or "").split("\n")[0], breaches)
        return breaches

    return register


def against(old: Handbook, new: Handbook) -> Iterator[Finding]:
    """What is wrong with the way from an earlier state of a handbook to this one, in the order of the files."""
    versions = Versions(old, new)
    sources = {authored.source.path: authored.source for authored in new.sops.values()}
    sources |= {authored.source.path: authored.source for authored in new.quizzes.values()}
    sources |= {source.path: source for source in new.register_sources.values()}
    found = [
        breach.finding(sources.get(breach.path), rule)
        for rule in COMPARISONS.values()
        for breach in rule.breaches(versions)
    ]
    yield from sorted(found)
