"""What is right, as the browser grades it: ids, numbers and words, never HTML."""

import hashlib
import re
from collections.abc import Iterable, Sequence

from ..model.answers import Blank, Choices, Number, Words
from ..model.procedure import Act, Ask, End, Node, Workflow
from ..model.question import (
    Cloze,
    Match,
    Multiple,
    Numeric,
    Order,
    Question,
    Scale,
    Scenario,
    ShortText,
    Single,
    TrueFalse,
)
from ..wording import plain

_TOLERANCE = re.compile(r"(?:±|\+/-|\+-)?\s*(\d+(?:\.\d+)?)\s*(%?)")

Data = dict[str, object]


def answer_key(question: Question, workflow: Workflow | None) -> Data:  # noqa: C901 -- one case for each type
    """The key of a question by its type; `workflow` is the one that a scenario walks."""
    match question:
        case Multiple(options=options):
            right_ones = [option.id for option in options if option.correct]
            return {"options": [option.id for option in options], "right": right_ones, **_scoring(question)}
        case TrueFalse(answer=answer):
            return {"right": answer}
        case Order(items=items, any_order=groups):
            ids = [item.id for item in items]
            return {"items": ids, "start": mixed(ids, question.id), "anyOrder": groups, **_scoring(question)}
        case Match(pairs=pairs):
            ids_by_text = right_ids(question)
            return {"pairs": [{"id": pair.id, "right": ids_by_text[pair.right]} for pair in pairs]}
        case Single() | Numeric() | ShortText():
            return _gap_key(question)
        case Cloze(blanks=blanks):
            return {
                "blanks": [{"id": id_, "type": gap_type(blank), **_gap_key(blank)} for id_, blank in blanks.items()]
            }
        case Scenario():
            return _scenario_key(question, workflow)
        case Scale(lowest=lowest, highest=highest):
            return {"from": lowest, "to": highest}


def gap_type(blank: Blank) -> str:
    """The type of question that a gap is."""
    match blank:
        case Choices():
            return "single"
        case Number():
            return "numeric"
        case _:
            return "text"


def tolerance(text: str) -> dict[str, float | bool]:
    """`5`, `0.5` or `± 2` in the unit of the answer, `5 %` relative to it; anything else is a `ValueError`."""
    match = _TOLERANCE.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is not a tolerance: write a number such as 0.5, or a percentage such as 5%")
    return {"amount": float(match[1]), "relative": bool(match[2])}


def mixed(ids: Sequence[str], salt: str) -> list[str]:
    """The ids in an order that looks random, is the same in every build, and is never the one given."""
    order = sorted(ids, key=lambda id_: _digest(f"{salt} {id_}"))
    return order[1:] + order[:1] if order == list(ids) else order


def right_ids(question: Match) -> dict[str, str]:
    """The id of each right side by its text: that of its first pair, or a digest of a distractor's text."""
    ids = {text: f"other-{_digest(text)[:8]}" for text in question.distractors}
    return ids | {pair.right: pair.id for pair in reversed(question.pairs)}


def _gap_key(gap: Choices | Number | Words) -> Data:
    match gap:
        case Choices(options=options):
            right = next(option.id for option in options if option.correct)
            return {"options": [option.id for option in options], "right": right}
        case Number():
            return _number_key(gap)
        case Words(accept=accept, forgive=forgive):
            return {"accept": [plain(text) for text in accept], "forgive": forgive}


def _number_key(number: Number) -> Data:
    unit = {"unit": plain(number.unit)} if number.unit else {}
    if number.range is not None:
        return {"range": number.range, **unit}
    allowed = {"tolerance": tolerance(number.tolerance)} if number.tolerance else {}
    return {"answer": number.answer, **allowed, **unit}


def _scoring(question: Multiple | Order) -> Data:
    return {"scoring": question.scoring} if question.scoring else {}


def _scenario_key(question: Scenario, workflow: Workflow | None) -> Data:
    """Ends are worth a share from 0 to 1; the workflow between start and ends is told once for all scenarios."""
    start = question.start or (workflow.start if workflow else "")
    return {"start": start, "ends": {end: worth / 100 for end, worth in question.ends.items()}}


def walked(questions: Iterable[Question], workflow: Workflow | None) -> Data:
    """The nodes of the workflow, in plain words, where a scenario walks it: a walk is graded without the SOP."""
    if workflow is None or not any(isinstance(question, Scenario) for question in questions):
        return {}
    return {"nodes": {id_: _node(node) for id_, node in workflow.nodes.items()}}


def _node(node: Node) -> Data:
    match node:
        case Ask(ask=ask, answers=answers):
            ways = [{"text": plain(answer.condition), "goto": answer.goto} for answer in answers]
            return {"text": plain(ask), "kind": "ask", "answers": ways, **_bound(node)}
        case Act(do=do, goto=goto):
            return {"text": plain(do), "kind": "act", "goto": goto, **_bound(node)}
        case End(end=end, do=do):
            return {"text": plain(do or end.capitalize()), "kind": "end"}


def _bound(node: Ask | Act) -> Data:
    visits = {"visits": node.visits} if node.visits else {}
    return visits | ({"else": node.otherwise} if node.otherwise else {})


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
