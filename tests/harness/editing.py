"""Random edits of a handbook that is being served, each compared with a build from the start."""

import os
import random
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


class Editor:
    """Changes one thing at a time; `undo` takes the last change back."""

    def __init__(self, project: Path, seed: int) -> None:
        self._project, self._random = project, random.Random(seed)
        self._number, self._clock = 0, 1_700_000_000
        self._before: dict[Path, bytes | None] = {}

    def edit(self) -> str:
        """Make one random change and say which."""
        self._number += 1
        self._before = {}
        kinds = [
            self._words, self._words, self._words, self._title, self._body, self._quiz, self._quiz, self._register,
            self._page, self._template, self._settings, self._add, self._remove, self._rename, self._picture, self._id,
            self._status, self._delete_page,
        ]  # fmt: skip
        kind = self._random.choice(kinds)
        kind()
        return f"{self._number}: {kind.__name__} {[path.name for path in self._before]}"

    def undo(self) -> None:
        """Put every file back as it was before the last change."""
        for path, data in dict(self._before).items():
            self._put(path, data)

    def _put(self, path: Path, data: bytes | None) -> None:
        self._before.setdefault(path, path.read_bytes() if path.is_file() else None)
        if data is None:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self._clock += 10  # two edits within one tick of the clock of the file system must not look like one
        os.utime(path, (self._clock, self._clock))

    def _some(self, pattern: str) -> Path:
        return self._random.choice(sorted(path for path in self._project.glob(pattern) if path.is_file()))

    def _replace(self, path: Path, start: str, new: Callable[[str], str]) -> None:
        """Change one line that starts like this."""
        lines = path.read_text(encoding="utf-8").split("\n")
        places = [number for number, line in enumerate(lines) if line.lstrip(" -").startswith(start)]
        if places:
            place = self._random.choice(places)
            lines[place] = new(lines[place])
        self._put(path, "\n".join(lines).encode())

    def _sop(self) -> Path:
        return self._random.choice(
            sorted(path for path in self._project.glob("docs/sops/**/*.md") if path.name != "index.md")
        )

    def _words(self) -> None:
        for start in self._random.sample(["do:", "purpose:", "meaning:", "say:", "warning:"], 2):
            self._replace(self._sop(), start, lambda line: f"{line.rstrip(chr(34))} once more {self._number}"
                          + ('"' if line.endswith('"') else ""))  # fmt: skip

    def _title(self) -> None:
        self._replace(self._sop(), "title:", lambda _: f"title: Another title {self._number}")

    def _status(self) -> None:
        self._replace(self._sop(), "status:", lambda _: f"status: {self._random.choice(['draft', 'in-review'])}")

    def _body(self) -> None:
        path, other = self._sop(), self._sop()
        named = next(line for line in other.read_text(encoding="utf-8").split("\n") if line.startswith("id:"))[4:]
        text = f"\n## More {self._number}\n\nSee [{named}] and [this](#more-{self._number}), not [that](#gone).\n"
        self._put(path, path.read_bytes() + text.encode())

    def _quiz(self) -> None:
        self._replace(self._some("quizzes/*.yml"), "- id:", lambda line: line)
        self._replace(self._some("quizzes/*.yml"), "q:", lambda line: f"{line.rstrip('?')} {self._number}?")

    def _register(self) -> None:
        self._replace(self._some("docs/registers/*.yml"), "name:", lambda line: f"{line} {self._number}")

    def _page(self) -> None:
        path = self._some("docs/**/[am]*.md")
        self._put(path, path.read_bytes() + f"\n## Part {self._number}\n\nText.\n".encode())

    def _delete_page(self) -> None:
        path = self._project / "docs" / "extra.md"
        self._put(path, None if path.is_file() else b"# Extra\n\nA page.\n")

    def _template(self) -> None:
        name, text = self._random.choice([
            ("sopbook/sop/records.html", f"<p>Kept {self._number}</p>\n"),
            ("main.html", '{% extends "base.html" %}{% block extrahead %}<meta name="n" id="NUMBER">{% endblock %}'),
        ])  # fmt: skip
        path = self._project / "overrides" / name
        self._put(path, None if path.is_file() else text.replace("NUMBER", str(self._number)).encode())

    def _settings(self) -> None:
        path = self._project / "mkdocs.yml"
        lines = [
            line for line in path.read_text(encoding="utf-8").split("\n") if not line.startswith(("extra", "site_n"))
        ]
        lines += [f"site_name: Edited {self._number}", f"extra: {{sopbook: {{areas: {{desk: Desk {self._number}}}}}}}"]
        self._put(path, "\n".join(lines).encode())

    def _add(self) -> None:
        path = self._sop()
        text = path.read_text(encoding="utf-8")
        named = next(line for line in text.split("\n") if line.startswith("id:"))[4:]
        text = text.replace(named, f"LB-MORE-{self._number:03}").replace("title: ", f"title: Copy {self._number} ", 1)
        self._put(path.with_name(f"copy-{self._number}.md"), text.encode())

    def _remove(self) -> None:
        copies = sorted(self._project.glob("docs/sops/**/copy-*.md"))
        if copies:
            self._put(self._random.choice(copies), None)

    def _rename(self) -> None:
        path = self._sop()
        data = path.read_bytes()
        self._put(path, None)
        self._put(path.with_name(f"renamed-{self._number}.md"), data)

    def _picture(self) -> None:
        path = self._project / "docs" / "more" / f"picture{self._random.randrange(2)}.svg"
        self._put(path, f'<svg xmlns="http://www.w3.org/2000/svg"><!-- {self._number} --></svg>'.encode())

    def _id(self) -> None:
        self._replace(self._sop(), "id: LB", lambda line: f"id: LB-NEW-{self._number:03}")
