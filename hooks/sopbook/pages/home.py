"""The first page of a handbook for which nobody has written one."""

from collections.abc import Iterable
from typing import NamedTuple

from ..blocks import Heading, Page
from ..lists.dividing import fits
from ..lists.pages import WITHOUT_AREA
from ..rendering import Writer
from ..settings import Settings

HOME = "index.md"
"""The path of the first page inside the docs folder."""


class Area(NamedTuple):
    """The way to the procedures of one area, and how many there are."""

    uri: str
    title: str
    procedures: int


def _card(area: Area) -> int:
    return 150 + len(f"{area.title}{area.uri}".encode())


def _uri(area: str, writer: Writer) -> str:
    """The page of an area; what has none is in the list of all, as long as that holds every procedure."""
    folder = writer.press.settings.sops
    if area:
        return f"{folder}/{area}/index.md"
    return WITHOUT_AREA if WITHOUT_AREA in writer.press.sheets else f"{folder}/index.md"


def in_order(areas: Iterable[str], settings: Settings) -> list[str]:
    """Areas in the order of the settings, then by name; last what has no area."""
    ranks = {area: rank for rank, area in enumerate(settings.areas)}
    return sorted(areas, key=lambda area: (not area, ranks.get(area, len(ranks)), area))


def home_page(writer: Writer) -> Page:
    """The areas with their procedures, as long as they fit on the page, and the ways to training and to what is new."""
    settings, sops = writer.press.settings, writer.press.handbook.areas
    areas = [Area(_uri(area, writer), settings.area_title(area), len(sops[area])) for area in in_order(sops, settings)]
    return Page(
        uri=writer.uri,
        title="Home",
        description="The procedures by area, and the way to learn them.",
        blocks=(
            Heading(1, "Our procedures", "our-procedures"),
            writer.fragment(
                "overview/home.html",
                areas=areas if fits(areas, _card) else [],
                written=bool(areas),
                all=f"{settings.sops}/index.md",
            ),
        ),
    )
