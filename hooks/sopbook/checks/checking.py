"""Running the rules: how grave each is in a handbook, and what its files allow themselves."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import quote

from ..collecting import without_collecting
from ..findings import Finding, Severity
from ..handbook import Handbook
from ..model.text import SopId
from ..reading.packing import TOGETHER
from ..reading.source import Source
from ..settings import Degree, Settings
from .addresses import where_sops_lie
from .allowing import granted, idle
from .misgraded import misgraded
from .rules import RULES, Mistake, forget


def check(handbook: Handbook, today: date, settings: Settings | None = None) -> list[Finding]:
    """Every breach of every rule that holds in this handbook, in the order of the files."""
    return Checker(today, settings or Settings()).check(handbook)


class Checker:
    """Checks a handbook, and again after an edit: then only what the edit touches, and what concerns the whole."""

    def __init__(self, today: date, settings: Settings, together: int = TOGETHER) -> None:
        self._together = together
        self._given = {"today": today, "limits": settings.limits}
        self._applied = degrees(settings.rules)
        self._handbook: Handbook | None = None
        self._by_file: dict[str, list[Finding]] = {}

    @without_collecting
    def check(self, handbook: Handbook) -> list[Finding]:
        """Every breach of every rule, in the order of the files."""
        self._by_file = {}
        for part in handbook.divided(self._together):
            self._by_file.update(_by_file(self._found(part, whole=False)))
        return self._judged(handbook)

    @without_collecting
    def check_again(self, handbook: Handbook, pictures: Collection[str] = ()) -> list[Finding]:
        """The same after nothing else has changed than SOPs, quizzes, and these pictures, by their names."""
        guessed = {
            path for path, found in self._by_file.items() if any(RULES[finding.code].guesses for finding in found)
        }
        touched = _touched(self._handbook, handbook, guessed, pictures) if self._handbook else None
        if touched is None:
            return self.check(handbook)
        found = _by_file(self._found(handbook.narrowed(touched), whole=False))
        edited = {source.path for sop_id in touched for source in _files(handbook, sop_id)}
        elsewhere = {source.path for sop_id in handbook.sops for source in _files(handbook, sop_id)} - edited
        self._by_file = {path: found for path, found in self._by_file.items() if path in elsewhere} | found
        return self._judged(handbook)

    def _judged(self, handbook: Handbook) -> list[Finding]:
        self._handbook = handbook
        found = [finding for findings in self._by_file.values() for finding in findings]
        left, used = granted(handbook, [*found, *self._found(handbook, whole=True)])
        forget()
        judged = {code for code, each in RULES.items() if each.suppressible and self._applied.get(code) != "off"}
        return sorted([*left, *_regraded(idle(handbook, used, judged), self._applied)])

    def _found(self, handbook: Handbook, *, whole: bool) -> Iterator[Finding]:
        """What the rules find in single files, or those that look at the whole handbook.

        It is told file after file, so that each is read once more only once, to say where its mistakes stand.
        """
        given = {**self._given, "handbook": handbook}
        found: list[tuple[Mistake, str, Severity]] = []
        for code, each in RULES.items():
            degree = self._applied.get(code, each.severity)
            if each.whole is whole and degree != "off":
                found += [(mistake, code, Severity(degree)) for mistake in each.breaches(given)]
        found.sort(key=lambda told: told[0].source.path)
        return (mistake.finding(code, severity) for mistake, code, severity in found)


def _by_file(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.path, []).append(finding)
    return found


def _files(handbook: Handbook, sop_id: SopId) -> Iterator[Source]:
    yield handbook.sops[sop_id].source
    if quiz := handbook.quizzes.get(sop_id):
        yield quiz.source


def _touched(before: Handbook, after: Handbook, guessed: Collection[str], pictures: Iterable[str]) -> set[SopId] | None:
    """The SOPs in which, or in whose quizzes, something else may be found than before; None when that is unknown.

    `guessed` are the files in which something was found whose cure may name what has come or gone.
    """
    if before.registers is not after.registers or before.unread or after.unread or before.doubtful or after.doubtful:
        return None
    if (
        not after.quizzes.keys() <= after.sops.keys()
        or where_sops_lie(before.project)[1] != where_sops_lie(after.project)[1]
    ):
        return None
    edited = _edited(before.sops, after.sops)
    touched = edited | _edited(before.quizzes, after.quizzes)
    for sop_id in edited:
        old, new = (known.sop(sop_id) if sop_id in known.sops else None for known in (before, after))
        if (old.supersedes if old else ()) != (new.supersedes if new else ()):
            return None
        if (old and old.status) != (new and new.status):
            touched |= {*before.referring.get(sop_id, ()), *after.referring.get(sop_id, ())}
    moved = _names(before, edited) ^ _names(after, edited)
    if names := {*moved, *pictures}:
        names |= {*map(quote, names)}
        naming = re.compile("|".join(map(_written, names)))
        touched |= {sop_id for sop_id in after.sops if _concerned(after, sop_id, names, naming, guessed)}
    return touched & after.sops.keys()


def _edited(before: Mapping[SopId, object], after: Mapping[SopId, object]) -> set[SopId]:
    return {key for key in before.keys() | after.keys() if before.get(key) is not after.get(key)}


def _names(handbook: Handbook, ids: Iterable[SopId]) -> set[str]:
    """What others call SOPs, and the quizzes that there are: by their ids, and by the names of their files."""
    there = [sop_id for sop_id in ids if sop_id in handbook.sops]
    return {*there, *(PurePosixPath(handbook.sops[sop_id].source.path).stem for sop_id in there)}


def _written(name: str) -> str:
    """How others write a name: where that of a file is a word, most texts that have the word mean no file."""
    is_no_word = name.upper() == name or "." in name
    return re.escape(name) if is_no_word else rf"(?<![\w-]){re.escape(name)}(?=\.md|\.html|[/#?)\"'>]|\s*$)"


def _concerned(
    handbook: Handbook, sop_id: SopId, names: Collection[str], naming: re.Pattern[str], guessed: Collection[str]
) -> bool:
    """Whether the files about an SOP name something, or something was found in them whose cure may be another now."""
    return any(source.path in guessed or _names_one(source, names, naming) for source in _files(handbook, sop_id))


def _names_one(source: Source, names: Collection[str], naming: re.Pattern[str]) -> bool:
    text = "\n".join(source.lines)
    found = [name for name in names if name in text]  # a pattern takes its time, and hardly any text has one of them
    return any(name in line and naming.search(line) for name in found for line in source.lines)


def compared(findings: Iterable[Finding], settings: Settings) -> list[Finding]:
    """The findings about a change, as grave as this handbook takes them."""
    return sorted(_regraded(findings, degrees(settings.rules)))


def degrees(chosen: Mapping[str, Degree]) -> Mapping[str, Degree]:
    """How grave rules are that a team grades in its own way; `ValueError` for what cannot be chosen, a line each."""
    if chosen and (wrong := [*misgraded(chosen)]):
        raise ValueError("\n".join(map(str, wrong)))
    return chosen


def _regraded(findings: Iterable[Finding], degrees: Mapping[str, Degree]) -> Iterator[Finding]:
    for finding in findings:
        degree = degrees.get(finding.code, finding.severity)
        if degree != "off":
            yield finding if degree == finding.severity else replace(finding, severity=Severity(degree))
