"""What the environment `.venv` says of itself, in two small files.

The stamp tells which locks it fulfils and is written last. The mark tells that someone began to
change it: found at a start, it means that an earlier one was killed half-way.
"""

import hashlib
import json
import os
from pathlib import Path
from typing import Final

from launcher.places import LOCKS, PYTHON, VENV, Profile

STAMP: Final = VENV / "florilege.json"
MARK: Final = VENV / "florilege.changing"


def is_ready(profile: Profile) -> bool:
    stamp = read_stamp()
    return (
        not MARK.exists()
        and stamp.get("home") == home()
        and stamp.get(profile) == digest(LOCKS[profile])
    )


def was_moved() -> bool:
    """Tell whether the environment we made now stands elsewhere or on another interpreter."""
    return read_stamp().get("home", home()) != home()


def home() -> str:
    return f"{VENV} {os.path.realpath(PYTHON)}"


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def read_stamp() -> dict[str, str]:
    try:
        stamp: dict[str, str] = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return {}
    return stamp


def write_stamp(profile: Profile) -> None:
    """Record what is fulfilled: dev.lock stands on run.lock, so the one implies the other."""
    fulfilled: tuple[Profile, ...] = ("run", "dev") if profile == "dev" else ("run",)
    stamp = {"home": home()} | {name: digest(LOCKS[name]) for name in fulfilled}
    fresh = STAMP.with_suffix(".fresh")
    fresh.write_text(json.dumps(stamp))
    fresh.replace(STAMP)
