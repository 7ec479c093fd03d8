"""What pages show only with script, and the same on many pages: scripts of their own, one for the pages of procedures
and one for those of quizzes. Pages have places for it (`data-views`), and elements/views.js puts it there.
"""

from collections.abc import Callable, Iterator, Mapping

from ..rendering import Press, Writer, quiz_uri

QUIZ = {
    "learner": ("learner/learner",),
    "notices": ("quiz/notices",),
    "starts": ("quiz/starts",),
    "above": ("quiz/result", "quiz/progress"),
    "below": ("quiz/steering", "quiz/answer"),
}
"""The templates of each place: who learns, what there is to say, the ways in, above and below the questions."""

SOP = {
    "learner": ("learner/learner",),
    "news": ("reading/news",),
}
"""Who learns, and what has changed since; these lead to no page, since SOPs lie in folders of any depth."""

Views = dict[str, str]
"""The HTML of each place."""


def views(press: Press, address: Callable[[str], str]) -> Iterator[tuple[str, Views]]:
    """What each script brings, by its name."""
    if press.handbook.sops:
        yield "sop-views", _filled(SOP, press, press.handbook.uri(next(iter(press.handbook.sops))), address)
    if press.quizzes:
        # All pages of quizzes lie in one folder, so that links from them are the same.
        yield "quiz-views", _filled(QUIZ, press, quiz_uri(next(iter(press.quizzes))), address)


def _filled(places: Mapping[str, tuple[str, ...]], press: Press, page: str, address: Callable[[str], str]) -> Views:
    writer = Writer(press, page, seen_from(page, address))
    return {place: "".join(writer.fragment(f"{name}.html").html for name in names) for place, names in places.items()}


def seen_from(page: str, address: Callable[[str], str]) -> Callable[[str], str]:
    """Addresses seen from a page, out of those that are seen from the root of the site."""
    root = "../" * address(page).count("/")
    return lambda uri: root + address(uri)
