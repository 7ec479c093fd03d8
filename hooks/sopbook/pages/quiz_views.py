"""What a quiz shows only to somebody who takes it, and only with script: a script of its own, since it is the same
for every quiz. Pages have places for it (`data-views`), and elements/quiz-views.js puts it there.
"""

from collections.abc import Callable

from ..rendering import Press, Writer, quiz_uri

VIEWS = {
    "learner": ("learner/learner",),
    "notices": ("quiz/notices",),
    "starts": ("quiz/starts",),
    "above": ("quiz/result", "quiz/progress"),
    "below": ("quiz/steering", "quiz/answer"),
}
"""The templates of each place: who learns, what there is to say, the ways in, above and below the questions."""


def quiz_views(press: Press, address: Callable[[str], str]) -> dict[str, str]:
    """The HTML of each place; all pages of quizzes lie in one folder, so that links from them are the same."""
    page = quiz_uri(next(iter(press.quizzes)))
    writer = Writer(press, page, seen_from(page, address))
    return {place: "".join(writer.fragment(f"{name}.html").html for name in names) for place, names in VIEWS.items()}


def seen_from(page: str, address: Callable[[str], str]) -> Callable[[str], str]:
    """Addresses seen from a page, out of those that are seen from the root of the site."""
    root = "../" * address(page).count("/")
    return lambda uri: root + address(uri)
