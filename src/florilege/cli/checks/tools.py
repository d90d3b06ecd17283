"""The checks that another program does: what it says is shown only if it is not content."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from florilege.cli.checks.finding import Finding, State
from florilege.cli.checks.tree import ROOT, SOURCE, project_files

BESIDE_PYTHON: Final = Path(sys.executable).parent
TYPED: Final = ("src/florilege", "launcher", "florilege", "bench", "demo")
CONCISE: Final = ("--output-format", "concise")
FRONTEND: Final = ROOT / "frontend"
# The launcher puts Node here; see launcher/frontend.py.
NODE: Final = Path(sys.prefix) / "node"


def formatting() -> Finding:
    return tool("ruff", "format", "--check", "--quiet", *CONCISE, ".", "florilege")


def lint() -> Finding:
    return tool("ruff", "check", "--quiet", *CONCISE, ".", "florilege")


def types() -> Finding:
    return tool("mypy", "--strict", *TYPED)


def imports() -> Finding:
    return tool("lint-imports", "--no-logo")


def templates() -> Finding:
    pages = [str(page) for page in project_files(".html") if "templates" in page.parts]
    if not pages:
        return Finding(State.LEFT_OUT, "There is no template yet.")
    return tool("djade", "--check", "--target-version", "5.2", *pages)


def declarations() -> Finding:
    return django("check")


def migrations() -> Finding:
    return django("makemigrations", "--check", "--dry-run")


def frontend() -> Finding:
    if not (FRONTEND / "node_modules").exists() or not NODE.exists():
        return Finding(State.LEFT_OUT, "The front end is not installed; ./florilege does it.")
    path = f"{NODE}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    return told([str(NODE / "npm"), "run", "--silent", "check"], cwd=FRONTEND, PATH=path)


def tool(name: str, *words: str) -> Finding:
    return told([str(BESIDE_PYTHON / name), *words], cwd=ROOT)


def django(*words: str) -> Finding:
    """Run in an empty data folder, so that nothing there decides and nothing there is touched."""
    with tempfile.TemporaryDirectory() as data:
        command = [sys.executable, "-m", "florilege", "manage", *words]
        return told(command, cwd=ROOT, FLORILEGE_DATA=data)


def told(command: Sequence[str], *, cwd: Path, **more: str) -> Finding:
    env = os.environ | {"PYTHONPATH": str(SOURCE)} | more
    try:
        ended = subprocess.run(
            command,
            check=False,
            cwd=cwd,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
    except FileNotFoundError as error:
        return Finding(State.FAILED, f"{error.filename} is not installed; use ./florilege check.")
    return Finding(State.OK) if ended.returncode == 0 else Finding(State.FAILED, ended.stdout)
