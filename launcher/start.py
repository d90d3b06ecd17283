"""The start itself: make ready what is not, then become the program."""

import errno
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import Final, NoReturn

from launcher.catalogues import are_compiled, compile_catalogues
from launcher.environment import prepare_environment
from launcher.exclusive import alone
from launcher.frontend import build_frontend, install_frontend, is_built, is_installed
from launcher.places import PYTHON, ROOT, SOURCE, Profile
from launcher.relock import make_locks
from launcher.stamp import is_ready
from launcher.tools import disk_is_full
from launcher.words import Refused, clear_step, say, tell

FOR_DEVELOPERS: Final = {"test", "check", "bench", "lock"}
WITHOUT_PAGES: Final = {
    "check",
    "lock",
    "manage",
    "translations",
    "promises",
    "keys",
    "journal",
    "words",
}
NEEDS_NOTHING: Final = {"--help", "-h", "help", "--version"}


def main(argv: Sequence[str]) -> int:
    signal.signal(signal.SIGTERM, stop)
    command = argv[0] if argv else "--help"
    try:
        if command in NEEDS_NOTHING:
            become_program(sys.executable, argv)
        if command == "lock":
            return relock(argv[1:])
        make_ready(
            "dev" if command in FOR_DEVELOPERS else "run", pages=command not in WITHOUT_PAGES
        )
        become_program(str(PYTHON), argv)
    except Refused as refusal:
        tell(f"florilege: {refusal}")
    except OSError as error:
        tell(f"florilege: {explained(error)}")
    except KeyboardInterrupt:
        clear_step()
        tell(
            say(
                "Stopped. The next start takes up from here.",
                "Arrêté. Le prochain démarrage reprendra d’ici.",
            )
        )
        return 130
    return 1


def make_ready(profile: Profile, *, pages: bool) -> None:
    """Do what is missing; when nothing is, which is nearly always, not even the lock is taken.

    Without `pages`, the front end is only installed: its sources may be broken, and are to be
    checked all the same.
    """
    built = is_built() or not pages
    if is_ready(profile) and is_installed() and built and are_compiled():
        return
    with alone() as held:
        prepare_environment(profile, held=held)
        install_frontend(held=held)
        if pages:
            build_frontend(held=held)
        compile_catalogues(held=held)


def relock(more: Sequence[str]) -> int:
    with alone() as held:
        prepare_environment("dev", held=held)
        make_locks(more, held=held)
    return 0


def become_program(python: str, argv: Sequence[str]) -> NoReturn:
    """Replace this process; -P keeps the person's current folder out of the imports."""
    words = [python, "-P", "-m", "florilege", *(argv or ["--help"])]
    sys.stderr.flush()
    os.execve(python, words, os.environ | {"PYTHONPATH": str(SOURCE)})


def stop(number: int, frame: FrameType | None) -> NoReturn:
    """Let a request to stop unwind, so that the child of the moment is stopped too."""
    sys.exit(128 + number)


def explained(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return disk_is_full()
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return say(
            f"nothing can be written in {ROOT} ({error.strerror}).",
            f"impossible d’écrire dans {ROOT} ({error.strerror}).",
        )
    return str(error)
