"""What a field is for and how it is written: told when a required one is missing."""

_OPTIONS = "options: [{id: agent, text: The agent}, {id: lead, text: The team lead, correct: true}]"

MEANINGS: dict[str, tuple[str, str]] = {
    # any place
    "id": ("the short name that links, quizzes and records use; it never changes", "id: check-order"),
    "title": ("what it is called", "title: Refunding an order"),
    "name": ("what it is called", "name: Team lead"),
    "do": ("what to do, as one instruction", "do: Check the order date in the CRM."),
    "goto": ("the node that comes next", "goto: identity"),
    "role": ("who it is: a role of roles.yml", "role: team-lead"),
    "term": ("the word", "term: FCR"),
    "meaning": ("what it means", "meaning: First contact resolution"),
    "trigger": ("what sets it off", "trigger: Not solved at first contact"),
    "within": ("how fast", "within: 15m"),
    "what": ("what it is", "what: Refund form"),
    "type": ("the kind of question", "type: single"),
    "q": ("the question", "q: Who approves a refund of 620 EUR?"),
    "text": ("the words that people read", "text: The team lead"),
    "sop": ("the id of an SOP", "sop: CS-REF-001"),
    "definition": ("what is measured", "definition: Contacts solved at the first call"),
    # an SOP
    "Sop.id": ("the permanent number of this procedure", "id: CS-REF-001"),
    "Sop.format": ("how the procedure is told", "format: article"),
    "Sop.status": ("where it stands between draft and retired", "status: draft"),
    "Sop.version": ("the version of the newest revision", 'version: "1.0"'),
    "Sop.owner": ("the role that keeps it up to date", "owner: cs-manager"),
    "Sop.purpose": ("why the procedure exists, in one sentence", "purpose: Refund every eligible order the same way."),
    "Sop.scope": ("when to use it and when not", "scope: {applies: [Retail orders]}"),
    "Sop.revisions": (
        "what changed in each version, newest first",
        'revisions: [{version: "1.0", date: 2026-10-02, author: A. Louise, summary: First version.}]',
    ),
    "Scope.applies": ("the cases it is meant for", "applies: [Retail orders]"),
    "Revision.version": ("the version that this revision made", 'version: "1.0"'),
    "Revision.date": ("the day of the revision", "date: 2026-10-02"),
    "Revision.author": ("who made the change", "author: A. Louise"),
    "Revision.summary": ("what changed", "summary: Limit raised to 100 EUR."),
    "Review.every": ("how often it is looked at again", "every: 12mo"),
    "Pilot.teams": ("who tries it out", "teams: [Lyon]"),
    "Pilot.until": ("the last day of the trial", "until: 2026-12-01"),
    "Responsibility.activity": ("what the row of the RACI table is about", "activity: Approve above 100 EUR"),
    "Responsibility.responsible": ("the roles that do it", "responsible: [agent]"),
    "Responsibility.accountable": ("the one role that answers for it", "accountable: team-lead"),
    "Target.metric": ("a metric of metrics.yml", "metric: frt"),
    "Target.target": ("the value to reach", 'target: "<= 2h"'),
    "Record.where": ("where it is kept", "where: CRM"),
    "Record.keep": ("how long it is kept", "keep: 7y"),
    "Trouble.symptom": ("what people see", "symptom: The button is grey"),
    "Phrase.situation": ("when the phrase is said", "situation: The customer is angry"),
    "Phrase.say": ("the words to say", "say: I will look into this."),
    "Bypass.to": ("the role it goes to at once", "to: fraud-unit"),
    "Escalation.levels": (
        "the rungs of the ladder, lowest first",
        "levels: [{level: 1, role: agent, trigger: Not solved at first contact, respond: 15m}]",
    ),
    "EscalationLevel.level": ("the number of the rung", "level: 1"),
    "EscalationLevel.respond": ("how soon somebody answers", "respond: 15m"),
    # the procedure
    "Image.src": ("the picture's file, beside the SOP", "src: check.svg"),
    "Image.alt": ("what the picture shows, for those who cannot see it", "alt: The order screen with the date marked"),
    "Answer.if": ("the answer that leads this way", "if: Yes"),
    "Ask.ask": ("the question", "ask: Is the card active?"),
    "End.end": ("how it ends", "end: resolved"),
    "Ask.answers": ("the ways out of the question", "answers: [{if: Yes, goto: identity}, {if: No, goto: renew}]"),
    "Panel.body": ("the text of the panel", "body: Ask for two of name, date of birth and postcode."),
    "Workflow.start": ("the node it begins with", "start: active"),
    "Workflow.nodes": ("the questions, actions and ends by their ids", "nodes: {done: {end: resolved}}"),
    "Phase.items": ("the lines to tick", "items: [{id: entrance, do: Lock the entrance.}]"),
    "Checklist.phases": (
        "the parts that are done together",
        "phases: [{id: after, title: After closing, items: [{id: entrance, do: Lock the entrance.}]}]",
    ),
    "SignOff.by": ("the role that signs", "by: closer"),
    "Faq.q": ("the question as people ask it", "q: How do I reset a password?"),
    "Faq.a": ("the answer", "a: Choose “Forgotten” on the sign-in page."),
    # a quiz
    "Quiz.sop": ("the id of the SOP that it is about", "sop: CS-REF-001"),
    "Single.options": ("the choices, one of them right", _OPTIONS),
    "Multiple.options": ("the choices, one or more of them right", _OPTIONS),
    "TrueFalse.answer": ("whether the statement is true", "answer: true"),
    "Order.items": (
        "the things to order, written in the right order",
        "items: [{id: greet, text: Greet}, {id: ask, text: Ask}]",
    ),
    "Match.pairs": (
        "what belongs to what",
        "pairs: [{id: p1, left: Level 1, right: Agent}, {id: p2, left: Level 2, right: Team lead}]",
    ),
    "Pair.left": ("the thing", "left: Level 1"),
    "Pair.right": ("what belongs to it", "right: Agent"),
    "ShortText.accept": ("the answers that count as right", "accept: [team lead, the team lead]"),
    # registers
    "Role.does": ("what people in this role do", "does: Answers customers at first contact."),
    "Metric.formula": ("how it is computed", "formula: Contacts solved at first contact ÷ all contacts"),
    "Metric.unit": ("what it is counted in", "unit: percent"),
    "Metric.target": ("the value to reach", 'target: ">= 75 %"'),
    "Metric.source": ("where the numbers come from", "source: Ticketing tool"),
    "Metric.measured": ("how often", "measured: weekly"),
    "Placeholder.label": ("what to fill in", "label: Customer's name"),
    "Placeholder.example": ("how it may look", "example: Ms Okafor"),
    "Response.kind": ("when it is used", "kind: opener"),
    "Response.text": ("the words, with gaps in braces", 'text: "Dear {customer}, thank you for writing."'),
    "Macro.when": ("when to click it", "when: A customer asks for a refund"),
    "Macro.actions": ("what the tool does, in order", "actions: [{action: open-form, what: Refund form}]"),
    "MacroAction.action": ("the kind of action", "action: open-form"),
    "ServiceLevel.severity": ("how bad it is", "severity: Critical"),
    "ServiceLevel.example": ("a case of it", "example: Nobody can pay"),
    "ServiceLevel.respond": ("how soon somebody answers", "respond: 15m"),
    "ServiceLevel.resolve": ("how soon it is solved", "resolve: 4h"),
    "LearningPath.about": ("what the path teaches", "about: The first month of an agent."),
    "LearningPath.sops": ("what to learn, in order", "sops: [{sop: CS-ID-001, due: 3d}]"),
    "PathItem.due": ("how long after the start it is due", "due: 3d"),
}
"""By `Model.field`, or by the field alone where it means the same everywhere: what it is for, and an example."""


def meaning(model: str, field: str) -> tuple[str, str] | None:
    """What a field is for and an example line."""
    return MEANINGS.get(f"{model}.{field}") or MEANINGS.get(field)


RULE_HINTS = {
    "Reference": "Write for example: {sop: CS-ID-001}, or {title: Refund policy, url: https://example.org/refunds}",
    "Single": "Mark one option with correct: true. If several are right, write type: multiple.",
    "Multiple": "Mark each right option with correct: true.",
    "Numeric": "Keep `answer` for one number, or `range` for all numbers between two.",
}
"""By model: the cure for a breach of its own rule."""
