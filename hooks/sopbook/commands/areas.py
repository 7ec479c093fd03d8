"""The area that a new SOP belongs to: a folder below that of all SOPs."""

import re

from ..reading.authored import AuthoredSop
from ..reading.nearest import nearest
from ..revising import RefusedError
from ..scaffolding import links_beside
from .editing import Desk


def chosen_area(written: str | None, source: AuthoredSop | None, desk: Desk) -> str:
    """The area that is written, or that of the SOP to start from, or none; `RefusedError` when it cannot be."""
    own = desk.handbook.area(source.sop.id) if source else ""
    area = own if written is None else written.strip().rstrip("/")
    if area and not re.fullmatch(r"[a-z0-9]+([-_][a-z0-9]+)*", area):
        cure = "Write a folder's name: small letters and digits, words joined by hyphens, such as cases."
        raise RefusedError(f"“{area}” is not an area", cure)
    if area and area not in desk.handbook.areas:
        _refuse_slip(area, desk)
    if source and area != own and (beside := [*links_beside(source.sop, source.body)]):
        message = (
            f"{source.sop.id} refers to what lies beside it ({beside[0]}), which a copy in {area or 'no area'} misses"
        )
        raise RefusedError(message, f"Start it in the same area (--area {own}), then move it with what it refers to.")
    return area


def told_area(desk: Desk, area: str) -> str:
    """What is to be said of the area of a new SOP that has none, or is the first in it; else nothing."""
    if area:
        return "" if area in desk.handbook.areas else f"{area} is a new area."
    known = _known(desk)
    return f"It belongs to no area. With --area it does: {', '.join(known)}." if known else ""


def _refuse_slip(area: str, desk: Desk) -> None:
    """Refuse a new area whose name is nearly that of another, unless somebody made its folder."""
    near, folder = nearest(area, _known(desk)), f"{desk.project.docs}/{desk.settings.sops}/{area}"
    if near and not (desk.project.root / folder).exists():
        cure = f"Did you mean {near}? If a new area is meant, make the folder {folder} first."
        raise RefusedError(f"there is no area {area} yet", cure)


def _known(desk: Desk) -> list[str]:
    return [area for area in desk.handbook.areas if area]
