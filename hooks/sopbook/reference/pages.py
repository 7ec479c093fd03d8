"""All pages of the reference."""

from pathlib import Path

from .commands import commands_page
from .fields import fields_page, registers_page
from .questions import questions_page
from .rules import rules_page
from .settings import settings_page


def pages(guide: Path) -> dict[str, str]:
    """The text of each page by its path in the folder of the guide, which holds the pages about rules."""
    return {
        "reference/fields.md": fields_page(),
        "reference/registers.md": registers_page(),
        "reference/questions.md": questions_page(),
        "reference/commands.md": commands_page(),
        "reference/settings.md": settings_page(),
        "rules/index.md": rules_page(guide),
    }
