"""The end of an SOP: where it is marked as read, and signed as read and understood."""

from ..blocks import Block, Heading
from ..model.quiz import Quiz
from ..model.sop import Sop
from ..rendering import Writer
from .learning import edition_of, learning_address


def reading(sop: Sop, quiz: Quiz | None, writer: Writer) -> tuple[Block, ...]:
    """The heading and the form; nothing for an SOP that nobody is to work from."""
    if sop.status != "approved":
        return ()
    return (
        Heading(2, "Read and understood", "reading"),
        writer.fragment(
            "reading/reading.html",
            sop=sop,
            has_quiz=quiz is not None,
            learning=learning_address(sop, writer),
            edition=edition_of(writer.press, sop.id),
        ),
    )
