"""One edit of an SOP, a quiz or a page while the handbook is served: only the pages that show it are built again.

Everything else, and everything in doubt, is left to MkDocs, which builds the whole handbook. Pages are built by
MkDocs' own function in both cases, so that they are the same to the byte.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page

from .. import clock
from ..findings import Finding, Severity
from ..handbook import Handbook
from ..pages.datasets import Rows, datasets
from ..pages.learning import LEARNING
from ..pages.plan import Planned, plan
from ..rendering import Press
from ..shelf import read_again, read_handbook
from .data_files import address_in
from .desk import Built, Desk, State, state_of
from .handbook_page import HandbookPage
from .memory import excluded
from .placing import Replanned, replanned
from .saved import NOTHING, Saved, saved
from .surroundings import are_known, surroundings


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
        edit = saved(press, built.placing.by_hand(), self._desk.state, state)
        if edit == NOTHING or (edit and self._quickly(built, press, edit, state)):
            return
        if edit is None or not self._is_wrong():
            self._whole()

    def _quickly(self, built: Built, press: Press, edit: Saved, state: State) -> bool:
        """Build the pages that show the edit; False when it may show on others as well, or something is wrong."""
        desk = self._desk
        handbook = self._read(press, edit)
        if handbook is None or not built.placing.may_copy(edit.pictures):
            return False
        findings = desk.checker.check_again(
            handbook, [PurePosixPath(uri).name for uri in (*edit.pictures, *edit.pages)]
        )
        if any(each.severity is Severity.ERROR for each in findings):
            return False
        renewed = press.renewed(handbook)
        planned = [*plan(renewed)]
        changed = replanned([*plan(press)], planned)
        if changed is None or ((changed or edit.pages) and built.frames is None):
            return False
        if not built.placing.may_move(changed, edit.pages):
            return False
        desk.last, desk.state = renewed, state
        built.done = False  # until the event after a build, which is the same for every way of building
        built.placing.copy(edit.pictures)
        showing = _reread(built, renewed, edit, changed, planned)
        if showing is None:
            return False
        desk.memory.compare(renewed, built.files)
        _build(built, renewed, desk.rows, showing)
        self._report(findings)
        return True

    def _read(self, press: Press, edit: Saved) -> Handbook | None:
        """The handbook after an edit; None when it has mistakes, or is another one than before."""
        if not edit.anew:
            return read_again(press.handbook, edit.authored, self._desk.shelf)
        handbook, found = read_handbook(press.handbook.project.again(press.settings), self._desk.shelf)
        return None if found else handbook


def _reread(built: Built, press: Press, edit: Saved, changed: Replanned, planned: Iterable[Planned]) -> set[str] | None:
    """Let pages come, go and have other titles, and read those again that are written by hand.

    Gives the paths of the pages around which something else is shown now, and of those that were read; None where it
    is not known which these are.
    """
    listed = changed.listed or edit.pages
    before = _surroundings(built) if listed or edit.by_hand else {}
    come: list[Page] = [*built.placing.move(changed, planned, edit.pages, press)]
    if listed:
        built.navigate(press)
        come += _by_hand(edit.pages, built)
    if not _reads_again(edit.by_hand, built):
        return None
    for page in come:
        _populate_page(page, built.config, built.files)
    around = {uri for uri, seen in _surroundings(built).items() if before.get(uri) != seen} if before else set()
    around |= _showing(built, changed.retitled)
    if (changed or edit.pages or around) and built.nav is not None:
        for name in built.config.theme.static_templates:
            _build_theme_template(name, built.environment, built.files, built.config, built.nav)
    return around | {page.file.src_uri for page in (*edit.by_hand, *come)}


def _by_hand(uris: Collection[str], built: Built) -> Iterator[Page]:
    """Pages that have come, written by hand; MkDocs makes those last that only a preview shows."""
    for file in built.files.documentation_pages(inclusion=InclusionLevel.is_in_serve):
        if file.src_uri in uris:
            yield file.page or Page(None, file, built.config)


def _reads_again(by_hand: Collection[Page], built: Built) -> bool:
    """Read pages written by hand; False if one has another title or front matter, and it is not known what shows it."""
    shown = [(page.title, page.meta) for page in by_hand]
    for page in by_hand:
        _populate_page(page, built.config, built.files)
    if [(page.title, page.meta) for page in by_hand] == shown:
        return True
    if built.frames is None or not are_known(built.config):
        return False
    built.frames.renew(built.pages())
    return True


def _surroundings(built: Built) -> Mapping[str, object]:
    return surroundings(built.pages(), built.nav) if built.nav else {}


def _build(built: Built, press: Press, rows: Rows, showing: set[str]) -> None:
    """Build the pages whose content is another one, and those by their paths that show around it what has changed."""
    pages = built.pages()
    files = [page.file for page in pages]
    for page in pages:
        if isinstance(page, HandbookPage):
            page.press = press
        if page.file.src_uri in showing or not _stays(page):
            _again(page, built, files)
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


def _showing(built: Built, retitled: Mapping[str, Planned]) -> set[str]:
    """The paths of the pages that show a new title around their content; the pages are told their titles."""
    frames = built.frames
    if not retitled or frames is None:
        return set()
    pages = built.pages()
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
    """Write the data that has changed; what there is to learn from an SOP comes and goes with it."""
    known = built.files.src_uris
    scripts = dict(datasets(press, address_in(known), rows))
    for uri in [uri for uri in known if uri.startswith(LEARNING) and uri not in scripts]:
        built.placing.drop(uri)
    for uri, script in scripts.items():
        if uri not in known:
            built.files.append(File.generated(built.config, uri, content=""))
        file = known[uri]
        if file.content_string != script:
            file.content_string = script
            file.copy_file()
