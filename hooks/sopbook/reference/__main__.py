"""`python -m sopbook.reference [DIR]`: write the reference pages into the guide of a handbook."""

import sys
from pathlib import Path

from .pages import pages


def main(arguments: list[str]) -> None:
    """Write every page below the folder of the guide (`docs/guide`)."""
    guide = Path(arguments[0] if arguments else "docs/guide")
    for name, text in pages(guide).items():
        path = guide / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{path}\n")


main(sys.argv[1:])
