"""What a step warns of."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ..model.procedure import End, Faq
from ..model.question import Single
from ..model.sop import Sop
from ..wording import bag, headline, unlinked
from .alike import alike
from .choice import Choice, Stem, quoted, single
from .people import Roles
from .responsibilities import actions, critical


def warnings(sop: Sop, _roles: Roles, siblings: Sequence[Sop] = ()) -> Iterator[Single]:
    """One question per step with a warning that no other step gives; critical steps first."""
    own = [*_warnings(sop)]
    given = Counter(bag(choice.text) for choice in own)
    asked = [(id_, part) for id_, part in actions(sop) if part.warning and given[bag(_said(part.warning))] == 1]
    others = [*own, *_of_siblings(siblings)] if asked else []
    for id_, part in sorted(asked, key=lambda entry: not critical(entry[1])):
        right = Choice(id_, _said(part.warning or ""), 0)
        stem = Stem(
            id=f"warning-{id_}",
            q=f"What does the procedure warn of before this?\n\n{quoted(unlinked(part.do))}",
            tests=(id_,),
            explain=f"The warning stands above it: {unlinked(part.warning or '')}",
        )
        question = single(stem, right, _in_order(other for other in others if not alike(other.text, right.text)))
        if question:
            yield question


def _warnings(sop: Sop) -> Iterator[Choice]:
    """Every warning of the procedure, by the part that gives it."""
    for id_, part in sop.parts:
        if not isinstance(part, End | Faq) and part.warning:
            yield Choice(id_, _said(part.warning), 0)


def _of_siblings(siblings: Sequence[Sop]) -> Iterator[Choice]:
    for sop in siblings:
        for choice in _warnings(sop):
            yield choice._replace(id=f"{sop.id.lower()}-{choice.id}")


def _in_order(others: Iterator[Choice]) -> Iterator[Choice]:
    """No two of them alike, for two wrong options that say nearly the same are one."""
    kept: list[Choice] = []
    for other in others:
        if not any(alike(other.text, one.text) for one in kept):
            kept.append(other)
            yield other


def _said(warning: str) -> str:
    return headline(unlinked(warning))
