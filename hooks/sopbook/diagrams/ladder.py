"""The escalation ladder: one rung below the other as in the table beside it, the by-passes underneath.

It is as wide as a small phone shows without shrinking; only its height grows.
"""

from collections.abc import Callable
from dataclasses import replace

from ..model.sop import Bypass, Escalation, EscalationLevel
from ..model.text import Duration
from ..wording import plain
from .lettering import Block, boxed, width, wrapped
from .shapes import Box, Drawing, Line, Point, Words, tidy

WIDTH = 320.0
EDGE = 2.0
"""Room for the outlines at the sides."""

NUMBER = 44.0
"""Width of the part of a rung that holds the number of its level."""

ROLE, SMALL, LABEL = 14.0, 12.5, 12.0
LEADING, SMALL_LEADING, LABEL_LEADING = 20.0, 17.0, 15.0
PADDING = 12.0
GAP = 46.0
"""Height of the arrow between two rungs; its label has two lines at most."""

RoleName = Callable[[str], str]


def escalation_ladder(
    escalation: Escalation, role_name: RoleName, *, title: str = "Ladder of escalation"
) -> Drawing:
    """Rungs in the order of their levels with an arrow from each to the next, then a row per by-pass."""
    boxes: list[Box] = []
    lines: list[Line] = []
    top = EDGE
    for level in sorted(escalation.levels, key=lambda level: level.level):
        rung = _rung(level, role_name(level.role), top)
        if boxes:
            lines.append(_climb(boxes[-1].bottom, top, previous))
        boxes.append(rung)
        top, previous = rung.bottom + GAP, level
    top = boxes[-1].bottom
    notes: list[Words] = []
    if escalation.bypass:
        notes.append(Words(("Directly, past the levels",), EDGE, tidy(top + 34), LABEL_LEADING, "heading", "start"))
        top += 46
    for bypass in escalation.bypass:
        trigger, line, to = _bypass(bypass, role_name(bypass.to), top)
        boxes += [trigger, to]
        lines.append(line)
        top = trigger.bottom + 12
    height = max(box.bottom for box in boxes) + EDGE
    return Drawing(
        "sop-ladder", WIDTH, tidy(height), title, _description(escalation), tuple(boxes), tuple(lines), tuple(notes)
    )


def _rung(level: EscalationLevel, role: str, top: float) -> Box:
    """A box with the number at the left, the role, the trigger, the times and the way to the step."""
    room = WIDTH - 2 * EDGE - NUMBER - PADDING
    blocks: list[tuple[Block, dict[str, str | None]]] = [
        (Block(wrapped(role, room, ROLE * 1.06, 2), ROLE, LEADING, "role"), {"role": level.role}),
        (Block(wrapped(plain(level.trigger), room, SMALL, 6), SMALL, SMALL_LEADING, "text"), {}),
        (Block(wrapped(times(level), room, SMALL, 2), SMALL, SMALL_LEADING, "time"), {}),
    ]
    if level.step:
        blocks.append((Block(("Go to the step",), SMALL, LEADING, "step"), {"part": level.step}))
    text, y = [], PADDING - 2
    for block, link in blocks:
        first = top + y + block.leading / 2 + block.size * 0.36
        text.append(Words(block.lines, EDGE + NUMBER, tidy(first), block.leading, block.kind, "start", **link))
        y += block.leading * len(block.lines) + 2
    number = Words((str(level.level),), EDGE + NUMBER / 2, tidy(top + PADDING + 13), LEADING, "number")
    title = f"Level {level.level}: {role}"
    return Box(
        f"level-{level.level}", "rung", EDGE, tidy(top), WIDTH - 2 * EDGE, tidy(y + PADDING), (number, *text), title
    )


def times(level: EscalationLevel) -> str:
    """When the level responds and, if that is set, by when it resolves."""
    resolve = f", resolves {within(level.resolve)}" if level.resolve else ""
    return f"Responds {within(level.respond)}{resolve}"


def within(time: Duration) -> str:
    """`at once`, or `within 15 minutes`."""
    return time.words if time.amount == 0 else f"within {time.words}"


def _climb(start: float, end: float, below: EscalationLevel) -> Line:
    """The arrow from one rung to the next, with what makes people climb, where the ladder says it."""
    x = EDGE + NUMBER / 2
    points = (Point(x, tidy(start)), Point(x, tidy(end)))
    if not below.resolve or below.resolve.amount == 0:
        return Line(points, "climb")
    label = wrapped(f"not resolved in {below.resolve.words}", WIDTH - 2 * NUMBER, LABEL, 2)
    middle = (start + end) / 2 - (len(label) - 1) * LABEL_LEADING / 2
    text = Words(label, tidy(x + 16), tidy(middle + LABEL * 0.36), LABEL_LEADING, "label", "start")
    wide = max(width(line, LABEL) for line in label) + 8
    box = Box("label", "label", tidy(x + 12), tidy(middle - 9), tidy(wide), tidy(len(label) * LABEL_LEADING + 3), (text,))
    return Line(points, "climb", box)


def _bypass(bypass: Bypass, role: str, top: float) -> tuple[Box, Line, Box]:
    """The trigger at the left, an arrow with the time, the role at the right; both boxes of one height."""
    arrow, half = 40.0, (WIDTH - 2 * EDGE - 40) / 2
    time = wrapped(within(bypass.within), half - 2 * PADDING, SMALL, 2)
    left = [Block(wrapped(plain(bypass.trigger), half - 2 * PADDING, SMALL, 8), SMALL, SMALL_LEADING, "text")]
    right = [
        Block(wrapped(role, half - 2 * PADDING, ROLE * 1.06, 3), ROLE, LEADING, "role"),
        Block(time, SMALL, SMALL_LEADING, "time"),
    ]
    trigger = boxed(Box(f"bypass-{bypass.to}", "trigger", 0, 0, 0, 0, ()), left, sideways=PADDING, upwards=10, least=half)
    to = boxed(Box(f"to-{bypass.to}", "target", 0, 0, 0, 0, ()), right, sideways=PADDING, upwards=10, least=half)
    height = max(trigger.height, to.height)
    trigger, to = (_as_high(box, height) for box in (trigger, to))
    trigger, to = trigger.moved(EDGE, top), to.moved(EDGE + half + arrow, top)
    who, *rest = to.words
    to = replace(to, words=(replace(who, role=bypass.to), *rest), title=f"Directly to: {role}")
    middle = tidy(top + height / 2)
    return trigger, Line((Point(trigger.right, middle), Point(to.x, middle)), "bypass"), to


def _as_high(box: Box, height: float) -> Box:
    """The box grown to a height, with its text in the middle."""
    down = (height - box.height) / 2
    return replace(box.moved(0, down), y=box.y, height=height)


def _description(escalation: Escalation) -> str:
    count, bypasses = len(escalation.levels), len(escalation.bypass)
    levels = f"{count} level{'' if count == 1 else 's'} from top to bottom"
    past = f", and {bypasses} way{'' if bypasses == 1 else 's'} past the levels" if bypasses else ""
    return f"{levels}{past}. The table next to it says the same."
