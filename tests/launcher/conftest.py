"""A checkout small enough to start in seconds and without a network: its lock files are empty."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("florilege", "launcher", "src/florilege/__init__.py", "src/florilege/__main__.py")


@dataclass(frozen=True)
class Ended:
    status: int
    said: str


@dataclass(frozen=True)
class Checkout:
    root: Path

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    @property
    def site_packages(self) -> Path:
        return next(self.venv.glob("lib/python3*/site-packages"))

    def open(self, *words: str, language: str = "en") -> "subprocess.Popen[str]":
        env = os.environ | {"LC_ALL": f"{language}.UTF-8"}
        return subprocess.Popen(
            [sys.executable, self.root / "florilege", *words],
            env=env,
            stderr=subprocess.PIPE,
            text=True,
        )

    def start(self, *words: str, language: str = "en") -> Ended:
        return ended(self.open(*words, language=language))


def ended(child: "subprocess.Popen[str]") -> Ended:
    _, said = child.communicate(timeout=120)
    return Ended(status=child.returncode, said=said)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    root = tmp_path / "checkout"
    for name in (*NEEDED, "src/florilege/cli"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / name, root / name)
    (root / "requirements").mkdir()
    for name in ("run.lock", "dev.lock"):
        (root / "requirements" / name).touch()
    return Checkout(root)


@pytest.fixture
def finish() -> Callable[["subprocess.Popen[str]"], Ended]:
    return ended
