"""Document control: dates that come round, and what follows a procedure that is over."""

from collections.abc import Iterator
from datetime import date

from ..findings import Severity
from ..handbook import Handbook
from ..model.quiz import Quiz
from ..model.sop import Sop
from ..model.text import Duration
from ..reading.tree import Path
from ..wording import counted
from .rules import STATES, Mistake, rule


@rule("SOP130", severity=Severity.WARNING)
def review_due(handbook: Handbook, today: date) -> Iterator[Mistake]:
    """An approved SOP is looked at again by the day that it names."""
    for authored in handbook.sops.values():
        review = authored.sop.review
        if authored.sop.status != "approved" or review is None or review.every.endswith("m"):  # SOP136 tells of minutes
            continue
        due = authored.sop.next_review
        if due and due < today:
            message = f"the review was due on {due}, {counted((today - due).days, 'day')} ago"
            hint = "Look at the SOP with those who use it, then write the day: review: {every: …, last: …}"
            yield Mistake(authored.source, ("review",), message, hint)


@rule("SOP131", severity=Severity.INFO)
def review_noted(handbook: Handbook) -> Iterator[Mistake]:
    """An approved SOP that is looked at again and again says when it last was."""
    for authored in handbook.sops.values():
        review = authored.sop.review
        if authored.sop.status == "approved" and review and review.last is None and len(authored.sop.revisions) > 1:
            message = "no review is noted yet, though the SOP has been revised"
            yield Mistake(authored.source, ("review",), message, "Write the day of the last review: last: 2026-10-02")


@rule("SOP132", severity=Severity.WARNING)
def pilot_over(handbook: Handbook, today: date) -> Iterator[Mistake]:
    """A trial that has ended is followed by a decision."""
    for authored in handbook.sops.values():
        pilot = authored.sop.pilot
        if pilot and pilot.until < today and authored.sop.status != "retired":
            message = f"the pilot ended on {pilot.until}, and the page still announces it"
            hint = "Take `pilot` out and approve or withdraw the SOP, or write a later day."
            yield Mistake(authored.source, ("pilot", "until"), message, hint)


@rule("SOP133", severity=Severity.INFO)
def draft_lies(handbook: Handbook, today: date) -> Iterator[Mistake]:
    """A draft is worked on, or given up."""
    for authored in handbook.sops.values():
        newest = authored.sop.revisions[0]
        if authored.sop.status in ("draft", "in-review") and (today - newest.date).days > _HALF_A_YEAR:
            message = f"the SOP is {STATES[authored.sop.status]}, and nobody has worked on it since {newest.date}"
            hint = "Finish it, retire it, or delete the file if it was never approved."
            yield Mistake(authored.source, ("status",), message, hint)


_HALF_A_YEAR = 183


@rule("SOP134", severity=Severity.INFO)
def successor(handbook: Handbook) -> Iterator[Mistake]:
    """Whoever finds a retired SOP is led to what holds instead."""
    for sop_id, authored in handbook.sops.items():
        if (
            authored.sop.status == "retired"
            and sop_id not in handbook.superseded_by
            and not authored.source.body.strip()
        ):
            message = "the SOP is retired, no other supersedes it, and its text does not say what to do instead"
            hint = (
                f"Write supersedes: [{sop_id}] into the SOP that took its place, or a sentence below the front matter."
            )
            yield Mistake(authored.source, ("status",), message, hint)


@rule("SOP135", severity=Severity.INFO)
def owner_reached(handbook: Handbook) -> Iterator[Mistake]:
    """The owner of an SOP can be reached."""
    if "contacts" not in handbook.register_sources:
        return
    reached = {contact.role for contact in handbook.registers.contacts.values()}
    for authored in handbook.sops.values():
        owner = authored.sop.owner
        if owner not in reached and owner in handbook.registers.roles and authored.sop.status != "retired":
            message = f"nobody can reach the owner: contacts.yml has no entry for {owner}"
            yield Mistake(authored.source, ("owner",), message, f"Add a contact with role: {owner}.")


@rule("SOP136", severity=Severity.WARNING)
def months_meant(handbook: Handbook) -> Iterator[Mistake]:
    """What comes round, or is kept, does so in days, months or years, not in minutes."""
    sops = [(authored.source, _lasting(authored.sop)) for authored in handbook.sops.values()]
    quizzes = [(authored.source, _repeated(authored.quiz)) for authored in handbook.quizzes.values()]
    for source, found in [*sops, *quizzes]:
        for loc, length in found:
            if length.endswith("m") and length.amount:
                hint = f"For months write {length}o. In days, months and years: 30d, 12mo, 2y."
                yield Mistake(source, loc, f"{length} is {length.words}", hint)


def _lasting(sop: Sop) -> list[tuple[Path, Duration]]:
    """The lengths of time of an SOP after which something is looked at again or thrown away."""
    found: list[tuple[Path, Duration]] = [
        (("records", at, "keep"), record.keep) for at, record in enumerate(sop.records)
    ]
    return [(("review", "every"), sop.review.every), *found] if sop.review else found


def _repeated(quiz: Quiz) -> list[tuple[Path, Duration]]:
    """The lengths of time of a quiz after which something is asked again."""
    found: list[tuple[Path, Duration]] = [(("refresh", at), length) for at, length in enumerate(quiz.refresh)]
    every, grace = quiz.recertify.every, quiz.recertify.grace
    return [(("recertify", "grace"), grace), *found, *([(("recertify", "every"), every)] if every else [])]
