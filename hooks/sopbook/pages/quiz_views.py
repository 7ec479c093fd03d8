"""What a quiz shows only to somebody who takes it, and only with script: a script of its own, since it is the same
for every quiz. Pages have places for it (`data-views`), and elements/quiz-views.js puts it there.
"""

from collections.abc import Callable

from ..rendering import Press, Writer, quiz_uri

VIEWS = {
    "learner": ("learner/learner",),
    "notices": ("quiz/notices",),
    "above": ("quiz/result", "quiz/progress"),
    "below": ("quiz/steering",),
}
"""The templates of each place: who learns, above the button that starts the quiz, above and below the questions."""


def quiz_views(press: Press, address: Callable[[str], str]) -> dict[str, str]:
    """The HTML of each place; all pages of quizzes lie in one folder, so that links from them are the same."""
    page = quiz_uri(next(iter(press.quizzes)))
    root = "../" * address(page).count("/")
    writer = Writer(press, page, lambda uri: root + address(uri))
    return {place: "".join(writer.fragment(f"{name}.html").html for name in names) for place, names in VIEWS.items()}
