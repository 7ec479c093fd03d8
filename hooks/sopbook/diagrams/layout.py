"""The one place that knows the layout engine: sizes and edges in, centres and polylines out.

graphlay (pinned to one minor version, optional) gives a straight spine and never lets boxes overlap. Without it, or
when it refuses a graph, there is no placement, and pages do without the picture.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from .shapes import Point, tidy

graphlay: Any
try:
    import graphlay
except ImportError:  # an extra: `pip install sopbook[diagrams]`
    graphlay = None

OPTIONS = {
    "direction": "topbottom",
    "spacing": {"layer_gap": 24.0, "node_gap": 20.0, "dummy_gap": 16.0, "port_gap": 16.0, "stub": 11.0},
    "routing": {"style": "orthogonal", "lane_gap": 9.0, "port_sides": "facing_only"},
    "tuning": {
        "order": {"sifting_rounds": 0, "chain_lane_rounds": 0},
        "coords": {"flatten_room": 0, "simplex_face_rounds": 0},
    },
}
"""Denser than the engine's own defaults, because every label of an edge takes a layer of its own; arrows leave
below and arrive above, because the shapes are straight only there.

By itself the engine goes on looking for an order in which fewer arrows cross long after it has found a good one: 67
charts of up to 50 nodes and their labels took 1.1 s so instead of 2.7 s, with 310 crossings instead of 295 and as much
room. Charts of fewer than 20 nodes came out the same. It also tries to give chains of nodes lanes of their own, and to
even out what is as good either way: without both, 145 charts took 1.5 s instead of 2.1 s, with as many crossings and 1
percent less room.
"""


class Edge(NamedTuple):
    """A line from a node to one below it; the greater its weight, the straighter and shorter it is."""

    source: str
    target: str
    weight: float


@dataclass(frozen=True)
class Placement:
    """Where each node has its centre, and the way of each edge from border to border, in the order given."""

    centres: Mapping[str, Point]
    ways: tuple[tuple[Point, ...], ...]


def placed(sizes: Mapping[str, tuple[float, float]], edges: Sequence[Edge]) -> Placement | None:
    """Lay a graph without cycles out from top to bottom, with its upper left corner at 0, 0."""
    if graphlay is None:
        return None
    graph = graphlay.Graph()
    for id_, (width, height) in sizes.items():
        graph.node(id_, width=width, height=height)
    for edge in edges:
        graph.edge(edge.source, edge.target, weight=edge.weight)
    try:
        layout = graphlay.layout(graph, preset="layered", options=OPTIONS)
    except graphlay.GraphlayError:
        return None
    left, top = layout.bounds["min"]["x"], layout.bounds["min"]["y"]
    return Placement(
        {id_: Point(tidy(x - left), tidy(y - top)) for id_, (x, y) in layout.positions().items()},
        tuple(
            tuple(Point(tidy(point["x"] - left), tidy(point["y"] - top)) for point in line["points"])
            for line in layout.edges
        ),
    )
