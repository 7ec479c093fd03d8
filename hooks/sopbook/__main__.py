"""`python -m sopbook`."""

from .cli import program

program()
