"""Several processes as one: they begin together, and the end of one is the end of all."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from types import FrameType, TracebackType
from typing import Final

from florilege.cli.running.beginning import WITH_PARENT

_LOOK_EVERY: Final = 0.2
# A page or a job under way may end; after this long it is cut.
_PATIENCE: Final = 25.0


class Ended(Exception):
    """One of the processes ended by itself."""

    def __init__(self, name: str, status: int) -> None:
        super().__init__(f"{name}: {status}")
        self.name = name
        self.status = status


class Group:
    """Runs commands of this program side by side until asked to stop, or until one of them ends."""

    def __init__(self, commands: Mapping[str, Sequence[str]]) -> None:
        self._commands = commands
        self.children: dict[str, subprocess.Popen[bytes]] = {}
        self._asked = False

    def __enter__(self) -> "Group":
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._ask)
        env = {**os.environ, WITH_PARENT: str(os.getpid())}
        for name, words in self._commands.items():
            command = [sys.executable, "-P", "-m", "florilege", *words]
            self.children[name] = subprocess.Popen(command, env=env)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for child in self.children.values():
            if child.poll() is None:
                child.terminate()
        until = time.monotonic() + _PATIENCE
        for child in self.children.values():
            try:
                child.wait(timeout=max(0, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()

    def run_until(self, is_over: Callable[[], bool]) -> bool:
        """Wait; True once it is over, False if a stop was asked for before.

        Raises: Ended.
        """
        while not self._asked:
            for name, child in self.children.items():
                status = child.poll()
                if status is not None:
                    raise Ended(name, status)
            if is_over():
                return True
            time.sleep(_LOOK_EVERY)
        return False

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self._asked = True
