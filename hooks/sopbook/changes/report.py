"""The differences of two states of a handbook as text, as Markdown for a pull request, and as JSON.

The JSON, schema 1: `{"format": "sopbook-changes", "schema": 1, "since": {"revision", "commit"}, "documents": […]}`.
A document is `{"kind": "sop"|"quiz"|"register", "id", "title", "path", "state", "versions": {"before", "after"},
"changes": […]}`; `state` is `added`, `removed`, `changed`, or `unreadable` when the file holds mistakes. A change is
`{"path": [ids and field names], "kind": "added"|"removed"|"changed"|"moved", "before", "after", "weight":
"wording"|"material", "typo", "control", "words", "line", "column"}`; the place is one in the newer file. A new schema
number means that something here means something else; fields may be added without one.
"""

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from .change import Change, Document

FORMAT, SCHEMA = "sopbook-changes", 1

_KINDS = {"sop": "", "quiz": "Quiz of ", "register": "Register "}
_STATES = {"added": "is new", "removed": "is gone", "unreadable": "has mistakes in it: run sopbook check"}


def as_text(documents: Sequence[Document], since: str) -> str:
    """The differences as a terminal shows them."""
    if not documents:
        return f"Nothing changed since {since}: no procedure, no quiz, no register."
    lines = [f"Changed since {since}:"]
    for document in _gravest_first(documents):
        lines += ["", f"{_title(document)}  {document.path}"]
        for heading, found in _groups(document.changes):
            lines += [f"  {heading}", *(f"    - {change.words}" for change in found)]
    return "\n".join(lines)


def as_markdown(documents: Sequence[Document], since: str) -> str:
    """The differences as a comment on a pull request."""
    if not documents:
        return f"No procedure, quiz or register changed since {escaped(since)}.\n"
    learn = sum(document.material for document in documents)
    told = (
        f"{learn} of them with something that people must learn" if learn else "nothing in them must be learned again"
    )
    many = "document" if len(documents) == 1 else "documents"
    lines = ["## What changes for people", "", f"{len(documents)} {many} since {escaped(since)}, {told}."]
    for document in _gravest_first(documents):
        lines += ["", f"### {escaped(_title(document))}", "", f"`{document.path.replace('`', '')}`"]
        for heading, found in _groups(document.changes):
            lines += ["", f"**{heading}**", "", *(f"- {escaped(change.words)}" for change in found)]
    return "\n".join(lines) + "\n"


def as_json(documents: Sequence[Document], revision: str, commit: str) -> str:
    """The differences as data."""
    value = {
        "format": FORMAT,
        "schema": SCHEMA,
        "since": {"revision": revision, "commit": commit},
        "documents": [_document(document) for document in documents],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _document(document: Document) -> dict[str, Any]:
    before, after = document.versions
    return {
        "kind": document.kind,
        "id": document.id,
        "title": document.title,
        "path": document.path,
        "state": document.state,
        "versions": {"before": before, "after": after},
        "changes": [_change(document, change) for change in document.changes],
    }


def _change(document: Document, change: Change) -> dict[str, Any]:
    line, column = document.place(change)
    return {
        "path": list(change.path),
        "kind": change.kind,
        "before": change.before,
        "after": change.after,
        "weight": change.weight,
        "typo": change.typo,
        "control": change.control,
        "words": change.words,
        "line": line,
        "column": column,
    }


def _gravest_first(documents: Iterable[Document]) -> list[Document]:
    return sorted(documents, key=lambda document: not (document.material or document.state != "changed"))


def _title(document: Document) -> str:
    before, after = document.versions
    version = f" ({before} → {after})" if before and after and before != after else ""
    name = f"{document.id} {document.title}" if document.kind == "sop" else document.id
    state = f" {_STATES[document.state]}" if document.state in _STATES else ""
    return f"{_KINDS[document.kind]}{name}{version}{state}"


def _groups(changes: Iterable[Change]) -> list[tuple[str, list[Change]]]:
    """The changes under headings, the gravest first; a revision that says what changed goes with the papers."""
    groups: dict[str, list[Change]] = {"Must be learned": [], "Other words": [], "Letters mended": [], "Papers": []}
    for change in changes:
        if change.control:
            heading = "Papers"
        elif change.weight == "material":
            heading = "Must be learned"
        else:
            heading = "Letters mended" if change.typo else "Other words"
        groups[heading].append(change)
    return [(heading, found) for heading, found in groups.items() if found]


def escaped(text: str) -> str:
    """Text that Markdown shows as it is: nobody is called by an @, nothing becomes a link, a picture or a tag."""
    text = re.sub(r"[\\`*_\[\]<>#|~@&$]", lambda sign: f"&#{ord(sign[0])};", " ".join(text.split()))
    return re.sub(r":(?=\S)|(?<=\bwww)\.", lambda sign: f"&#{ord(sign[0])};", text)
