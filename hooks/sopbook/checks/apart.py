"""Entries of registers can be told apart by what they are called."""

from collections.abc import Iterator, Mapping
from typing import Any

from ..findings import Severity, quoted
from ..handbook import Handbook
from .rules import Mistake, rule

_NAMES: Mapping[str, tuple[str, ...]] = {
    "roles": ("name",),
    "tools": ("name",),
    "terms": ("term", "abbreviation"),
    "metrics": ("name", "abbreviation"),
    "objectives": ("name",),
    "standards": ("name",),
    "responses": ("title",),
    "macros": ("title",),
    "paths": ("title",),
}
"""What entries are called, by register; contacts may share a name, and service levels a severity."""


@rule("SOP343", severity=Severity.WARNING, whole=True)
def told_apart(handbook: Handbook) -> Iterator[Mistake]:
    """No two entries of a register are called the same."""
    for register, fields in _NAMES.items():
        entries: Mapping[str, Any] = getattr(handbook.registers, register)
        if (source := handbook.register_sources.get(register)) is None:
            continue
        for field in fields:
            first: dict[str, str] = {}
            for key, entry in entries.items():
                name = getattr(entry, field)
                plain = name if field == "abbreviation" or name is None else " ".join(name.casefold().split())
                if plain is None or (before := first.setdefault(plain, key)) == key:
                    continue
                message = f"{quoted(name)} is what {quoted(before)} is called already"
                hint = f"Say what is different, or keep one of the two: readers cannot tell {before} from {key}."
                yield Mistake(source, (key, field), message, hint)
