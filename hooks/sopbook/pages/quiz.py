"""The page of a quiz: a form that reads well on its own; what the browser grades it by is in another file."""

import posixpath

from ..blocks import Heading, Page
from ..model.question import Question, Scale
from ..model.quiz import Quiz
from ..model.sop import Sop
from ..questions.drawing import asked, sizes_drawn
from ..rendering import Writer, safe
from .learning import edition_of, learning_address
from .quiz_sheets import GAP, sheets


def quiz_page(sop: Sop, quiz: Quiz, writer: Writer) -> Page:
    """The quiz on one SOP: what it covers, and every question; what is right comes with its script."""
    title = quiz_title(sop, quiz)
    questions = writer.fragment(
        "quiz/questions.html",
        sop=sop,
        sheets=sheets(quiz, writer.label),
        GAP=GAP,
        procedure=writer.link(writer.press.handbook.uri(sop.id)),
        picture_uri=lambda path: posixpath.normpath(posixpath.join(posixpath.dirname(writer.base or ""), path)),
    )
    fragment = writer.fragment(
        "quiz/quiz.html",
        sop=sop,
        quiz=quiz,
        questions=safe(questions.html),
        asked=asked(quiz),
        critical=sum(question.critical for question in quiz.questions) if quiz.passing.critical == "all" else 0,
        points=points_of(quiz),
        learning=learning_address(sop, writer),
        edition=edition_of(writer.press, sop.id),
    )
    description = f"Self-check on {sop.id}: {sop.title}"
    blocks = (Heading(1, title, "quiz"), fragment)
    return Page(uri=writer.uri, title=title, description=description, blocks=blocks, prominence=0.5)


def quiz_title(sop: Sop, quiz: Quiz) -> str:
    """What the page of a quiz is called; beside the procedure of that name it has to say that it is the quiz."""
    title = quiz.title or sop.title
    return title if quiz.title and title.casefold().startswith("quiz") else f"Quiz: {title}"


def points_of(quiz: Quiz) -> int | None:
    """What all right answers of an attempt are worth; None where that depends on what is drawn."""
    if not quiz.draw:
        return sum(map(_worth, quiz.questions))
    total = 0
    for pool, number in sizes_drawn(quiz).items():
        inside = [question for question in quiz.questions if question.pool == pool]
        sure = [_worth(question) for question in inside if question.critical]
        rest = [_worth(question) for question in inside if not question.critical]
        if len(sure) < number < len(inside) and len(set(rest)) > 1:
            return None
        total += sum(sure) + sum(rest[: number - len(sure)])
    return total


def _worth(question: Question) -> int:
    return 0 if isinstance(question, Scale) else question.points
