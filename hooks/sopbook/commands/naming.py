"""Which SOP somebody means who names one on the command line: by its id, and by nothing else."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import PurePosixPath

from ..changes import unread
from ..findings import quoted
from ..handbook import Handbook
from ..model.text import SopId
from ..reading.nearest import nearest
from ..revising import RefusedError
from ..scaffolding import ids_in

_ALIKE = 0.85
"""How alike two ids are of which one may be a slip for the other: one letter or figure in ten."""


class MisnamedError(RefusedError):
    """What was written is no id of an SOP at all."""


def claiming(written: str, handbook: Handbook) -> list[str]:
    """The files of SOPs that have this id or this path, but are not what the handbook goes by: mistakes hide them."""
    hidden = unread(handbook)
    left = [path for path in handbook.project.sops if path in hidden]
    return [path for path in left if written == path or written in ids_in([handbook.project.read(path)])]


def unknown(written: str, *handbooks: Handbook) -> RefusedError:
    """The complaint about a name that no SOP has in these handbooks, with the id that was most likely meant."""
    near = next((found for handbook in handbooks if (found := meant(written, handbook)) not in {None, written}), None)
    cure = f"Did you mean {near}?" if near else "Write the id that stands on top of its file, such as CS-REF-001."
    if looks_like_an_id(written):
        return RefusedError(f"there is no SOP {written}", cure)
    return MisnamedError(f"there is no SOP {quoted(written)}", cure)


def looks_like_an_id(written: str) -> bool:
    """Whether a text has the form of an SOP's id."""
    return SopId.form.fullmatch(written) is not None


def meant(written: str, handbook: Handbook) -> SopId | None:
    """The id of the SOP that was most likely meant: by its id in other letters, its file, its quiz or its title."""
    plain = " ".join(written.split())
    as_id = re.sub(r"[ _\u2010-\u2015\u2212]+", "-", plain).upper()
    if as_id in handbook.sops:
        return SopId(as_id)
    if close := get_close_matches(as_id, handbook.sops, n=1, cutoff=_ALIKE):
        return SopId(close[0])
    stem = PurePosixPath(plain.replace("\\", "/")).stem.casefold()
    files = {PurePosixPath(path).stem.casefold(): sop_id for path, sop_id in _files(handbook)}
    titles = {authored.sop.title: sop_id for sop_id, authored in handbook.sops.items()}
    title = nearest(plain, titles)
    return files.get(stem) or (titles[title] if title else None)


def _files(handbook: Handbook) -> Iterator[tuple[str, SopId]]:
    yield from ((quiz.source.path, sop_id) for sop_id, quiz in handbook.quizzes.items())
    yield from ((authored.source.path, sop_id) for sop_id, authored in handbook.sops.items())
