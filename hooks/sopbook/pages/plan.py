"""The list of all pages that the engine makes, before any of them is written."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..blocks import Page
from ..lists.dividing import Sheet
from ..lists.pages import WITHOUT_AREA
from ..model.quiz import Quiz
from ..model.sop import Sop
from ..model.text import SopId
from ..rendering import Press, Writer, quiz_uri
from .home import HOME, home_page
from .journal import records_page
from .overviews import area_page, changes_page, procedures_page, related_page, review_page, revisions_page
from .quiz import quiz_page, quiz_title
from .registers import entries_page, entry_page, register_page
from .sheets import full_title
from .sop import sop_page
from .team import team_page
from .training import certificate_page, my_handbook_page, my_training_page, path_page, paths_page


@dataclass(frozen=True)
class Planned:
    """A page to be: where, its title in the navigation, and how to write it; `about` is the id of its SOP.

    `compose` takes everything from the press of its writer, so that what a page depends on can be seen there.
    """

    uri: str
    title: str
    compose: Callable[[Writer], Page]
    about: SopId | None = None
    listed: bool = True

    def write(self, press: Press, relative: Callable[[str], str], address: str = "") -> Page:
        """The finished page; `relative` gives the address of another page seen from this one, `address` its own."""
        sop = press.handbook.sop(self.about) if self.about else None
        base = press.handbook.uri(self.about) if self.about else None
        return self.compose(Writer(press, self.uri, relative, sop=sop, base=base, address=address))


def plan(press: Press) -> Iterator[Planned]:
    """Every page of the handbook but those that somebody wrote by hand."""
    quizzes = press.quizzes
    yield Planned(HOME, "Home", home_page)
    yield from (_sop(press, sop_id) for sop_id in press.handbook.sops)
    yield from (_quiz(press.handbook.sop(sop_id), quiz) for sop_id, quiz in quizzes.items())
    yield from (_listed(sheet) for sheet in press.sheets.values())
    yield Planned("training/my-training.md", "My training", my_training_page)
    yield Planned("training/my-handbook.md", "My handbook", my_handbook_page)
    yield Planned("training/certificate.md", "Certificate", certificate_page)
    yield Planned("training/records.md", "Records", records_page)
    yield Planned("training/team.md", "Team training", team_page)


def _sop(press: Press, sop_id: SopId) -> Planned:
    def compose(writer: Writer) -> Page:
        authored = writer.press.handbook.sops[sop_id]
        return sop_page(authored.sop, authored.body, writer.press.quizzes.get(sop_id), writer)

    return Planned(press.handbook.uri(sop_id), press.handbook.sop(sop_id).title, compose, about=sop_id)


def _quiz(sop: Sop, quiz: Quiz) -> Planned:
    sop_id = sop.id

    def compose(writer: Writer) -> Page:
        return quiz_page(writer.press.handbook.sop(sop_id), writer.press.quizzes[sop_id], writer)

    return Planned(quiz_uri(sop_id), quiz_title(sop, quiz), compose, about=sop_id, listed=False)


_LISTS: Mapping[str, Callable[[Sheet[Any], Writer], Page]] = {
    "procedures": procedures_page,
    "area": area_page,
    "register": register_page,
    "entries": entries_page,
    "entry": entry_page,
    "reviews": review_page,
    "changes": changes_page,
    "related": related_page,
    "revisions": revisions_page,
    "paths": paths_page,
    "path": path_page,
}


def _listed(sheet: Sheet[Any]) -> Planned:
    """A page of a list; only the first page of each list is in the navigation, and no single learning path."""
    write, uri = _LISTS[sheet.subject[0]], sheet.uri
    alone = not sheet.trail and sheet.uri != WITHOUT_AREA and sheet.subject[0] != "path"
    return Planned(uri, full_title(sheet), lambda writer: write(writer.press.sheets[uri], writer), listed=alone)
