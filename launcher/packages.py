"""Install what a lock file names into the environment, and remove what no lock names."""

import re
from importlib import metadata
from pathlib import Path
from typing import Final

from launcher.places import LOCKS, PYTHON, VENV, Profile
from launcher.stamp import MARK
from launcher.tools import Ended, refuse_failure, run_logged
from launcher.words import say, show_step

PIP: Final = (PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input")
# The lock is complete, so nothing is left to resolve; and Python compiles what it imports, which
# is a small part of what is installed.
OPTIONS: Final = ("--require-hashes", "--no-deps", "--only-binary", ":all:", "--no-compile")
KEPT_BESIDES: Final = {"pip", "setuptools", "wheel"}
PINNED: Final = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
MET: Final = re.compile(r"(?:Collecting|Requirement already satisfied:) ([^=\s]+)")


def install(profile: Profile, *, held: int) -> None:
    lock = LOCKS[profile]
    steps = Steps(total=len(pinned_in(lock)))
    words = ("install", *OPTIONS, "--progress-bar", "off", "-r", str(lock))
    ended = run_logged(*PIP, *words, held=held, on_line=steps.show)
    if ended.status and not had_begun_to_unpack(ended):
        MARK.unlink()
    doing = say("installing the Python packages", "installation des paquets Python")
    refuse_failure(ended, doing=doing, index="Python")


class Steps:
    """Follow pip's lines and show how far it is."""

    def __init__(self, *, total: int) -> None:
        self.total = total
        self.met: set[str] = set()

    def show(self, line: str) -> None:
        if found := MET.match(line):
            self.met.add(found[1])
            show_step(f"{len(self.met)}/{self.total}  {found[1]}")
        elif line.startswith("Installing collected packages"):
            show_step(say("unpacking…", "dépaquetage…"))
        elif "Retrying" in line:
            show_step(say("no answer, trying again…", "pas de réponse, nouvel essai…"))


def had_begun_to_unpack(ended: Ended) -> bool:
    """Up to this line pip only downloads, so what stood before still stands."""
    return "Installing collected packages" in ended.output


def uninstall_strangers(*, held: int) -> None:
    """Remove what an older lock left, or a hand brought."""
    known = pinned_in(*LOCKS.values()) | KEPT_BESIDES
    folders = [str(folder) for folder in site_packages()]
    present = {normal(found.name) for found in metadata.distributions(path=folders)}
    if strangers := sorted(present - known):
        ended = run_logged(*PIP, "uninstall", "--yes", *strangers, held=held)
        doing = say("removing old packages", "retrait des anciens paquets")
        refuse_failure(ended, doing=doing, index="Python")


def site_packages() -> list[Path]:
    return list(VENV.glob("lib/python3.*[0-9]/site-packages"))


def pinned_in(*locks: Path) -> set[str]:
    return {normal(name) for lock in locks for name in PINNED.findall(lock.read_text())}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
