"""Training: pages that a script fills from the catalogue and the learner's records, and one page per learning path.

None of them grows with the number of SOPs but the page of a learning path, which lists what it holds.
"""

from ..blocks import Heading, Page
from ..model.text import Key
from ..rendering import Writer, joined


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


def paths_page(writer: Writer) -> Page:
    """The learning paths, each with the way to its page."""
    paths = writer.press.handbook.registers.paths
    return Page(
        uri=writer.uri,
        title="Learning paths",
        description="What each role learns, and by when.",
        blocks=(
            Heading(1, "Learning paths", "learning-paths"),
            writer.fragment("training/about-paths.html"),
            *joined(
                [
                    (
                        Heading(2, path.title, f"path-{key}"),
                        writer.fragment("training/path-card.html", key=key, path=path, uri=path_uri(key)),
                    )
                    for key, path in paths.items()
                ]
            ),
        ),
    )


def path_page(key: Key, writer: Writer) -> Page:
    """What one learning path holds, in order."""
    press = writer.press
    path = press.handbook.registers.paths[key]
    items = [(item, press.handbook.sop(item.sop), press.quizzes.get(item.sop)) for item in path.sops]
    return Page(
        uri=writer.uri,
        title=path.title,
        description=f"What the learning path {path.title} holds, in order and by when.",
        blocks=(
            Heading(1, path.title, f"path-{key}"),
            writer.fragment("training/path.html", key=key, path=path, items=items),
        ),
    )


def path_uri(key: str) -> str:
    """The path of a learning path's page inside the docs folder."""
    return f"training/paths/{key}.md"
