"""The semantic difference of two versions: what a procedure asks for now that it did not ask for before.

Pure: it compares values. Where the older ones come from is the business of `sopbook.history`.
"""

from .attachments import attachment_changes
from .change import Change, Document, Kind, Weight
from .contacts import contact_changes
from .documents import changed_parts, changes, handbook_changes, unread
from .report import as_json, as_markdown, as_text
from .typos import typo_only

__all__ = [
    "Change",
    "Document",
    "Kind",
    "Weight",
    "as_json",
    "as_markdown",
    "as_text",
    "attachment_changes",
    "changed_parts",
    "changes",
    "contact_changes",
    "handbook_changes",
    "typo_only",
    "unread",
]
