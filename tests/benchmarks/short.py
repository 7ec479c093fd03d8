"""A handbook of very short SOPs: what its pages have around them, and lists of everything, are most of its work."""

from pathlib import Path

from benchmarks.varied import AREAS, bare_handbook

SOP = """\
---
id: TASK-{at:04}
title: Task {at}
format: article
status: approved
version: "1.0"
owner: agent
purpose: Do task {at} as it was agreed.
scope: {{applies: [Task {at} is due]}}
revisions:
  - {{version: "1.0", date: 2026-01-{day:02}, author: A. Q., approver: B. R., summary: First version.}}
effective: 2026-02-01
approvers: [team-lead]
review: {{every: 12mo}}
audience: [agent]
tools: [crm]
references: [{{sop: TASK-{other:04}}}]
steps:
  - {{id: do, do: Do task {at}., role: agent}}
---
"""


def short_handbook(project: Path, sops: int) -> int:
    """Write a project with so many SOPs of one step, each of which points to another; return how many."""
    bare_handbook(project)
    for at in range(sops):
        folder = project / "docs" / "sops" / list(AREAS)[at % len(AREAS)]
        folder.mkdir(parents=True, exist_ok=True)
        text = SOP.format(at=at, other=(at + 1) % sops, day=1 + at % 28)
        (folder / f"task-{at:04}.md").write_text(text, encoding="utf-8")
    return sops
