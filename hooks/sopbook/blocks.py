"""What a page is made of: front ends turn its blocks into what a generator wants; nothing here knows which."""

from dataclasses import dataclass
from typing import NamedTuple


class Heading(NamedTuple):
    """A heading with a stable anchor; its text is plain. What only arranges things is not `searched`."""

    level: int
    text: str
    id: str
    searched: bool = True


class Fragment(NamedTuple):
    """HTML from a template."""

    html: str


class Prose(NamedTuple):
    """Markdown that an author wrote."""

    markdown: str


Block = Heading | Fragment | Prose


@dataclass(frozen=True)
class Page:
    """A page of the handbook; `uri` is its path inside the docs folder and ends in `.md`."""

    uri: str
    title: str
    blocks: tuple[Block, ...]
    description: str = ""
    prominence: float = 1
    """How much the page counts in the search beside others."""
