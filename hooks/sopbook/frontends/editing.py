"""One edit of an SOP or quiz while the handbook is served: only the pages that show it are built again.

Everything else, and everything in doubt, is left to MkDocs, which builds the whole handbook. Pages are built by
MkDocs' own function in both cases, so that they are the same to the byte.
"""

import logging
from collections.abc import Callable, Mapping
from threading import Thread

from mkdocs.commands.build import _build_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from .. import clock
from ..checks import check
from ..checks.rules import RULES
from ..findings import Finding, Severity
from ..handbook import Handbook, read_handbook
from ..pages.datasets import Rows, datasets
from ..pages.plan import plan
from ..project import Project
from ..rendering import Press
from ..settings import Settings
from ..watching import Since
from .desk import Built, Desk, State, state_of
from .handbook_page import HandbookPage

log = logging.getLogger("mkdocs.plugins.sopbook")


class Editing:
    """Takes the place of the server's builder."""

    def __init__(
        self, desk: Desk, config: MkDocsConfig, whole: Callable[..., None], report: Callable[[list[Finding]], None]
    ) -> None:
        self._desk, self._config, self._whole, self._report = desk, config, whole, report
        self._state = desk.state
        self._later = Thread()

    def __call__(self, config: MkDocsConfig | None = None) -> None:
        """Bring the site up to date."""
        self.finish()
        before, self._state = self._state, state_of(self._config)
        if config is not None or not self._quickly(before):
            self._whole(config) if config is not None else self._whole()

    def finish(self) -> None:
        """Wait for what is still being checked."""
        if self._later.ident is not None:
            self._later.join()

    def _quickly(self, before: State) -> bool:
        """Build the pages that show the edit; False when it may show on others as well."""
        built, press = self._desk.built, self._desk.last
        if built is None or press is None or not built.done or press.today != clock.today():
            return False
        changed = {path for path in before.keys() | self._state.keys() if before.get(path) != self._state.get(path)}
        if before.keys() != self._state.keys() or not changed <= _authored(press.handbook.project):
            return False
        handbook = self._readable(press.handbook.project, press)
        if handbook is None or handbook.registers is not press.handbook.registers:
            return False
        renewed = press.renewed(handbook)
        if _outline(renewed) != _outline(press):
            return False
        self._desk.last = renewed
        _build(built, renewed, self._desk.rows)
        self._later = Thread(target=self._check, args=(handbook, renewed))
        self._later.start()
        return True

    def _readable(self, project: Project, press: Press) -> Handbook | None:
        """The handbook after the edit; None when there are mistakes that stop a build."""
        handbook, findings = read_handbook(project, self._desk.shelf)
        grave = press.settings.model_copy(update={"rules": _only_errors(press.settings)})
        found = findings or [each for each in check(handbook, press.today, grave) if each.severity is Severity.ERROR]
        return None if found else handbook

    def _check(self, handbook: Handbook, press: Press) -> None:
        """Say what the rules say, as every build does; the pages are there already."""
        self._report(check(handbook, press.today, press.settings))


def _authored(project: Project) -> set[str]:
    return {str(project.root / path) for path in (*project.sops, *project.quizzes)}


def _only_errors(settings: Settings) -> Mapping[str, str]:
    """The grading of rules with everything put aside that does not stop a build."""
    minor = {code for code, rule in RULES.items() if rule.severity is not Severity.ERROR and rule.suppressible}
    return {
        **dict.fromkeys(minor, "off"),
        **{code: degree for code, degree in settings.rules.items() if degree == "error" or code not in minor},
    }


def _outline(press: Press) -> object:
    """What MkDocs makes the navigation of."""
    return [(page.uri, page.title, page.listed, page.about) for page in plan(press)]


def _build(built: Built, press: Press, rows: Rows) -> None:
    built.done = False  # until the event after a build, which is the same for every way of building
    files = [file for file in built.files.documentation_pages() if file.page is not None]
    pages = [file.page for file in files if file.page is not None]
    since = Since(press)
    for page in pages:
        if isinstance(page, HandbookPage):
            _renew(page, since, built, files)
    _write_datasets(built, press, rows)
    for entries in built.search:
        entries.again(pages)
    built.config.plugins.on_post_build(config=built.config)
    for page in pages:
        page.validate_anchor_links(files=built.files, log_level=built.config.validation.links.anchors)


def _renew(page: HandbookPage, since: Since, built: Built, files: list[File]) -> None:
    page.press = since.press
    written = (page.memory or {}).get(page.file.src_uri)
    if written is not None and since.holds(written.reads):
        written.say_again()
        return
    if built.nav is not None:
        _build_page(page, built.config, files, built.nav, built.environment)


def _write_datasets(built: Built, press: Press, rows: Rows) -> None:
    for uri, script in datasets(press, lambda uri: built.files.src_uris[uri].url, rows):
        file = built.files.src_uris[uri]
        if file.content_string != script:
            file.content_string = script
            file.copy_file()
