"""Document control: dates that come round, and what follows a procedure that is over."""

from collections.abc import Iterator
from datetime import date

from ..findings import Severity
from ..handbook import Handbook
from .rules import STATES, Mistake, rule


@rule("SOP130", severity=Severity.WARNING)
def review_due(handbook: Handbook, today: date) -> Iterator[Mistake]:
    """An approved SOP is looked at again by the day that it names."""
    for authored in handbook.sops.values():
        due = authored.sop.next_review
        if authored.sop.status == "approved" and due and due < today:
            message = f"the review was due on {due}, {_days((today - due).days)} ago"
            hint = "Look at the SOP with those who use it, then write the day: review: {every: …, last: …}"
            yield Mistake(authored.source, ("review",), message, hint)


def _days(number: int) -> str:
    return f"{number} day{'' if number == 1 else 's'}"


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
