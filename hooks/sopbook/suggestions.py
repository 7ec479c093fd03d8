"""Where readers of an SOP edit its file or suggest a change: addresses with everything filled in."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

_PART, _ANCHOR = "\ue000", "\ue001"
"""Stand for a part until its address is made: nothing else is written with these."""

_ASKED = "{url}\r\n\r\nWhat should change?\r\n\r\nWhy?\r\n"
_ABOUT, _BODY, _ABOUT_PART, _BODY_OF_PART = (
    quote(text, safe="{}")
    for text in (
        "{id} {version}: a suggestion",
        "{id} {title}, version {version}\r\n" + _ASKED,
        "{id} {version}, {step}: a suggestion",
        _ASKED,
    )
)
"""Mails, encoded but for their gaps; the subject of a mail names SOP, version and part, so its body needs no more."""


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
    return _filled(_template(repository), {"path": quote(path)})


def suggestion_address(template: str, subject: Subject) -> str:
    """Where a change is suggested; a bare `mailto:` address gets a subject and the beginnings of a text."""
    if template.startswith("mailto:") and "?" not in template:
        template += "?subject={subject}&body={body}"
    values = {name: quote(getattr(subject, name), safe="/" if name == "path" else "") for name in Subject.__slots__}
    about, body = (_ABOUT_PART, _BODY_OF_PART) if subject.step else (_ABOUT, _BODY)
    return _filled(template, values | {"subject": about.format_map(values), "body": body.format_map(values)})


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
    """The template with every gap replaced by its value, which is encoded so that it is only ever one (RFC 3986)."""
    return re.sub(r"\{(\w+)\}", lambda gap: values[gap[1]], template)
