"""The templates of the engine and of the theme as Python runs them, kept from one build to the next.

They lie where Python keeps its own compiled modules, beside them in `__pycache__` or where `PYTHONPYCACHEPREFIX` says:
whoever may write there can change what the engine does in any case. What is damaged, or was made from another text or
by other versions, counts as missing. Deleting the folder costs a part of a second in one build.
"""

import os
import sys
from collections.abc import Iterable
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

FOLDER = Path(cache_from_source(__file__)).parent / "templates"
"""Where compiled templates are kept."""

_DIGEST = sha256().digest_size


class Compiled(BytecodeCache):
    """Keeps the templates below some folders, compiled by code with these texts; templates from elsewhere are not kept.

    Jinja itself asks for the same version of Python. What has been compiled once is there for other environments too.
    """

    def __init__(self, themes: Iterable[Path], compilers: Iterable[Path], folder: Path = FOLDER) -> None:
        self._themes = tuple(f"{theme}{os.sep}" for theme in themes)
        self._folder = folder
        self._version = jinja2.__version__ + "".join(_digest(path.read_bytes()).hex() for path in compilers)
        self._known: dict[tuple[str, str], CodeType | None] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name of the file, empty for a template that is not kept."""
        return super().get_cache_key(name, filename) if filename and filename.startswith(self._themes) else ""

    def get_source_checksum(self, source: str) -> str:
        """The digest of everything that shapes the code."""
        return super().get_source_checksum(self._version + source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read the code, if it is there and whole."""
        bucket.code = self._known.get((bucket.key, bucket.checksum))
        if bucket.code is not None:
            return
        try:
            kept = (self._folder / bucket.key).read_bytes() if bucket.key else b""
        except OSError:
            return
        if kept[:_DIGEST] == _digest(kept[_DIGEST:]):
            bucket.bytecode_from_string(kept[_DIGEST:])
            self._known[bucket.key, bucket.checksum] = bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the code, all or nothing; a folder that cannot be written to is no reason to fail."""
        if not bucket.key:
            return
        self._known[bucket.key, bucket.checksum] = bucket.code
        if sys.dont_write_bytecode:
            return
        code = bucket.bytecode_to_string()
        unfinished = self._folder / f"{bucket.key}.{os.getpid()}.part"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(_digest(code) + code)
            unfinished.replace(self._folder / bucket.key)
        except OSError:
            return


def _digest(data: bytes) -> bytes:
    return sha256(data).digest()
