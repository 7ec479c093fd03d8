"""The list of all pages that the engine makes, before any of them is written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..model.quiz import Quiz
from ..model.sop import Sop
from ..rendering import Page, Press, Writer, quiz_uri
from .journal import records_page
from .overviews import area_page, changes_page, procedures_page, review_page
from .quiz import quiz_page
from .registers import REGISTER_PAGES
from .sop import sop_page
from .team import team_page
from .training import certificate_page, my_handbook_page, my_training_page, paths_page


@dataclass(frozen=True)
class Planned:
    """A page to be: where, its title in the navigation, and how to write it; `sop` is the one it is about."""

    uri: str
    title: str
    compose: Callable[[Writer], Page]
    sop: Sop | None = None
    listed: bool = True

    def write(self, press: Press, relative: Callable[[str], str], address: str = "") -> Page:
        """The finished page; `relative` gives the address of another page seen from this one, `address` its own."""
        base = press.handbook.uri(self.sop.id) if self.sop else None
        return self.compose(Writer(press, self.uri, relative, sop=self.sop, base=base, address=address))


def plan(press: Press) -> Iterator[Planned]:
    """Every page of the handbook but those that somebody wrote by hand."""
    quizzes = press.quizzes
    for sop_id, authored in press.handbook.sops.items():
        yield _sop(press, authored.sop, authored.body, quizzes.get(sop_id))
    for sop_id, quiz in quizzes.items():
        yield _quiz(press.handbook.sop(sop_id), quiz)
    yield Planned("sops/index.md", "All procedures", procedures_page)
    for area in press.handbook.areas:
        if area:
            yield _area(press, area)
    yield from (Planned(page.uri, page.title, page.compose) for page in REGISTER_PAGES)
    yield Planned("review.md", "Reviews", review_page)
    yield Planned("changes.md", "What changed", changes_page)
    yield Planned("training/my-training.md", "My training", my_training_page)
    yield Planned("training/paths.md", "Learning paths", lambda writer: paths_page(quizzes, writer))
    yield Planned("training/my-handbook.md", "My handbook", my_handbook_page)
    yield Planned("training/certificate.md", "Certificate", certificate_page)
    yield Planned("training/records.md", "Records", records_page)
    yield Planned("training/team.md", "Team training", team_page)


def _sop(press: Press, sop: Sop, body: str, quiz: Quiz | None) -> Planned:
    return Planned(press.handbook.uri(sop.id), sop.title, lambda writer: sop_page(sop, body, quiz, writer), sop=sop)


def _quiz(sop: Sop, quiz: Quiz) -> Planned:
    return Planned(
        quiz_uri(sop.id), f"Quiz: {sop.title}", lambda writer: quiz_page(sop, quiz, writer), sop=sop, listed=False
    )


def _area(press: Press, area: str) -> Planned:
    return Planned(
        f"{press.settings.sops}/{area}/index.md",
        press.settings.area_title(area),
        lambda writer: area_page(area, writer),
    )
