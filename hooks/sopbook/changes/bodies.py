"""The explanation below the front matter, section by section."""

import re
from collections.abc import Iterator

from ..verbatim import unfenced
from .change import Change, Weight
from .typos import numbers, typo_only

_HEADING = re.compile(r"#{1,6}\s(.*)")
_ATTRIBUTES = re.compile(r"\{[^{}]*\}$")


def body_changes(old: str, new: str, first_line: int) -> Iterator[Change]:
    """What changed below the front matter; `first_line` is the line of the newer file on which its body starts."""
    before, after = _sections(old), _sections(new)
    for title, (_, text) in before.items():
        if title not in after and text.strip():
            yield Change(
                ("body", title), "removed", text, None, _weight("", text), f"{_called(title)} removed", line=first_line
            )
    for title, (start, text) in after.items():
        was = before.get(title, (0, ""))[1]
        if title not in before and (title or text.strip()):
            words = f"new {_called(title)}"
            yield Change(("body", title), "added", None, text, _weight("", text), words, line=first_line + start)
        elif was.split() != text.split():
            typo = typo_only(was, text)
            words = f"{_called(title)} {'with letters mended' if typo else 'reworded'}"
            line = first_line + start + _first_difference(was, text)
            yield Change(("body", title), "changed", was, text, _weight(was, text), words, line=line, typo=typo)


def _called(title: str) -> str:
    return f"section “{title}”" if title else "text below the front matter"


def _weight(old: str, new: str) -> Weight:
    return "material" if numbers(old) != numbers(new) else "wording"


def _first_difference(old: str, new: str) -> int:
    """The first line, from 0, that is not as it was."""
    one, other = old.split("\n"), new.split("\n")
    for number, (before, after) in enumerate(zip(one, other, strict=False)):
        if before != after:
            return number
    return min(len(one), len(other) - 1)


def _sections(body: str) -> dict[str, tuple[int, str]]:
    """The text of each section by its heading, with the line (from 0) on which it starts; `""` before the first."""
    sections: dict[str, tuple[int, list[str]]] = {"": (0, [])}
    title = ""
    for number, (line, shown) in enumerate(zip(body.split("\n"), unfenced(body).split("\n"), strict=True)):
        if heading := _HEADING.match(shown):
            title = base = _title(heading[1].strip())
            count = 1
            while title in sections:
                count += 1
                title = f"{base} ({count})"
            sections[title] = (number, [])
        sections[title][1].append(line)
    return {title: (start, "\n".join(lines)) for title, (start, lines) in sections.items()}


def _title(written: str) -> str:
    """A heading without the signs and the attributes behind it."""
    return _ATTRIBUTES.sub("", written).rstrip().rstrip("#").rstrip()
