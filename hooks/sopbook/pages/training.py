"""Training: pages that a script fills from the catalogue and the learner's records, and one page per learning path.

None of them grows with the number of SOPs but the lists of learning paths and of what each holds; these are divided.
"""

from collections.abc import Iterator

from ..blocks import Block, Heading, Page
from ..lists.paths import path_uri
from ..model.text import Key
from ..rendering import Writer
from .sheets import Pages, listed_page, parts


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


def paths_page(sheet: Pages, writer: Writer) -> Page:
    """The learning paths, or those of one role, each with the way to its page."""
    paths = writer.press.handbook.registers.paths
    rows = [(row, paths[row.key]) for row in sheet.rows]

    def body() -> Iterator[Block]:
        yield writer.fragment("training/about-paths.html")
        if sheet.parts:
            yield parts(sheet, writer, "path")
            yield writer.fragment("training/path-names.html", rows=rows)
        else:
            for row, path in rows:
                yield Heading(2, path.title, f"path-{row.key}", searched=not sheet.trail)
                yield writer.fragment("training/path-card.html", key=row.key, path=path, uri=path_uri(row.key))

    return listed_page(sheet, writer, "What each role learns, and by when.", "learning-paths", body())


def path_page(sheet: Pages, writer: Writer) -> Page:
    """What one learning path holds, in order, or what of it is due in one month."""
    press = writer.press
    key = Key(sheet.subject[1])
    path = press.handbook.registers.paths[key]

    def body() -> Iterator[Block]:
        if sheet.rows:
            stops = [(stop, press.quizzes.get(stop.sop.id) is not None) for stop in sheet.rows]
            yield writer.fragment("training/path.html", key=key, path=path, stops=stops, sheet=sheet)
        if sheet.parts and sheet.rows:
            yield Heading(2, "All, by when they are due", "all", searched=False)
        if sheet.parts:
            yield parts(sheet, writer, "procedure")

    about = f"What the learning path {path.title} holds, in order and by when."
    return listed_page(sheet, writer, about, f"path-{key}", body())
