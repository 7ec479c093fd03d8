"""One edit of an SOP or quiz while the handbook is served: only the pages that show it are built again.

Everything else, and everything in doubt, is left to MkDocs, which builds the whole handbook. Pages are built by
MkDocs' own function in both cases, so that they are the same to the byte.
"""

from collections.abc import Callable

from mkdocs.commands.build import _build_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from .. import clock
from ..findings import Finding, Severity
from ..handbook import read_again
from ..pages.datasets import Rows, datasets
from ..pages.plan import plan
from ..project import Project
from ..rendering import Press
from ..watching import Since
from .desk import Built, Desk, State, edited, state_of
from .handbook_page import HandbookPage


class Editing:
    """Takes the place of the server's builder; `whole` builds everything, `is_wrong` says what stops a build."""

    def __init__(
        self,
        desk: Desk,
        whole: Callable[..., None],
        is_wrong: Callable[[], bool],
        report: Callable[[list[Finding]], None],
    ) -> None:
        self._desk, self._whole, self._is_wrong, self._report = desk, whole, is_wrong, report

    def __call__(self, config: MkDocsConfig | None = None) -> None:
        """Bring the site up to date, unless something is wrong: then the pages stay as they are."""
        if config is not None:
            self._whole(config)
            return
        built, press = self._desk.built, self._desk.last
        if built is None or press is None or not built.done or press.today != clock.today():
            self._whole()
            return
        state = state_of(built.config)
        paths = _authored(press.handbook.project, edited(self._desk.state, state))
        if paths is None or (paths and not self._quickly(built, press, paths, state) and not self._is_wrong()):
            self._whole()

    def _quickly(self, built: Built, press: Press, paths: list[str], state: State) -> bool:
        """Build the pages that show the edit; False when it may show on others as well, or something is wrong."""
        desk = self._desk
        handbook = read_again(press.handbook, paths, desk.shelf)
        if handbook is None:
            return False
        findings = desk.checker.check_again(handbook)
        renewed = press.renewed(handbook)
        if any(each.severity is Severity.ERROR for each in findings) or _outline(renewed) != _outline(press):
            return False
        desk.last, desk.state = renewed, state
        _build(built, renewed, desk.rows)
        self._report(findings)
        return True


def _authored(project: Project, changed: set[str] | None) -> list[str] | None:
    """The paths in the project of files that changed; None when more changed than SOPs and quizzes."""
    known = {str(project.root / path): path for path in (*project.sops, *project.quizzes)}
    if changed is None or not changed <= known.keys():
        return None
    return [known[path] for path in changed]


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
