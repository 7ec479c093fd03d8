"""Memory at the end of a build."""

import subprocess
import sys

BUILD = """
import atexit, gc
from sopbook.frontends.mkdocs import SopbookPlugin
atexit.register(lambda: print("left" if gc.get_freeze_count() else "taken apart"))
SopbookPlugin(as_hook=True).on_startup(command="build", dirty=False)
"""


def test_a_build_does_not_take_everything_apart_at_its_end() -> None:
    done = subprocess.run([sys.executable, "-c", BUILD], capture_output=True, text=True, check=True)
    assert done.stdout == "left\n"
