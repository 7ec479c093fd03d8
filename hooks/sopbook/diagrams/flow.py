"""The workflow chart: a layered drawing whose loops run back at the side."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ..model.procedure import Act, Ask, End, Node, Workflow
from ..wording import counted, plain, words
from .layout import Edge, Placement, placed
from .lettering import Block, boxed, wrapped
from .shapes import Box, Drawing, Line, Point, straightened, tidy

MOST_NODES = 50
"""Above this a chart is a wall of 7,000 pixels and a third of its page; the text of the workflow stays readable."""

SIZE, LEADING = 13, 17
LABEL_SIZE, LABEL_LEADING = 12, 15
"""Font sizes and distances of lines in boxes and on arrows."""

ROOM, LINES = 172.0, 6
LABEL_ROOM, LABEL_LINES = 136.0, 4
"""Width and number of lines of the text in a box and on an arrow; of what is cut the whole stays in the title."""

MARGIN = 8.0
START = "start "
"""Id of the start mark; the blank keeps it apart from the ids that people write."""

ENDS = {"resolved": "End, resolved", "escalated": "End, escalated", "stopped": "End, stopped"}
NAMES = {"ask": "Question", "act": "Step", **ENDS}
PADDING = {
    "ask": (22.0, 12.0),
    "act": (9.0, 10.0),
    "resolved": (13.0, 10.0),
    "escalated": (20.0, 10.0),
    "stopped": (14.0, 11.0),
}
"""Room at the sides of the text and above and below it: the slanted and round shapes need more."""


class Way(NamedTuple):
    """An arrow as authored: from one node to another, with what is written on it."""

    source: str
    target: str
    label: str
    kind: str


@dataclass(frozen=True)
class _Route:
    """A way as the layout engine sees it: turned round when it leads back, and cut in two by its label."""

    way: Way
    back: bool
    label: str | None
    lines: tuple[str, ...]


def workflow_chart(workflow: Workflow, *, title: str = "Chart of the workflow") -> Drawing | None:
    """The chart, or None where it would be too large or no layout engine is installed."""
    if len(workflow.nodes) > MOST_NODES or workflow.start not in workflow.nodes:
        return None
    nodes = {str(id_): _box(str(id_), node) for id_, node in workflow.nodes.items()}
    nodes[START] = _mark()
    ways = [Way(START, str(workflow.start), "", "forward"), *ways_of(workflow)]
    routes = _routes(ways, list(nodes))
    labels = {route.label: _label(route) for route in routes if route.label and route.way.source != route.way.target}
    sizes = {box.id: (box.width, box.height) for box in (*nodes.values(), *labels.values())}
    placement = placed(sizes, list(_edges(routes)))
    return _drawing(title, nodes, labels, routes, placement) if placement else None


def ways_of(workflow: Workflow) -> Iterator[Way]:
    """All arrows whose two ends exist, in author order."""
    for id_, node in workflow.nodes.items():
        for target, label, kind in _targets(node):
            if target in workflow.nodes:
                yield Way(str(id_), str(target), label, kind)


def _targets(node: Node) -> Iterator[tuple[str, str, str]]:
    if isinstance(node, Ask):
        yield from ((answer.goto, plain(answer.condition), "forward") for answer in node.answers)
    if isinstance(node, Act):
        yield node.goto, "", "forward"
    if not isinstance(node, End) and node.otherwise:
        visits = node.visits or 1
        yield node.otherwise, f"after {counted(visits, 'visit')}", "limit"


def leading_back(ways: list[Way], order: list[str]) -> set[Way]:
    """The ways that close a loop, found depth first in author order, so that the written order runs downwards."""
    back: set[Way] = set()
    done: set[str] = set()
    for root in (START, *order):
        path: list[tuple[str, Iterator[Way]]] = []
        open_: set[str] = set()
        if root not in done:
            path.append((root, iter([way for way in ways if way.source == root])))
            open_.add(root)
        while path:
            node, left = path[-1]
            way = next(left, None)
            if way is None:
                path.pop()
                open_.discard(node)
                done.add(node)
            elif way.target in open_:
                back.add(way)
            elif way.target not in done:
                path.append((way.target, iter([other for other in ways if other.source == way.target])))
                open_.add(way.target)
    return back


def _routes(ways: list[Way], order: list[str]) -> list[_Route]:
    back = leading_back(ways, order)
    routes = []
    for number, way in enumerate(ways):
        lines = wrapped(way.label, LABEL_ROOM, LABEL_SIZE, LABEL_LINES)
        routes.append(_Route(way, way in back, f"label {number}" if lines else None, lines))
    return routes


def _edges(routes: list[_Route]) -> Iterator[Edge]:
    """The halves of every way that is laid out, all downwards; what is written as the way forward stays straight."""
    for route in routes:
        if route.way.source == route.way.target:
            continue
        weight = 1.0 if route.back or route.way.kind == "limit" else 4.0
        source, target = (route.way.target, route.way.source) if route.back else (route.way.source, route.way.target)
        if route.label:
            yield from (Edge(source, route.label, weight), Edge(route.label, target, weight))
        else:
            yield Edge(source, target, weight)


def _box(id_: str, node: Node) -> Box:
    kind = node.end if isinstance(node, End) else "ask" if isinstance(node, Ask) else "act"
    text = plain(_text(node))
    lines = wrapped(text, ROOM, SIZE, LINES)
    title = "" if " ".join(lines) == " ".join(text.split()) else f"{NAMES[kind]}: {text}"
    blocks = [Block(lines, SIZE, LEADING, "text")]
    if isinstance(node, End) and node.do:
        blocks.insert(0, Block((kind.capitalize(),), LABEL_SIZE, LABEL_LEADING, "caption", bold=True))
    blocks += [
        Block(wrapped(f"↻ {label}", ROOM, LABEL_SIZE, LABEL_LINES), LABEL_SIZE, LABEL_LEADING, "again")
        for target, label, _ in _targets(node)
        if target == id_
    ]
    sideways, upwards = PADDING[kind]
    return boxed(Box(id_, kind, 0, 0, 0, 0, (), title, id_), blocks, sideways=sideways, upwards=upwards)


def _text(node: Node) -> str:
    match node:
        case Ask(ask=ask):
            return ask
        case Act(do=do):
            return do
        case End(do=str(do)):
            return do
        case End(end="escalated", to=str(to)):
            return f"Escalated to {words(to)}"
        case End(end=end):
            return str(end).capitalize()


def _mark() -> Box:
    start = Box(START, "start", 0, 0, 0, 0, (), "Start")
    return boxed(
        start, [Block(("Start",), LABEL_SIZE, LABEL_LEADING, "caption", bold=True)], sideways=14, upwards=5, least=0
    )


def _label(route: _Route) -> Box:
    block = Block(route.lines, LABEL_SIZE, LABEL_LEADING, "label")
    return boxed(Box(route.label or "", "label", 0, 0, 0, 0, ()), [block], sideways=5, upwards=2, least=0)


def _drawing(
    title: str, nodes: dict[str, Box], labels: dict[str, Box], routes: list[_Route], placement: Placement
) -> Drawing:
    placed_boxes = {id_: _centred(box, placement.centres[id_]) for id_, box in {**nodes, **labels}.items()}
    lines = [_line(route, placed_boxes, ways) for route, ways in _with_ways(routes, placement)]
    points = [point for line in lines for point in line.points]
    left = min(*(box.x for box in placed_boxes.values()), *(point.x for point in points)) - MARGIN
    top = min(*(box.y for box in placed_boxes.values()), *(point.y for point in points)) - MARGIN
    right = max(*(box.right for box in placed_boxes.values()), *(point.x for point in points)) + MARGIN
    bottom = max(*(box.bottom for box in placed_boxes.values()), *(point.y for point in points)) + MARGIN
    drawing = Drawing(
        id="sop-flow",
        width=tidy(right - left),
        height=tidy(bottom - top),
        title=title,
        description=_description(nodes),
        boxes=tuple(placed_boxes[id_] for id_ in nodes),
        lines=tuple(lines),
    )
    return drawing.moved(-left, -top)


def _centred(box: Box, centre: Point) -> Box:
    return box.moved(centre.x - box.width / 2, centre.y - box.height / 2)


def _with_ways(routes: list[_Route], placement: Placement) -> Iterator[tuple[_Route, tuple[tuple[Point, ...], ...]]]:
    """Each route with its one or two laid out halves; a loop to the node itself is written in the box and has none."""
    left = iter(placement.ways)
    for route in routes:
        if route.way.source != route.way.target:
            yield route, (next(left), next(left)) if route.label else (next(left),)


def _line(route: _Route, boxes: dict[str, Box], ways: tuple[tuple[Point, ...], ...]) -> Line:
    points = straightened([point for way in ways for point in way])
    kind = "loop" if route.back and route.way.kind == "forward" else route.way.kind
    return Line(points[::-1] if route.back else points, kind, boxes[route.label] if route.label else None)


def _description(nodes: dict[str, Box]) -> str:
    kinds = [box.kind for box in nodes.values()]
    asks, acts, ends = kinds.count("ask"), kinds.count("act"), sum(kind in ENDS for kind in kinds)
    found = [(asks, "question"), (acts, "step"), (ends, "end")]
    told = ", ".join(counted(count, name) for count, name in found if count)
    return f"From the start at the top to the ends: {told}. The same is written as text on this page."
