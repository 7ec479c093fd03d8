"""The semantic difference of two versions: what a procedure asks for now that it did not ask for before.

Pure: it compares values. Where the older ones come from is the business of `sopbook.history`.
"""

from .change import Change, Document, Kind, Weight
from .documents import changes, handbook_changes, unread
from .typos import typo_only

__all__ = ["Change", "Document", "Kind", "Weight", "changes", "handbook_changes", "typo_only", "unread"]
