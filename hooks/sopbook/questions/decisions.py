"""What comes next in a workflow after an answer."""

from collections.abc import Iterator

from ..model.procedure import Act, Answer, Ask, End, Node, Workflow
from ..model.question import Single
from ..model.sop import Sop
from ..model.text import Key
from ..wording import headline, unlinked
from .choice import Choice, Stem, quoted, single
from .people import Roles


def decisions(sop: Sop, roles: Roles) -> Iterator[Single]:
    """Every answer of every question once, one per question in turn, not always the first answer."""
    flow = sop.workflow
    if not flow:
        return
    asks = [(id_, node) for id_, node in flow.nodes.items() if isinstance(node, Ask)]
    most = max((len(node.answers) for _, node in asks), default=0)
    for turn in range(most):
        for place, (id_, node) in enumerate(asks):
            if turn < len(node.answers):
                answer = node.answers[(turn + place) % len(node.answers)]
                question = _question(flow, roles, id_, node, answer)
                if question:
                    yield question


def said(node: Node, roles: Roles) -> str:
    """What a node tells, in one sentence."""
    match node:
        case Ask(ask=ask):
            return headline(unlinked(ask))
        case Act(do=do):
            return headline(unlinked(do))
        case End(do=str(do)):
            return headline(unlinked(do))
        case End(end="escalated", to=to):
            return f"Hand over to: {roles.name(to)}" if to else "Escalate"
        case End(end=end):
            return "The case is resolved" if end == "resolved" else "Stop here"


def _question(flow: Workflow, roles: Roles, id_: str, node: Ask, answer: Answer) -> Single | None:
    """Skipped where the target is no node, or where two answers lead there and the id would be used twice."""
    target = flow.nodes.get(answer.goto)
    if target is None or [way.goto for way in node.answers].index(answer.goto) != node.answers.index(answer):
        return None
    places = {key: place for place, key in enumerate(flow.nodes)}
    wrong = [key for key in _near(flow, node) if key not in {id_, answer.goto, *ways(target)}]
    right = Choice(answer.goto, said(target, roles), places[answer.goto])
    stem = Stem(
        id=f"next-{id_}-{answer.goto}",
        q=f"{unlinked(node.ask)}\n\n{quoted(unlinked(answer.condition))}\n\nWhat comes next?",
        tests=(id_, answer.goto),
        explain=f"In the workflow, “{unlinked(answer.condition)}” leads to: {right.text}",
    )
    return single(stem, right, [Choice(key, said(flow.nodes[key], roles), places[key]) for key in wrong])


def ways(node: Node) -> list[str]:
    """Where a node leads. What comes right after the right target would be half right as an option."""
    match node:
        case Ask(answers=answers):
            return [*(str(answer.goto) for answer in answers), *_otherwise(node)]
        case Act(goto=goto):
            return [str(goto), *_otherwise(node)]
        case _:
            return []


def _otherwise(node: Ask | Act) -> list[str]:
    return [str(node.otherwise)] if node.otherwise else []


def _near(flow: Workflow, node: Ask) -> list[Key]:
    """The other nodes, those that the same question leads to first: they are the likely mistakes."""
    near = [answer.goto for answer in node.answers]
    return [key for key in dict.fromkeys([*near, *flow.nodes]) if key in flow.nodes]
