"""The page that tells every command and each of its options."""

import argparse
from importlib import import_module

from ..cli import COMMANDS
from .markdown import example, page, table


def commands_page() -> str:
    """Every command of `sopbook`."""
    return page(
        "Every command",
        "Commands run in the folder of the handbook, or in any folder below it: `sopbook check`. Where nothing is "
        "installed for you, they are in `.venv/bin/` (on Windows in `.venv\\Scripts\\`) after the first `make serve`.",
        *(_command(name, parser) for name, parser in commands().items()),
        "## What a command ends with",
        "| Code | Means |\n| --- | --- |\n| 0 | all is well |\n"
        "| 1 | there are mistakes in the handbook, or a command refused to change it |\n"
        "| 2 | the command was used in a way that does not work, and it says why |",
    )


def commands() -> dict[str, argparse.ArgumentParser]:
    """The parser of each command by its name."""
    subparsers = argparse.ArgumentParser(prog="sopbook").add_subparsers()
    for name in COMMANDS:
        import_module(f"sopbook.commands.{name}").add(subparsers)
    return dict(subparsers.choices.items())


def _command(name: str, parser: argparse.ArgumentParser) -> str:
    says = COMMANDS[name]
    actions = [action for action in parser._actions if action.dest != "help"]  # noqa: SLF001
    rows = [(_written(action), _says(action)) for action in actions]
    parts = [f"## sopbook {name}", f"{says[:1].upper()}{says[1:]}.", example(_usage(parser), "console")]
    return "\n\n".join([*parts, *([table(("Option", "What it does"), rows)] if rows else [])])


def _usage(parser: argparse.ArgumentParser) -> str:
    """The way to write the command, on lines that do not depend on the width of a terminal."""
    words = []
    for action in parser._actions:  # noqa: SLF001
        if action.dest != "help":
            one = _short(action)
            words.append(one if action.required else f"[{one}]")
    return " ".join([parser.prog, *words])


def _short(action: argparse.Action) -> str:
    name = action.option_strings[-1] if action.option_strings else ""
    return " ".join(filter(None, (name, _metavar(action))))


def _metavar(action: argparse.Action) -> str:
    if action.nargs == 0:
        return ""
    shown = action.metavar or ("|".join(map(str, action.choices)) if action.choices else action.dest.upper())
    words = " ".join(shown) if isinstance(shown, tuple) else str(shown)
    return f"{words} …" if action.nargs in ("*", "+") else words


def _written(action: argparse.Action) -> str:
    return ", ".join(f"`{name}`" for name in action.option_strings) or f"`{_metavar(action)}`"


def _says(action: argparse.Action) -> str:
    says = str(action.help or "").replace("%(default)s", str(action.default))
    offered = ", ".join(f"`{choice}`" for choice in action.choices or ())
    ending = f" One of {offered}." if offered else ""
    return f"{says[:1].upper()}{says[1:].removesuffix('.')}.{ending}"
