"""What the whole handbook shares: `docs/registers/*.yml`, each a mapping from key to entry."""

from typing import Literal

from pydantic import Field

from .base import Authored
from .sop import Channel
from .text import Duration, Key, Prose, SopId, Text, Url


class Role(Authored):
    """A part that people play, not a person."""

    name: Text = Field(description="What it is called.")
    does: Text = Field(description="What people in this role do.")
    reports_to: Key | None = Field(default=None, description="The role above: a role of roles.yml.")
    escalates: Text | None = Field(default=None, description="What people in this role hand over, and to whom.")


class Contact(Authored):
    """How to reach a role."""

    role: Key = Field(description="Who it is: a role of roles.yml.")
    name: Text = Field(description="What it is called.")
    phone: Text | None = Field(default=None, description="The number to call.")
    email: Text | None = Field(default=None, description="The address to write to.")
    chat: Text | None = Field(default=None, description="The channel to write in.")
    hours: Text | None = Field(default=None, description="When somebody answers.")


class Term(Authored):
    """A word of the trade; `abbreviation` is what people write for it."""

    term: Text = Field(description="The word.")
    meaning: Text = Field(description="What it means.")
    abbreviation: Text | None = Field(
        default=None, description="What people write for it; pages then explain it where it stands."
    )


class Tool(Authored):
    """Software or equipment that steps need."""

    name: Text = Field(description="What it is called.")
    what: Text = Field(description="What it is.")
    url: Url | None = Field(default=None, description="Where to open it.")
    help: Key | None = Field(default=None, description="Whom to ask when it does not work: a role of roles.yml.")


class Metric(Authored):
    """A measure of the service."""

    name: Text = Field(description="What it is called.")
    abbreviation: Text | None = Field(default=None, description="What people write for it.")
    definition: Text = Field(description="What is measured.")
    formula: Text = Field(description="How it is computed.")
    unit: Text = Field(description="What it is counted in.")
    target: Text = Field(description="The value to reach.")
    source: Text = Field(description="Where the numbers come from.")
    measured: Text = Field(description="How often.")


class Placeholder(Authored):
    """A gap in a canned response, written `{key}` in its text."""

    label: Text = Field(description="What to fill in.")
    example: Text = Field(description="How it may look.")


class Response(Authored):
    """A canned response."""

    title: Text = Field(description="What it is called.")
    kind: Literal["opener", "answer", "request", "transfer", "closing", "holding"] = Field(
        description="When it is used."
    )
    text: Prose = Field(description="The words, with gaps in braces.")
    channels: tuple[Channel, ...] = Field(default=(), description="The ways of getting in touch that it is meant for.")
    placeholders: dict[Key, Placeholder] = Field(default={}, description="The gaps, by the names that stand in braces.")
    sop: SopId | None = Field(default=None, description="The id of the SOP that it belongs to.")


class MacroAction(Authored):
    """One thing a macro does."""

    action: Literal["open-form", "open-record", "search-knowledge-base", "relevance-search", "update-record"] = Field(
        description="The kind of action."
    )
    what: Text = Field(description="What it is.")


class Macro(Authored):
    """Actions that the ticketing tool runs in order at one click."""

    title: Text = Field(description="What it is called.")
    when: Text = Field(description="When to click it.")
    actions: tuple[MacroAction, ...] = Field(min_length=1, description="What the tool does, in order.")


class ServiceLevel(Authored):
    """What is promised for a severity."""

    severity: Text = Field(description="How bad it is.")
    example: Text = Field(description="A case of it.")
    respond: Duration = Field(description="How soon somebody answers.")
    resolve: Duration = Field(description="How soon it is solved.")
    availability: Text | None = Field(default=None, description="When somebody is there for it.")


class Standard(Authored):
    """A standard or law whose clauses procedures satisfy."""

    name: Text = Field(description="What it is called.")
    title: Text = Field(description="What it is about.")


class Objective(Authored):
    """A goal of the business that procedures serve."""

    name: Text = Field(description="What it is called.")
    meaning: Text = Field(description="What it means.")
    metric: Key | None = Field(default=None, description="How it is measured: a metric of metrics.yml.")


class PathItem(Authored):
    """A procedure to learn, and by which day after the start."""

    sop: SopId = Field(description="The id of an SOP.")
    due: Duration = Field(description="How long after the start it is due.")


class LearningPath(Authored):
    """What a role learns, in order."""

    title: Text = Field(description="What it is called.")
    role: Key = Field(description="Who it is: a role of roles.yml.")
    about: Text = Field(description="What the path teaches.")
    sops: tuple[PathItem, ...] = Field(min_length=1, description="What to learn, in order.")


class Registers(Authored):
    """All registers; the file `service-levels.yml` is the field `service_levels`."""

    roles: dict[Key, Role] = Field(default={}, description="The parts that people play.")
    contacts: dict[Key, Contact] = Field(default={}, description="How to reach a role.")
    terms: dict[Key, Term] = Field(default={}, description="The glossary.")
    tools: dict[Key, Tool] = Field(default={}, description="Software and equipment.")
    metrics: dict[Key, Metric] = Field(default={}, description="The measures of the service.")
    responses: dict[Key, Response] = Field(default={}, description="Canned responses.")
    macros: dict[Key, Macro] = Field(
        default={}, description="Buttons of the ticketing tool that do several things at once."
    )
    service_levels: dict[Key, ServiceLevel] = Field(
        default={}, alias="service-levels", description="What is promised for each severity."
    )
    standards: dict[str, Standard] = Field(default={}, description="Standards and laws that procedures satisfy.")
    objectives: dict[Key, Objective] = Field(default={}, description="Goals of the business that procedures serve.")
    paths: dict[Key, LearningPath] = Field(default={}, description="What each role learns, in order.")
