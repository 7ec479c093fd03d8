"""The learning paths as lists: all of them on one page or by role, and what each holds on one page or by month."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from ..handbook import Handbook
from ..model.registers import LearningPath, Registers
from ..model.text import Key
from ..settings import Settings
from . import ways
from .dividing import Group, Listing, Sheet, by_letter, fits, sheets
from .entries import Address
from .rows import Led, Named, Stop

PATHS = "training/paths.md"
"""The page of all learning paths."""

FIRST = 50
"""Procedures that stay on the page of a path that is too long for one: those that are learned first."""


def path_uri(key: str) -> str:
    """The path of a learning path's page inside the docs folder."""
    return f"training/paths/{key}.md"


def path_sheets(handbook: Handbook, settings: Settings, sops: tuple[Named, ...]) -> Iterator[Sheet[Any]]:
    """The page of all paths and that of each, with their parts."""
    yield from _all(handbook.registers)
    by_id = {sop.id: sop for sop in sops}
    for key, path in handbook.registers.paths.items():
        stops = tuple(Stop(number, by_id[item.sop], item.due) for number, item in enumerate(path.sops, 1))
        yield from sheets(
            Listing(
                subject=("path", str(key)),
                uri=path_uri(key),
                title=path.title,
                rows=stops,
                ways=(ways.by_month_due, *ways.of_sops(settings)),
                name=lambda stop: stop.sop.id,
                weigh=ways.stop,
                first=FIRST,
            )
        )


def _all(registers: Registers) -> Iterator[Sheet[Led]]:
    paths = registers.paths
    ranks = {key: rank for rank, key in enumerate(registers.roles)}

    def by_role(row: Led) -> Group:
        role = paths[row.key].role
        return Group(ranks[role], str(role), registers.roles[role].name)

    first, *parts = sheets(
        Listing(
            subject=("paths",),
            uri=PATHS,
            title="Learning paths",
            rows=tuple(Led(key, PATHS) for key in paths),
            ways=(by_role, by_letter(lambda row: paths[row.key].title)),
            name=lambda row: str(row.key),
            weigh=lambda row: ways.path(row.key, paths[row.key]),
            base="training/by-role",
        )
    )
    yield replace(first, rows=_names(paths, parts)) if parts else first
    yield from parts


def _names(paths: Mapping[Key, LearningPath], parts: Iterable[Sheet[Led]]) -> tuple[Led, ...]:
    """The paths with the pages that they have moved to, if the first page has room for their names."""
    moved = {row.key: part.uri for part in parts for row in part.rows}
    names = tuple(Led(key, moved[key]) for key in paths)
    return names if fits(names, lambda row: ways.name_of_path(row, paths[row.key].title)) else ()


def moved_paths(pages: Iterable[Sheet[Any]]) -> Iterator[tuple[Address, Address]]:
    """Where the paths are that do not stand on the page of all."""
    for sheet in pages:
        if sheet.subject == ("paths",) and sheet.uri != PATHS:
            for row in sheet.rows:
                yield (PATHS, f"path-{row.key}"), (sheet.uri, f"path-{row.key}")
