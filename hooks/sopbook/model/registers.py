"""What the whole handbook shares: `docs/registers/*.yml`, each a mapping from key to entry."""

from typing import Literal

from pydantic import Field

from .base import Authored
from .sop import Channel
from .text import Duration, Key, Prose, SopId, Text, Url


class Role(Authored):
    """A part that people play, not a person."""

    name: Text
    does: Text
    reports_to: Key | None = None
    escalates: Text | None = None


class Contact(Authored):
    """How to reach a role."""

    role: Key
    name: Text
    phone: Text | None = None
    email: Text | None = None
    chat: Text | None = None
    hours: Text | None = None


class Term(Authored):
    """A word of the trade; `abbreviation` is what people write for it."""

    term: Text
    meaning: Text
    abbreviation: Text | None = None


class Tool(Authored):
    """Software or equipment that steps need."""

    name: Text
    what: Text
    url: Url | None = None
    help: Key | None = None


class Metric(Authored):
    """A measure of the service."""

    name: Text
    abbreviation: Text | None = None
    definition: Text
    formula: Text
    unit: Text
    target: Text
    source: Text
    measured: Text


class Placeholder(Authored):
    """A gap in a canned response, written `{key}` in its text."""

    label: Text
    example: Text


class Response(Authored):
    """A canned response."""

    title: Text
    kind: Literal["opener", "answer", "request", "transfer", "closing", "holding"]
    text: Prose
    channels: tuple[Channel, ...] = ()
    placeholders: dict[Key, Placeholder] = {}
    sop: SopId | None = None


class MacroAction(Authored):
    """One thing a macro does."""

    action: Literal["open-form", "open-record", "search-knowledge-base", "relevance-search", "update-record"]
    what: Text


class Macro(Authored):
    """Actions that the ticketing tool runs in order at one click."""

    title: Text
    when: Text
    actions: tuple[MacroAction, ...] = Field(min_length=1)


class ServiceLevel(Authored):
    """What is promised for a severity."""

    severity: Text
    example: Text
    respond: Duration
    resolve: Duration
    availability: Text | None = None


class Standard(Authored):
    """A standard or law whose clauses procedures satisfy."""

    name: Text
    title: Text


class Objective(Authored):
    """A goal of the business that procedures serve."""

    name: Text
    meaning: Text
    metric: Key | None = None


class PathItem(Authored):
    """A procedure to learn, and by which day after the start."""

    sop: SopId
    due: Duration


class LearningPath(Authored):
    """What a role learns, in order."""

    title: Text
    role: Key
    about: Text
    sops: tuple[PathItem, ...] = Field(min_length=1)


class Registers(Authored):
    """All registers; the file `service-levels.yml` is the field `service_levels`."""

    roles: dict[Key, Role] = {}
    contacts: dict[Key, Contact] = {}
    terms: dict[Key, Term] = {}
    tools: dict[Key, Tool] = {}
    metrics: dict[Key, Metric] = {}
    responses: dict[Key, Response] = {}
    macros: dict[Key, Macro] = {}
    service_levels: dict[Key, ServiceLevel] = Field(default={}, alias="service-levels")
    standards: dict[str, Standard] = {}
    objectives: dict[Key, Objective] = {}
    paths: dict[Key, LearningPath] = {}
