"""Values of the right kind and the wrong form, told to an editor: names, ids, nodes, and what the model itself asks."""

from dataclasses import replace
from typing import Any

from ..findings import Finding, quoted
from ..model.text import Key, SopId
from .characters import unseen
from .cures import advice, mended
from .meanings import RULE_HINTS
from .nearest import nearest
from .refusal import Refusal
from .shapes import scalar, strip

_NODES = 12
"""Names of nodes that a hint lists, where none of them is nearer than the others."""


def own_words(refusal: Refusal) -> Finding:
    """A rule of the model itself, whose message is meant for editors."""
    message = str(refusal.context["error"])
    wanted = scalar(refusal.wanted)
    if isinstance(refusal.value, str) and (odd := unseen(refusal.value)):
        message = f"there is {odd} in {quoted(refusal.value)}"
        return refusal.finding("SOP024", message, _form_hint(refusal.value, wanted) or "Delete it.")
    if marked := _not_one_right(refusal):
        return marked
    if cure := getattr(refusal.context["error"], "cure", None):
        return refusal.finding("SOP024", message, cure)
    if wanted is None or not isinstance(refusal.value, str):
        return refusal.finding("SOP028", message, RULE_HINTS.get(getattr(strip(refusal.wanted), "__name__", "")))
    if issubclass(wanted, SopId) and refusal.path[-1] != "id" and not mended(refusal.value, wanted):
        hint = "Write the number of the SOP, as it stands at the top of its page, such as CS-REF-001."
        return refusal.finding("SOP024", message, hint)
    if issubclass(wanted, Key):
        return _no_key(refusal, message, refusal.value)
    return refusal.finding("SOP024", message, _form_hint(refusal.value, wanted))


def _not_one_right(refusal: Refusal) -> Finding | None:
    """A single choice with no right option, or with two, told at the second."""
    options = refusal.value.get("options") if isinstance(refusal.value, dict) else None
    if "exactly one option" not in str(refusal.context["error"]) or not isinstance(options, list):
        return None
    marked = [at for at, option in enumerate(options) if str(option.get("correct")).lower() in _YES]
    if not marked:
        hint = "Mark one of them with correct: true."
        path = (*refusal.path, "options")
        return refusal.source.finding(path, "SOP028", "none of the options is marked as right", hint, key=True)
    first, second = (quoted(str(options[at].get("id"))) for at in marked[:2])
    message = f"{first} and {second} are both marked as right, and a single choice has one right option"
    hint = "Delete correct: true from one of them. If several are right, write type: multiple."
    return refusal.source.finding((*refusal.path, "options", marked[1], "correct"), "SOP028", message, hint)


_YES = {"true", "yes", "on", "y", "t", "1"}

_REGISTERS = {
    "tools": "tools",
    "metric": "metrics",
    "objectives": "objectives",
    **dict.fromkeys(("role", "owner", "approvers", "reviewers", "audience", "to", "by", "reports_to"), "roles"),
    **dict.fromkeys(("responsible", "accountable", "consulted", "informed", "help"), "roles"),
}
"""The register whose keys a field takes."""


def _no_key(refusal: Refusal, message: str, written: str) -> Finding:
    """A name that is none: what is called so may have another."""
    field = refusal.field
    if refusal.path[0] == "workflow" and field in {"goto", "else", "start"}:
        return refusal.finding("SOP024", message, _node_hint(refusal, written))
    hint = _form_hint(written, Key)
    finding = refusal.finding("SOP024", message, hint)
    named = (_REGISTERS[field], written) if field in _REGISTERS and (hint or "").startswith("Write ") else None
    return replace(finding, named=named)


def _node_hint(refusal: Refusal, written: str) -> str:
    """The node that was meant by its own words, or by a name in another form."""
    data: Any = refusal.source.data
    nodes: dict[str, Any] = data["workflow"]["nodes"] if isinstance(data["workflow"].get("nodes"), dict) else {}
    key = mended(written, Key)
    said = _bare(written)
    own = [name for name, node in nodes.items() if said in (_bare(node.get("ask")), _bare(node.get("do")))]
    if meant := key if key in nodes else own[0] if len(own) == 1 else nearest(key or written, nodes):
        return f"Write {meant}"
    return f"Write the name of a node: {', '.join(list(nodes)[:_NODES])}"


def _bare(text: object) -> str | None:
    return " ".join(text.casefold().split()).rstrip(".?! ") if isinstance(text, str) else None


def _form_hint(written: str, wanted: type | None) -> str | None:
    better = mended(written, wanted)
    return f"Write {better}" if better and better != written else advice(written, wanted)


def bad_key(refusal: Refusal) -> Finding:
    """A name before a colon that cannot be one."""
    hint = _form_hint(str(refusal.path[-1]), scalar(refusal.wanted))
    return refusal.finding("SOP024", str(refusal.context.get("error", "this name cannot be used")), hint, key=True)
