"""Names that stand for an entry of a register: the key that was meant by another name of it, and entries that no
register gives."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from .findings import Finding
from .model.base import Authored
from .model.registers import Metric, Objective, Registers, Role, Standard, Tool
from .model.text import Key
from .reading.cures import mended
from .reading.nearest import nearest
from .wording import words

Entry = TypeVar("Entry", bound=Authored)


def key_meant(written: str, entries: Mapping[Any, object]) -> str | None:
    """The key of the entry that was meant: one nearly spelled so, or that of the entry which is called so."""
    slug = _slug(written)
    if slug in entries:
        return slug
    called: dict[str, str] = {
        _slug(str(getattr(entry, "name", getattr(entry, "title", "")))): key for key, entry in entries.items()
    }
    if slug in called:
        return called[slug]
    if near := nearest(slug, entries):
        return near
    name = nearest(slug, [name for name in called if name])
    return called[name] if name else None


def _slug(written: str) -> str:
    return mended(written, Key) or written


def by_register(finding: Finding, registers: Registers) -> Finding:
    """A finding about a name that is no key, with the key of the register as its cure and not any name of that form."""
    if finding.named is None:
        return finding
    register, written = finding.named
    entries: Mapping[Any, object] = getattr(registers, register)
    if not entries:
        return finding
    if near := key_meant(written, entries):
        return replace(finding, hint=f"Write {near}")
    person = ", never a person" if register == "roles" else ""
    return replace(finding, hint=f"Write a key of {register}.yml{person}: such as {next(iter(entries))}")


class Unregistered(dict[Any, Entry]):
    """A register that a handbook does not have: it holds nothing, and knows every entry by its key alone."""

    def __init__(self, entry: type[Entry]) -> None:
        super().__init__()
        self._entry = entry

    def __missing__(self, key: str) -> Entry:
        """The key as words, and that nothing more is known."""
        untold = {name: _UNTOLD for name, told in self._entry.model_fields.items() if told.is_required()}
        return self._entry.model_validate(untold | {"name": words(key).capitalize()})

    def __reduce__(self) -> tuple[type["Unregistered[Entry]"], tuple[type[Entry]]]:
        return type(self), (self._entry,)


_UNTOLD = "not described yet"

NO_REGISTERS = Registers().model_copy(
    update={
        "roles": Unregistered(Role),
        "tools": Unregistered(Tool),
        "metrics": Unregistered(Metric),
        "standards": Unregistered(Standard),
        "objectives": Unregistered(Objective),
    }
)
"""What a handbook without any register has: what SOPs name has a name all the same."""
