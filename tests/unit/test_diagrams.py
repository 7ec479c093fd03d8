"""Drawings: golden layouts as shapes in `tests/golden/diagrams`, and what must hold for every workflow and ladder.

`WRITE_GOLDEN=1 pytest tests/unit/test_diagrams.py` writes the expected part of each case anew; look at the drawings.
"""

import os
import re
import subprocess
import sys
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sopbook.diagrams import Box, Drawing, Line, Point, Words, escalation_ladder, workflow_chart
from sopbook.diagrams.flow import MOST_NODES, START, ways_of
from sopbook.diagrams.lettering import _CLUSTER, BOLD, width, wrapped
from sopbook.model.procedure import Workflow
from sopbook.model.sop import Escalation
from sopbook.wording import plain

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "tests" / "golden" / "diagrams").glob("*.yml"))
FLOWS = [path for path in CASES if path.stem.startswith("flow")]


def drawn(case: dict[str, Any]) -> Drawing:
    if "escalation" in case:
        return escalation_ladder(Escalation.model_validate(case["escalation"]), lambda key: key.replace("-", " "))
    chart = workflow_chart(Workflow.model_validate(case["workflow"]))
    assert chart is not None
    return chart


def shown(drawing: Drawing) -> dict[str, Any]:
    return {
        "size": f"{drawing.width:g} x {drawing.height:g}",
        "description": drawing.description,
        "boxes": {box.id.strip(): _box(box) for box in drawing.boxes},
        "lines": [_line(line) for line in drawing.lines],
        "notes": [_words(note) for note in drawing.notes],
    }


def _box(box: Box) -> str:
    text = " / ".join(_words(words) for words in box.words)
    return f"{box.kind} {box.x:g} {box.y:g} {box.width:g} {box.height:g} | {text}"


def _line(line: Line) -> str:
    points = " ".join(f"{x:g},{y:g}" for x, y in line.points)
    return f"{line.kind} {points}" + (f" | {_box(line.label)}" if line.label else "")


def _words(words: Words) -> str:
    link = "".join(f" -> {target}" for target in (words.role, words.part) if target)
    return f"{words.kind} {words.x:g},{words.y:g} {list(words.lines)}{link}"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    drawing = shown(drawn(case))
    if os.environ.get("WRITE_GOLDEN"):
        given_part = path.read_text(encoding="utf-8").split("\ndrawing:")[0].rstrip("\n")
        written = yaml.safe_dump({"drawing": drawing}, allow_unicode=True, sort_keys=False, width=1000)
        path.write_text(f"{given_part}\n{written}", encoding="utf-8")
    assert drawing == case.get("drawing")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_golden_cases_are_sound(path: Path) -> None:
    sound(drawn(yaml.safe_load(path.read_text(encoding="utf-8"))))


def sound(drawing: Drawing) -> None:
    """Nothing overlaps, nothing sticks out, every line of text fits where it is written."""
    labels = [line.label for line in drawing.lines if line.label]
    for one, other in combinations([*drawing.boxes, *labels], 2):
        assert not one.overlaps(other), (one, other)
    for box in [*drawing.boxes, *labels]:
        assert box.x >= 0
        assert box.y >= 0
        assert box.right <= drawing.width
        assert box.bottom <= drawing.height
        for words in box.words:
            _fits(words, box)
    for line in drawing.lines:
        assert all(0 <= x <= drawing.width and 0 <= y <= drawing.height for x, y in line.points)


def _fits(words: Words, box: Box) -> None:
    size = words.size * (BOLD if words.bold else 1)
    for number, text in enumerate(words.lines):
        wide = width(text, size)
        left = words.x if words.anchor == "start" else words.x - wide / 2
        assert left >= box.x, text
        assert left + wide <= box.right, text
        base = words.y + number * words.leading
        assert base - 0.75 * words.size >= box.y, text
        assert base + 0.2 * words.size <= box.bottom, text


TEXTS = st.one_of(
    st.sampled_from(
        ["Yes", "No", "W" * 300, "👩‍👩‍👧‍👦" * 9, "تحقق من هوية العميل", "Check the order in the CRM, then go on."]
    ),
    st.text(min_size=1, max_size=200).filter(lambda text: text.strip() != ""),
)


@st.composite
def workflows(draw: st.DrawFn) -> Workflow:
    ids = [f"n{number}" for number in range(draw(st.integers(1, 12)))]
    target = st.sampled_from(ids)
    nodes: dict[str, Any] = {}
    for id_ in ids:
        limit = draw(st.sampled_from([{}, {"visits": 2, "else": draw(target)}]))
        ways = draw(st.lists(st.fixed_dictionaries({"if": TEXTS, "goto": target}), min_size=2, max_size=4))
        kind = draw(st.sampled_from(["ask", "act", "end"]))
        nodes[id_] = {
            "ask": {"ask": draw(TEXTS), "answers": ways, **limit},
            "act": {"do": draw(TEXTS), "goto": draw(target), **limit},
            "end": {"end": draw(st.sampled_from(["resolved", "escalated", "stopped"])), "do": draw(TEXTS)},
        }[kind]
    return Workflow.model_validate({"start": ids[0], "nodes": nodes})


@settings(max_examples=120, deadline=None, derandomize=True)
@given(workflows())
def test_any_workflow_is_drawn_whole(workflow: Workflow) -> None:
    drawing = workflow_chart(workflow)
    assert drawing is not None
    sound(drawing)
    assert [box.id for box in drawing.boxes] == [*workflow.nodes, START]
    arrows = [way for way in ways_of(workflow) if way.source != way.target]
    assert len(drawing.lines) == len(arrows) + 1
    boxes = {box.id: box for box in drawing.boxes}
    for way, line in zip(arrows, drawing.lines[1:], strict=True):
        assert _touches(line.points[0], boxes[way.source])
        assert _touches(line.points[-1], boxes[way.target])
        others = [other.label for other in drawing.lines if other is not line and other.label]
        for box in [*drawing.boxes, *others]:
            assert not any(_crosses(start, end, box) for start, end in pairwise(line.points)), (way, box)


def _touches(point: Point, box: Box) -> bool:
    return box.x <= point.x <= box.right and point.y in {box.y, box.bottom}


def _crosses(start: Point, end: Point, box: Box) -> bool:
    """Whether a straight goes through the inside of a box; touching its border is no crossing."""
    left, right = sorted((start.x, end.x))
    top, bottom = sorted((start.y, end.y))
    inside = left < box.right - 1 and right > box.x + 1 and top < box.bottom - 1 and bottom > box.y + 1
    return inside and (start.x == end.x or start.y == end.y)


LEVELS = st.lists(
    st.fixed_dictionaries(
        {
            "role": st.sampled_from(["agent", "communications-lead", "w" * 80]),
            "trigger": TEXTS,
            "respond": st.just("5m"),
        },
        optional={"resolve": st.sampled_from(["0m", "9999mo"]), "step": st.just("check")},
    ),
    min_size=1,
    max_size=9,
)
BYPASS = st.lists(
    st.fixed_dictionaries({"to": st.sampled_from(["fraud-unit", "w" * 80]), "trigger": TEXTS, "within": st.just("0m")}),
    max_size=5,
)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(LEVELS, BYPASS)
def test_any_ladder_is_as_wide_as_a_phone(levels: list[dict[str, Any]], bypass: list[dict[str, Any]]) -> None:
    numbered = [{"level": number, **level} for number, level in enumerate(levels, 1)]
    drawing = drawn({"escalation": {"levels": numbered, "bypass": bypass}})
    sound(drawing)
    assert drawing.width <= 340
    assert len(drawing.boxes) == len(levels) + len(bypass)
    assert len(drawing.lines) == len(levels) - 1 + len(bypass)


@given(st.text(max_size=300), st.floats(20, 200), st.integers(1, 6))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_wrapping_keeps_to_its_room(text: str, room: float, most: int) -> None:
    lines = wrapped(text, room, 13, most)
    assert len(lines) <= most
    for line in lines:
        assert width(line, 13) <= room or len(_CLUSTER.findall(line.removesuffix("…"))) <= 1


def test_wrapping_keeps_every_word_when_there_is_room() -> None:
    text = "Look for the WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW number and the 👩‍👩‍👧‍👦 sign, then go on."
    assert "".join(wrapped(text, 100, 13, 99)).replace(" ", "") == text.replace(" ", "")
    assert wrapped("👩‍👩‍👧‍👦" * 2, 90, 13, 9) == ("👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦")
    assert wrapped("🇫🇷🇩🇪e\u0301", 40, 13, 9) == ("🇫🇷", "🇩🇪", "e\u0301")


def test_a_text_of_nothing_visible_is_an_empty_box() -> None:
    drawing = drawn({"workflow": {"start": "a", "nodes": {"a": {"end": "resolved", "do": "\u202e"}}}})
    sound(drawing)


def test_too_many_nodes_are_not_drawn() -> None:
    def row(count: int) -> Workflow:
        nodes: dict[str, Any] = {f"n{number}": {"do": "Go.", "goto": f"n{number + 1}"} for number in range(count - 1)}
        return Workflow.model_validate({"start": "n0", "nodes": {**nodes, f"n{count - 1}": {"end": "resolved"}}})

    assert workflow_chart(row(MOST_NODES)) is not None
    assert workflow_chart(row(MOST_NODES + 1)) is None


def test_a_start_that_is_missing_is_not_drawn() -> None:
    assert workflow_chart(Workflow.model_validate({"start": "b", "nodes": {"a": {"end": "resolved"}}})) is None


def test_without_the_layout_engine_there_is_no_chart_and_no_error() -> None:
    code = (
        "import sys; sys.modules['graphlay'] = None\n"
        "from sopbook.diagrams import workflow_chart; from sopbook.model.procedure import Workflow\n"
        "print(workflow_chart(Workflow.model_validate({'start': 'a', 'nodes': {'a': {'end': 'resolved'}}})))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    run = subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True)
    assert run.stdout == "None\n"


def rendered(template: str, **values: object) -> str:
    loader = FileSystemLoader(ROOT / "hooks" / "sopbook" / "theme")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template(f"sopbook/diagrams/{template}").render(**values)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_markup_is_well_formed_and_harmless(path: Path) -> None:
    drawing = drawn(yaml.safe_load(path.read_text(encoding="utf-8")))
    template = "flow.html" if path in FLOWS else "ladder.html"
    html = rendered(template, drawing=drawing, sop=NO_WORKFLOW, role_link=lambda key: f"roles#role-{key}")
    tree = ElementTree.fromstring(html)
    names = {element.tag.rpartition("}")[2] for element in tree.iter()}
    assert names <= {
        "figure",
        "div",
        "svg",
        "title",
        "desc",
        "g",
        "path",
        "rect",
        "circle",
        "text",
        "tspan",
        "a",
    }
    attributes = {name for element in tree.iter() for name in element.attrib}
    assert not [name for name in attributes if name == "style" or name.startswith("on")]
    assert "mermaid" not in html
    assert not re.search(r"#[0-9a-f]{6}\b|rgb\(", html)


class NO_WORKFLOW:  # noqa: N801 -- stands for an SOP with steps
    workflow = None
    checklist = None


@pytest.mark.parametrize("path", FLOWS, ids=lambda path: path.stem)
def test_every_node_is_a_link_with_its_whole_text(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    tree = ElementTree.fromstring(rendered("flow.html", drawing=drawn(case)))
    svg = "{http://www.w3.org/2000/svg}"
    links = {link.get("{http://www.w3.org/1999/xlink}href"): link for link in tree.iter(f"{svg}a")}
    assert list(links) == [f"#node-{id_}" for id_ in case["workflow"]["nodes"]]
    for id_, node in case["workflow"]["nodes"].items():
        link, text = links[f"#node-{id_}"], node.get("ask") or node.get("do") or node["end"]
        said = link.findtext(f"{svg}title") or " ".join(" ".join(link.itertext()).split())
        assert " ".join(plain(text).split()).lower() in said.lower()
    region = tree.find("div")
    assert region is not None
    assert (region.get("role"), region.get("tabindex")) == ("region", "0")
    picture = region.find(f"{svg}svg")
    assert picture is not None
    assert picture.get("role") == "group"
    named = {element.get("id") for element in tree.iter() if element.get("id")}
    assert set((picture.get("aria-labelledby") or "").split()) <= named
