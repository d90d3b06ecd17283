"""Run the program's own commands in their own data folder, as an operator does."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src"
PATIENCE = 120


@dataclass(frozen=True)
class Said:
    status: int
    out: str
    err: str


def environment(data: Path, **more: str) -> dict[str, str]:
    ours = {
        "FLORILEGE_DATA": str(data),
        "PYTHONPATH": str(SOURCE),
        "LC_ALL": "en_GB.UTF-8",
        "FLORILEGE_STATIC_UNCOLLECTED": "1",
    }
    others = {name: value for name, value in os.environ.items() if name != "LANGUAGE"}
    return {**others, **ours, **more}


def command(*words: str) -> list[str]:
    return [sys.executable, "-P", "-m", "florilege", *words]


def run(*words: str, data: Path, **more: str) -> Said:
    ended = subprocess.run(
        command(*words),
        check=False,
        env=environment(data, **more),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    return Said(status=ended.returncode, out=ended.stdout, err=ended.stderr)


@contextmanager
def started(*words: str, data: Path, **more: str) -> Iterator["subprocess.Popen[str]"]:
    """Start a command that goes on; it is stopped at the end if it still runs."""
    child = subprocess.Popen(
        command(*words),
        env=environment(data, **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield child
    finally:
        if child.poll() is None:
            child.send_signal(signal.SIGTERM)
        child.communicate(timeout=PATIENCE)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def status_of(url: str) -> int:
    """Fetch a page as soon as somebody answers there."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(url, timeout=30) as response:
                return int(response.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
