"""The navigation as data, in the form that `nav:` of `mkdocs.yml` has."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any

from ..lists.registers import REGISTERS
from ..project import is_index
from ..rendering import Press
from .home import HOME, in_order

TRAINING = ("my-training", "paths", "my-handbook", "certificate", "records", "team")
"""The pages under Training."""

Nav = list[Any]
"""Paths, and mappings from a title to a path or to a list of the same."""


def procedures(press: Press) -> Nav:
    """The list of all SOPs, then each area with its SOPs in the order of the settings; what has no area comes last."""
    handbook, settings = press.handbook, press.settings
    folded = {area: _folded([(sop.id, handbook.uri(sop.id)) for sop in sops]) for area, sops in handbook.areas.items()}
    loose = folded.pop("", [])
    areas = [
        (settings.area_title(area), {settings.area_title(area): [f"{settings.sops}/{area}/index.md", *folded[area]]})
        for area in in_order(folded, settings)
    ]
    return [f"{settings.sops}/index.md", *_folded(areas), *loose]


LONGEST = 50
"""Entries in one list of the navigation, which is on every page."""


def _folded(entries: Sequence[tuple[str, Any]]) -> Nav:
    """Entries by name; more than fit into one list as several of about the same length, each named by its ends."""
    if len(entries) <= LONGEST:
        return [entry for _, entry in entries]
    lists = min(-(-len(entries) // LONGEST), LONGEST)
    ends = [len(entries) * number // lists for number in range(lists + 1)]
    parts = [entries[start:end] for start, end in pairwise(ends)]
    return [{f"{part[0][0]} – {part[-1][0]}": _folded(part)} for part in parts]


def navigation(press: Press) -> Nav:
    """The navigation of a handbook that sets none."""
    return [
        HOME,
        {"Procedures": procedures(press)},
        {"Training": [f"training/{name}.md" for name in TRAINING]},
        {"Reference": [register.uri for register in REGISTERS]},
        {"Upkeep": ["review.md", "changes.md"]},
    ]


def more(by_hand: Nav) -> Nav:
    """What follows where there are pages that somebody wrote by hand; they are given by their folders."""
    return [{"More": _short(by_hand)}] if by_hand else []


def _short(nav: Nav) -> Nav:
    """The page of a folder, the other pages in it and the folders in it, each folded if they are too many."""
    pages = [entry for entry in nav if isinstance(entry, str)]
    folders = [
        (title, {title: _short(inner)}) for entry in nav if isinstance(entry, dict) for title, inner in entry.items()
    ]
    index = [uri for uri in pages if is_index(uri)]
    others = [(PurePosixPath(uri).stem, uri) for uri in pages if uri not in index]
    return [*index, *_folded(others), *_folded(folders)]


def uris(nav: Nav) -> Iterator[str]:
    """The pages in a navigation, in their order."""
    for entry in nav:
        if isinstance(entry, str):
            yield entry
        else:
            for inner in entry.values():
                yield from uris(inner if isinstance(inner, list) else [inner])


def renamed(nav: Nav, written: Callable[[str], str]) -> Nav:
    """The same navigation with the path of each page as `written` gives it."""
    return [_renamed(entry, written) for entry in nav]


def _renamed(entry: Any, written: Callable[[str], str]) -> Any:
    if isinstance(entry, str):
        return written(entry)
    if isinstance(entry, list):
        return renamed(entry, written)
    if isinstance(entry, dict):
        return {title: _renamed(inner, written) for title, inner in entry.items()}
    return entry


def expanded(nav: Nav, press: Press) -> Nav:
    """A team's own `nav:` with every entry that names the folder of the SOPs replaced by the SOPs in it."""
    return [each for entry in nav for each in _expanded(entry, press)]


def _expanded(entry: Any, press: Press) -> Nav:
    """What stands for an entry: without a title, the folder is all that would be below it."""
    if _is_folder(entry, press):
        return procedures(press)
    if not isinstance(entry, dict):
        return [entry]
    return [
        {
            title: procedures(press)
            if _is_folder(value, press)
            else expanded(value, press)
            if isinstance(value, list)
            else value
            for title, value in entry.items()
        }
    ]


def _is_folder(value: Any, press: Press) -> bool:
    return bool(value == f"{press.settings.sops}/")
