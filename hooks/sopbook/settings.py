"""What a team may set: under `extra: sopbook:` with the hook, under `plugins: sopbook:` with the plugin."""

import posixpath
import re
from string import Formatter
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

GAPS = {
    "repository": ("path",),
    "suggest": ("id", "version", "step", "title", "path", "url"),
}
"""The names that may stand in braces in an address that a team sets."""


class UnfitError(ValueError):
    """A setting that cannot be gone by, and what to write in its place."""

    def __init__(self, message: str, cure: str) -> None:
        super().__init__(message)
        self.cure = cure


class Limits(BaseModel):
    """From where on something is too much; what is above is a finding, never an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    steps: int = Field(default=20, ge=1)
    """Steps of one SOP, or items of one phase of a checklist."""
    decisions: int = Field(default=12, ge=1)
    """Nodes on the longest way through a workflow."""
    picture_kb: int = Field(default=500, ge=1)
    """Kilobytes of one picture."""


Degree = Literal["off", "info", "warning", "error"]
"""How grave a breach of a rule is in this handbook."""


_ANSWERS = {"true", "false", "yes", "no", "on", "off", "none", "null", "never", "always", "enabled", "disabled"}
"""Words that say whether and not where."""


class Settings(BaseModel):
    """Choices of one handbook; every one has a default that fits a new handbook."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str | None = Field(default=None, pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)
    """Names the learners' database in the browser: never change it once people have learned."""
    sops: str = "sops"
    """Folder of the SOPs inside the docs folder."""
    registers: str = "registers"
    """Folder of the registers inside the docs folder."""
    quizzes: str = "quizzes"
    """Folder of the quizzes beside the docs folder."""
    areas: dict[str, str] = {}
    """Titles of the areas (the folders of SOPs), in the order of the navigation."""

    rules: dict[str, Degree] = {}
    """How grave a breach of a rule is here, by its code: `SOP401: off`."""
    limits: Limits = Limits()
    """From where on something is too much."""

    repository: str | None = None
    """Where a file is edited: the address of a repository at GitHub or GitLab, or any address with `{path}` in it."""
    suggest: str | None = None
    """Where a reader suggests a change: `mailto:` and an e-mail address, or a web address with `{id}`, `{step}`, …"""
    code_owners: dict[str, str] = {}
    """Who looks at changes for a role: `@name` or `@org/team`, several with spaces between, by the key of the role."""

    shortcuts: bool = True
    """Whether work that is the same on many pages is done once; the site is the same without, and takes longer."""

    cache: str = ".cache/sopbook"
    """Folder where finished sites are kept for the next build with the same input; `""` keeps none."""

    @field_validator("sops", "registers", "quizzes")
    @classmethod
    def _inside(cls, value: str) -> str:
        """A folder inside the one in which it is looked for: what leads out of the handbook is not read."""
        path = posixpath.normpath(value.replace("\\", "/"))
        if path.startswith(("/", "..")) or ":" in path:
            within = path.lstrip("/.").partition(":")[0] or "sops"
            raise UnfitError(f"“{value}” leads out of the handbook", f"Write a folder in it, such as {within}")
        return path

    @field_validator("repository", "suggest")
    @classmethod
    def _address(cls, value: str | None, field: ValidationInfo) -> str | None:
        """Only an address that a browser may follow, with gaps that can be filled."""
        if value is None:
            return None
        mail = "mailto:" if field.field_name == "suggest" else "https://"
        if not value.startswith(("https://", "http://", mail)):
            starts = f"https://{' or mailto:' if mail == 'mailto:' else ''}"
            written = f"mailto:{value}" if mail == "mailto:" and "@" in value else f"https://{value}"
            raise UnfitError(f"“{value}” does not start with {starts}", f"Write {written}")
        known = GAPS[str(field.field_name)]
        for gap in _gaps(value):
            if gap not in known:
                names = ", ".join(f"{{{name}}}" for name in known)
                raise ValueError(f"{{{gap}}} is not known here; what may stand in braces: {names}")
        return value

    @field_validator("code_owners")
    @classmethod
    def _handles(cls, value: dict[str, str]) -> dict[str, str]:
        """Only handles and e-mail addresses: the file that they are written to has no quotes."""
        for role, owners in value.items():
            if not owners.split() or not all(
                re.fullmatch(r"@[\w./-]+|[^\s@#]+@[^\s@#]+", who) for who in owners.split()
            ):
                message = f"“{owners}” of {role} is not a list of handles such as @name or @org/team"
                raise UnfitError(message, "Put an @ in front of each name, spaces between them, and quotes around all.")
        return value

    @field_validator("areas", mode="before")
    @classmethod
    def _words(cls, value: object) -> object:
        """YAML as MkDocs reads it takes a folder or a title of digits for a number."""
        if not isinstance(value, dict):
            return value
        return {_word(folder): _word(title) for folder, title in value.items()}

    @field_validator("cache", mode="before")
    @classmethod
    def _folder(cls, value: object) -> object:
        """A folder, and not a word that answers whether there is to be one."""
        word = str(value).lower() if isinstance(value, bool) else value
        if isinstance(word, str) and word.lower() in _ANSWERS:
            cure = f'Write "" to keep no sites, ./{word} if a folder of that name is meant, or delete the line.'
            raise UnfitError(f"“{word}” does not look like a folder, and `cache` takes one", cure)
        return value

    @field_validator("rules", mode="before")
    @classmethod
    def _off(cls, value: object) -> object:
        """YAML as MkDocs reads it takes `off` for false."""
        if not isinstance(value, dict):
            return value
        return {code: _degree(degree) for code, degree in value.items()}

    def handbook_id(self, site_name: str) -> str:
        """The id that was set, or one made from the name of the site."""
        return self.id or re.sub(r"[^a-z0-9]+", "-", site_name.lower()).strip("-") or "handbook"

    def area_title(self, folder: str) -> str:
        """The title that was set for a folder of SOPs, or its name in words."""
        return self.areas.get(folder) or (folder.replace("-", " ").replace("_", " ").capitalize() or "Procedures")


def _word(value: object) -> object:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _degree(value: object) -> object:
    return "off" if value is False or (isinstance(value, str) and value.lower() in _FALSE) else value


_FALSE = {"off", "no", "false"}
"""What MkDocs reads as false, and programs that write `mkdocs.yml` anew make of `off`."""


def _gaps(template: str) -> list[str]:
    try:
        return [name for _, name, _, _ in Formatter().parse(template) if name is not None]
    except ValueError:
        raise ValueError("a brace is opened and not closed, or closed and not opened") from None
