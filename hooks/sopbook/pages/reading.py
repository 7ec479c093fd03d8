"""The end of an SOP: where it is marked as read, and signed as read and understood."""

from typing import Any

from ..fingerprints import part_fingerprints, quiz_fingerprint
from ..model.quiz import Quiz, Recertify
from ..model.sop import Sop
from ..rendering import Block, Heading, Writer
from ..wording import plain
from .quiz_data import recertify


def reading(sop: Sop, quiz: Quiz | None, writer: Writer) -> tuple[Block, ...]:
    """The heading and the form; nothing for an SOP that nobody is to work from."""
    if sop.status != "approved":
        return ()
    return (
        Heading(2, "Read and understood", "reading"),
        writer.fragment("reading/reading.html", sop=sop, has_quiz=quiz is not None, data=reading_data(sop, quiz)),
    )


def reading_data(sop: Sop, quiz: Quiz | None) -> dict[str, Any]:
    """What the browser needs to record what was read, and to tell later what of it has changed."""
    tested = quiz.tested if quiz else frozenset[str]()
    parts = part_fingerprints(sop)
    return {
        "parts": parts,
        "revisions": [
            {
                "version": revision.version,
                "date": revision.date.isoformat(),
                "material": revision.material,
                "steps": revision.steps,
                "summary": plain(revision.summary),
            }
            for revision in sop.revisions
        ],
        "quiz": quiz_fingerprint(quiz) if quiz else None,
        "recertify": recertify(quiz.recertify if quiz else Recertify()),
        "tested": sorted(tested & parts.keys()),
    }
