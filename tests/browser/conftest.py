"""Chromium, and pages that report what must not happen: errors, and requests to anybody else."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from harness.building import HANDBOOKS, ROOT, build, copied, with_plugin
from harness.pages import Kinds, kinds_of
from harness.serving import served
from harness.watching import Watch

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""Chromium asks nobody for anything that the page did not ask for."""


expect.set_options(timeout=20_000)  # a busy machine is slow, and only a test that fails waits so long


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs Chromium, and says so."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the Chromium that all tests use."""
    names = [os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    for name in names:
        if name and (path := shutil.which(name)):
            return path
    pytest.fail("no Chromium: run `make test`, or set CHROMIUM to the path of yours", pytrace=False)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium for all tests; each test gets a context of its own."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def site(built_site: Path) -> Iterator[str]:
    """The address of the handbook's home page, at the root of its host; ends in `/`."""
    with served(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def subpath_site(built_site: Path) -> Iterator[str]:
    """The same handbook below `/handbook/`, with nothing else on that host."""
    with served(built_site, below="/handbook/") as address:
        yield address


@pytest.fixture(scope="session")
def quizzes_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small handbook that has a quiz of every kind."""
    return build(HANDBOOKS / "quizzes" / "mkdocs.yml", tmp_path_factory.mktemp("quizzes"))


@pytest.fixture(scope="session")
def quizzes(quizzes_built: Path) -> Iterator[str]:
    """The address of the quizzes of that handbook; ends in `/`."""
    with served(quizzes_built) as address:
        yield f"{address}quizzes/"


@pytest.fixture(scope="session")
def offline_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the same handbook built to be opened without a server, by Material's offline plugin."""
    folder = tmp_path_factory.mktemp("offline")
    project = copied(ROOT, folder / "project")
    return build(with_plugin(project, "offline"), folder / "site")


@pytest.fixture(scope="session")
def kinds(built_site: Path) -> Kinds:
    """The path of one page of each kind, relative to the home page."""
    return kinds_of(ROOT, built_site)


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens windows: `new_page(width=360, scheme="dark", scripts=False)`; each one is watched."""
    contexts, watch = [], Watch()

    def open_window(*, width: int = 1280, scheme: str = "light", scripts: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            java_script_enabled=scripts,
            has_touch=width < 600,
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="UTC",
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        watch.over(context)
        return context.new_page()

    yield open_window
    for context in contexts:
        context.close()
    watch.report()


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A desktop window in the light scheme."""
    return new_page()
