"""What is shown while something is wrong: the pages as they were, where a server has any."""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError

from ..configuration import mistakes_in
from ..findings import Finding
from ..wording import counted

log = logging.getLogger("mkdocs.plugins.sopbook")

PAGES_STAY = "The pages stay as they were; mend what is listed above and save."
_NOTHING_BUILT = "Nothing was built; mend what is listed above and build again."


class Staying:
    """Ends a build before a page is touched; after a failure that gets through to it, a server shows no page at all."""

    def __init__(self) -> None:
        self._stays, self._begun = False, False

    def begin(self) -> None:
        """MkDocs has read its own settings: from here on, what fails may leave half a site."""
        self._stays, self._begun = False, True

    def stopped(self, errors: str, *, shown: bool) -> Abort | PluginError:
        """What ends the build; `shown` says whether a server has pages to go on with.

        MkDocs says the same words once only, and a server has to say them after each edit.
        """
        self._stays = shown
        if not shown:
            return PluginError(f"{errors} {_NOTHING_BUILT}")
        log.error("%s %s", errors, PAGES_STAY)
        return Abort(errors)

    def around(
        self, builder: Callable[..., None], file: Path, report: Callable[[list[Finding]], None]
    ) -> Callable[..., None]:
        """A server's builder that ends well when the pages stay as they were; `file` is its `mkdocs.yml`."""

        def build(config: MkDocsConfig | None = None) -> None:
            self._stays, self._begun = True, False
            try:
                builder(config)
            except Abort:
                if not self._stays:
                    raise
                if not self._begun:  # MkDocs has refused its own settings, and said why
                    log.error(PAGES_STAY)  # noqa: TRY400 -- an editor's mistake
            except ConfigurationError as error:
                wrong = mistakes_in(file.parent.resolve(), file.name)
                report(wrong)
                log.error("%s %s", summary(wrong) if wrong else error, PAGES_STAY)  # noqa: TRY400 -- an editor's mistake

        return build


def summary(errors: Iterable[Finding]) -> str:
    """How many errors there are, and in how many files."""
    paths = [error.path for error in errors]
    return f"Sopbook: {counted(len(paths), 'error')} in {counted(len({*paths}), 'file')}."
