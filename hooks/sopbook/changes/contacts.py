"""Contacts that procedures send cases to: a number that changed is a change for whoever follows the procedure."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from ..handbook import Handbook
from ..model.registers import Contact
from ..model.text import Key, SopId
from .change import Change
from .documents import changes


def contact_changes(old: Handbook, new: Handbook) -> Mapping[SopId, tuple[Change, ...]]:
    """By SOP, what changed in how to reach those whom it sends cases to: with another number, or with none any more."""
    roles: dict[Key, list[Change]] = defaultdict(list)
    if not old.register_sources.get("contacts") or not new.register_sources.get("contacts"):
        return {}
    for change in changes(old.registers, new.registers):
        new_entry = change.kind == "added" and len(change.path) == 2
        if change.path[0] == "contacts" and change.weight == "material" and not new_entry:
            for role in _roles(change, old.registers.contacts, new.registers.contacts):
                roles[role].append(change)
    found = {}
    for sop_id, authored in new.sops.items() if roles else ():
        told = {change.path: change for role in authored.sop.receivers for change in roles.get(role, ())}
        if told:
            found[sop_id] = tuple(told.values())
    return found


def _roles(change: Change, old: Mapping[Key, Contact], new: Mapping[Key, Contact]) -> set[Key]:
    """The roles that can be reached in another way since a change; none when the entry got another key only."""
    key: Any = change.path[1]
    was, now = old.get(key), new.get(key)
    if was is not None and now is None and was in new.values():
        return set()
    return {contact.role for contact in (was, now) if contact}
