"""A pytest plugin: a run that has been silent for long says what it was at, and ends.

A limit ends a test that hangs; this ends a run that has lost a worker without being told.
"""

import contextlib
import os
import signal
import threading
import time
from pathlib import Path
from typing import Any, Final, NoReturn

import pytest

SILENCE: Final = "FLORILEGE_TEST_SILENCE"  # seconds; nothing or 0 for a run that may be silent
STATUS: Final = 3
_LOOK_EVERY: Final = 0.5


class Listener:
    """Hears what every worker reports, and knows which tests have begun and not ended."""

    def __init__(self, reporter: Any, capture: Any, *, patience: float) -> None:
        self.reporter, self.capture, self.patience = reporter, capture, patience
        self._under_way: dict[str, None] = {}
        self._heard, self._over = time.monotonic(), threading.Event()
        threading.Thread(target=self._wait, daemon=True).start()

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self._heard = time.monotonic()
        self._under_way[nodeid] = None

    def pytest_runtest_logreport(self) -> None:
        self._heard = time.monotonic()

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        self._heard = time.monotonic()
        self._under_way.pop(nodeid, None)

    def pytest_unconfigure(self) -> None:
        self._over.set()

    def _wait(self) -> None:
        while not self._over.wait(_LOOK_EVERY):
            if time.monotonic() - self._heard > self.patience:
                self._end()

    def _end(self) -> NoReturn:
        at = [f"  {nodeid}" for nodeid in self._under_way] or ["  no test"]
        words = [f"\nSilent for {self.patience:.0f} s. Under way:", *at, ""]
        with contextlib.suppress(Exception):  # whatever is broken, the run ends
            self.capture.suspend()
            self.reporter.write("\n".join(words), flush=True)
        for worker in workers():
            with contextlib.suppress(ProcessLookupError):
                os.kill(worker, signal.SIGKILL)
        os._exit(STATUS)


def workers() -> list[int]:
    """Name the processes that this one's main thread began, where the system tells."""
    told = Path(f"/proc/self/task/{os.getpid()}/children")
    return [int(pid) for pid in told.read_text().split()] if told.exists() else []


def pytest_sessionstart(session: pytest.Session) -> None:
    """A worker has no reporter; its reports reach the controller's."""
    patience = float(os.environ.get(SILENCE) or 0)
    plugins = session.config.pluginmanager
    reporter = plugins.get_plugin("terminalreporter")
    if patience and reporter and "PYTEST_XDIST_WORKER" not in os.environ:
        capture = plugins.get_plugin("capturemanager")
        plugins.register(Listener(reporter, capture, patience=patience))
