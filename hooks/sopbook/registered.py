"""Names that stand for an entry of a register: the key that was meant by another name of it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from .findings import Finding
from .model.registers import Registers
from .model.text import Key
from .reading.cures import mended, nearest


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
