"""One edit of an SOP or quiz while the handbook is served: only the pages that show it are built again.

Everything else, and everything in doubt, is left to MkDocs, which builds the whole handbook. Pages are built by
MkDocs' own function in both cases, so that they are the same to the byte.
"""

from collections.abc import Callable, Mapping

from mkdocs.commands.build import _build_page, _build_theme_template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from .. import clock
from ..findings import Finding, Severity
from ..handbook import read_again
from ..pages.datasets import Rows, datasets
from ..pages.plan import Planned, plan
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
        retitled = _retitled([*plan(press)], [*plan(renewed)])
        if any(each.severity is Severity.ERROR for each in findings) or retitled is None:
            return False
        if retitled and built.taken.frames is None:
            return False
        desk.last, desk.state = renewed, state
        _build(built, renewed, desk.rows, retitled)
        self._report(findings)
        return True


def _authored(project: Project, changed: set[str] | None) -> list[str] | None:
    """The paths in the project of files that changed; None when more changed than SOPs and quizzes."""
    known = {str(project.root / path): path for path in (*project.sops, *project.quizzes)}
    if changed is None or not changed <= known.keys():
        return None
    return [known[path] for path in changed]


def _retitled(before: list[Planned], after: list[Planned]) -> dict[str, Planned] | None:
    """The pages that have another title, by their paths; None when MkDocs would make another navigation of them."""
    if [_place(page) for page in before] != [_place(page) for page in after]:
        return None
    return {new.uri: new for old, new in zip(before, after, strict=True) if old.title != new.title}


def _place(page: Planned) -> object:
    return page.uri, page.listed, page.about


def _build(built: Built, press: Press, rows: Rows, retitled: Mapping[str, Planned]) -> None:
    built.done = False  # until the event after a build, which is the same for every way of building
    files = [file for file in built.files.documentation_pages() if file.page is not None]
    pages = [file.page for file in files if file.page is not None]
    showing = _showing(built, pages, retitled)
    since = Since(press)
    for page in pages:
        if isinstance(page, HandbookPage):
            page.press = press
        if page.file.src_uri in showing or not _stays(page, since):
            _again(page, built, files)
    if retitled and built.nav is not None:
        for name in built.config.theme.static_templates:
            _build_theme_template(name, built.environment, built.files, built.config, built.nav)
    _write_datasets(built, press, rows)
    for entries in built.taken.search:
        entries.again(pages)
    built.config.plugins.on_post_build(config=built.config)
    for page in pages:
        page.validate_anchor_links(files=built.files, log_level=built.config.validation.links.anchors)


def _showing(built: Built, pages: list[Page], retitled: Mapping[str, Planned]) -> set[str]:
    """The paths of the pages that show a new title around their content; the pages are told their titles."""
    frames = built.taken.frames
    if not retitled or frames is None:
        return set()
    for page in pages:
        if isinstance(page, HandbookPage):
            page.planned = retitled.get(page.file.src_uri, page.planned)
    frames.retitled(retitled.keys())
    return {page.file.src_uri for page in pages if frames.shows(page, retitled.keys())}


def _stays(page: Page, since: Since) -> bool:
    """Whether the content of a page is what it was; what was said about it is said again."""
    if not isinstance(page, HandbookPage):
        return True
    written = (page.memory or {}).get(page.file.src_uri)
    if written is None or not since.holds(written.reads):
        return False
    written.say_again()
    return True


def _again(page: Page, built: Built, files: list[File]) -> None:
    if built.nav is not None:
        _build_page(page, built.config, files, built.nav, built.environment)


def _write_datasets(built: Built, press: Press, rows: Rows) -> None:
    for uri, script in datasets(press, lambda uri: built.files.src_uris[uri].url, rows):
        file = built.files.src_uris[uri]
        if file.content_string != script:
            file.content_string = script
            file.copy_file()
