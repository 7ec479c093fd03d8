"""The front matter of one made-up SOP, in any of the formats."""

from typing import Any

from benchmarks.varied.wording import Pen

FORMATS = ("article", "article", "article", "workflow", "checklist", "faq")

ROLES = ("agent", "senior-agent", "team-lead", "cs-manager", "it-support", "shop-assistant", "duty-manager", "qa-lead")
TOOLS = ("crm", "ticketing", "phone", "knowledge-base", "chat", "safe", "sales-log", "incident-form")
METRICS = ("csat", "fcr", "frt", "aht", "error-rate")

Fields = dict[str, Any]


def procedure(pen: Pen, id_: str, others: list[str], *, form: str) -> Fields:
    """All fields of an SOP; `others` are SOPs that it may point to."""
    fields = _control(pen, id_, form)
    fields |= _surroundings(pen, others)
    fields |= {"article": _article, "workflow": _workflow, "checklist": _checklist, "faq": _faq}[form](pen, others)
    if pen.chance.random() < 0.4:
        fields["escalation"] = _escalation(pen)
    return fields


def _control(pen: Pen, id_: str, form: str) -> Fields:
    versions = pen.number(1, 12)
    revisions = [
        {
            "version": f"1.{number}",
            "date": f"{2013 + number}-{1 + pen.number(0, 11):02}-{1 + pen.number(0, 27):02}",
            "author": pen.one(("Ł. Ż.", "Ø. B.", "N. 山", "T. O’D.")),
            "approver": pen.one(("A. Q.", "B. R.")),
            "summary": pen.text(1, 2),
            "why": pen.text(1, 2),
            "material": pen.chance.random() < 0.6,
        }
        for number in range(versions, 0, -1)
    ]
    return {
        "id": id_,
        "title": f"{pen.one(pen.tongue.verbs)} {pen.thing()} ({id_.rsplit('-', 1)[-1]})",
        "format": form,
        "status": "approved",
        "version": f"1.{versions}",
        "owner": pen.one(ROLES),
        "purpose": f"Keep {pen.thing()} and {pen.thing()} in order {pen.one(pen.tongue.places)}.",
        "scope": {
            "applies": [pen.sentence() for _ in range(pen.number(1, 6))],
            "excludes": [pen.sentence() for _ in range(pen.number(1, 3))],
        },
        "revisions": revisions,
        "effective": "2026-11-02",
        "approvers": [pen.one(ROLES)],
        "review": {"every": pen.one(("6mo", "12mo", "2y")), "last": "2026-10-12"},
        "audience": pen.some(ROLES, 1, 8),
        "tags": pen.some(pen.tongue.things, 1, 4),
    }


def _surroundings(pen: Pen, others: list[str]) -> Fields:
    activities = [
        {"activity": pen.instruction(), "responsible": pen.some(ROLES, 1, 2), "accountable": pen.one(ROLES)}
        for _ in range(pen.number(1, 6))
    ]
    fields: Fields = {
        "responsibilities": activities,
        "definitions": [
            {"term": pen.thing().capitalize(), "meaning": pen.sentence()} for _ in range(pen.number(0, 12))
        ],
        "tools": list(TOOLS),
        "prerequisites": {"checks": [pen.sentence() for _ in range(pen.number(1, 4))], "training": others[:1]},
        "metrics": [{"metric": pen.one(METRICS), "target": "≥ 90 %", "measured": "weekly"}],
        "records": [{"what": pen.thing(), "where": pen.thing(), "keep": "3y"} for _ in range(pen.number(1, 4))],
        "references": [{"sop": other} for other in others],
        "troubleshooting": [{"symptom": pen.sentence(), "do": pen.instruction()} for _ in range(pen.number(1, 10))],
    }
    return {name: value for name, value in fields.items() if value}


def _article(pen: Pen, others: list[str]) -> Fields:
    return {"steps": [_step(pen, at, others) for at in range(pen.number(3, 40))]}


def _step(pen: Pen, at: int, others: list[str]) -> Fields:
    step: Fields = {
        "id": f"step-{at}",
        "do": pen.instruction(),
        "role": pen.one(ROLES),
        "within": f"{pen.number(1, 90)}m",
        "tools": pen.some(TOOLS, 0, 3),
        "why": pen.text(1, 3),
        "warning": pen.sentence().lstrip("- "),
        "note": pen.text(1, 6),
        "substeps": [{"id": f"part-{part}", "do": pen.instruction()} for part in range(pen.number(2, 9))],
        "result": pen.sentence().lstrip("- "),
        "record": pen.thing(),
    }
    if others and pen.chance.random() < 0.2:
        step["uses"] = pen.one(others)
    optional = ("tools", "why", "warning", "note", "substeps", "result", "record")
    return {name: value for name, value in step.items() if name not in optional or pen.chance.random() < 0.4}


def _workflow(pen: Pen, others: list[str]) -> Fields:
    return {"workflow": workflow(pen, pen.number(6, 60))}


def workflow(pen: Pen, size: int) -> Fields:
    """A flow of so many nodes: questions and actions in turns, whose other answers lead ahead or to one of the ends."""
    ends = {
        "solved": {"end": "resolved", "do": pen.instruction()},
        "handed-over": {"end": "escalated", "to": pen.one(ROLES), "within": "15m", "handover": [pen.thing()]},
        "given-up": {"end": "stopped", "do": pen.instruction()},
    }
    between = [f"node-{at}" for at in range(size - len(ends))]
    nodes: Fields = {}
    for at, (here, following) in enumerate(zip(between, [*between[1:], "solved"], strict=True)):
        if at % 3 == 1 or at == len(between) - 1:
            nodes[here] = {"do": pen.instruction(), "role": pen.one(ROLES), "within": "5m", "goto": following}
            continue
        ahead = ["given-up", "handed-over", *between[at + 2 : at + 4]]
        ways = [{"if": f"{pen.thing().capitalize()}", "goto": goto} for goto in pen.some(ahead, 1, 3)]
        nodes[here] = {"ask": f"{pen.sentence().lstrip('- ').rstrip('.')}?", "role": pen.one(ROLES)}
        nodes[here]["answers"] = [{"if": pen.thing().capitalize(), "goto": following}, *ways]
    # Every end is reached: the first question leads to those that no other does.
    first = next(node for node in nodes.values() if "answers" in node)
    reached = {way["goto"] for node in nodes.values() for way in node.get("answers", [])}
    missing = [end for end in ends if end not in reached | {"solved"}]
    first["answers"] += [{"if": pen.thing().capitalize(), "goto": end} for end in missing]
    return {"start": between[0], "nodes": nodes | ends}


def _checklist(pen: Pen, others: list[str]) -> Fields:
    phases = []
    for phase in range(pen.number(1, 8)):
        items: list[Fields] = []
        for at in range(pen.number(3, 40)):
            item = {"id": f"item-{phase}-{at}", "do": pen.instruction(), "role": pen.one(ROLES)}
            if items and pen.chance.random() < 0.3:
                item["after"] = [items[-1]["id"]]
            if pen.chance.random() < 0.3:
                item["note"] = pen.text(1, 3)
            items.append(item)
        phases.append({"id": f"phase-{phase}", "title": pen.thing().capitalize(), "items": items})
    return {"checklist": {"mode": pen.one(("read-do", "do-confirm")), "phases": phases}}


def _faq(pen: Pen, others: list[str]) -> Fields:
    return {
        "faq": [
            {"id": f"question-{at}", "q": f"{pen.sentence().lstrip('- ').rstrip('.')}?", "a": pen.text(1, 12)}
            for at in range(pen.number(3, 30))
        ]
    }


def _escalation(pen: Pen) -> Fields:
    return {
        "clock": pen.one(("business-hours", "calendar")),
        "levels": [
            {
                "level": level,
                "role": ROLES[level],
                "trigger": pen.sentence().lstrip("- "),
                "respond": f"{15 * 2**level}m",
                "resolve": f"{4 * 2**level}h",
                "channel": "phone",
                "handover": [pen.thing()],
            }
            for level in range(1, pen.number(2, 5) + 1)
        ],
    }
