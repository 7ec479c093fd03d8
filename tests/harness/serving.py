"""A web server for one built handbook, on this machine and a free port."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder below a path, and the folder's own 404 page everywhere else."""

    def __init__(self, *args: Any, below: str, kept: int, **kwargs: Any) -> None:
        self.below, self.kept = below, kept
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        inside = path.startswith(self.below)
        return super().translate_path("/" + path.removeprefix(self.below) if inside else "/outside-of-the-site")

    def end_headers(self) -> None:
        if self.kept and not self.path.endswith("/"):
            self.send_header("Cache-Control", f"max-age={self.kept}")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: the tests speak."""


class _Server(ThreadingHTTPServer):
    """A server that is not surprised when a window is closed before it has read everything."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served(site: Path, below: str = "/", kept: int = 0) -> Iterator[str]:
    """The address of a handbook's home page while it is served; browsers may keep all but pages for some seconds."""
    server = _Server(("127.0.0.1", 0), partial(_Handler, directory=str(site), below=below, kept=kept))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{below}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
