"""Browsers that are killed while pages write records: what a page had called saved has to be there afterwards."""

import os
import random
import signal
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserType, Page

WRITE = """async () => {
  const store = await sopbook.records.openRecords(document.querySelector("[data-handbook]").dataset.handbook);
  const at = () => new Date().toISOString();
  const newId = () =>
    Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, "0")).join("");
  const about = {schema: 2, kind: "read", handbook: store.handbook, sop: "CS-REF-001", version: "1.0"};
  const common = {...about, learner: "a".repeat(32)};
  for (;;) {
    const record = {...common, id: newId(), at: at()};
    await store.append(record);
    said(record.id);
    await store.saveDraft("checklist:OPS-CLS-001:" + common.learner, {ticked: {lights: at()}});
  }
}"""
"""Writes for ever, and tells after each record that it is saved."""

READ = """async () => {
  const store = await sopbook.records.openRecords(document.querySelector("[data-handbook]").dataset.handbook);
  return {ids: (await store.all({kind: "read"})).map(({id}) => id), trouble: store.trouble, status: store.status};
}"""


@contextmanager
def chromium(binary: str, profile: Path, playwright: BrowserType) -> Iterator[tuple[Browser, subprocess.Popen[bytes]]]:
    """A Chromium of its own process group on a profile that outlives it; what is left of it is killed at the end."""
    port = profile / "DevToolsActivePort"
    port.unlink(missing_ok=True)
    options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    command = [binary, *options, "--remote-debugging-port=0", f"--user-data-dir={profile}", "about:blank"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        while not port.is_file() or not port.read_text(encoding="utf-8").strip():
            if process.poll() is not None:
                raise RuntimeError("Chromium does not start")
            time.sleep(0.05)
        address = port.read_text(encoding="utf-8").split()[0]
        yield playwright.connect_over_cdp(f"http://127.0.0.1:{address}"), process
    finally:
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """End a browser as a power cut does: every process of it, at once."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def opened(browser: Browser, address: str) -> Page:
    """A page of the handbook, ready to record."""
    page = browser.contexts[0].new_page()
    page.goto(address)
    page.locator("sop-learner[data-ready]").wait_for()
    return page


def killed(binary: str, profile: Path, playwright: BrowserType, address: str, chance: random.Random) -> list[str]:
    """Write from two tabs until the browser is killed at some moment; ids of the records that were called saved."""
    said: list[str] = []
    with chromium(binary, profile, playwright) as (browser, process):
        pages = [opened(browser, address) for _ in range(2)]
        for page in pages:
            # Playwright marks the function, and a built-in one cannot be marked.
            page.expose_function("said", lambda one: said.append(one))  # noqa: PLW0108
            page.evaluate(f"void ({WRITE})()")
        pages[0].wait_for_timeout(chance.uniform(20, 1500))
        kill(process)
        return list(said)


def survived(binary: str, profile: Path, playwright: BrowserType, address: str) -> dict[str, object]:
    """What a browser that starts again finds, and what its store says about itself."""
    with chromium(binary, profile, playwright) as (browser, _):
        found: dict[str, object] = opened(browser, address).evaluate(READ)
        return found


def torn(profile: Path) -> None:
    """Leave the log of the store as a kill between the head and the body of an entry does.

    The head is a checksum, a length and a kind. Chromium reads such a log once, writes on behind the head, and takes
    the whole database for damaged at the next start.
    """
    (log,) = profile.glob("Default/IndexedDB/*/*.log")
    with log.open("ab") as file:
        file.write(struct.pack("<IHB", 0x78563412, 784, 1))
