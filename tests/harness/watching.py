"""What must not happen on any page, whatever the test is about."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

OURS = {"127.0.0.1", ""}
"""Hosts that a page may ask: the test's own server, and none at all (`file:`, `data:`, `blob:`)."""


class Watch:
    """Collects errors and foreign requests of browser contexts."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def over(self, context: BrowserContext) -> None:
        """Watch every page that is opened in this context, from its first request on."""
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("request", self._request)

    def report(self) -> None:
        """Fail the test that let something happen."""
        if self.seen:
            pytest.fail("seen in the browser:\n" + "\n".join(self.seen), pytrace=False)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.seen.append(f"console: {message.text} ({message.location.get('url')})")

    def _error(self, error: WebError) -> None:
        self.seen.append(f"uncaught: {error.error}")

    def _request(self, request: Request) -> None:
        if (urlsplit(request.url).hostname or "") not in OURS:
            self.seen.append(f"foreign request: {request.url}")
