"""Names that point at something: how they are looked up, and what was meant by one that is not there."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches

from ..findings import quoted
from ..handbook import Handbook
from ..model.sop import Sop
from ..model.text import Key
from ..reading.nearest import nearest
from ..reading.source import Source
from ..registered import key_meant
from .rules import Mistake, once_for_all, values, written

Meant = Callable[[str, Iterable[str]], str | None]
"""The name among others that was most likely meant by one that is not there."""


def unknown(  # noqa: PLR0913 -- what a name is looked up in, and how it is told
    source: Source, patterns: Iterable[str], known: Collection[str], what: str, where: str, *, meant: Meant = nearest
) -> Iterator[Mistake]:
    """A mistake for each name at the patterns that is not among the known ones."""
    if all(name in known for name in values(source.data, *patterns)):
        return
    for pattern in patterns:
        for loc, name in written(source.data, pattern):
            if name not in known:
                hint = cure(str(name), known, where, meant)
                yield Mistake(source, loc, f"there is no {what} {quoted(str(name))}", hint)


def in_part(  # noqa: PLR0913 -- as `unknown`
    source: Source, patterns: Iterable[str], known: Collection[str], what: str, where: str, *, meant: Meant = nearest
) -> Iterator[Mistake]:
    """As `unknown`, for an SOP with other mistakes in it: what is no name at all was told already."""
    for pattern in patterns:
        for loc, name in written(source.data, pattern):
            if loc not in source.refused and _is_key(name) and name not in known:
                yield Mistake(source, loc, f"there is no {what} {quoted(name)}", cure(name, known, where, meant))


def _is_key(name: object) -> bool:
    return isinstance(name, str) and Key.form.fullmatch(name) is not None


def called(entries: Mapping[Key, object]) -> Meant:
    """The entry of a register that is called as somebody has written, or nearly."""
    return lambda written, _: key_meant(written, entries)


def sop_meant(sop_id: str, known: Iterable[str]) -> str | None:
    """The id that was most likely meant: letters that are nearly the same, with the same number.

    Ids are alike by their make, and another number is another procedure: `CS-QUE-001` was not meant for `CS-REF-001`.
    """
    letters, _, number = sop_id.rpartition("-")
    numbered = {
        other.rpartition("-")[0]: other for other in known if _count(other.rpartition("-")[2]) == _count(number)
    }
    near = get_close_matches(letters, numbered, n=1, cutoff=0.8)
    return numbered[near[0]] if near else None


def _count(number: str) -> str:
    return number.lstrip("0")


def cure(name: str, known: Collection[str], where: str, meant: Meant = nearest) -> str:
    """The name that was most likely meant, or those there are when they are few."""
    if suggestion := meant(name, known):
        return f"Did you mean {suggestion}?"
    if 0 < len(known) <= 12:
        return f"{where} has {', '.join(dict.fromkeys(known))}."
    if known and where.endswith(".yml"):
        return f"{where} has {', '.join(list(known)[:12])}, …: write one that it has, or add it there."
    return f"{where} does not have it: add it there, or write one that it has."


@once_for_all
def parts(handbook: Handbook) -> Mapping[str, tuple[str, ...]]:
    """The ids of what each procedure is made of, by its id."""
    return {sop_id: part_ids(authored.sop) for sop_id, authored in handbook.sops.items()}


def part_ids(sop: Sop) -> tuple[str, ...]:
    """The ids of what a procedure is made of: steps, workflow nodes, checklist items, questions answered."""
    return tuple([part_id for part_id, _ in sop.parts])


def every_sop_is_read(handbook: Handbook) -> bool:
    """Whether all ids are known; a file with errors hides its id, and links to it would seem broken."""
    project = handbook.project
    return len(handbook.sops) == len(project.sops) and not any(map(_MARKDOWN.search, project.strays))


_MARKDOWN = re.compile(r"\.m[^./]*(\.txt)?$", re.IGNORECASE)
"""An ending of a file that was meant to be read as an SOP."""
