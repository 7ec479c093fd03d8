"""Exported files of a made-up team, and what Team training shows of them."""

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import FilePayload, Locator, Page

from harness.building import ROOT
from harness.storage import exported

PAGE = "training/team/"


def made_up_team(site: Path, folder: Path, people: int = 12, now: datetime | None = None) -> list[Path]:
    """The files of a team that has answered this handbook's quizzes in the weeks before now."""
    node = shutil.which("node", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])) or "node"
    moment = (now or datetime.now(UTC)).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    command = [node, str(ROOT / "tools" / "learners.mjs"), str(site), str(folder)]
    subprocess.run([*command, "--people", str(people), "--now", moment], check=True)
    return sorted(folder.glob("*.json"))


def opened(page: Page, site: str) -> Page:
    """The page of a team that nobody has handed anything in for."""
    page.goto(site + PAGE)
    page.locator("sop-team[data-ready]").wait_for()
    return page


def hand_in(page: Page, *files: Path | FilePayload) -> None:
    """Choose files and wait until they are read."""
    told = page.locator("sop-team [data-part=told]")
    page.evaluate("document.querySelector('sop-team [data-part=told]').textContent = ''")
    # as paths: contents would travel through the driver as text, which takes half a minute for 20 MB
    with TemporaryDirectory() as folder:
        chosen = [file if isinstance(file, Path) else _laid(file, Path(folder)) for file in files]
        page.get_by_label("Exported files").set_input_files(chosen)
        told.locator("xpath=self::*[text()]").wait_for()


def _laid(file: FilePayload, folder: Path) -> Path:
    path = folder / file["name"]
    path.write_bytes(file["buffer"])
    return path


def told(page: Page) -> Locator:
    """The line that says what became of the files."""
    return page.locator("sop-team [data-part=told]")


def payload(name: str, content: bytes) -> FilePayload:
    """A file that lies on no disk."""
    return {"name": name, "mimeType": "application/json", "buffer": content}


def records_of(path: Path) -> list[dict[str, Any]]:
    """The records of an exported file."""
    records: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["records"]
    return records


def handbook_of(path: Path) -> str:
    """The handbook that an exported file belongs to."""
    return str(json.loads(path.read_text(encoding="utf-8"))["handbook"])


def edited(path: Path, name: str, records: list[dict[str, Any]]) -> FilePayload:
    """The same file with other records and a checksum that fits them."""
    return payload(name, exported(handbook_of(path), records, schema=2))


def learner_record(handbook: str, number: int, name: str, role: str | None = None) -> dict[str, Any]:
    """The record of a person's name and role."""
    one = f"{number:032x}"
    at = "2026-11-20T09:30:00.000Z"
    common = {"schema": 2, "id": one, "kind": "learner", "handbook": handbook, "at": at, "learner": one}
    return common | {"name": name, "role": role}


def grid(page: Page) -> Locator:
    """The table of people and procedures."""
    return page.get_by_role("grid")


def detail(page: Page) -> Locator:
    """What opens for a cell, a person or a procedure."""
    return page.locator("dialog[data-part=detail]")


def cell(page: Page, name: str, sop: str) -> Locator:
    """The cell of a person and a procedure; both have to be in sight."""
    column = grid(page).get_by_role("columnheader", name=f"{sop}:").get_attribute("aria-colindex")
    row = grid(page).get_by_role("row").filter(has=page.get_by_role("rowheader", name=name, exact=True))
    return row.locator(f"[aria-colindex='{column}']")


def total(page: Page, name: str) -> str:
    """A figure above the table."""
    return page.locator(f"[data-part=total-{name}]").inner_text()
