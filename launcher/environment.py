"""Make the Python environment `.venv`, or bring the one that is there in line with a lock file."""

import importlib.util
import os
import shutil
import sys
from pathlib import Path
from typing import Final

from launcher.packages import install, site_packages, uninstall_strangers
from launcher.places import PYTHON, ROOT, VENV, Profile
from launcher.stamp import MARK, is_ready, was_moved, write_stamp
from launcher.tools import refuse_failure, run_logged
from launcher.words import Refused, announced, say

DISCARDED: Final = ".venv.discarded-"


def prepare_environment(profile: Profile, *, held: int) -> None:
    """Raises: Refused."""
    if is_ready(profile):
        return
    if MARK.exists() or was_moved() or not has_recent_python():
        discard()
    with announced(what_begins(), done=say("Environment ready", "Environnement prêt")):
        VENV.mkdir(exist_ok=True)
        MARK.touch()
        make_interpreter(held=held)
        install(profile, held=held)
        uninstall_strangers(held=held)
        write_stamp(profile)
        MARK.unlink()


def what_begins() -> str:
    if VENV.exists():
        return say("Bringing the environment in line…", "Mise à jour de l’environnement…")
    return say(
        "Preparing the environment (first time, about a minute)…",
        "Préparation de l’environnement (première fois, environ une minute)…",
    )


def has_recent_python() -> bool:
    return PYTHON.exists() and any(version_of(folder) >= (3, 11) for folder in site_packages())


def version_of(site_packages: Path) -> tuple[int, ...]:
    """Read (3, 11) from …/python3.11/site-packages."""
    return tuple(map(int, site_packages.parent.name.removeprefix("python").split(".")))


def discard() -> None:
    """Put the environment aside in one move, then delete it: a kill leaves no half in place."""
    if VENV.exists():
        VENV.rename(ROOT / f"{DISCARDED}{os.getpid()}")
    for folder in ROOT.glob(f"{DISCARDED}*"):
        shutil.rmtree(folder, ignore_errors=True)


def make_interpreter(*, held: int) -> None:
    if PYTHON.exists() and has_pip():
        return
    if not all(map(importlib.util.find_spec, ("ensurepip", "venv"))):
        raise Refused(
            say(
                "this Python comes without venv and pip; install them "
                "(on Debian or Ubuntu: apt install python3-venv).",
                "ce Python est livré sans venv ni pip\u202f; installez-les "
                "(sous Debian ou Ubuntu\u00a0: apt install python3-venv).",
            )
        )
    new = (sys.executable, "-m", "venv", str(VENV))
    command = (str(PYTHON), "-m", "ensurepip") if PYTHON.exists() else new
    ended = run_logged(*command, held=held)
    doing = say("making the environment", "création de l’environnement")
    refuse_failure(ended, doing=doing, index="Python")


def has_pip() -> bool:
    return any((folder / "pip" / "__main__.py").exists() for folder in site_packages())
