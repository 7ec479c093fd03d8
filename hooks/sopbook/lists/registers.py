"""The registers as lists: their entries, and the SOPs that name them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..model.registers import Registers
from ..model.sop import Sop
from ..model.text import Key
from .naming import roles_of, tools_of


@dataclass(frozen=True)
class Register:
    """A register that has a page; `named` tells which of its keys an SOP names, where SOPs name any.

    `anchor` begins the ids of entries; `label` tells what an entry is called, `markup` how many bytes
    of HTML stand around its words.
    """

    name: str
    title: str
    about: str
    anchor: str
    entries: Callable[[Registers], Mapping[Key, Any]]
    label: Callable[[Any], str]
    named: Callable[[Sop], Iterable[str]] | None = None
    markup: int = 700

    @property
    def uri(self) -> str:
        """The path of the page inside the docs folder."""
        return f"registers/{self.name}.md"


def _name(entry: Any) -> str:
    return str(entry.name)


def _title(entry: Any) -> str:
    return str(entry.title)


REGISTERS = (
    Register(
        "roles",
        "Roles",
        "Who does what. Find your role: what you do, learn and escalate.",
        "role",
        lambda registers: registers.roles,
        _name,
        roles_of,
    ),
    Register(
        "glossary",
        "Glossary",
        "The words of the trade, as this handbook means them.",
        "term",
        lambda registers: dict(sorted(registers.terms.items(), key=lambda pair: pair[1].term.lower())),
        lambda term: str(term.term),
        markup=150,
    ),
    Register(
        "tools",
        "Tools",
        "Software and equipment, and the procedures that use them.",
        "tool",
        lambda registers: registers.tools,
        _name,
        tools_of,
    ),
    Register(
        "metrics",
        "Metrics",
        "How the service is measured, and the procedures that aim at it.",
        "metric",
        lambda registers: registers.metrics,
        _name,
        lambda sop: (target.metric for target in sop.metrics),
    ),
    Register(
        "contacts",
        "Escalation contacts",
        "Whom to reach, by role. Print it and keep it at the desk.",
        "contact",
        lambda registers: registers.contacts,
        _name,
        markup=400,
    ),
    Register(
        "service-levels",
        "Service levels",
        "What is promised for each severity: how soon somebody answers, and how soon it is solved.",
        "service-level",
        lambda registers: registers.service_levels,
        lambda level: str(level.severity),
        markup=400,
    ),
    Register(
        "responses",
        "Canned responses",
        "Tried wordings: fill in the gaps and make them yours.",
        "response",
        lambda registers: registers.responses,
        _title,
    ),
    Register(
        "macros",
        "Macros",
        "Several actions at one click, in order.",
        "macro",
        lambda registers: registers.macros,
        _title,
    ),
    Register(
        "objectives",
        "Objectives",
        "What the business wants, and the procedures that serve it.",
        "objective",
        lambda registers: registers.objectives,
        _name,
        lambda sop: sop.objectives,
    ),
)
"""Every register with a page, in the order of the navigation."""
