"""The page of an SOP: the same sections in the same order for every format, empty ones left out."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ..blocks import Block, Heading, Page, Prose
from ..diagrams import escalation_ladder, workflow_chart
from ..handbook import Handbook
from ..lists.pages import MOST_RELATED, RECENT, related_uri, revisions_uri
from ..model.quiz import Quiz
from ..model.sop import Sop
from ..model.text import Key, SopId
from ..questions.drawing import asked
from ..rendering import Writer, joined, safe
from ..wording import plain
from .reading import reading

_BRACKETED = re.compile(r"\[([^\[\]]+)\]")

FORMATS = {
    "article": "Article",
    "picture-guide": "Picture guide",
    "workflow": "Decision workflow",
    "faq": "Questions and answers",
    "checklist": "Checklist",
}
STATUSES = {"draft": "Draft", "in-review": "In review", "approved": "Approved", "retired": "Retired"}


@dataclass(frozen=True)
class Section:
    """A heading and one template, left out when the SOP has nothing to say there."""

    id: str
    title: str
    template: str
    present: Callable[[Sop], object]


BEFORE = (
    Section("purpose", "Purpose", "sop/purpose.html", lambda sop: sop.purpose),
    Section("scope", "Scope", "sop/scope.html", lambda sop: sop.scope),
    Section("prerequisites", "Before you start", "sop/prerequisites.html", lambda sop: sop.prerequisites),
    Section("responsibilities", "Responsibilities", "sop/responsibilities.html", lambda sop: sop.responsibilities),
    Section("definitions", "Definitions", "sop/definitions.html", lambda sop: sop.definitions),
    Section("tools", "Tools", "sop/tools.html", lambda sop: sop.tools),
)
AFTER = (
    Section("troubleshooting", "Troubleshooting", "sop/troubleshooting.html", lambda sop: sop.troubleshooting),
    Section("communication", "Say and don’t say", "sop/communication.html", lambda sop: sop.communication),
    Section("metrics", "Performance standards", "sop/metrics.html", lambda sop: sop.metrics),
    Section("records", "Records", "sop/records.html", lambda sop: sop.records),
)


def sop_page(sop: Sop, body: str, quiz: Quiz | None, writer: Writer) -> Page:
    """Everything the handbook knows about one SOP, `quiz` being the one its page leads to."""
    handbook = writer.press.handbook
    related = handbook.related(sop)
    return Page(
        uri=writer.uri,
        title=sop.title,
        description=f"{sop.id}: {plain(sop.purpose)}",
        blocks=(
            _header(sop, quiz, writer),
            *_sections(BEFORE, sop, writer),
            Heading(2, "Procedure", "procedure"),
            *_procedure(sop, writer),
            *_escalation(sop, writer),
            *_explanation(sop, body, handbook, writer.uri),
            *_sections(AFTER, sop, writer),
            *_references(sop, related, writer),
            Heading(2, "Revision history", "revisions"),
            _revisions(sop, writer),
            *reading(sop, quiz, writer),
            *_way_to_quiz(sop, quiz, writer),
        ),
    )


def banners(sop: Sop, handbook: Handbook, today: date) -> tuple[str, ...]:
    """What a reader must know before trusting the page: names of the cases in `sop/banner.html`."""
    cases = {
        "draft": sop.status == "draft",
        "in-review": sop.status == "in-review",
        "superseded": sop.id in handbook.superseded_by,
        "retired": sop.status == "retired" and sop.id not in handbook.superseded_by,
        "pilot": sop.pilot is not None and sop.pilot.until >= today,
        "overdue": sop.status == "approved" and sop.next_review is not None and sop.next_review < today,
    }
    return tuple(name for name, holds in cases.items() if holds)


def _header(sop: Sop, quiz: Quiz | None, writer: Writer) -> Block:
    return writer.fragment(
        "sop/header.html",
        sop=sop,
        banners=banners(sop, writer.press.handbook, writer.press.today),
        format_name=FORMATS[sop.format],
        status_name=STATUSES[sop.status],
        has_quiz=quiz is not None,
    )


def _sections(sections: tuple[Section, ...], sop: Sop, writer: Writer) -> tuple[Block, ...]:
    return joined(
        [
            (Heading(2, section.title, section.id), writer.fragment(section.template, sop=sop))
            for section in sections
            if section.present(sop)
        ]
    )


def _procedure(sop: Sop, writer: Writer) -> tuple[Block, ...]:
    if sop.workflow:
        chart = workflow_chart(sop.workflow)
        diagram = writer.fragment("diagrams/flow.html", drawing=chart).html if chart else ""
        return (writer.fragment("workflow/workflow.html", sop=sop, diagram=safe(diagram)),)
    if sop.checklist:
        return (writer.fragment("checklist/checklist.html", sop=sop),)
    if sop.faq:
        answers = [
            (Heading(3, entry.q, f"faq-{entry.id}"), writer.fragment("sop/faq-answer.html", entry=entry))
            for entry in sop.faq
        ]
        return (writer.fragment("sop/faq-contents.html", sop=sop), *joined(answers))
    return (writer.fragment("sop/steps.html", sop=sop, picture_uri=_beside(writer.uri)),)


def _escalation(sop: Sop, writer: Writer) -> tuple[Block, ...]:
    if sop.escalation is None:
        return ()
    roles = writer.press.handbook.registers.roles
    drawing = escalation_ladder(sop.escalation, lambda key: roles[Key(key)].name)
    levels = sorted(sop.escalation.levels, key=lambda level: level.level)
    return (
        Heading(2, "Escalation", "escalation"),
        writer.fragment("escalation.html", sop=sop, levels=levels, drawing=drawing),
    )


def _explanation(sop: Sop, body: str, handbook: Handbook, uri: str) -> tuple[Block, ...]:
    if not body.strip():
        return ()
    named = sorted(name for name in {*_BRACKETED.findall(body)} if name in handbook.sops and name != sop.id)
    targets = [f"[{other}]: {posixpath.relpath(handbook.uri(other), posixpath.dirname(uri))}" for other in named]
    prose = Prose("\n".join([body.strip(), "", *targets]).strip() + "\n")
    return (prose,) if body.lstrip().startswith("## ") else (Heading(2, "Background", "background"), prose)


def _around(sop: Sop, related: tuple[SopId, ...], writer: Writer) -> dict[str, object]:
    """The SOPs to name as related; where there are very many the first ones, and the page with all."""
    uri = related_uri(sop.id)
    divided = uri in writer.press.sheets
    return {"related": related[:MOST_RELATED] if divided else related, "all_related": uri if divided else ""}


def _references(sop: Sop, related: tuple[SopId, ...], writer: Writer) -> tuple[Block, ...]:
    if not (sop.references or related or sop.satisfies):
        return ()
    return (
        Heading(2, "References", "references"),
        writer.fragment("sop/references.html", sop=sop, file_uri=_beside(writer.uri), **_around(sop, related, writer)),
    )


def _revisions(sop: Sop, writer: Writer) -> Block:
    """All revisions; where there are very many the newest, and the page with all."""
    uri = revisions_uri(sop.id)
    divided = uri in writer.press.sheets
    return writer.fragment(
        "sop/revisions.html",
        revisions=sop.revisions[:RECENT] if divided else sop.revisions,
        words=str,
        all=uri if divided else "",
        count=len(sop.revisions),
        alone=False,
    )


def _way_to_quiz(sop: Sop, quiz: Quiz | None, writer: Writer) -> tuple[Block, ...]:
    if quiz is None:
        return ()
    return (
        Heading(2, "Quiz", "quiz"),
        writer.fragment("sop/quiz.html", sop=sop, questions=asked(quiz), mark=quiz.passing.mark),
    )


def _beside(uri: str) -> Callable[[str], str]:
    return lambda path: posixpath.normpath(posixpath.join(posixpath.dirname(uri), path))
