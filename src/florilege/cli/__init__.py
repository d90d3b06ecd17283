"""The command line: find the command in the table and run it."""

import sys

from florilege import __version__
from florilege.cli.commands import COMMANDS
from florilege.cli.phrases import gettext as _


def main(argv: list[str]) -> int:
    name, *words = argv or ["--help"]
    if name in ("--help", "-h", "help"):
        print(overview())
        return 0
    if name == "--version":
        print(__version__)
        return 0
    if name not in COMMANDS:
        sentence = _("florilege: there is no command “{name}”; florilege --help lists them.")
        print(sentence.format(name=name), file=sys.stderr)
        return 2
    return COMMANDS[name].load()(words)


def overview() -> str:
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {_(command.summary)}" for name, command in COMMANDS.items()]
    usage = _("Usage: florilege COMMAND … (--help after a command explains it)")
    return "\n".join([usage, "", *lines])
