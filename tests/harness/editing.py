"""Random edits of a handbook that is being served, each compared with a build from the start."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError
from mkdocs.livereload import LiveReloadServer

from harness.building import HANDBOOKS, ROOT, environment

ADDRESS = "http://127.0.0.1:8000/"

_FROM_THE_START = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config

for line in sys.stdin:
    config = load_config(sys.argv[1], site_dir=sys.argv[2], site_url=sys.argv[3])
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config, serve_url=sys.argv[3])
        print("built", flush=True)
    except (Exception, SystemExit) as error:
        print("failed", flush=True)
"""


@contextmanager
def from_the_start(project: Path, site: Path) -> Iterator[Callable[[], bool]]:
    """A process of its own that builds the project whenever it is asked to, and says whether it could."""
    with subprocess.Popen(
        [sys.executable, "-c", _FROM_THE_START, str(project / "mkdocs.yml"), str(site), ADDRESS],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment(),
    ) as process:  # fmt: skip

        def built() -> bool:
            print("build", file=process.stdin, flush=True)
            return process.stdout.readline().strip() == "built"

        yield built
        process.stdin.close()


class Served:
    """A project as `mkdocs serve` keeps it, without the web server."""

    def __init__(self, project: Path, site: Path) -> None:
        self._project, self._site = project, site
        config = self._loaded()
        config.plugins.on_startup(command="serve", dirty=False)
        self._build(config)
        self._server = LiveReloadServer(self._build, "127.0.0.1", 0, str(site))
        self._server.server_close()
        config.plugins.on_serve(self._server, config=config, builder=self._build)
        self.whole = 0
        """How often everything was built since the beginning."""

    def save(self) -> bool:
        """What the server does after a file has been saved; whether it went well."""
        try:
            self.build()
        except (Abort, BuildError, SystemExit):
            return False
        return True

    def build(self) -> None:
        """Bring the site up to date."""
        self._server.builder()

    @property
    def delay(self) -> float:
        """Seconds that the server waits whether more is saved."""
        return self._server.build_delay

    def _loaded(self):
        return load_config(str(self._project / "mkdocs.yml"), site_dir=str(self._site), site_url=ADDRESS)

    def _build(self, config=None) -> None:
        self.whole = getattr(self, "whole", 0) + 1
        build(config or self._loaded(), serve_url=ADDRESS)


def project_to_edit(folder: Path) -> Path:
    """A small handbook with all formats and some pages beside it."""
    project = Path(shutil.copytree(HANDBOOKS / "formats", folder / "edited"))
    (project / "overrides").mkdir(exist_ok=True)
    hook = (ROOT / "hooks" / "handbook.py").as_posix()
    (project / "mkdocs.yml").write_text(
        f"site_name: Edited\ntheme: {{name: material, font: false, custom_dir: overrides, features: [navigation.tabs, "
        f"navigation.indexes, navigation.prune, navigation.path]}}\nhooks: ['{hook}']\nplugins: [search]\n",
        encoding="utf-8",
    )
    for name in ("about", "more/one", "more/two"):
        page = project / "docs" / f"{name}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"# {name}\n\nWords of {name}.\n", encoding="utf-8")
    return project
