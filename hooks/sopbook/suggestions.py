"""Where readers of an SOP edit its file or suggest a change: addresses with everything filled in."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

_PART, _ANCHOR = "\ue000", "\ue001"
"""Stand for a part until its address is made: nothing else is written with these."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a suggestion is about: an SOP, or the part of it with the id `step` (empty for all of it).

    `path` is the file in the repository, `url` the address of the page with the anchor of the part.
    """

    id: str
    version: str
    title: str
    path: str
    url: str
    step: str = ""


def edit_address(repository: str, path: str) -> str:
    """Where the file at `path` is edited; `repository` is an address with `{path}`, or that of a whole repository."""
    return _filled(_template(repository), {"path": path})


def suggestion_address(template: str, subject: Subject) -> str:
    """Where a change is suggested; a bare `mailto:` address gets a subject and the beginnings of a text."""
    if template.startswith("mailto:") and "?" not in template:
        template += "?subject={subject}&body={body}"
    values = {name: getattr(subject, name) for name in Subject.__slots__}
    return _filled(template, values | {"subject": _mail_subject(subject), "body": _mail_body(subject)})


def fitting_all_parts(address: Callable[[str, str], str]) -> str:
    """The address for any part, given by its id and anchor: `{part}` and `{anchor}` stand where these would.

    All addresses of a page differ there only, and a mail with everything filled in is longer than most parts.
    """
    return address(_PART, _ANCHOR).replace(quote(_PART), "{part}").replace(quote(_ANCHOR), "{anchor}")


def _template(repository: str) -> str:
    """The address of a file's editor on GitHub and on GitLab, whose addresses differ."""
    if "{path}" in repository:
        return repository
    between = "/-/edit/main/" if "gitlab" in repository.split("/")[2] else "/edit/main/"
    return repository.removesuffix("/") + between + "{path}"


def _filled(template: str, values: dict[str, str]) -> str:
    """The template with every gap replaced by its value, encoded so that it is only ever a value (RFC 3986)."""
    return re.sub(r"\{(\w+)\}", lambda gap: quote(values[gap[1]], safe="/" if gap[1] == "path" else ""), template)


def _mail_subject(subject: Subject) -> str:
    part = f", {subject.step}" if subject.step else ""
    return f"{subject.id} {subject.version}{part}: a suggestion"


def _mail_body(subject: Subject) -> str:
    """Where it is, and what to say; the subject of the mail names SOP, version and part, so a part needs no more."""
    about = [] if subject.step else [f"{subject.id} {subject.title}, version {subject.version}"]
    return "\r\n".join([*about, subject.url, "", "What should change?", "", "Why?", ""])
