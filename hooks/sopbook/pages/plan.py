"""The list of all pages that the engine makes, before any of them is written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..model.sop import Sop
from ..model.text import Key, SopId
from ..rendering import Page, Press, Writer, quiz_uri
from .journal import records_page
from .overviews import area_page, changes_page, procedures_page, review_page
from .quiz import quiz_page
from .registers import REGISTER_PAGES
from .sop import sop_page
from .team import team_page
from .training import certificate_page, my_handbook_page, my_training_page, path_page, path_uri, paths_page


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
    yield from (_sop(press, sop_id) for sop_id in press.handbook.sops)
    yield from (_quiz(press.handbook.sop(sop_id)) for sop_id in quizzes)
    yield Planned("sops/index.md", "All procedures", procedures_page)
    for area in press.handbook.areas:
        if area:
            yield _area(press, area)
    yield from (Planned(page.uri, page.title, page.compose) for page in REGISTER_PAGES)
    yield Planned("review.md", "Reviews", review_page)
    yield Planned("changes.md", "What changed", changes_page)
    yield Planned("training/my-training.md", "My training", my_training_page)
    yield Planned("training/paths.md", "Learning paths", paths_page)
    yield from (_path(key, path.title) for key, path in press.handbook.registers.paths.items())
    yield Planned("training/my-handbook.md", "My handbook", my_handbook_page)
    yield Planned("training/certificate.md", "Certificate", certificate_page)
    yield Planned("training/records.md", "Records", records_page)
    yield Planned("training/team.md", "Team training", team_page)


def _sop(press: Press, sop_id: SopId) -> Planned:
    def compose(writer: Writer) -> Page:
        authored = writer.press.handbook.sops[sop_id]
        return sop_page(authored.sop, authored.body, writer.press.quizzes.get(sop_id), writer)

    return Planned(press.handbook.uri(sop_id), press.handbook.sop(sop_id).title, compose, about=sop_id)


def _quiz(sop: Sop) -> Planned:
    def compose(writer: Writer) -> Page:
        return quiz_page(writer.press.handbook.sop(sop.id), writer.press.quizzes[sop.id], writer)

    return Planned(quiz_uri(sop.id), f"Quiz: {sop.title}", compose, about=sop.id, listed=False)


def _path(key: Key, title: str) -> Planned:
    return Planned(path_uri(key), title, lambda writer: path_page(key, writer), listed=False)


def _area(press: Press, area: str) -> Planned:
    return Planned(
        f"{press.settings.sops}/{area}/index.md",
        press.settings.area_title(area),
        lambda writer: area_page(area, writer),
    )
