"""Why an answer is right, as it is typeset: all of an answer that a browser cannot tell from the page of the quiz and
from what the quiz is graded by. It stands in no page, so that nobody reads or finds an answer before giving one.
"""

from typing import Any

from ..model.question import Multiple, Single
from ..model.quiz import Quiz
from ..rendering import Writer

Answers = dict[str, dict[str, Any]]


def answers(quiz: Quiz, writer: Writer) -> Answers:
    """By the id of each question that somebody has explained: why it is so, and what is said on its options."""
    found: Answers = {}
    for question in quiz.questions:
        said: dict[str, Any] = {}
        options = question.options if isinstance(question, Single | Multiple) else ()
        reasons = {option.id: writer.inline(option.why) for option in options if option.why}
        if reasons:
            said["why"] = reasons
        if question.explain:
            said["explain"] = writer.prose(question.explain)
        if said:
            found[str(question.id)] = said
    return found
