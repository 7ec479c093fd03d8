"""Times by size as a picture that reads in light and dark."""

from xml.etree import ElementTree

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BELOW = 640, 320, 60, 80, 20, 40
APART = 16
"""Pixels between two names."""

Point = tuple[float, float]
Line = tuple[str, str, str]
"""The name of a line, its colour and its dashes."""

GREY = "#888"


def curve(lines: dict[Line, list[Point]]) -> str:
    """An SVG of the lines, each with its name at its end."""
    points = [point for line in lines.values() for point in line]
    widest, highest = max(x for x, _ in points), max(y for _, y in points)

    def place(x: float, y: float) -> Point:
        return LEFT + x / widest * (WIDTH - LEFT - RIGHT), HEIGHT - BELOW - y / highest * (HEIGHT - BELOW - TOP)

    box = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {WIDTH} {HEIGHT}", "font-family": "sans-serif"}
    svg = ElementTree.Element("svg", box)
    _line(svg, [(LEFT, TOP), (LEFT, HEIGHT - BELOW), (WIDTH - 20, HEIGHT - BELOW)], GREY, "1")
    for (_, colour, dashes), line in lines.items():
        if line:
            _line(svg, [place(0, 0), *(place(*point) for point in line)], colour, "2.5", dashes)
    _name_lines(svg, {line: place(*points[-1]) for line, points in lines.items() if points})
    for x in sorted({x for x, _ in points}):
        _text(svg, (place(x, 0)[0], HEIGHT - BELOW + 18), f"{x:g}", GREY, "middle")
    _text(svg, (LEFT - 6, 26), f"{highest:.0f} s", GREY, "end")
    _text(svg, (WIDTH - 20, HEIGHT - 4), "SOPs", GREY, "end")
    return ElementTree.tostring(svg, encoding="unicode") + "\n"


def _name_lines(svg: ElementTree.Element, ends: dict[Line, Point]) -> None:
    """Put the names at the ends, the lowest first, each far enough above the one below it."""
    below = float(HEIGHT)
    for (name, colour, _), (x, y) in sorted(ends.items(), key=lambda end: -end[1][1]):
        below = min(y + 4, below - APART)
        _text(svg, (x + 6, below), name, colour)


def _line(svg: ElementTree.Element, points: list[Point], colour: str, width: str, dash: str = "none") -> None:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    attributes = {"points": path, "fill": "none", "stroke": colour, "stroke-width": width, "stroke-dasharray": dash}
    ElementTree.SubElement(svg, "polyline", attributes)


def _text(svg: ElementTree.Element, at: Point, said: str, colour: str, anchor: str = "start") -> None:
    attributes = {"x": f"{at[0]:.1f}", "y": f"{at[1]:.1f}", "fill": colour, "font-size": "14", "text-anchor": anchor}
    ElementTree.SubElement(svg, "text", attributes).text = said
