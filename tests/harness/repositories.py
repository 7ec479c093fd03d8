"""Git repositories for tests: no configuration of the machine, one author, commits of given files."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path


def git(folder: Path, *arguments: str) -> str:
    """What git answers in a folder."""
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    options = ("-c", "user.name=C. Committer", "-c", "user.email=c@example.org")
    done = subprocess.run(["git", "-C", folder, *options, *arguments], check=True, capture_output=True, env=environment)
    return done.stdout.decode().strip()


def commit(folder: Path, files: Mapping[str, str | bytes | None], message: str = "change") -> str:
    """The commit that writes these files, and removes those that have nothing to hold."""
    for path, content in files.items():
        target = folder / path
        if content is None:
            target.unlink()
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.encode() if isinstance(content, str) else content)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "-m", message)
    return git(folder, "rev-parse", "HEAD")
