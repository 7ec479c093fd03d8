"""MkDocs: the hook and the plugin are the same object, told apart only by where their settings stand."""

import logging
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import EVENTS, BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from .. import clock
from ..checks.misgraded import misfitting
from ..collecting import (
    collect_seldom,
    collect_what_is_left,
    keep_what_is_there,
    leave_to_the_system,
    without_collecting,
)
from ..findings import Finding, Severity, as_text
from ..handbook import Handbook
from ..pages.datasets import Address, datasets, pieces
from ..pages.plan import plan
from ..project import Project
from ..rendering import Press
from ..settings import Settings
from ..shelf import read_handbook
from .beginning import WrongSettingsError, add_theme, checked_settings, overrides_of, within
from .data_files import address_in, write_pieces
from .desk import Built, Desk, State, state_of
from .editing import Editing
from .handbook_page import HandbookPage
from .keeping import READING, Keeping, may_keep
from .mending import mended, within_reach
from .placing import Placing
from .prose import Converter, convert_together, knows
from .search import Entries, material
from .search_files import PAGES, SearchFiles
from .shortcuts import ABOUT_OTHERS, BEFORE_RENDERING, shorten, strangers
from .standing import Standing
from .staying import PAGES_STAY, Staying, summary
from .surroundings import others_are_quoted

log = logging.getLogger("mkdocs.plugins.sopbook")

_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.INFO: logging.INFO}
_MORE_TO_COME = 0.02
"""Seconds without news before an edit is built: the server looks twice a second and tells all that it finds at once."""


class SopbookPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Makes a handbook of the SOPs, quizzes and registers of a project.

    All state of a build is the `Press` that `on_config` makes anew; only `mkdocs serve` remembers more, on its desk.
    """

    def __init__(self, *, as_hook: bool = False) -> None:
        self._as_hook = as_hook
        self._options: Mapping[str, Any] = {}
        self._serving, self._partly, self._framed = False, False, False
        self._staying = Staying()
        self._name: str | None = None
        self._desk = Desk()
        self._keeping: Keeping | None = None
        self._search: SearchFiles | None = None
        self._standing: Standing | None = None
        self._converter: Converter | None = None
        self._placing: Placing
        self._press: Press

    def load_config(self, options: dict[str, Any], config_file_path: str | None = None) -> tuple[list[Any], list[Any]]:
        """Keep the plugin's options as they are: `Settings` checks them for hook and plugin alike."""
        self._options = options
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Learn whether a server is to be kept alive, and whether only a part of the site is built (`--dirty`)."""
        self._serving, self._partly = command == "serve" and not dirty, dirty
        self._desk, self._search = Desk(), None
        collect_seldom()
        leave_to_the_system()

    @event_priority(-50)  # after the offline plugin, whose request to another host is to be replaced
    def on_config(self, config: MkDocsConfig) -> None:
        """Read and check the handbook before MkDocs touches a file or the old site."""
        self._staying.begin()
        self._refuse_twice(config)
        self._name = Path(config.config_file_path).name
        root, docs = Path(config.config_file_path).parent.resolve(), Path(config.docs_dir).resolve()
        settings = self._settings(config, root, docs)
        if self._keeping is not None:
            self._keeping.stop()
        project = Project.at(root, docs, settings)
        keeps = not self._serving and not self._partly and not project.astray and may_keep(config, settings)
        self._keeping = Keeping(config, settings, root) if keeps else None
        if self._keeping is not None and self._keeping.begin():
            return
        today = clock.today()
        edition = add_theme(config, root / settings.quizzes, settings)
        self._desk.built = None
        if self._serving:
            collect_what_is_left()
        state = state_of(config) if self._serving else {}
        handbook, errors = self._checked(project, today, settings, state)
        if errors:
            raise self._staying.stopped(summary(errors), shown=self._shown)
        self._desk.state = state
        press = Press(handbook, settings, settings.handbook_id(config.site_name), today, overrides_of(config), edition)
        self._press = self._desk.press(press) if self._serving else press
        if self._serving:
            self._let_stand(config)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give every SOP its page, add the pages that are computed, and keep authored data off the site."""
        if self._put_back:
            return Files([])
        settings = self._press.settings
        for file in [file for file in files if file.src_uri.startswith(f"{settings.registers}/")]:
            if file.src_uri.endswith(".yml"):
                files.remove(file)
        late = within_reach if settings.shortcuts and not strangers(config, BEFORE_RENDERING) else None
        known = late and not {*READING}.intersection(map(str, config.markdown_extensions))
        memory = self._desk.remember(self._press, config) if self._serving and known else None
        self._converter = Converter(config, files) if settings.shortcuts and knows(config) else None
        self._placing = Placing(config, files, late, memory, self._converter, config.nav)
        for each in plan(self._press):
            self._placing.place(each, self._press)
        for file in self._datasets(config, address_in(files.src_uris)):
            files.append(file)
        self._search = SearchFiles.of(config, files, self._desk.searched if self._serving else None)
        if self._standing is not None:
            self._standing.show()
        config.nav = self._placing.navigation(self._press)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Pages by hand have been made, too: let them be converted as the others are."""
        if self._converter is not None and not self._put_back:
            convert_together(files, self._converter)

    @event_priority(-100)  # after every plugin that changes the environment itself
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Take the ways around repeated work, and fill Material's search where that is used."""
        if self._put_back:
            return
        self._desk.built, self._framed = None, False
        if self._serving:
            self._desk.memory.compare(self._press, files)
        if self._standing is not None:
            self._standing.clear(files, config, self._search.there if self._search else ())
        entries = [] if self._search is not None else [*map(Entries, material(config))]
        if self._press.settings.shortcuts:
            frames = shorten(env, config, files, self._mended, edited=self._serving)
            self._framed = frames is not None
            searches = any(name.rpartition("/")[2] == "search" for name in config.plugins)
            known = self._search is not None or bool(entries) or not searches  # how to search an edited page
            known = known and not config.extra_templates  # they may show anything of any page
            alone = self._serving and known and not strangers(config, ABOUT_OTHERS)
            if alone and not others_are_quoted(config):
                self._desk.built = Built(config, files, env, self._placing, entries, self._search, frames)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Let wide tables and code scroll where the keyboard reaches them (WCAG 2.2, 2.1.1)."""
        return within_reach(html)

    @event_priority(100)  # before the search, which reads the page
    def on_page_context(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        """Write a page that has been waiting for its turn."""
        if self._desk.built is not None:
            self._desk.built.nav = nav
        if isinstance(page, HandbookPage):
            page.begin(config)

    @event_priority(100)  # before plugins that make HTML smaller, as in the frame of a page
    def _mend_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Mend what Material puts around a page, unless the frame of the page has done so."""
        return output if self._framed else self._mended(output)

    @event_priority(-100)
    def _end_page(self, output: str, *, page: Page, config: MkDocsConfig) -> None:
        """The page is done."""
        if isinstance(page, HandbookPage):
            page.end()

    on_post_page = CombinedEvent(_mend_page, _end_page)

    @event_priority(100)  # before plugins that make HTML smaller
    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Mend what Material puts around pages that are no documents, such as “page not found”."""
        return self._mended(output) if template_name.endswith(".html") else output

    @event_priority(-100)  # after the search has written its index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """A whole build has come to its end: the next edit, or the next build, can start from it."""
        if self._search is not None and not self._put_back:
            self._search.write()
        if self._keeping is not None:
            self._keeping.end()
        if self._desk.built is not None:
            self._desk.built.done = True

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]) -> None:
        """Build only what an edit changes, where that is known: not when the theme itself is watched as well."""
        known = {config.docs_dir, config.config_file_path}
        others = server._watched_paths.keys() - known  # noqa: SLF001 -- nothing else tells what is watched
        whole = self._staying.around(builder, Path(config.config_file_path), _report)
        server.builder = whole
        if self._serving and self._press.settings.shortcuts and not others:
            server.builder = Editing(self._desk, whole, self._is_wrong, _report)
            server.build_delay = _MORE_TO_COME

    def _settings(self, config: MkDocsConfig, root: Path, docs: Path) -> Settings:
        """The settings of Sopbook; what is wrong with them is said, and stops the build."""
        try:
            within(root, docs, self._name)
            options = config.extra.get("sopbook", {}) if self._as_hook else self._options
            return checked_settings(options, root, self._name)
        except WrongSettingsError as wrong:
            self._desk.built = None
            _report(wrong.findings)
            told = summary(wrong.findings) if wrong.findings else f"{wrong}\n"
            raise self._staying.stopped(told, shown=self._shown) from None

    @property
    def _shown(self) -> bool:
        """Whether a server has pages to go on with."""
        return self._serving and self._desk.last is not None

    def _datasets(self, config: MkDocsConfig, address: Address) -> Iterable[File]:
        if not self._serving:
            site = Path(config.site_dir)  # the files lie there already: MkDocs would hold their contents in memory
            uris = write_pieces(site, pieces(self._press, address))
            return [File.generated(config, uri, abs_src_path=str(site / uri)) for uri in uris]
        scripts = datasets(self._press, address, self._desk.rows)
        return [File.generated(config, uri, content=script) for uri, script in scripts]

    def _let_stand(self, config: MkDocsConfig) -> None:
        """MkDocs is about to empty the folder of the site: what has been built there stands, or is forgotten.

        A site without the search's first file is not the one that we left: it was built while Sopbook was switched off.
        """
        self._standing = Standing(Path(config.site_dir)) if self._search and not strangers(config, EVENTS) else None
        if self._standing is not None:
            self._standing.hide()
        if self._standing is None or not self._standing.holds(PAGES):
            self._desk.searched.files.clear()

    def _mended(self, output: str) -> str:
        """What Material has rendered, with what it leaves out; the worker of the search is told from older ones."""
        return mended(output, self._press.edition if self._search else "")

    @property
    def _put_back(self) -> bool:
        return self._keeping is not None and self._keeping.kept is not None

    def _refuse_twice(self, config: MkDocsConfig) -> None:
        others = [plugin for plugin in config.plugins.values() if isinstance(plugin, SopbookPlugin)]
        if others and self._as_hook:
            raise PluginError(
                "Sopbook is set up twice in mkdocs.yml: as a hook (hooks:) and as a plugin (plugins: sopbook). "
                "Keep one: the hook in a clone of Sopbook, the plugin where the package is installed."
            )

    @without_collecting
    def _checked(
        self, project: Project, today: date, settings: Settings, state: State
    ) -> tuple[Handbook, list[Finding]]:
        """The handbook, and the errors that stop a build, if any; all that is wrong is said."""
        shelf = self._desk.shelf if self._serving else None
        handbook, findings = read_handbook(project, shelf, sparing=not self._serving)
        found = self._desk.check(handbook, today, settings, state)
        findings = sorted([*findings, *misfitting(handbook, settings, self._name), *found])
        errors = [finding for finding in findings if finding.severity is Severity.ERROR]
        _report(findings)
        if not self._serving:
            handbook.let_go()
            keep_what_is_there()
        return handbook, errors

    def _is_wrong(self) -> bool:
        """Whether an edit of SOPs, quizzes and pictures is one that stops a build; what is wrong is said."""
        press, state = self._press, state_of(self._desk.built.config) if self._desk.built else {}
        project = press.handbook.project.again(press.settings)
        _, errors = self._checked(project, press.today, press.settings, state)
        if errors:
            log.error(f"{summary(errors)} {PAGES_STAY}")
        return bool(errors)


def _report(findings: list[Finding]) -> None:
    for finding in findings:
        log.log(_LEVELS[finding.severity], as_text(finding))
