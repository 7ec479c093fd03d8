"""What a field is for, as its model says, and how it is written: told when a required one is missing."""

from typing import Any

from pydantic.fields import FieldInfo

_OPTIONS = "options: [{id: agent, text: The agent}, {id: lead, text: The team lead, correct: true}]"

EXAMPLES: dict[str, str] = {
    # any place
    "id": "id: check-order",
    "title": "title: Refunding an order",
    "name": "name: Team lead",
    "do": "do: Check the order date in the CRM.",
    "goto": "goto: identity",
    "role": "role: team-lead",
    "term": "term: FCR",
    "meaning": "meaning: First contact resolution",
    "trigger": "trigger: Not solved at first contact",
    "within": "within: 15m",
    "what": "what: Refund form",
    "type": "type: single",
    "q": "q: Who approves a refund of 620 EUR?",
    "text": "text: The team lead",
    "sop": "sop: CS-REF-001",
    "definition": "definition: Contacts solved at the first call",
    # an SOP
    "Sop.id": "id: CS-REF-001",
    "Sop.format": "format: article",
    "Sop.status": "status: draft",
    "Sop.version": 'version: "1.0"',
    "Sop.owner": "owner: cs-manager",
    "Sop.purpose": "purpose: Refund every eligible order the same way.",
    "Sop.scope": "scope: {applies: [Retail orders]}",
    "Sop.revisions": 'revisions: [{version: "1.0", date: 2026-10-02, author: A. Louise, summary: First version.}]',
    "Scope.applies": "applies: [Retail orders]",
    "Revision.version": 'version: "1.0"',
    "Revision.date": "date: 2026-10-02",
    "Revision.author": "author: A. Louise",
    "Revision.summary": "summary: Limit raised to 100 EUR.",
    "Review.every": "every: 12mo",
    "Pilot.teams": "teams: [Lyon]",
    "Pilot.until": "until: 2026-12-01",
    "Responsibility.activity": "activity: Approve above 100 EUR",
    "Responsibility.responsible": "responsible: [agent]",
    "Responsibility.accountable": "accountable: team-lead",
    "Target.metric": "metric: frt",
    "Target.target": 'target: "<= 2h"',
    "Record.where": "where: CRM",
    "Record.keep": "keep: 7y",
    "Trouble.symptom": "symptom: The button is grey",
    "Phrase.situation": "situation: The customer is angry",
    "Phrase.say": "say: I will look into this.",
    "Bypass.to": "to: fraud-unit",
    "Escalation.levels": "levels: [{level: 1, role: agent, trigger: Not solved at first contact, respond: 15m}]",
    "EscalationLevel.level": "level: 1",
    "EscalationLevel.respond": "respond: 15m",
    # the procedure
    "Image.src": "src: check.svg",
    "Image.alt": "alt: The order screen with the date marked",
    "Answer.if": "if: Yes",
    "Ask.ask": "ask: Is the card active?",
    "End.end": "end: resolved",
    "Ask.answers": "answers: [{if: Yes, goto: identity}, {if: No, goto: renew}]",
    "Panel.body": "body: Ask for two of name, date of birth and postcode.",
    "Workflow.start": "start: active",
    "Workflow.nodes": "nodes: {done: {end: resolved}}",
    "Phase.items": "items: [{id: entrance, do: Lock the entrance.}]",
    "Checklist.phases": "phases: [{id: after, title: After closing, items: [{id: entrance, do: Lock the entrance.}]}]",
    "SignOff.by": "by: closer",
    "Faq.q": "q: How do I reset a password?",
    "Faq.a": "a: Choose “Forgotten” on the sign-in page.",
    # a quiz
    "Quiz.sop": "sop: CS-REF-001",
    "Pass.mark": "mark: 80",
    "Single.options": _OPTIONS,
    "Choices.options": _OPTIONS,
    "ChoiceBlank.options": _OPTIONS,
    "Multiple.options": _OPTIONS,
    "TrueFalse.answer": "answer: true",
    "Order.items": "items: [{id: greet, text: Greet}, {id: ask, text: Ask}]",
    "Match.pairs": "pairs: [{id: p1, left: Level 1, right: Agent}, {id: p2, left: Level 2, right: Team lead}]",
    "Pair.left": "left: Level 1",
    "Pair.right": "right: Agent",
    "ShortText.accept": "accept: [team lead, the team lead]",
    "Words.accept": "accept: [team lead, the team lead]",
    "WordBlank.accept": "accept: [team lead, the team lead]",
    "Cloze.text": "text: Above {amount} EUR the team lead approves.",
    "Cloze.blanks": "blanks: {amount: {answer: 100}}",
    "Scenario.ends": "ends: {fraud: 100}",
    "Draw.pool": "pool: core",
    # registers
    "Role.does": "does: Answers customers at first contact.",
    "Metric.formula": "formula: Contacts solved at first contact ÷ all contacts",
    "Metric.unit": "unit: percent",
    "Metric.target": 'target: ">= 75 %"',
    "Metric.source": "source: Ticketing tool",
    "Metric.measured": "measured: weekly",
    "Placeholder.label": "label: Customer's name",
    "Placeholder.example": "example: Ms Okafor",
    "Response.kind": "kind: opener",
    "Response.text": 'text: "Dear {customer}, thank you for writing."',
    "Macro.when": "when: A customer asks for a refund",
    "Macro.actions": "actions: [{action: open-form, what: Refund form}]",
    "MacroAction.action": "action: open-form",
    "ServiceLevel.severity": "severity: Critical",
    "ServiceLevel.example": "example: Nobody can pay",
    "ServiceLevel.respond": "respond: 15m",
    "ServiceLevel.resolve": "resolve: 4h",
    "LearningPath.about": "about: The first month of an agent.",
    "LearningPath.sops": "sops: [{sop: CS-ID-001, due: 3d}]",
    "PathItem.due": "due: 3d",
}
"""By `Model.field`, or by the field alone where it may stand anywhere: a line that has it."""


def meaning(model: Any, field: str) -> tuple[str, str] | None:
    """What a field is for, in words that go on a sentence, and an example line; None where there is no example."""
    says = description(model, field)
    example = EXAMPLES.get(f"{getattr(model, '__name__', '')}.{field}") or EXAMPLES.get(field)
    return (_within_a_sentence(says), example) if says and example else None


def description(model: Any, field: str) -> str | None:
    """What the model says that a field is for, by the name that authors write."""
    fields: dict[str, FieldInfo] = getattr(model, "model_fields", {})
    found = (info.description for name, info in fields.items() if field in (info.alias or name, name))
    return next(found, None)


def _within_a_sentence(says: str) -> str:
    return says[0].lower() + says[1:].removesuffix(".")


LISTS = {"article": "steps", "picture-guide": "steps", "faq": "faq"}
"""The list that a format tells."""

RULE_HINTS = {
    "Reference": "Write for example: {sop: CS-ID-001}, or {title: Refund policy, url: https://example.org/refunds}",
    "Single": "Mark one option with correct: true. If several are right, write type: multiple.",
    "Multiple": "Mark each right option with correct: true.",
    "ChoiceBlank": "Mark one option with correct: true.",
    "NumberBlank": "Keep `answer` for one number, or `range` for all numbers between two.",
    "Scale": "Write the lower number in `from`, the higher one in `to`.",
    "Numeric": "Keep `answer` for one number, or `range` for all numbers between two.",
}
"""By model: the cure for a breach of its own rule."""
