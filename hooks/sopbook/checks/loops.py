"""Ways that lead back to where they began."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

Graph = Mapping[Any, Collection[Any]]
"""What each thing leads to; a thing that is not a key leads nowhere."""


def loops(graph: Graph) -> Iterator[tuple[str, ...]]:
    """Each group of things that can all be reached from each other, and each thing that leads to itself."""
    left = _winding(graph)
    back = turned(left)
    seen: set[str] = set()
    for node in left:
        if node not in seen:
            group = reached(left, [node]) & reached(back, [node])
            seen |= group
            if len(group) > 1 or node in left[node]:
                yield tuple(sorted(group))


def _winding(graph: Graph) -> dict[str, set[str]]:
    """The graph without everything from which no way goes on for ever: what leads nowhere goes first, and so on."""
    left = {node: {target for target in targets if target in graph} for node, targets in graph.items()}
    back = turned(left)
    ended = [node for node, targets in left.items() if not targets]
    for node in ended:
        del left[node]
        for before in back.get(node, ()):
            left[before].discard(node)
            if not left[before]:
                ended.append(before)
    return left


def reached(graph: Graph, start: Iterable[str]) -> set[str]:
    """Everything that can be reached, the start included."""
    seen = set(start)
    front = list(seen)
    while front:
        for target in graph.get(front.pop(), ()):
            if target not in seen:
                seen.add(target)
                front.append(target)
    return seen


def turned(graph: Graph) -> dict[str, list[str]]:
    """The same with every way the other way round."""
    back: dict[str, list[str]] = {}
    for node, targets in graph.items():
        for target in targets:
            back.setdefault(target, []).append(node)
    return back
