"""The name among others that was most likely meant by one that is not there."""

import difflib
import re
from collections.abc import Iterable

_SYNONYMS = {
    "action": ("do",),
    "active": ("approved",),
    "archived": ("retired",),
    "current": ("approved",),
    "deprecated": ("retired",),
    "effective": ("approved",),
    "final": ("approved",),
    "in-force": ("approved",),
    "in-progress": ("draft",),
    "live": ("approved",),
    "obsolete": ("retired",),
    "published": ("approved",),
    "released": ("approved",),
    "superseded": ("retired",),
    "under-review": ("in-review",),
    "valid": ("approved",),
    "wip": ("draft",),
    "withdrawn": ("retired",),
    "a": ("accountable",),
    "activity": ("do",),
    "answer": ("a", "goto", "accept"),
    "answers": ("accept",),
    "author": ("owner",),
    "body": ("a", "text", "do"),
    "c": ("consulted",),
    "code": ("id",),
    "condition": ("if",),
    "content": ("do", "text"),
    "deadline": ("within", "until"),
    "description": ("does", "what", "meaning", "purpose", "do", "definition"),
    "duration": ("within",),
    "explanation": ("explain",),
    "feedback": ("why", "explain"),
    "frequency": ("measured", "every"),
    "i": ("informed",),
    "instruction": ("do",),
    "item": ("items",),
    "label": ("title", "name", "text"),
    "name": ("title", "id", "term"),
    "next": ("goto",),
    "number": ("id",),
    "otherwise": ("else",),
    "pass-mark": ("pass",),
    "phone-number": ("phone",),
    "question": ("q", "ask"),
    "questions": ("faq",),
    "r": ("responsible",),
    "reason": ("why",),
    "responsible": ("role", "owner"),
    "retention": ("keep",),
    "right": ("correct",),
    "solution": ("do",),
    "src": ("image",),
    "tel": ("phone",),
    "telephone": ("phone",),
    "text": ("do", "body", "a"),
    "time": ("within",),
    "timeout": ("within",),
    "type": ("format", "kind"),
    "who": ("role",),
}
"""What people write for a field when they have not looked it up."""


def nearest(written: str, names: Iterable[str]) -> str | None:
    """The name that was most likely meant, or None."""
    known = {_folded(name): name for name in names}
    folded = _folded(written)
    close = difflib.get_close_matches(folded[:80], known, n=1, cutoff=0.66)
    if close:
        return known[close[0]]
    return next((known[other] for other in _SYNONYMS.get(folded, ()) if other in known), None)


def _folded(name: str) -> str:
    return re.sub(r"[\s_]+", "-", name.strip().lower())
