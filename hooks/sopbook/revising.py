"""A document's own papers, written into its file: a new revision, an approval, the end of its service.

The result is read again: nothing but the intended values may have changed, else `CannotSpliceError`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from .model.sop import Review, Revision, Sop
from .model.text import Key, SopId, Version
from .reading.authored import AuthoredSop, read_sop
from .splicing import CannotSpliceError, Manuscript, Splice, Verbatim


class RefusedError(Exception):
    """What was asked for must not be done; `cure` says what to do instead."""

    def __init__(self, message: str, cure: str) -> None:
        super().__init__(message)
        self.cure = cure


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is written about a new revision."""

    version: Version
    day: date
    author: str
    summary: str
    why: str | None = None
    material: bool = True
    steps: tuple[str, ...] = ()


def next_version(version: Version, *, material: bool) -> Version:
    """The version after this one: the second number grows with a material change (1.2 → 1.3, 1.2.4 → 1.3), the
    third with an editorial one (1.2 → 1.2.1)."""
    first, second, *third = version.order
    numbers = (first, second + 1) if material else (first, second, (third[0] if third else 0) + 1)
    written = ".".join(map(str, numbers))
    if not Version.form.fullmatch(written):
        raise RefusedError(f"there is no number after {version}", "Name the next version yourself: --version 2.0")
    return Version(written)


def revised(authored: AuthoredSop, raw: bytes, entry: Entry) -> bytes:
    """The file with a new revision on top, and its version."""
    if entry.version.order <= authored.sop.version.order:
        raise RefusedError(
            f"version {entry.version} does not come after {authored.sop.version}",
            "Choose a higher one, or leave it out.",
        )
    return _kept(
        authored, raw, _revision_splices(Manuscript.of(raw, authored.source), entry), _with_entry(authored.sop, entry)
    )


def approved(authored: AuthoredSop, raw: bytes, *, by: str, day: date, effective: date) -> bytes:
    """The file of an SOP that was approved: status, approver of the newest revision, day of effect, last review."""
    _refuse_approval(authored.sop, by)
    sop, manuscript = authored.sop, Manuscript.of(raw, authored.source)
    newest = sop.revisions[0]
    splices = []
    if sop.status != "approved":
        splices.append(manuscript.with_value(("status",), "approved"))
    if newest.approver is None:
        splices.append(manuscript.with_field(("revisions", 0, "summary"), "approver", by))
    splices += _dated(manuscript, sop, day, effective)
    review = sop.review.model_copy(update={"last": day}) if sop.review else None
    values = {
        "status": "approved",
        "effective": effective,
        "review": review,
        "revisions": (newest.model_copy(update={"approver": newest.approver or by}), *sop.revisions[1:]),
    }
    return _kept(authored, raw, splices, sop.model_copy(update=values))


def retired(authored: AuthoredSop, raw: bytes, entry: Entry) -> bytes:
    """The file of an SOP that is no longer in force, with a revision that says so."""
    if authored.sop.status == "retired":
        raise RefusedError(f"{authored.sop.id} is retired already", "There is nothing to do.")
    manuscript = Manuscript.of(raw, authored.source)
    splices = [*_revision_splices(manuscript, entry), manuscript.with_value(("status",), "retired")]
    sop = _with_entry(authored.sop, entry).model_copy(update={"status": "retired"})
    return _kept(authored, raw, splices, sop)


def superseding(authored: AuthoredSop, raw: bytes, old: SopId) -> bytes:
    """The file of an SOP that takes the place of another one."""
    sop, manuscript = authored.sop, Manuscript.of(raw, authored.source)
    if old in sop.supersedes:
        return raw
    if "supersedes" in _data(authored):
        splice = manuscript.with_item(("supersedes",), old)
    else:
        splice = manuscript.with_top_field("supersedes", f"[{old}]", _after("supersedes"))
    return _kept(authored, raw, [splice], sop.model_copy(update={"supersedes": (*sop.supersedes, old)}))


def _revision_splices(manuscript: Manuscript, entry: Entry) -> list[Splice]:
    quote = manuscript.quote_of(("revisions", 0, "version")) or '"'
    fields: dict[str, str | tuple[str, ...]] = {
        "version": Verbatim(f"{quote}{entry.version}{quote}"),
        "date": entry.day.isoformat(),
        "author": entry.author,
        "summary": entry.summary,
    }
    fields |= {"why": entry.why} if entry.why else {}
    fields |= {"material": "true" if entry.material else "false"}
    fields |= {"steps": entry.steps} if entry.steps else {}
    return [manuscript.with_first_item(("revisions",), fields), manuscript.with_value(("version",), entry.version)]


def _with_entry(sop: Sop, entry: Entry) -> Sop:
    newest = Revision.model_construct(
        version=entry.version,
        date=entry.day,
        author=entry.author,
        summary=entry.summary,
        why=entry.why,
        material=entry.material,
        steps=tuple(Key(step) for step in entry.steps),
    )
    return sop.model_copy(update={"version": entry.version, "revisions": (newest, *sop.revisions)})


def _refuse_approval(sop: Sop, by: str) -> None:
    newest = sop.revisions[0]
    if sop.status == "retired":
        raise RefusedError(f"{sop.id} is retired", "Put it in force again with a new revision first.")
    if same_person(by, newest.author):
        message = f"{newest.author} wrote version {newest.version}, and nobody approves their own work"
        raise RefusedError(message, 'Ask somebody else to approve it: --by "NAME"')
    if newest.approver and not same_person(by, newest.approver):
        message = f"version {newest.version} was approved by {newest.approver} already"
        raise RefusedError(message, "Write a new revision first if something changed: sopbook revise")
    if not sop.approvers:
        message = f"{sop.id} does not say which roles approve it"
        raise RefusedError(message, f"Write them into its file first, such as approvers: [{sop.owner}]")
    if sop.review is None:
        message = f"{sop.id} does not say how often it is looked at again"
        raise RefusedError(message, "Write it into its file first: review: {every: 12mo}")


def same_person(one: str, other: str) -> bool:
    """Whether two names are one person's; a role behind a comma does not count."""
    first, second = (" ".join(name.partition(",")[0].casefold().split()) for name in (one, other))
    return first == second


def _dated(manuscript: Manuscript, sop: Sop, day: date, effective: date) -> list[Splice]:
    splices = []
    if sop.effective is None:
        splices.append(manuscript.with_top_field("effective", effective.isoformat(), _after("effective")))
    elif sop.effective != effective:
        splices.append(manuscript.with_value(("effective",), effective.isoformat()))
    if isinstance(sop.review, Review) and sop.review.last is None:
        splices.append(manuscript.with_field_after(("review", "every"), "last", day.isoformat()))
    elif sop.review and sop.review.last != day:
        splices.append(manuscript.with_value(("review", "last"), day.isoformat()))
    return splices


def _after(field: str) -> tuple[str, ...]:
    """The fields that usually stand below a field."""
    names = [name for name in Sop.model_fields if name != "revisions"]
    return tuple(names[names.index(field) + 1 :])


def _data(authored: AuthoredSop) -> Any:
    return authored.source.data


def _kept(authored: AuthoredSop, raw: bytes, splices: list[Splice], wanted: Sop) -> bytes:
    """The file with the splices made, when it says what was wanted and nothing else changed."""
    result = Manuscript.of(raw, authored.source).spliced(splices)
    again, findings = read_sop(authored.source.path, result)
    if again is None or findings or again.sop != wanted or again.body != authored.body:
        message = f"{authored.source.path} is written in a way that cannot be changed safely from here"
        first = f" ({findings[0].message})" if findings else ""
        raise CannotSpliceError(f"{message}{first}", "Nothing was written. Make the change by hand.")
    return result
