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


AGAIN = """
import gc
from sopbook.collecting import keep_what_is_there
from sopbook.frontends.mkdocs import SopbookPlugin
keep_what_is_there()
before = gc.get_freeze_count()
SopbookPlugin(as_hook=True).on_startup(command="build", dirty=False)
print(before > 0, gc.get_freeze_count())
"""


def test_the_next_build_of_a_process_looks_for_what_the_last_one_left() -> None:
    done = subprocess.run([sys.executable, "-c", AGAIN], capture_output=True, text=True, check=True)
    assert done.stdout == "True 0\n"
