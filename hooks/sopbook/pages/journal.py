"""Records: whose they are, how they are backed up, where they are kept, and the finished checklists and workflows."""

from ..blocks import Heading, Page
from ..rendering import Writer


def records_page(writer: Writer) -> Page:
    """A page that scripts fill from what this browser keeps; nothing of the handbook itself is written into it."""
    return Page(
        uri=writer.uri,
        title="Records",
        description="What this browser keeps about your training, and how to keep it safe.",
        blocks=(
            Heading(1, "Records", "records"),
            writer.fragment("journal/people.html"),
            Heading(2, "Backup", "backup"),
            writer.fragment("journal/backup.html"),
            Heading(2, "Checklists and workflows", "journal"),
            writer.fragment("journal/journal.html"),
            Heading(2, "Where they are kept", "storage"),
            writer.fragment("journal/storage.html"),
        ),
    )
