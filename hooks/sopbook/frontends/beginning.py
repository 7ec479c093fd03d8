"""What a build begins with: the settings of Sopbook, checked, and our theme below that of the team."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from pydantic import ValidationError

from ..checks.misgraded import misgraded, placed
from ..configuration import bytes_in, configuration, mistakes_in, passed_over
from ..findings import Finding
from ..rendering import ASSETS, of_edition
from ..settings import Settings
from ..templates import THEME, edition_of
from .emoji import as_characters


class WrongSettingsError(Exception):
    """The settings in `mkdocs.yml` cannot be gone by; `findings` say where and why, as far as that can be placed."""

    def __init__(self, findings: list[Finding], otherwise: str) -> None:
        super().__init__(otherwise)
        self.findings = findings


def within(root: Path, docs: Path, name: str | None = None) -> None:
    """Raises WrongSettingsError where the pages do not lie below the folder of `mkdocs.yml`, with links followed."""
    if not docs.is_relative_to(root):
        otherwise = (
            f"docs_dir: {docs} does not lie below the folder of mkdocs.yml. Move the pages there, such as to docs."
        )
        raise WrongSettingsError(mistakes_in(root, name), otherwise)


def checked_settings(options: Mapping[str, Any], root: Path, name: str | None = None) -> Settings:
    """The settings of Sopbook in the `mkdocs.yml` of a folder, or in the file of that name, as MkDocs has read them.

    Raises WrongSettingsError. A hook or a plugin may have set what the file does not say: that has no place in it.
    """
    if lost := passed_over(root, name):
        raise WrongSettingsError(lost, _NOT_RIGHT)
    try:
        settings = Settings.model_validate(dict(options))
    except ValidationError as error:
        mistakes = [f"  {'.'.join(map(str, found['loc']))}: {found['msg']}" for found in error.errors()]
        raise WrongSettingsError(mistakes_in(root, name), "\n".join([_NOT_RIGHT, *mistakes])) from None
    if wrong := [*misgraded(settings.rules)]:
        written, _ = configuration(lambda path: bytes_in(root, path), name)
        found = placed(wrong, written) if written else []
        raise WrongSettingsError(found, "\n".join([_NOT_RIGHT, *(f"  {each}" for each in wrong)]))
    return settings


_NOT_RIGHT = "mkdocs.yml: the settings of sopbook are not right:"


def add_theme(config: MkDocsConfig, quizzes: Path, settings: Settings) -> str:
    """Put our templates, styles and scripts below those of the team, and watch the quizzes as well; gives the edition
    of all three.
    """
    shaping = settings.model_dump_json(exclude={"shortcuts", "cache"})  # these two give the same site
    edition = edition_of(overrides_of(config), shaping)
    position = 1 if config.theme.custom_dir else 0
    config.theme.dirs.insert(position, str(THEME))
    config.theme.static_templates.add(f"{ASSETS}/hub.html")  # MkDocs leaves pages of a theme out otherwise
    config.extra_css.insert(0, of_edition(f"{ASSETS}/sopbook.css", edition))
    script = ExtraScriptValue(of_edition(f"{ASSETS}/sopbook.js", edition))
    script.defer = True
    config.extra_javascript.append(script)
    as_characters(config)
    _own_fonts(config)
    if "polyfills" in config.extra:
        config.extra["polyfills"] = [_own_shim(address) for address in config.extra["polyfills"]]
    config.watch.extend(str(folder) for folder in (quizzes, *overrides_of(config)) if folder.is_dir())
    return edition


def overrides_of(config: MkDocsConfig) -> tuple[Path, ...]:
    """The folder of a team's own templates, if it has one."""
    return (Path(config.theme.custom_dir),) if config.theme.custom_dir else ()


def _own_fonts(config: MkDocsConfig) -> None:
    """The fonts of the reader's computer, where nobody has chosen others: Material asks another site for its own.

    Its plugin `privacy` puts them on the site instead.
    """
    privacy = any(type(plugin).__module__ == "material.plugins.privacy.plugin" for plugin in config.plugins.values())
    if config.theme.get("font") == _FONTS_OF_MATERIAL and not privacy:
        config.theme["font"] = False


_FONTS_OF_MATERIAL = {"text": "Roboto", "code": "Roboto Mono"}


def _own_shim(address: str) -> str:
    """Our copy of the script that lets the search work on `file://`; Material's offline plugin names one on the web."""
    return f"{ASSETS}/iframe-worker.js" if "iframe-worker" in address and "://" in address else address
