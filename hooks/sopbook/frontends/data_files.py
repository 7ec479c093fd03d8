"""Scripts with data, written into the site piece by piece while they are made."""

import logging
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol, TextIO

from ..pages.datasets import Address
from ..pages.learning import LEARNING

log = logging.getLogger("mkdocs.plugins.sopbook")


class _Placed(Protocol):
    @property
    def url(self) -> str: ...


def address_in(files: Mapping[str, _Placed]) -> Address:
    """Where each page or file is on the site; what is missing is told, and linked to where it would be."""

    def address(uri: str) -> str:
        file = files.get(uri)
        if file is None:
            log.warning(f"An answer in a quiz needs '{uri}', and there is no such file in the docs folder.")
        return file.url if file else uri

    return address


def write_pieces(site: Path, pieces: Iterable[tuple[str, str]]) -> list[str]:
    """Write files of which each piece comes with their path on the site; gives the paths that MkDocs has to know.

    Those about one SOP come in one piece, and are too many to be told of.
    """
    (site / LEARNING).mkdir(parents=True, exist_ok=True)
    with ExitStack() as opened:
        files: dict[str, TextIO] = {}
        for uri, piece in pieces:
            if uri.startswith(LEARNING):
                (site / uri).write_text(piece, encoding="utf-8", newline="\n")
                continue
            if uri not in files:
                files[uri] = opened.enter_context((site / uri).open("w", encoding="utf-8", newline="\n"))
            files[uri].write(piece)
    return [*files]
