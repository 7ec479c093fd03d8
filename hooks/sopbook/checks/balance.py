"""The quality of a quiz as a whole: patterns that give answers away, what a pass is worth, and what is left out."""

from collections.abc import Iterator

from ..findings import Severity, quoted
from ..handbook import Handbook
from ..model.question import Question, Scale, Single, TrueFalse
from ..model.quiz import Quiz
from ..wording import counted
from .draws import attempt
from .rules import Mistake, rule

MANY = 4
"""Questions from which on a pattern is no accident."""
FEW = 5
"""Questions below which a pass is mostly luck."""


@rule("SOP511", severity=Severity.WARNING)
def longest(handbook: Handbook) -> Iterator[Mistake]:
    """The right option is not given away by being the longest, question after question."""
    for authored in handbook.quizzes.values():
        singles = [(i, q) for i, q in enumerate(authored.quiz.questions) if isinstance(q, Single)]
        telling = [(index, at) for index, question in singles if (at := _stands_out(question)) is not None]
        if len(singles) >= MANY and len(telling) * 2 > len(singles):
            message = f"in {len(telling)} of {len(singles)} questions the right option is much the longest, as here"
            hint = "Shorten it, and move the reason to `explain`; or write wrong options that are as exact."
            index, at = telling[0]
            yield Mistake(authored.source, ("questions", index, "options", at, "text"), message, hint)


def _stands_out(question: Single) -> int | None:
    """The right option, when it is at least 1.3 times and 10 characters longer than any other."""
    lengths = [len(option.text) for option in question.options]
    right = next(at for at, option in enumerate(question.options) if option.correct)
    other = max(length for at, length in enumerate(lengths) if at != right)
    return right if lengths[right] > 1.3 * other and lengths[right] > other + 10 else None


@rule("SOP513", severity=Severity.WARNING)
def same_place(handbook: Handbook) -> Iterator[Mistake]:
    """The right option does not stand in the same place in every question."""
    for authored in handbook.quizzes.values():
        places = [
            next(at for at, option in enumerate(question.options) if option.correct)
            for question in authored.quiz.questions
            if isinstance(question, Single)
        ]
        if len(places) >= MANY and len(set(places)) == 1:
            message = f"in all {len(places)} single-choice questions the right option is number {places[0] + 1}"
            hint = "Put it in another place in some: on paper and without script the order is the one you write."
            yield Mistake(authored.source, ("questions",), message, hint, key=True)


@rule("SOP515", severity=Severity.WARNING)
def critical_tested(handbook: Handbook) -> Iterator[Mistake]:
    """A critical step has a question."""
    for sop_id, quiz in handbook.quizzes.items():
        authored = handbook.sops.get(sop_id)
        if authored is None or not quiz.quiz.questions:
            continue
        tested = quiz.quiz.tested
        checklist = authored.sop.checklist
        parts = [(("steps", at), step) for at, step in enumerate(authored.sop.steps)] + [
            (("checklist", "phases", at, "items", number), item)
            for at, phase in enumerate(checklist.phases if checklist else ())
            for number, item in enumerate(phase.items)
        ]
        for loc, part in parts:
            if part.critical and part.id not in tested:
                hint = f"Write one in {quiz.source.path} with tests: [{part.id}]."
                yield Mistake(
                    authored.source, (*loc, "id"), f"no question tests the critical step {quoted(part.id)}", hint
                )


@rule("SOP517", severity=Severity.WARNING)
def mark_means_something(handbook: Handbook) -> Iterator[Mistake]:
    """The pass mark cannot be reached by guessing."""
    for authored in handbook.quizzes.values():
        quiz = authored.quiz
        if not any(question.points for question in quiz.questions if not isinstance(question, Scale)):
            continue
        chance = _chance(quiz)
        if quiz.passing.mark < max(50, chance + 10):
            loc = ("pass", "mark") if "pass" in authored.source.data else ("questions",)  # type: ignore[operator]
            message = f"a mark of {quiz.passing.mark} % says little: guessing alone gives {chance:.0f} %"
            yield Mistake(authored.source, loc, message, "80 is the usual mark. Add questions that are hard to guess.")


def _chance(quiz: Quiz) -> float:
    """The share of points, in percent, that somebody gets on average who knows nothing."""
    points = sum(question.points for question in quiz.questions if not isinstance(question, Scale))
    return 100 * sum(question.points * _guessed(question) for question in quiz.questions) / points


def _guessed(question: Question) -> float:
    match question:
        case TrueFalse():
            return 0.5
        case Single(options=options):
            return 1 / len(options)
        case _:
            return 0.0


@rule("SOP518", severity=Severity.INFO)
def enough(handbook: Handbook) -> Iterator[Mistake]:
    """The quiz of an SOP that is no draft has at least five questions."""
    for sop_id, authored in handbook.quizzes.items():
        if sop_id not in handbook.sops or handbook.sop(sop_id).status == "draft":
            continue
        questions = authored.quiz.questions
        count = sum(attempt(authored.quiz).values()) if authored.quiz.draw or len(questions) < FEW else len(questions)
        if questions and 0 < count < FEW:
            message = f"with {counted(count, 'question')}, one lucky guess decides"
            hint = "Write five or more, or let some be made from the SOP: generate: {order: 1, role: 1}"
            yield Mistake(authored.source, ("questions",), message, hint, key=True)


@rule("SOP519", severity=Severity.INFO)
def not_half_true_or_false(handbook: Handbook) -> Iterator[Mistake]:
    """At most half of the questions are true or false."""
    for authored in handbook.quizzes.values():
        count = len(authored.quiz.questions)
        halves = sum(isinstance(question, TrueFalse) for question in authored.quiz.questions)
        if count >= MANY and halves * 2 > count:
            message = f"{halves} of {count} questions are true or false: whoever knows nothing gets half of them"
            hint = "Turn some into single choice: the mistakes that people really make are good options."
            yield Mistake(authored.source, ("questions",), message, hint, key=True)


@rule("SOP523", severity=Severity.INFO)
def not_all_critical(handbook: Handbook) -> Iterator[Mistake]:
    """Not every question is critical."""
    for authored in handbook.quizzes.values():
        questions = authored.quiz.questions
        if len(questions) >= MANY and all(question.critical for question in questions):
            message = f"all {len(questions)} questions are critical: one mistake fails, and the mark means nothing"
            hint = "Keep `critical` for what hurts somebody or cannot be undone."
            yield Mistake(authored.source, ("questions",), message, hint, key=True)


@rule("SOP527", severity=Severity.INFO)
def tests_something(handbook: Handbook) -> Iterator[Mistake]:
    """Questions name the steps that they test."""
    for authored in handbook.quizzes.values():
        questions = authored.quiz.questions
        without = [index for index, question in enumerate(questions) if not question.tests]
        if len(questions) >= MANY and len(without) * 2 > len(questions):
            message = f"{len(without)} of {len(questions)} questions do not say which step they test"
            hint = "With tests: [check], a changed step asks only its own questions again."
            yield Mistake(authored.source, ("questions", without[0], "id"), message, hint)
