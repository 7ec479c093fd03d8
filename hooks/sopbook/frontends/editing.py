"""One edit of an SOP, a quiz or a page while the handbook is served: only the pages that show it are built again.

Everything else, and everything in doubt, is left to MkDocs, which builds the whole handbook. Pages are built by
MkDocs' own function in both cases, so that they are the same to the byte.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page

from .. import clock
from ..findings import Finding, Severity
from ..pages.datasets import Rows, datasets
from ..pages.plan import Planned, plan
from ..project import Project
from ..rendering import Press
from ..shelf import read_again
from .data_files import address_in
from .desk import Built, Desk, State, edited, state_of
from .handbook_page import HandbookPage
from .memory import excluded
from .placing import Replanned, replanned


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
        edit = _edit(built, press.handbook.project, edited(self._desk.state, state))
        if edit is None or (edit != _NOTHING and not self._quickly(built, press, edit, state) and not self._is_wrong()):
            self._whole()

    def _quickly(self, built: Built, press: Press, edit: "_Edit", state: State) -> bool:
        """Build the pages that show the edit; False when it may show on others as well, or something is wrong."""
        desk = self._desk
        handbook = read_again(press.handbook, edit.authored, desk.shelf)
        if handbook is None or not all(_shows_only_there(page, built) for page in edit.by_hand):
            return False
        findings = desk.checker.check_again(handbook)
        renewed = press.renewed(handbook)
        planned = [*plan(renewed)]
        changed = replanned([*plan(press)], planned)
        if any(each.severity is Severity.ERROR for each in findings) or changed is None:
            return False
        if changed and (built.frames is None or not built.placing.may_move(changed)):
            return False
        desk.last, desk.state = renewed, state
        built.done = False  # until the event after a build, which is the same for every way of building
        come = built.placing.move(changed, planned, renewed)
        desk.memory.compare(renewed, built.files)
        for page in come:
            _populate_page(page, built.config, built.files)
        _build(built, renewed, desk.rows, changed, {page.file.src_uri for page in (*edit.by_hand, *come)})
        self._report(findings)
        return True


@dataclass(frozen=True)
class _Edit:
    """What was saved of SOPs, quizzes and registers, by their paths in the project, and of pages written by hand."""

    authored: tuple[str, ...] = ()
    by_hand: tuple[Page, ...] = ()


_NOTHING = _Edit()


def _edit(built: Built, project: Project, changed: set[str] | None) -> _Edit | None:
    """What was saved; None when it is more than SOPs, quizzes, registers and pages."""
    if changed is None:
        return None
    paths = (*project.sops, *project.quizzes, *project.registers)
    authored = {str(project.root / path): path for path in paths}
    by_hand = {str(page.file.abs_src_path): page for page in built.placing.by_hand()}
    if not changed <= authored.keys() | by_hand.keys():
        return None
    found = sorted(changed)
    return _Edit(
        tuple(authored[path] for path in found if path in authored),
        tuple(by_hand[path] for path in found if path in by_hand),
    )


def _shows_only_there(page: Page, built: Built) -> bool:
    """Read a page anew that is written by hand; whether no other page shows what has changed in it."""
    before = page.title, page.meta
    _populate_page(page, built.config, built.files)
    return (page.title, page.meta) == before


def _build(built: Built, press: Press, rows: Rows, changed: Replanned, others: set[str]) -> None:
    """Build the pages that show what has changed, and others by their paths."""
    files = [
        file for file in built.files.documentation_pages(inclusion=InclusionLevel.is_in_serve) if file.page is not None
    ]
    pages = [file.page for file in files if file.page is not None]
    showing = others | _showing(built, pages, changed.retitled)
    for page in pages:
        if isinstance(page, HandbookPage):
            page.press = press
        if page.file.src_uri in showing or not _stays(page):
            _again(page, built, files)
    if changed and built.nav is not None:
        for name in built.config.theme.static_templates:
            _build_theme_template(name, built.environment, built.files, built.config, built.nav)
    _write_datasets(built, press, rows)
    _bring_search_in_order(built, pages)
    built.config.plugins.on_post_build(config=built.config)
    for page in pages:
        page.validate_anchor_links(files=built.files, log_level=built.config.validation.links.anchors)


def _bring_search_in_order(built: Built, pages: list[Page]) -> None:
    for entries in built.entries:
        entries.again(pages)
    if built.search is not None:
        built.search.again(page.url for page in pages)


def _showing(built: Built, pages: list[Page], retitled: Mapping[str, Planned]) -> set[str]:
    """The paths of the pages that show a new title around their content; the pages are told their titles."""
    frames = built.frames
    if not retitled or frames is None:
        return set()
    for page in pages:
        if isinstance(page, HandbookPage):
            page.planned = retitled.get(page.file.src_uri, page.planned)
    frames.retitled(retitled.keys())
    return {page.file.src_uri for page in pages if frames.shows(page, retitled.keys())}


def _stays(page: Page) -> bool:
    """Whether the content of a page is what it was; what was said about it is said again."""
    if not isinstance(page, HandbookPage):
        return True
    written = page.memory.of(page.file.src_uri) if page.memory else None
    if written is None:
        return False
    written.say_again()
    return True


def _again(page: Page, built: Built, files: list[File]) -> None:
    if built.nav is not None:
        _build_page(page, built.config, files, built.nav, built.environment, excluded=excluded(page.file))


def _write_datasets(built: Built, press: Press, rows: Rows) -> None:
    for uri, script in datasets(press, address_in(built.files.src_uris), rows):
        file = built.files.src_uris[uri]
        if file.content_string != script:
            file.content_string = script
            file.copy_file()
