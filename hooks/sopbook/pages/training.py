"""Training: pages that a script fills from the catalogue and the learner's records, and the learning paths as lists.

None of them grows with the number of SOPs but the learning paths, which list what they hold.
"""

from collections.abc import Mapping

from ..model.quiz import Quiz
from ..model.registers import LearningPath
from ..model.text import SopId
from ..rendering import Block, Heading, Page, Writer, joined


def my_training_page(writer: Writer) -> Page:
    """What is next, the learning paths that were begun, every procedure with its status, and what was done."""
    return Page(
        uri=writer.uri,
        title="My training",
        description="What you have learned, what has changed since, and what comes next.",
        blocks=(
            Heading(1, "My training", "my-training"),
            writer.fragment("training/next.html"),
            Heading(2, "Your learning paths", "paths"),
            writer.fragment("training/my-paths.html"),
            Heading(2, "Procedures", "procedures"),
            writer.fragment("training/procedures.html"),
            Heading(2, "What you did", "attempts"),
            writer.fragment("training/attempts.html"),
        ),
    )


def my_handbook_page(writer: Writer) -> Page:
    """What changed for the reader's role since it was read."""
    return Page(
        uri=writer.uri,
        title="My handbook",
        description="What changed for your role since you read it.",
        blocks=(Heading(1, "My handbook", "my-handbook"), writer.fragment("training/handbook.html")),
    )


def certificate_page(writer: Writer) -> Page:
    """The certificate of one learning path, or what is missing for it."""
    return Page(
        uri=writer.uri,
        title="Certificate",
        description="A printable record of a learning path that you completed.",
        blocks=(Heading(1, "Certificate", "certificate"), writer.fragment("training/certificate.html")),
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
    return (
        Heading(2, path.title, f"path-{key}"),
        writer.fragment("training/path.html", key=key, path=path, items=items),
    )
