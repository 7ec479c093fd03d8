"""A command whose output nobody reads to the end says nothing of it."""

import subprocess
import sys

from harness.building import ROOT


def test_a_reader_that_has_seen_enough_is_no_mistake():
    command = [sys.executable, "-m", "sopbook", "check", "--format", "json"]
    running = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={"PYTHONPATH": str(ROOT / "hooks")}
    )
    running.stdout.close()  # before anything is written
    _, said = running.communicate()
    assert b"Traceback" not in said
    assert b"Broken" not in said
    assert running.returncode == 2  # what was found, nobody has been told
