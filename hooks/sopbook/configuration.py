"""What `mkdocs.yml` says about a handbook: where its pages are, and how sopbook is set."""

import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path as FolderPath
from typing import Any

from pydantic import BaseModel, ValidationError

from .findings import Finding, Severity, quoted
from .reading import refusals
from .reading.source import Source, read_yaml
from .reading.tree import Path
from .settings import Settings

NAME = "mkdocs.yml"
NAMES = (NAME, "mkdocs.yaml")
"""The file as MkDocs looks for it."""
_LONGEST = 8
"""Files that may inherit from each other, one after the other."""

_MKDOCS_READS = {"SOP012", "SOP013", "SOP014"}
"""What no authored file may have, and MkDocs takes: tags, anchors, comments; what the parser stops at comes last."""

Read = Callable[[str], bytes | None]
"""The bytes of a file by its path from the folder of `mkdocs.yml`; None when there is none."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """The folder of the pages, by its path from that of `mkdocs.yml`, and the settings."""

    docs: str
    settings: Settings
    sources: tuple[Source, ...] = ()
    """The files that say so, nearest first."""

    def says(self, loc: Path) -> bool:
        """Whether the file itself says it, and not only one that it inherits from."""
        way = _settings_at(self.sources[0].data) if self.sources else None
        return way is not None and _stands(self.sources[0].data, (*way, *loc))

    def finding(  # noqa: PLR0913 -- what a finding has, each with a name
        self, loc: Path, code: str, message: str, cure: str, *, key: bool = False, severity: Severity = Severity.ERROR
    ) -> Finding:
        """A finding at a setting, in the file that says it; at the top of the first where none does."""
        for source in self.sources:
            way = _settings_at(source.data)
            if way is not None and _stands(source.data, (*way, *loc)):
                return source.finding((*way, *loc), code, message, cure, key=key, severity=severity)
        return self.sources[0].finding_at(1, 1, code, message, cure, severity=severity)


class _Entry(BaseModel):
    sopbook: Settings


class _Mkdocs(BaseModel):
    """The part of the file that holds settings, so that what is refused can be told with its place."""

    extra: _Entry
    plugins: tuple[_Entry, ...]


def configuration(read: Read, name: str | None = None) -> tuple[Configuration | None, list[Finding]]:
    """What the file says, those that it inherits from included; None and findings when it cannot be gone by.

    `name` is that of the file where MkDocs was told to go by another one than it looks for.
    """
    sources, found = _inherited(read, name)
    if found:
        return None, found
    docs, found = _docs(sources)
    places = [place for source in sources if (place := _settings_at(source.data)) is not None]
    data: dict[str, Any] = {}
    for source, place in reversed([(source, _settings_at(source.data)) for source in sources]):
        data = _merged(data, _value(source.data, place)) if place is not None else data
    try:
        settings = Settings.model_validate(data) if places else Settings()
    except ValidationError as error:
        return None, sorted([*found, *_refused(sources, error)])
    return (None if found else Configuration(docs, settings, tuple(sources))), found


def mistakes_in(root: FolderPath, name: str | None = None) -> list[Finding]:
    """All that is wrong with the file in a folder, as far as it concerns us."""
    return configuration(lambda path: bytes_in(root, path), name)[1]


def passed_over(root: FolderPath, name: str | None = None) -> list[Finding]:
    """What MkDocs passes over in the file: all but the last of what is written twice, settings beside their place."""
    return [each for each in mistakes_in(root, name) if each.code in ("SOP008", "SOP020")]


def bytes_in(root: FolderPath, path: str) -> bytes | None:
    """The bytes of a file by its path from a folder; None when there is none."""
    return (root / path).read_bytes() if (root / path).is_file() else None


def _inherited(read: Read, name: str | None) -> tuple[list[Source], list[Finding]]:
    """The file and those that it inherits from, nearest first, as MkDocs joins them."""
    sources: list[Source] = []
    path = name or next((usual for usual in NAMES if read(usual) is not None), NAME)
    for _ in range(_LONGEST):
        raw = read(path)
        if raw is None and not sources:
            return sources, [Finding(path, 1, 1, "SOP005", Severity.ERROR, "this file is not there", "Write it.")]
        if raw is None:
            message = f"there is no file {quoted(path)} to inherit from"
            return sources, [sources[-1].finding(("INHERIT",), "SOP313", message, "Mind the folder that it is in.")]
        source, found = read_yaml(path, raw)
        if source is None or not isinstance(source.data, dict):
            return sources, [each for each in found[:-1] if each.code not in _MKDOCS_READS] + found[-1:]
        if lost := [each for each in found if each.code == "SOP008"] + _beside_its_place(source):
            return sources, lost
        sources.append(source)
        parent = source.data.get("INHERIT")
        if not isinstance(parent, str):
            return sources, []
        path = posixpath.normpath(posixpath.join(posixpath.dirname(path), parent))
    message = "these files inherit from each other in a circle"
    return sources, [sources[0].finding(("INHERIT",), "SOP313", message, "Take `INHERIT` out of the last of them.")]


def _beside_its_place(source: Source) -> list[Finding]:
    if not isinstance(source.data, dict) or "sopbook" not in source.data:
        return []
    message, cure = (
        "`sopbook` stands at the top, where nothing reads it",
        "Write it below `extra:`, two spaces to the right.",
    )
    return [source.finding(("sopbook",), "SOP020", message, cure, key=True)]


def _docs(sources: Sequence[Source]) -> tuple[str, list[Finding]]:
    """The folder of the pages: below that of `mkdocs.yml`, where everything that is checked lies."""
    for source in sources:
        written = source.data.get("docs_dir") if isinstance(source.data, dict) else None
        if written is None:
            continue
        if not isinstance(written, str):
            return "", [source.finding(("docs_dir",), "SOP022", "`docs_dir` takes one text", "Write for example: docs")]
        docs = posixpath.normpath(written)
        if docs == ".." or docs.startswith("../") or docs == ".":
            message = f"{quoted(written)} is not a folder below that of {NAME}, where the files of a handbook lie"
            return "", [source.finding(("docs_dir",), "SOP313", message, "Move the pages there, such as to docs.")]
        return docs, []
    return "docs", []


def _settings_at(data: Any) -> Path | None:
    """The way to the settings in a file: under `plugins: sopbook:`, or else under `extra: sopbook:`."""
    plugins = data.get("plugins")
    entries = plugins if isinstance(plugins, list) else []
    for at, entry in enumerate(entries):
        if isinstance(entry, dict) and isinstance(entry.get("sopbook"), dict):
            return ("plugins", at, "sopbook")
    ways: tuple[Path, ...] = (("plugins", "sopbook"), ("extra", "sopbook"))
    return next((way for way in ways if isinstance(_value(data, way), dict)), None)


def _value(data: Any, way: Path) -> Any:
    for part in way:
        known = isinstance(data, dict) and part in data
        known = known or (isinstance(data, list) and isinstance(part, int) and part < len(data))
        data = data[part] if known else None
    return data


def _stands(data: Any, way: Path) -> bool:
    """Whether something is written there, though it may be empty."""
    around = _value(data, way[:-1])
    return _value(data, way) is not None or (isinstance(around, dict) and way[-1] in around)


def _merged(below: Any, above: Any) -> Any:
    """Two values as MkDocs joins them: names with values one by one, everything else as a whole."""
    if not (isinstance(below, Mapping) and isinstance(above, Mapping)):
        return above
    return {**below, **{key: _merged(below.get(key), value) for key, value in above.items()}}


def _refused(sources: Sequence[Source], error: ValidationError) -> Iterator[Finding]:
    """What is wrong in the settings, each in the file that says it."""
    for details in error.errors(include_url=False):
        for source in sources:
            way = _settings_at(source.data)
            if way is not None and _stands(source.data, (*way, *details["loc"])):
                yield from refusals.findings(source, _Mkdocs, [{**details, "loc": (*way, *details["loc"])}])
                break
        else:
            yield from refusals.findings(sources[0], _Mkdocs, [{**details, "loc": ("extra",)}])
