"""Settings that name what is not there: rules and roles that nobody knows, and folders."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..configuration import Configuration, bytes_in, configuration
from ..findings import Finding, Severity
from ..handbook import Handbook
from ..reading.nearest import nearest
from ..settings import Degree, Settings
from .rules import RULES


@dataclass(frozen=True, slots=True)
class Misfit:
    """One setting that does not fit: the way to it below `sopbook`, what is wrong and the cure."""

    loc: tuple[str, ...]
    code: str
    message: str
    cure: str
    key: bool = True
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """All of it on a line, where nobody knows its place in the file."""
        return f"{'.'.join(self.loc)}: {self.message}. {self.cure}"


def misfitting(handbook: Handbook, settings: Settings, name: str | None = None) -> list[Finding]:
    """Everything in the settings that does not fit the rules, folders and roles that there are, each at its place.

    `name` is that of the file that says so, where it is not the usual one.
    """
    root = handbook.project.root
    docs = root / handbook.project.docs
    wrong = [
        *misgraded(settings.rules),
        *_lost_folders(settings, root, docs),
        *_without_folder(settings, root, docs),
        *_unknown_owners(settings, handbook.registers.roles),
    ]
    written = configuration(partial(bytes_in, root), name)[0] if wrong else None
    return placed(wrong, written) if written else []


def placed(wrong: Iterable[Misfit], written: Configuration) -> list[Finding]:
    """Each at its place; what is inherited from a file for several handbooks need not all be in this one."""
    return sorted(
        written.finding(each.loc, each.code, each.message, each.cure, key=each.key, severity=each.severity)
        for each in wrong
        if each.severity is Severity.ERROR or written.says(each.loc)
    )


def fitting(settings: Settings) -> Settings:
    """The settings with no other grades than those that can be gone by."""
    wrong = {each.loc[1] for each in misgraded(settings.rules)}
    rules = {code: degree for code, degree in settings.rules.items() if code not in wrong}
    return settings.model_copy(update={"rules": rules}) if wrong else settings


def misgraded(chosen: Mapping[str, Degree]) -> Iterator[Misfit]:
    """Grades for rules that are not there, or that cannot be graded."""
    if not chosen:
        return
    from .against import COMPARISONS  # noqa: PLC0415 -- most handbooks grade no rule in their own way

    known = {**RULES, **COMPARISONS}
    for code, degree in chosen.items():
        loc = ("rules", code)
        if code not in known and code < "SOP100" and code.startswith("SOP0"):
            message = f"{code} is a mistake in a file that cannot be put aside"
            yield Misfit(loc, "SOP023", message, "Delete the line, and mend the mistakes where they are told.")
        elif code not in known:
            meant = _meant(code, known)
            cure = f"Did you mean {meant}?" if meant else "Every rule with its code is in the guide, under Rules."
            yield Misfit(loc, "SOP020", f"{code} is not a rule", cure)
        elif code in RULES and not RULES[code].suppressible and degree != "error":
            message = f"{code} stays an error: pages and quizzes need what it checks"
            yield Misfit(loc, "SOP023", message, "Delete the line.", key=False)


def _meant(code: str, known: Iterable[str]) -> str | None:
    """The rule that a code names in another form, or with letters in place of the digits that they look like."""
    digits = code.upper().replace("SOP", "", 1).translate(str.maketrans("OIL", "011")).strip(" -_")
    plain = f"SOP{digits}"
    return plain if plain in known else nearest(code, known)


def _lost_folders(settings: Settings, root: Path, docs: Path) -> Iterator[Misfit]:
    """Folders of SOPs, quizzes and registers that were set and are not there, so that nothing in them is read."""
    for name, around, what in (("sops", docs, "procedure"), ("registers", docs, "register"), ("quizzes", root, "quiz")):
        chosen = getattr(settings, name)
        if chosen == Settings.model_fields[name].default or (around / chosen).is_dir():
            continue
        where = (around / chosen).relative_to(root).as_posix()
        cure = f"Make the folder {where}, or delete the line."
        if (root / chosen).is_dir() and (root / chosen).is_relative_to(around):
            cure = f"Write {(root / chosen).relative_to(around).as_posix()}: it is looked for in {around.name}."
        elif meant := nearest(chosen, (each.name for each in around.iterdir() if each.is_dir())):
            cure = f"Did you mean {meant}?"
        message = f"there is no folder “{where}”, so no {what} is read"
        yield Misfit((name,), "SOP313", message, cure, key=False, severity=Severity.WARNING)


def _unknown_owners(settings: Settings, roles: Collection[str]) -> Iterator[Misfit]:
    """Roles that are asked about changes and are in no register; nobody knows where that has mistakes."""
    for role in settings.code_owners if roles else ():
        if role not in roles:
            meant = nearest(role, roles)
            cure = f"Did you mean {meant}?" if meant else "Add it to the register of roles, or delete the line."
            yield Misfit(("code_owners", role), "SOP302", f"there is no role “{role}”", cure, severity=Severity.WARNING)


def _without_folder(settings: Settings, root: Path, docs: Path) -> Iterator[Misfit]:
    """Areas that have a title, and no folder among the SOPs: git keeps none of which the last SOP has gone."""
    sops = docs / settings.sops
    for folder in settings.areas if sops.is_dir() else ():
        if (sops / folder).is_dir():
            continue
        there = sorted(each.name for each in sops.iterdir() if each.is_dir())
        where = (sops / folder).relative_to(root).as_posix() if sops.is_relative_to(root) else folder
        meant = nearest(folder, there)
        cure = f"Did you mean {meant}?" if meant else f"Make the folder {where}, or delete the line."
        message = f"there is no folder “{where}” for this area"
        yield Misfit(("areas", folder), "SOP313", message, cure, severity=Severity.INFO)
