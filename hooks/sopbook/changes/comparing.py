"""Two values of the model side by side, field by field: what was added, removed, changed and moved."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from ..model.base import Authored
from ..model.procedure import Checklist, Item
from ..reading.tree import Path
from .change import Change, Kind
from .identity import entry_noun, identities, key_field, noun
from .saying import absent, data, list_words, shown, value_words
from .weight import Kind as File
from .weight import Setting, is_control, weight_of_item, weight_of_move, weight_of_value


@dataclass(frozen=True, slots=True)
class Place:
    """Where the comparison stands: by ids, in the newer file, and in words.

    `subject` names the nearest thing with an id, `section` the part of it, such as its image.
    """

    file: File
    path: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    loc: Path = ()
    subject: str = ""
    section: str = ""
    level: str = "must"

    @property
    def words(self) -> str:
        """The place as a sentence begins."""
        return ", ".join(filter(None, (self.subject, self.section)))

    def setting(self, name: str | None = None) -> Setting:
        """What the weight of a change here, or at a field of this place, depends on."""
        return Setting(self.file, (*self.names, name) if name else self.names, self.level)

    def field(self, name: str) -> "Place":
        """The place of a field."""
        return replace(self, path=(*self.path, name), names=(*self.names, name), loc=(*self.loc, name))

    def part(self, identity: str, at: str | int, called: str) -> "Place":
        """The place of an item or entry with an identity of its own, inside a field."""
        subject = f"{self.subject}: {called}" if self.subject else called
        return replace(self, path=(*self.path, identity), loc=(*self.loc, at), subject=subject, section="")

    def change(self, kind: Kind, before: Any, after: Any, words: str, **more: Any) -> Change:
        """A change at this place."""
        control = is_control(self.setting())
        return Change(
            self.path,
            kind,
            data(before),
            data(after),
            words=words,
            loc=more.pop("loc", self.loc),
            control=control,
            **more,
        )


def compared(old: Authored, new: Authored, place: Place) -> Iterator[Change]:
    """Every difference between two values, in the order of their fields."""
    if type(old) is not type(new):
        yield _another_kind(old, new, place)
    level = _level(old, new) or place.level
    place = replace(place, level=level)
    for name, before, after in _fields(old, new):
        if before != after and not (absent(before) and absent(after)):
            yield from _field(name, before, after, place)


def _fields(old: Authored, new: Authored) -> Iterator[tuple[str, Any, Any]]:
    """The fields of both, by the name that authors write, each with its two values."""
    names = {**type(old).model_fields, **type(new).model_fields}
    for name, field in names.items():
        yield field.alias or name, getattr(old, name, None), getattr(new, name, None)


def _level(old: Authored, new: Authored) -> str | None:
    """The stricter level of two steps; None for what has no level of obligation."""
    levels = {getattr(value, "level", None) for value in (old, new)}
    return next((level for level in ("must", "should", "may") if level in levels), None)


def _field(name: str, before: Any, after: Any, place: Place) -> Iterator[Change]:
    inside = place.field(name)
    if isinstance(before, Checklist) and isinstance(after, Checklist):
        yield from _checklist(before, after, inside)
    elif isinstance(before, Authored) and isinstance(after, Authored):
        yield from compared(before, after, replace(inside, section=", ".join(filter(None, (place.section, name)))))
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from _entries(name, before, after, inside)
    elif _items(before) or _items(after):
        yield from _identified(before, after, inside)
    else:
        yield _value(name, before, after, place)


def _items(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Authored)


def _value(name: str, before: Any, after: Any, place: Place) -> Change:
    inside = place.field(name)
    lists = isinstance(before, tuple) and isinstance(after, tuple) and name != "range"
    words = (list_words if lists else value_words)(place.words, name, before, after)
    weight, typo = weight_of_value(place.setting(name), before, after)
    kind: Kind = "added" if before in (None, ()) else "removed" if after in (None, ()) else "changed"
    if lists and kind == "changed" and sorted(before) == sorted(after):
        kind = "moved"
    return inside.change(kind, before, after, words, weight=weight, typo=typo)


_KINDS = {"Ask": "a question", "Act": "an action", "End": "an end"}


def _another_kind(old: Authored, new: Authored, place: Place) -> Change:
    names = [
        _KINDS.get(type(value).__name__, str(getattr(value, "type", type(value).__name__))) for value in (old, new)
    ]
    words = f"{place.subject} becomes {names[1]} (was {names[0]})"
    return place.change("changed", old, new, words, weight=weight_of_item(place.setting(), new))


def _entries(name: str, old: Mapping[str, Any], new: Mapping[str, Any], place: Place) -> Iterator[Change]:
    """Entries by their key; their order says nothing."""
    called = entry_noun(name)
    for key in dict.fromkeys((*old, *new)):
        part = place.part(str(key), str(key), f"{called} {key}")
        if key not in new:
            yield _gone(old[key], part, place)
        elif key not in old:
            yield _come(new[key], part, place, f"{called} {key}")
        elif isinstance(old[key], Authored):
            yield from compared(old[key], new[key], part)
        elif old[key] != new[key]:
            in_words = list_words if isinstance(old[key], tuple) else value_words
            words = in_words("", f"{called} {key}", old[key], new[key])
            weight, typo = weight_of_value(part.setting(), old[key], new[key])
            yield part.change("changed", old[key], new[key], words, weight=weight, typo=typo)


def _gone(value: Any, part: Place, place: Place) -> Change:
    weight = weight_of_item(_own(part, value), value)
    return part.change(
        "removed", value, None, _with(f"{part.subject} removed", " (was {})", value), weight=weight, loc=place.loc
    )


def _come(value: Any, part: Place, place: Place, called: str) -> Change:
    at = f"{place.subject}: " if place.subject else ""
    weight = weight_of_item(_own(part, value), value)
    return part.change("added", None, value, _with(f"{at}new {called}", ": {}", value), weight=weight)


def _with(words: str, form: str, value: Any) -> str:
    """The words with the gist of a value, where it has any."""
    gist = shown(value)
    return words + form.format(gist) if gist else words


def _own(part: Place, value: Any) -> Setting:
    return replace(part.setting(), level=_level(value, value) or part.level)


def _called(value: Authored, identity: str) -> str:
    wordy = " " in identity and key_field(value)
    return f"{noun(value)} {shown(identity) if wordy else identity}"


def _identified(old: tuple[Any, ...], new: tuple[Any, ...], place: Place) -> Iterator[Change]:
    """Items of a list by their identity: those that went, came, changed, and moved."""
    before, after = identities(old), identities(new)
    renamed = _reworded(old, new, before, after)
    for identity, at in before.items():
        if identity not in after and identity not in renamed:
            yield _gone(old[at], place.part(identity, at, _called(old[at], identity)), place)
    names = {new_name: old_name for old_name, new_name in renamed.items()}
    for identity, at in after.items():
        part = place.part(identity, at, _called(new[at], identity))
        known = names.get(identity, identity)
        if known in before:
            # a reworded item is found by the name that it had
            part = part if known == identity else place.part(known, at, _called(new[at], known))
            yield from compared(old[before[known]], new[at], part)
        else:
            yield _come(new[at], part, place, _called(new[at], identity))
    order = [renamed.get(identity, identity) for identity in before]
    for identity, behind in _moved(order, list(after)):
        value = new[after[identity]]
        part = place.part(identity, after[identity], _called(value, identity))
        where = f"now after {behind}" if behind else "now first"
        weight = weight_of_move(part.setting(), value)
        places = order.index(identity) + 1, after[identity] + 1
        yield part.change("moved", *places, f"{part.subject} moved: {where}", weight=weight)


def _reworded(
    old: Sequence[Authored], new: Sequence[Authored], before: Mapping[str, int], after: Mapping[str, int]
) -> dict[str, str]:
    """Items without an id that are known by words, and whose words changed while all or most else stayed."""
    found: dict[str, str] = {}
    for name, at in before.items():
        field = key_field(old[at]) if name not in after else None
        for other, index in after.items() if field else ():
            if other in before or other in found.values():
                continue
            rest = old[at].model_copy(update={str(field): getattr(new[index], str(field))})
            if rest == new[index] or SequenceMatcher(None, name, other).ratio() > 0.75:
                found[name] = other
                break
    return found


def _moved(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str | None]]:
    """The fewest items whose move makes one order of the other, each with the item that it follows now."""
    places = {identity: at for at, identity in enumerate(old)}
    common = [identity for identity in new if identity in places]
    staying = _longest_rise([places[identity] for identity in common])
    for at, identity in enumerate(new):
        if identity in places and places[identity] not in staying:
            yield identity, new[at - 1] if at else None


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """The longest rising subsequence (patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []
    below: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(tops, number)
        below[number] = ends[at - 1] if at else None
        tops[at:] = [number, *tops[at + 1 :]]
        ends[at:] = [number, *ends[at + 1 :]]
    rise: set[int] = set()
    number_: int | None = ends[-1] if ends else None
    while number_ is not None:
        rise.add(number_)
        number_ = below[number_]
    return rise


def _checklist(old: Checklist, new: Checklist, place: Place) -> Iterator[Change]:
    """A checklist, whose items keep their identity when they go from one phase to another."""
    yield from compared(_without_items(old), _without_items(new), replace(place, section="checklist"))
    phases = place.field("phases")
    old_items: dict[str, tuple[str, Item]] = {item.id: (phase.id, item) for phase in old.phases for item in phase.items}
    new_items: dict[str, tuple[str, Item, Path]] = {
        item.id: (phase.id, item, (at, "items", index))
        for at, phase in enumerate(new.phases)
        for index, item in enumerate(phase.items)
    }
    for item_id, (phase_id, item) in old_items.items():
        if item_id not in new_items:
            yield _gone(item, _item_place(phases, phase_id, item, ()), phases)
    for item_id, (phase_id, item, loc) in new_items.items():
        part = _item_place(phases, phase_id, item, loc)
        if item_id not in old_items:
            yield _come(item, part, phases, f"checklist item {item_id} in phase {phase_id}")
            continue
        yield from compared(old_items[item_id][1], item, part)
        if (was := old_items[item_id][0]) != phase_id:
            words = f"{part.subject} moved: from phase {was} to phase {phase_id}"
            yield part.change("moved", was, phase_id, words, weight=weight_of_move(part.setting(), item))
    yield from _moved_items(old_items, new_items, phases)


def _without_items(checklist: Checklist) -> Checklist:
    phases = tuple(phase.model_copy(update={"items": ()}) for phase in checklist.phases)
    return checklist.model_copy(update={"phases": phases})


def _item_place(phases: Place, phase_id: str, item: Item, loc: Path) -> Place:
    return replace(
        phases,
        path=(*phases.path, phase_id, "items", item.id),
        names=(*phases.names, "items"),
        loc=(*phases.loc, *loc),
        subject=f"checklist item {item.id}",
        section="",
    )


def _moved_items(old: Mapping[str, Any], new: Mapping[str, Any], phases: Place) -> Iterator[Change]:
    """Items that moved inside their phase."""
    stayed = [item_id for item_id in old if item_id in new and old[item_id][0] == new[item_id][0]]
    for item_id, behind in _moved(stayed, [item_id for item_id in new if item_id in stayed]):
        phase_id, item, loc = new[item_id]
        part = _item_place(phases, phase_id, item, loc)
        words = f"{part.subject} moved: {f'now after {behind}' if behind else 'now first'}"
        places = list(old).index(item_id) + 1, list(new).index(item_id) + 1
        yield part.change("moved", *places, words, weight=weight_of_move(part.setting(), item))
