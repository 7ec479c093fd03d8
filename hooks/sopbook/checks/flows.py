"""Workflows: that every way through them is one that people can take, and comes to an end."""

from collections import Counter
from collections.abc import Iterator, Mapping

from ..findings import Severity, quoted
from ..handbook import Handbook
from ..model.procedure import Ask, End, Node, Workflow
from ..model.text import Key
from ..reading.authored import AuthoredSop
from ..settings import Limits
from ..wording import bag
from .loops import loops, reached, turned
from .rules import Mistake, once_for_all, rule

Graph = Mapping[Key, tuple[Key, ...]]
"""The nodes that each node can lead to."""


@once_for_all
def _workflows(handbook: Handbook) -> tuple[tuple[AuthoredSop, Workflow, Graph], ...]:
    """Workflows whose nodes are all there; those with a wrong name are told of elsewhere."""
    return tuple(
        (authored, workflow, _graph(workflow))
        for authored in handbook.sops.values()
        if (workflow := authored.sop.workflow) and workflow.start in workflow.nodes and leads_to_nodes(workflow)
    )


def leads_to_nodes(workflow: Workflow) -> bool:
    """Whether every way leads to a node that is there."""
    return all(target in workflow.nodes for node in workflow.nodes.values() for target in ways(node))


def ways(node: Node) -> tuple[Key, ...]:
    """The nodes that a node can lead to."""
    if isinstance(node, End):
        return ()
    forth = tuple(answer.goto for answer in node.answers) if isinstance(node, Ask) else (node.goto,)
    return (*forth, node.otherwise) if node.otherwise else forth


def _graph(workflow: Workflow) -> Graph:
    return {key: ways(node) for key, node in workflow.nodes.items()}


@rule("SOP220", suppressible=True)
def reachable(handbook: Handbook) -> Iterator[Mistake]:
    """Some way through the workflow leads to every node."""
    for authored, workflow, graph in _workflows(handbook):
        found = reached(graph, [workflow.start])
        if len(found) < len(graph):
            for key in _first_lost({key: ways for key, ways in graph.items() if key not in found}):
                message = f"no way leads to {quoted(key)}"
                hint = "Let an answer or a `goto` lead there, or delete the node."
                yield Mistake(authored.source, ("workflow", "nodes", key), message, hint, key=True)


def _first_lost(graph: Mapping[Key, tuple[Key, ...]]) -> Iterator[Key]:
    """Of nodes that no way leads to those that lead to the others: with a way to them, all can be reached."""
    followed = {target for key, ways in graph.items() for target in ways if target != key}
    first = [key for key in graph if key not in followed]
    covered = set(reached(graph, first))
    yield from first
    for key in graph:  # what is left goes round in circles
        if key not in covered:
            covered |= set(reached(graph, [key]))
            yield key


@rule("SOP221")
def comes_to_an_end(handbook: Handbook) -> Iterator[Mistake]:
    """From every node of a workflow an end can be reached."""
    for authored, workflow, graph in _workflows(handbook):
        ends = [key for key, node in workflow.nodes.items() if isinstance(node, End)]
        leading = reached(turned(graph), ends)
        for key in reached(graph, [workflow.start]):
            if key not in leading:
                message = f"whoever comes to {quoted(key)} never reaches an end"
                hint = "Let one of the ways from here lead to a node with `end`."
                yield Mistake(authored.source, ("workflow", "nodes", key), message, hint, key=True)


@rule("SOP222")
def bounded(handbook: Handbook) -> Iterator[Mistake]:
    """A workflow that goes back to a node says how often."""
    for authored, workflow, graph in _workflows(handbook):
        spent = {
            key: (node.otherwise,) if not isinstance(node, End) and node.visits and node.otherwise else graph[key]
            for key, node in workflow.nodes.items()
        }
        for loop in loops(spent):
            first = next(key for key in workflow.nodes if key in loop)
            message = f"the way from {quoted(first)} leads back to it, again and again"
            hint = "Say how often it may be entered and where to go after that: visits: 2, else: …"
            yield Mistake(authored.source, ("workflow", "nodes", first), message, hint, key=True)


@rule("SOP223")
def visits_and_else(handbook: Handbook) -> Iterator[Mistake]:
    """A node that may be entered a number of times says where to go after that, and the other way round."""
    for authored in handbook.sops.values():
        for key, node in authored.sop.workflow.nodes.items() if authored.sop.workflow else ():
            if isinstance(node, End):
                continue
            loc = ("workflow", "nodes", key)
            if node.visits is not None and node.otherwise is None:
                message = f"{quoted(key)} may be entered {node.visits} times, and then?"
                yield Mistake(authored.source, (*loc, "visits"), message, "Write the node to go to after that: else: …")
            if node.otherwise is not None and node.visits is None:
                message = f"{quoted(key)} has an `else`, and no `visits` after which it is taken"
                hint = "Write how often the node may be entered, such as visits: 2, or delete `else`."
                yield Mistake(authored.source, (*loc, "else"), message, hint)


def _questions(handbook: Handbook) -> Iterator[tuple[AuthoredSop, str, Ask]]:
    for authored in handbook.sops.values():
        for key, node in authored.sop.workflow.nodes.items() if authored.sop.workflow else ():
            if isinstance(node, Ask):
                yield authored, key, node


@rule("SOP224", suppressible=True)
def different_answers(handbook: Handbook) -> Iterator[Mistake]:
    """The answers of a question differ."""
    for authored, key, node in _questions(handbook):
        first: dict[frozenset[str], int] = {}
        for index, answer in enumerate(node.answers):
            if first.setdefault(bag(answer.condition), index) != index:
                message = f"{quoted(answer.condition)} is an answer to this question already"
                loc = ("workflow", "nodes", key, "answers", index, "if")
                yield Mistake(authored.source, loc, message, "Say what makes this answer another one, or delete it.")


@rule("SOP225", severity=Severity.WARNING)
def decides(handbook: Handbook) -> Iterator[Mistake]:
    """A question decides something: its answers do not all lead to the same node."""
    for authored, key, node in _questions(handbook):
        if len({answer.goto for answer in node.answers}) == 1:
            message = f"every answer leads to {quoted(node.answers[0].goto)}, so nothing is decided here"
            hint = "Let the answers lead to different nodes, or make it an action: do: …, goto: …"
            yield Mistake(authored.source, ("workflow", "nodes", key, "ask"), message, hint)


@rule("SOP226", suppressible=True)
def taken_over(handbook: Handbook) -> Iterator[Mistake]:
    """An end that hands the case over says to whom."""
    for authored in handbook.sops.values():
        for key, node in authored.sop.workflow.nodes.items() if authored.sop.workflow else ():
            if isinstance(node, End) and node.end == "escalated" and node.to is None:
                message = f"{quoted(key)} ends escalated, and does not say who takes over"
                yield Mistake(
                    authored.source, ("workflow", "nodes", key, "end"), message, "Write the role: to: team-lead"
                )


def _longest(start: Key, graph: Graph, cost: Mapping[Key, int]) -> int:
    """The greatest sum of costs on a way from the start; nodes of a loop count once each."""
    member = {key: group for group in loops(graph) for key in group}
    groups = {key: member.get(key, (key,)) for key in graph}
    price = {group: sum(cost[Key(key)] for key in group) for group in set(groups.values())}
    best: dict[tuple[str, ...], int] = {}
    todo = [groups[start]]
    while todo:
        group = todo[-1]
        targets = {groups[target] for key in group for target in graph[Key(key)]} - {group}
        missing = [target for target in targets if target not in best]
        if missing:
            todo += missing
            continue
        best[group] = price[group] + max((best[target] for target in targets), default=0)
        todo.pop()
    return best[groups[start]]


@rule("SOP227", severity=Severity.INFO)
def short_enough(handbook: Handbook, limits: Limits) -> Iterator[Mistake]:
    """The longest way through a workflow is one that people can keep in mind."""
    for authored, workflow, graph in _workflows(handbook):
        if len(workflow.nodes) <= limits.decisions:
            continue
        longest = _longest(workflow.start, graph, dict.fromkeys(workflow.nodes, 1))
        if longest > limits.decisions:
            message = f"the longest way has {longest} nodes; {limits.decisions} is the limit of this handbook"
            hint = "Make a part of it an SOP of its own, and refer to it with `uses`."
            yield Mistake(authored.source, ("workflow",), message, hint, key=True)


@rule("SOP228", severity=Severity.WARNING)
def in_time(handbook: Handbook) -> Iterator[Mistake]:
    """The time limits on the longest way through a workflow fit into the longest time that is promised."""
    levels = handbook.registers.service_levels.values()
    if not levels:
        return
    promised = max((level.resolve for level in levels), key=lambda resolve: resolve.minutes)
    for authored, workflow, graph in _workflows(handbook):
        minutes = {key: node.within.minutes if node.within else 0 for key, node in workflow.nodes.items()}
        worst = _longest(workflow.start, graph, minutes)
        if worst > promised.minutes:
            message = f"the limits on the longest way add up to {_time(worst)}; at most {promised.words} are promised"
            hint = "Shorten the limits, or promise more in service-levels.yml."
            yield Mistake(authored.source, ("workflow",), message, hint, key=True)


def _time(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours} h" + (f" {rest} min" if rest else "") if hours else f"{rest} min"


@rule("SOP229", severity=Severity.WARNING)
def panels_shown(handbook: Handbook) -> Iterator[Mistake]:
    """A panel of information is shown by some node."""
    for authored in handbook.sops.values():
        workflow = authored.sop.workflow
        if workflow and workflow.info:
            shown = {node.info for node in workflow.nodes.values()}
            mistyped = not shown <= {None, *workflow.info}  # SOP314 tells of it, and may mean any of them
            for key in workflow.info:
                if key not in shown and not mistyped:
                    message = f"no node shows the panel {quoted(key)}"
                    hint = f"Write info: {key} at the node that needs it, or delete the panel."
                    yield Mistake(authored.source, ("workflow", "info", key), message, hint, key=True)


@rule("SOP219", severity=Severity.WARNING)
def said_once(handbook: Handbook) -> Iterator[Mistake]:
    """Two nodes of a workflow do not ask or tell the same."""
    for authored in handbook.sops.values():
        nodes = authored.sop.workflow.nodes if authored.sop.workflow else {}
        said = {key: (node.ask if isinstance(node, Ask) else node.do or "").casefold() for key, node in nodes.items()}
        times = Counter(text for text in said.values() if text)
        seen: dict[str, str] = {}
        for key, text in said.items():
            if times[text] > 1 and seen.setdefault(text, key) != key:
                message = f"the node {quoted(seen[text])} says the same"
                name = "ask" if isinstance(nodes[key], Ask) else "do"
                hint = "Go to that node instead, or say what is different here."
                yield Mistake(authored.source, ("workflow", "nodes", key, name), message, hint)
