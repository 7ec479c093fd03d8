"""The pages of the registers: each entry, and the SOPs that name it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..handbook import Handbook
from ..lists.naming import roles_of, tools_of
from ..model.registers import Registers
from ..model.sop import Sop
from ..model.text import Key
from ..rendering import Block, Heading, Page, Writer


def _nothing(_sop: Sop) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True)
class RegisterPage:
    """A page that lists one register; `named` tells which of its keys an SOP names.

    With `anchor` and `heading`, each entry has a heading of its own; without, one template lists them all.
    """

    name: str
    title: str
    about: str
    entries: Callable[[Registers], Mapping[Key, Any]]
    named: Callable[[Sop], Iterable[str]] = _nothing
    anchor: str = ""
    heading: str = "name"

    @property
    def uri(self) -> str:
        """The path of the page inside the docs folder."""
        return f"registers/{self.name}.md"

    def compose(self, writer: Writer) -> Page:
        """A heading, and the entries."""
        return Page(
            uri=self.uri,
            title=self.title,
            description=self.about,
            blocks=(
                Heading(1, self.title, self.name),
                writer.fragment("registers/about.html", about=self.about),
                *self._entries(writer),
            ),
        )

    def _entries(self, writer: Writer) -> Iterator[Block]:
        handbook = writer.press.handbook
        entries, template = self.entries(handbook.registers), f"registers/{self.name}.html"
        if not entries:
            yield writer.fragment("registers/empty.html")
        elif not self.anchor:
            yield writer.fragment(template, entries=entries)
        else:
            naming = users(handbook, self.named)
            for key, entry in entries.items():
                yield Heading(2, getattr(entry, self.heading), f"{self.anchor}-{key}")
                yield writer.fragment(template, key=key, entry=entry, users=naming)


def users(handbook: Handbook, named: Callable[[Sop], Iterable[str]]) -> Mapping[str, list[Sop]]:
    """The SOPs that name each key of a register."""
    found: dict[str, list[Sop]] = defaultdict(list)
    for sop_id in sorted(handbook.sops):
        sop = handbook.sop(sop_id)
        for key in set(named(sop)):
            found[key].append(sop)
    return found


REGISTER_PAGES = (
    RegisterPage(
        "roles",
        "Roles",
        "Who does what. Find your role: what you do, learn and escalate.",
        lambda registers: registers.roles,
        roles_of,
        anchor="role",
    ),
    RegisterPage(
        "glossary",
        "Glossary",
        "The words of the trade, as this handbook means them.",
        lambda registers: registers.terms,
    ),
    RegisterPage(
        "tools",
        "Tools",
        "Software and equipment, and the procedures that use them.",
        lambda registers: registers.tools,
        tools_of,
        anchor="tool",
    ),
    RegisterPage(
        "metrics",
        "Metrics",
        "How the service is measured, and the procedures that aim at it.",
        lambda registers: registers.metrics,
        lambda sop: (target.metric for target in sop.metrics),
        anchor="metric",
    ),
    RegisterPage(
        "contacts",
        "Escalation contacts",
        "Whom to reach, by role. Print it and keep it at the desk.",
        lambda registers: registers.contacts,
    ),
    RegisterPage(
        "responses",
        "Canned responses",
        "Tried wordings: fill in the gaps and make them yours.",
        lambda registers: registers.responses,
        anchor="response",
        heading="title",
    ),
    RegisterPage(
        "macros",
        "Macros",
        "Several actions at one click, in order.",
        lambda registers: registers.macros,
        anchor="macro",
        heading="title",
    ),
    RegisterPage(
        "objectives",
        "Objectives",
        "What the business wants, and the procedures that serve it.",
        lambda registers: registers.objectives,
        lambda sop: sop.objectives,
        anchor="objective",
    ),
)
