"""The escalation ladder: one rung below the other as in the table beside it, the by-passes underneath.

It is as wide as a small phone shows without shrinking; only its height grows.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from itertools import pairwise
from typing import NamedTuple

from ..model.sop import Bypass, Escalation, EscalationLevel
from ..model.text import Duration
from ..wording import counted, plain
from .lettering import BOLD, Block, wrapped
from .shapes import Box, Drawing, Line, Point, Words, tidy

WIDTH = 320
EDGE = 2
"""Room for the outlines at the sides."""

SIGN = 44
"""Width of the column at the left that holds the number of a level, or the arrow of a by-pass."""

ROLE, SMALL, LABEL = 14, 12.5, 12
LEADING, SMALL_LEADING, LABEL_LEADING = 20, 17, 15
"""Font sizes and distances of lines."""

PADDING = 11
ROOM = WIDTH - 2 * EDGE - SIGN - PADDING
"""Width of the text of a rung."""

GAP = 44
"""Height of the arrow between two rungs; its label has two lines at most."""

RoleName = Callable[[str], str]


class _Text(NamedTuple):
    """A block of a rung and what it links to."""

    block: Block
    role: str | None = None
    part: str | None = None


def escalation_ladder(escalation: Escalation, role_name: RoleName, *, title: str = "Ladder of escalation") -> Drawing:
    """Rungs in the order of their levels with an arrow from each to the next, then one box per by-pass."""
    levels = sorted(escalation.levels, key=lambda level: level.level)
    rungs = _stacked((partial(_rung, level, role_name(level.role)) for level in levels), EDGE, GAP)
    climbs = [
        _climb(lower.bottom, upper.y, level) for level, (lower, upper) in zip(levels, pairwise(rungs), strict=False)
    ]
    bottom = rungs[-1].bottom
    heading = Block(("Directly, past the levels",), SMALL, LABEL_LEADING, "heading", bold=True)
    told = (partial(_bypass, bypass, role_name(bypass.to)) for bypass in escalation.bypass)
    bypasses = _stacked(told, bottom + 43, 10)
    return Drawing(
        id="sop-ladder",
        width=WIDTH,
        height=tidy((*rungs, *bypasses)[-1].bottom + EDGE),
        title=title,
        description=_description(escalation),
        boxes=(*rungs, *bypasses),
        lines=(*climbs, *(_shortcut(box) for box in bypasses)),
        notes=(heading.at(EDGE, bottom + 20, "start"),) if bypasses else (),
    )


def within(time: Duration) -> str:
    """`at once`, or `within 15 minutes`."""
    return time.words if time.amount == 0 else f"within {time.words}"


def _rung(level: EscalationLevel, role: str, top: float) -> Box:
    resolve = f", resolves {within(level.resolve)}" if level.resolve else ""
    texts = _texts(role, level.role, level.trigger, f"Responds {within(level.respond)}{resolve}")
    if level.step:
        texts.append(_Text(Block(("Go to the step",), SMALL, LEADING, "step"), part=level.step))
    number = Block((str(level.level),), ROLE, LEADING, "number", bold=True).at(EDGE + SIGN / 2, top + PADDING)
    return _written(f"level-{level.level}", "rung", texts, f"Level {level.level}: {role}", top, number)


def _bypass(bypass: Bypass, role: str, top: float) -> Box:
    time = within(bypass.within)
    texts = _texts(role, bypass.to, bypass.trigger, f"{time[0].upper()}{time[1:]}")
    return _written(f"bypass-{bypass.to}", "bypass", texts, f"Directly to {role}", top)


def _texts(role: str, key: str, trigger: str, times: str) -> list[_Text]:
    """Who, when and how fast."""
    when = Block(wrapped(plain(trigger), ROOM, SMALL, 7), SMALL, SMALL_LEADING, "text")
    return [_Text(_who(role), role=key), _Text(when), _Text(_how_fast(times))]


@lru_cache(maxsize=1_000)  # the ladders of a handbook name the same roles and times again and again
def _who(role: str) -> Block:
    return Block(wrapped(role, ROOM, ROLE * BOLD, 2), ROLE, LEADING, "role", bold=True)


@lru_cache(maxsize=1_000)
def _how_fast(times: str) -> Block:
    return Block(wrapped(times, ROOM, SMALL, 2), SMALL, SMALL_LEADING, "time")


@lru_cache(maxsize=1_000)
def _unresolved(time: Duration) -> Block:
    return Block(wrapped(f"not resolved in {time.words}", ROOM, LABEL, 2), LABEL, LABEL_LEADING, "label")


def _written(id_: str, kind: str, texts: Sequence[_Text], title: str, top: float, *before: Words) -> Box:
    """A box of the full width that is as high as its texts."""
    words, height = [*before], float(PADDING)
    for block, role, part in texts:
        words.append(block.at(EDGE + SIGN, top + height, "start", role, part))
        height += block.height + 2
    return Box(id_, kind, EDGE, tidy(top), WIDTH - 2 * EDGE, tidy(height + PADDING - 2), tuple(words), title)


def _stacked(boxes: Iterable[Callable[[float], Box]], top: float, gap: float) -> tuple[Box, ...]:
    """The boxes one below the other; each is made when it is known where its top is."""
    placed: list[Box] = []
    for box in boxes:
        placed.append(box(top))
        top = placed[-1].bottom + gap
    return tuple(placed)


def _climb(start: float, end: float, below: EscalationLevel) -> Line:
    """The arrow from one rung to the next, with what makes people climb, where the ladder says it."""
    x = EDGE + SIGN / 2
    points = (Point(x, start), Point(x, end))
    if not below.resolve or below.resolve.amount == 0:
        return Line(points, "climb")
    block = _unresolved(below.resolve)
    top = (start + end - block.height) / 2
    words = block.at(EDGE + SIGN, top, "start")
    label = Box("label", "label", words.x, tidy(top), tidy(block.width), tidy(block.height), (words,))
    return Line(points, "climb", label)


def _shortcut(box: Box) -> Line:
    """The arrow in front of a by-pass, at the height of its role."""
    y = tidy(box.y + PADDING + LEADING / 2)
    return Line((Point(EDGE + 10, y), Point(EDGE + SIGN - 8, y)), "bypass")


def _description(escalation: Escalation) -> str:
    count, bypasses = len(escalation.levels), len(escalation.bypass)
    levels = f"{counted(count, 'level')} from top to bottom"
    past = f", and {counted(bypasses, 'way')} past the levels" if bypasses else ""
    return f"{levels}{past}. The table next to it says the same."
