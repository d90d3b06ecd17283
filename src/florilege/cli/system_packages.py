"""What tests need from the system: found where it is, installed where that is ours to do."""

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from florilege.cli.phrases import gettext as _

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")


def find_chromium() -> str | None:
    named = os.environ.get("FLORILEGE_CHROMIUM")
    return next(filter(None, map(shutil.which, filter(None, (named, *CHROMIUM_NAMES)))), None)


def find_postgres() -> Path | None:
    """Find the folder of the server's programs, the newest first.

    Debian keeps them off the PATH, and a pg_config may be there for the client library alone.
    """
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=version_of, reverse=True)
    if pg_config := shutil.which("pg_config"):
        answer = subprocess.run(
            [pg_config, "--bindir"], check=False, capture_output=True, text=True
        )
        folders.insert(0, Path(answer.stdout.strip()))
    if initdb := shutil.which("initdb"):
        folders.append(Path(initdb).resolve().parent)
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


def version_of(folder: Path) -> int:
    return int(found[0]) if (found := re.match(r"\d+", folder.parent.name)) else 0


def may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(names: Sequence[str]) -> None:
    """Install Debian packages, waiting for any other apt to end; a failure shows in what is found.

    The lists may be absent on a bare machine, so they are fetched first.
    """
    print(_("Installing {names} with apt…").format(names=", ".join(names)), flush=True)
    apt = ("apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300")
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for words in (("update",), ("install", "--yes", "--no-install-recommends", *names)):
        subprocess.run([*apt, *words], check=False, env=env, stdout=subprocess.DEVNULL)
