"""Learners with a history, as the files that they would export from a built handbook."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from harness.storage import handbook_id

SCRIPT = Path(__file__).with_name("learners.js")


def exports(site: Path, learners: Sequence[dict[str, Any]], now: datetime | None = None) -> list[bytes]:
    """The exported file of each learner, graded and packed by the code that the pages run.

    A learner is `{name, role, done}`; `done` lists what happened, each with `days` before now and a kind:
    `plan` (path), `read` (sop), `acknowledgement` (sop, about) and `attempt` (sop, right: share of the questions that
    are answered right, mode, only: question ids). With `older: {part: text}` it was about the version before, in which
    those parts had that text; `olderKey` names a question that was right by another key; `claimed` is a score that
    the record states against its own answers.
    """
    return [*_packed(site, json.dumps(list(learners)), now)]


@cache
def _packed(site: Path, learners: str, now: datetime | None) -> tuple[bytes, ...]:
    """Several tests bring the same learners: each is made once."""
    node = shutil.which("node", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    assert node, "node comes with the virtual environment of the tests"
    moment = (now or datetime.now(UTC)).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    order = json.dumps({"now": moment, "learners": json.loads(learners)})
    done = subprocess.run([node, SCRIPT, site], input=order, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return tuple(json.dumps(file).encode() for file in json.loads(done.stdout))


_MERGE = """async ([handbook, records]) => {
  const store = await sopbook.records.openRecords(handbook);
  await store.merge(records);
}"""


def bring(page: Page, content: bytes) -> None:
    """Put the records of an exported file into the browser, on a page that is open."""
    page.evaluate(_MERGE, [handbook_id(page), json.loads(content)["records"]])


def attempt(sop: str, days: float, right: float = 1.0, **other: Any) -> dict[str, Any]:
    """A quiz that was taken so many days ago."""
    return {"kind": "attempt", "sop": sop, "days": days, "right": right, **other}


def plan(path: str, days: float) -> dict[str, Any]:
    """A learning path that began so many days ago."""
    return {"kind": "plan", "path": path, "days": days}


def signature(sop: str, days: float, **other: Any) -> dict[str, Any]:
    """A procedure signed as read and understood."""
    return {"kind": "acknowledgement", "sop": sop, "days": days, **other}


def mark(sop: str, days: float, **other: Any) -> dict[str, Any]:
    """A procedure marked as read."""
    return {"kind": "read", "sop": sop, "days": days, **other}


OLDER_LIMIT = {"approve": "Ask the team lead to approve any amount above 60 EUR. (agent, within 15 minutes)"}
"""What the step said in the version before."""

HISTORY = {
    "name": "Robin Vale",
    "role": "agent",
    "done": [
        plan("agent", 24),
        attempt("CS-ID-001", 23),
        attempt("CS-CORE-001", 22, right=0.4),
        attempt("CS-CORE-001", 21),
        attempt("CS-TON-001", 20),
        attempt("CS-EMP-001", 20),
        attempt("CS-FAQ-001", 15),
        attempt("CS-REF-001", 14, older=OLDER_LIMIT),
        attempt("CS-SLA-001", 9, right=0.3),
        mark("CS-ESC-001", 2),
    ],
}
"""Somebody in the fourth week of the agent's path: passed, failed, changed, overdue and open procedures."""
