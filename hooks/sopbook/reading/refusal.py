"""One value that the model refused, and what stands around it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..findings import Finding, quoted
from .shapes import kind, resolve, strip
from .source import Source
from .tree import Path


@dataclass(frozen=True, slots=True)
class Refusal:
    """One value that the model refused: what was written, the way to it and what is wanted there."""

    source: Source
    model: Any
    loc: tuple[str | int, ...]
    path: Path
    wanted: Any
    type: str
    value: object
    context: dict[str, Any]
    at_key: bool
    """Whether it is the key itself that has the wrong form."""

    @property
    def name(self) -> str:
        """The field as a message names it."""
        last = self.loc[-1] if self.loc else ""
        if isinstance(last, str):
            return f"`{last}`"
        return f"an item of `{self.field}`" if self.field else "this"

    @property
    def field(self) -> str:
        """The field that the value is in, the innermost that has a name; empty where there is none."""
        return field_in(self.path)

    def finding(self, code: str, message: str, hint: str | None = None, *, key: bool = False) -> Finding:
        """A finding at the value, or at its key."""
        return self.source.finding(self.path, code, message, hint, key=key)


def field_in(path: Path) -> str:
    """The innermost name on the way to a value; empty where there is none."""
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def place_of(refusal: Refusal, path: Path) -> str:
    """A section or item as a message names it: `scope`, item 2 of `steps`, “check” in `steps`."""
    if not path:
        return "this file"
    last = path[-1]
    if isinstance(last, str):
        return f"`{last}`"
    around = field_in(path)
    item: Any = refusal.source.data
    for part in path:
        item = item[part]
    named = item.get("id") if isinstance(item, dict) else None
    return f"{quoted(named)} in `{around}`" if isinstance(named, str) else f"item {last + 1} of `{around}`"


def model_at(refusal: Refusal, loc: tuple[str | int, ...]) -> Any:
    """What the model wants at a loc."""
    return strip(resolve(refusal.model, refusal.source.data, loc)[1])


def fields_beside(refusal: Refusal) -> dict[str, object]:
    """The fields that stand in the same section."""
    around: Any = refusal.source.data
    for part in refusal.path[:-1]:
        around = around[part]
    return around if isinstance(around, dict) else {}


def mended_text(refusal: Refusal, start: str, torn: Iterable[str]) -> str:
    """A text between braces that its commas tore, put together as it was written: 1,5 is no 1, 5."""
    text = start
    for name in torn:
        place = refusal.source.position((*refusal.path[:-1], name))
        before = refusal.source.lines[place.key_line - 1][: place.key_column - 1]
        text += f",{name}" if before.endswith(",") else f", {name}"
    return text


def cut_at_colon(refusal: Refusal) -> str | None:
    """The text of an item that YAML takes for a name with a value, since a colon and a space are in it."""
    if not isinstance(refusal.value, dict) or len(refusal.value) != 1 or not isinstance(refusal.path[-1], int):
        return None
    ((name, said),) = refusal.value.items()
    text = f"{name}: {said}".strip("“”„«»‘’")
    return text if isinstance(said, str) and kind(refusal.wanted) == "text" and " " in f"{name}{said}" else None
