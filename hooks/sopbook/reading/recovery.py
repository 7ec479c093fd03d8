"""What can still be read of a file in which one field at the margin is no YAML: all the others.

A mistake is told once, where it was made. So nothing is read on when the rest breaks as well, or when a line at the
margin is neither a field nor a comment: it may be that the text below the front matter was taken for a part of it.
"""

import re

from .parsing import grown
from .tree import Tree

_FIELD = re.compile(r"[A-Za-z_][\w-]*:(?:\s|$)")
_INSIDE = re.compile(r"\s|$|#|- |---\s*$|[\]}]")
"""What may stand at the margin, or a little in from it, and is no field: blanks, comments, items, closing brackets."""


def around(lines: tuple[str, ...], broken: int) -> Tree | None:
    """The tree of all fields but the one that holds a broken line (from 1); None when the others break as well."""
    begin = next((number for number in range(broken - 1, -1, -1) if _FIELD.match(lines[number])), None)
    others = [*lines[: broken - 1], *lines[broken:]]
    if begin is None or not all(_FIELD.match(line) or _INSIDE.match(line) for line in others):
        return None
    end = next((number for number in range(broken, len(lines)) if _FIELD.match(lines[number])), len(lines))
    left = (*lines[:begin], *[""] * (end - begin), *lines[end:])
    tree = grown(left, "\n".join(left))
    return tree if not tree.given_up and isinstance(tree.data, dict) else None
