"""The command `sopbook`: what can be done with a handbook without building it."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from . import __version__
from .collecting import without_collecting
from .commands.usage import Parser

COMMANDS = {
    "check": "read every file of the handbook and list all mistakes in it",
    "diff": "tell what changed in procedures, quizzes and registers since a revision of git",
    "revise": "write a new revision and the next version into an SOP",
    "approve": "write into an SOP that its newest revision was approved, by whom and from when",
    "retire": "take an SOP out of force, and name the one that takes its place",
    "new": "start a new SOP with its quiz; nothing is ever overwritten",
    "schema": "write JSON Schemas of SOPs, quizzes and registers for editors",
    "codeowners": "write CODEOWNERS from the owners and approvers of SOPs",
}
"""Each command is the module of that name in `commands`, which is imported only when it is called."""


def program() -> NoReturn:
    """`sopbook` as a program: it ends at once, and does not take apart piece by piece what it has read."""
    # looking for plugins of pydantic opens the files of every package there is, at each start
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    chosen = _chosen(sys.argv[1:])
    code = _run(chosen)  # `chosen` keeps the handbook: what is still named is not taken apart
    sys.stderr.flush()
    os._exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code is 0 when all is well, 1 for mistakes or a refusal, 2 for wrong use."""
    return _run(_chosen(list(sys.argv[1:] if arguments is None else arguments)))


@without_collecting  # importing makes many objects, all of which stay
def _chosen(given: Sequence[str]) -> argparse.Namespace:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a Windows console may know fewer characters
    return _parser(given).parse_args(given)


def _run(chosen: argparse.Namespace) -> int:
    try:
        code = int(chosen.run(chosen))
        sys.stdout.flush()
    except BrokenPipeError:
        # whoever read the output has seen enough, such as `head`: nothing more can be told, and Python is not to try
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    return code


def _parser(given: Sequence[str]) -> Parser:
    parser = Parser(prog="sopbook", description="Standard operating procedures as a handbook.")
    parser.add_argument("--version", action="version", version=f"sopbook {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    called = next((word for word in given if not word.startswith("-")), None)
    for name, says in COMMANDS.items():
        if name == called:
            import_module(f".commands.{name}", __package__).add(commands)
        else:
            commands.add_parser(name, help=says)
    return parser
