"""What a drawing is made of. All lengths are in whole CSS pixels, y grows downwards."""

from math import hypot
from typing import Literal, NamedTuple

CORNER = 7.0
"""Radius of the bends of a line."""

HEAD = 7.0
"""Length of an arrow head."""

FLARE = 4 / 7
"""Half the width of a head in parts of its length."""


class Point(NamedTuple):
    """A place in the drawing."""

    x: float
    y: float


class Words(NamedTuple):
    """Lines of text at a fixed place; `y` is the base line of the first. A role or a part of the SOP is a link."""

    lines: tuple[str, ...]
    x: float
    y: float
    size: float
    leading: float
    kind: str = "text"
    bold: bool = False
    anchor: Literal["start", "middle"] = "middle"
    role: str | None = None
    part: str | None = None

    def moved(self, x: float, y: float) -> "Words":
        """The same text further to the right and down."""
        return self._replace(x=tidy(self.x + x), y=tidy(self.y + y))


class Box(NamedTuple):
    """A node or rung: `x` and `y` are its upper left corner; `kind` decides its shape.

    `title` is the full text, where the words do not say it or say it cut.
    """

    id: str
    kind: str
    x: float
    y: float
    width: float
    height: float
    words: tuple[Words, ...]
    title: str = ""
    part: str | None = None

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height

    def moved(self, x: float, y: float) -> "Box":
        """The same box with its text further to the right and down."""
        text = tuple(words.moved(x, y) for words in self.words)
        return self._replace(x=tidy(self.x + x), y=tidy(self.y + y), words=text)

    def overlaps(self, other: "Box") -> bool:
        """Whether two boxes share any area."""
        apart = self.right <= other.x or other.right <= self.x or self.bottom <= other.y or other.bottom <= self.y
        return not apart


class Line(NamedTuple):
    """An arrow along its points, with a label in a box of its own."""

    points: tuple[Point, ...]
    kind: str = "forward"
    label: Box | None = None

    def moved(self, x: float, y: float) -> "Line":
        """The same line with its label further to the right and down."""
        points = tuple(Point(tidy(point.x + x), tidy(point.y + y)) for point in self.points)
        return self._replace(points=points, label=self.label and self.label.moved(x, y))

    @property
    def path(self) -> str:
        """The line as SVG path data with rounded bends; it stops where the arrow head begins."""
        points = (*self.points[:-1], _towards(self.points[-1], self.points[-2], HEAD - 1))
        strokes: list[tuple[Point, ...]] = []
        for before, bend, after in zip(points, points[1:], points[2:], strict=False):
            strokes += _bend(before, bend, after)
        return _drawn(points[0], [*strokes, (points[-1],)])

    @property
    def head(self) -> str:
        """The arrow head as SVG path data."""
        tip, before = self.points[-1], self.points[-2]
        base = _towards(tip, before, HEAD)
        x, y = (tip.x - base.x) * FLARE, (tip.y - base.y) * FLARE
        return _drawn(tip, [(Point(base.x - y, base.y + x),), (Point(base.x + y, base.y - x),)]) + "z"


class Drawing(NamedTuple):
    """A picture with its size, its name and what it shows in a sentence; `id` is unique on the page."""

    id: str
    width: float
    height: float
    title: str
    description: str
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    notes: tuple[Words, ...] = ()

    @property
    def strokes(self) -> dict[str, str]:
        """The lines of each kind as data of one SVG path."""
        kinds = dict.fromkeys(line.kind for line in self.lines)
        return {kind: "".join(line.path for line in self.lines if line.kind == kind) for kind in kinds}

    @property
    def heads(self) -> str:
        """The heads of all arrows as data of one SVG path."""
        return "".join(line.head for line in self.lines)

    def moved(self, x: float, y: float) -> "Drawing":
        """Everything further to the right and down; the size stays."""
        return self._replace(
            boxes=tuple(box.moved(x, y) for box in self.boxes),
            lines=tuple(line.moved(x, y) for line in self.lines),
            notes=tuple(note.moved(x, y) for note in self.notes),
        )


def tidy(value: float) -> int:
    """A length as it is written."""
    return round(value)


def straightened(points: list[Point]) -> tuple[Point, ...]:
    """The same line without repeated points and without points in the middle of a straight."""
    kept: list[Point] = []
    for point in points:
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1 and _straight(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return tuple(kept)


def _straight(one: Point, two: Point, three: Point) -> bool:
    return one.x == two.x == three.x or one.y == two.y == three.y


def _bend(before: Point, bend: Point, after: Point) -> list[tuple[Point, ...]]:
    """A round corner; a sharp one where a line slants behind its label, so that nothing round peeps out."""
    if not (_level(before, bend) and _level(bend, after)):
        return [(bend,)]
    return [(_towards(bend, before, CORNER),), (bend, _towards(bend, after, CORNER))]


def _level(one: Point, other: Point) -> bool:
    return one.x == other.x or one.y == other.y


def _towards(start: Point, end: Point, distance: float) -> Point:
    """The point at a distance from `start` on the way to `end`, at most half-way."""
    whole = hypot(end.x - start.x, end.y - start.y) or 1.0
    share = min(distance / whole, 0.5)
    return Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)


def _drawn(start: Point, strokes: list[tuple[Point, ...]]) -> str:
    """SVG path data: a straight to one place, a curve to the second of two; each tells how far it is from the last."""
    x, y = round(start.x), round(start.y)
    data = [f"M{x} {y}"]
    for places in strokes:
        across, down = round(places[-1].x) - x, round(places[-1].y) - y
        if len(places) > 1:
            bend = places[0]
            data.append(f"q{_pairs(round(bend.x) - x, round(bend.y) - y, across, down)}")
        elif across and down:
            data.append(f"l{_pairs(across, down)}")
        else:
            data.append(f"h{across}" if across else f"v{down}")
        x, y = x + across, y + down
    return "".join(data)


def _pairs(*numbers: int) -> str:
    """Numbers one after the other; a minus parts them as well as a blank."""
    return " ".join(map(str, numbers)).replace(" -", "-")
