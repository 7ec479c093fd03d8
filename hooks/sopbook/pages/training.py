"""Training: what a learner has done, and what each role learns in which order."""

from collections.abc import Iterable, Mapping
from typing import Any

from ..fingerprints import part_fingerprints
from ..handbook import Handbook
from ..model.quiz import Quiz
from ..model.registers import LearningPath
from ..model.sop import Sop
from ..model.text import SopId
from ..rendering import Block, Heading, Page, Writer, joined


def my_training_page(quizzes: Mapping[SopId, Quiz], writer: Writer) -> Page:
    """Every SOP that has a quiz, for the script to add what this browser's records say about it."""
    handbook = writer.press.handbook
    sops = [handbook.sop(sop_id) for sop_id in sorted(quizzes)]
    rows = [(sop, quizzes[sop.id], paths_with(sop.id, handbook)) for sop in sops]
    return Page(
        uri=writer.uri,
        title="My training",
        description="What you have learned, what has changed since, and what comes next.",
        blocks=(
            Heading(1, "My training", "my-training"),
            writer.fragment("training/board.html", rows=rows, catalogue=catalogue(sops)),
            Heading(2, "Your name and your records", "records"),
            writer.fragment("training/records.html"),
        ),
    )


def paths_page(quizzes: Mapping[SopId, Quiz], writer: Writer) -> Page:
    """The learning path of each role that has one."""
    paths = writer.press.handbook.registers.paths
    return Page(
        uri=writer.uri,
        title="Learning paths",
        description="What each role learns, in order and by when.",
        blocks=(
            Heading(1, "Learning paths", "learning-paths"),
            writer.fragment("training/about-paths.html"),
            *joined([_path(key, path, quizzes, writer) for key, path in paths.items()]),
        ),
    )


def _path(key: str, path: LearningPath, quizzes: Mapping[SopId, Quiz], writer: Writer) -> tuple[Block, ...]:
    sops = [writer.press.handbook.sop(item.sop) for item in path.sops]
    items = [(item, sop, quizzes.get(sop.id)) for item, sop in zip(path.sops, sops, strict=True)]
    learned = catalogue(sop for _, sop, quiz in items if quiz)
    return (
        Heading(2, path.title, f"path-{key}"),
        writer.fragment("training/path.html", key=key, path=path, items=items, catalogue=learned),
    )


def paths_with(sop_id: str, handbook: Handbook) -> tuple[str, ...]:
    """Keys of the learning paths that an SOP is part of."""
    paths = handbook.registers.paths.items()
    return tuple(key for key, path in paths if sop_id in {item.sop for item in path.sops})


def catalogue(sops: Iterable[Sop]) -> list[dict[str, Any]]:
    """What the script needs to tell a pass that still holds from one that SOPs have moved on from."""
    return [
        {"id": sop.id, "parts": {part: found["fingerprint"] for part, found in part_fingerprints(sop).items()}}
        for sop in sops
    ]
