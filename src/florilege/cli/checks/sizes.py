"""A file that has grown long is probably two things: look twice at 250 lines, never 400."""

from pathlib import Path
from typing import Final

from florilege.cli.checks.finding import Finding, State
from florilege.cli.checks.tree import ROOT, project_files

LOOK_TWICE: Final = 250
NEVER: Final = 400
WRITTEN_BY_HAND: Final = (".py", ".ts", ".html", ".css")


def sizes() -> Finding:
    """Raises: NotACheckout."""
    files = [file for file in project_files(*WRITTEN_BY_HAND) if "migrations" not in file.parts]
    long = sorted(((lines_of(file), file) for file in files), reverse=True)
    shown = [f"{count:>5}  {file.relative_to(ROOT)}" for count, file in long if count > LOOK_TWICE]
    state = State.FAILED if long and long[0][0] > NEVER else State.OK
    return Finding(state, "\n".join(shown))


def lines_of(file: Path) -> int:
    return file.read_bytes().count(b"\n")
