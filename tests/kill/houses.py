"""A house apart from the test run's: its own data folder and databases, its own processes.

Each job is a process that the test may kill; what it leaves behind is what a kill leaves.
"""

import contextlib
import json
import os
import queue
import secrets
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from florilege.kernel.vocabulary import Vault

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 150.0  # a walk of every visitor over every page takes a minute on two shared cores


class JobFailed(Exception):
    """A job ended by itself and not well; what it wrote on its way is told."""


class Job:
    """One process at work in a house."""

    def __init__(self, house: "House", pid: int, order: int, result: Path) -> None:
        self.pid, self.order, self._house, self._result = pid, order, house, result
        self._end: int | None = None

    def hear(self, word: str) -> None:
        """Wait until the job says a word."""
        while (said := self._next_word()) != word:
            self._note(said)
            if self._end is not None:
                raise JobFailed(f"ended with {self._end} before {word!r}\n{self._house.log()}")

    def kill(self) -> int:
        """SIGKILL; give how the process ended, which is by itself if it was quicker."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        return self.wait()

    def ended(self) -> bool:
        """Tell whether it is over, without waiting; what it said meanwhile is passed over."""
        while self._end is None and (said := self._house.next_word(self.order, wait=False)):
            self._note(said)
        return self._end is not None

    def wait(self) -> int:
        while self._end is None:
            self._note(self._next_word())
        return self._end

    def _next_word(self) -> Any:
        try:
            return self._house.next_word(self.order)
        except queue.Empty:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGUSR1)  # it writes into the log where it stands
            time.sleep(1)
            raise JobFailed(f"silent for {PATIENCE} s\n{self._house.log()}") from None

    def _note(self, said: Any) -> None:
        if isinstance(said, tuple):
            self._end = said[0]

    def result(self) -> Any:
        """Wait for a good end, and give what the job gives.

        Raises: JobFailed.
        """
        code = self.wait()
        if code:
            raise JobFailed(f"ended with {code}\n{self._house.log()}")
        return json.loads(self._result.read_text())


class House:
    """An installation in a folder, and the nursery that forks processes in it."""

    def __init__(self, folder: Path, *, engine: str, server: str = "", **env: str) -> None:
        self.folder, self.engine = folder, engine
        self.data = folder / "data"
        self.prefix = f"kill_{secrets.token_hex(4)}_"
        self._orders = count()
        self._words: dict[int, queue.Queue[Any]] = {}
        self._born: queue.Queue[Any] = queue.Queue()
        (self.data / "vaults").mkdir(parents=True)
        (folder / "results").mkdir()
        self._server = server
        if engine == "postgres":
            self._databases("CREATE DATABASE")
        self._log = (folder / "log").open("wb")
        self._nursery = subprocess.Popen(
            [sys.executable, "-m", "tests.kill.nursery"],
            cwd=ROOT,
            env=self._environment(env),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
        )
        threading.Thread(target=self._listen, daemon=True).start()
        self._one_born()

    def start(self, job: str, **given: Any) -> Job:
        """Begin a job in a process of its own."""
        number = next(self._orders)
        result = self.folder / "results" / str(number)
        order = {
            "job": job,
            "given": given,
            "result": str(result),
            "go": str(self.folder / "results" / "go"),
            "order": number,
        }
        self._words[number] = queue.Queue()  # by order: a number of a process comes back
        assert self._nursery.stdin is not None
        self._nursery.stdin.write(json.dumps(order).encode() + b"\n")
        self._nursery.stdin.flush()
        return Job(self, self._one_born(), number, result)

    def run(self, job: str, **given: Any) -> Any:
        """Do a job to its end."""
        return self.start(job, **given).result()

    def let_go(self, job: Job) -> None:
        """Tell a job that holds something that the test is ready for it."""
        (self.folder / "results" / f"go-{job.order}").touch()

    def next_word(self, order: int, *, wait: bool = True) -> Any:
        """What a job says next: a word, or in a tuple the number with which it ended.

        Raises: queue.Empty after a silence; without waiting, None is given instead.
        """
        try:
            return self._words[order].get(block=wait, timeout=PATIENCE)
        except queue.Empty:
            if wait:
                raise
            return None

    def log(self) -> str:
        return (self.folder / "log").read_text(errors="replace")[-4_000:]

    def close(self) -> None:
        assert self._nursery.stdin is not None
        self._nursery.stdin.close()
        self._nursery.wait(timeout=PATIENCE)
        self._log.close()
        if self.engine == "postgres":
            self._databases("DROP DATABASE IF EXISTS", " WITH (FORCE)")

    def _one_born(self) -> int:
        try:
            return int(self._born.get(timeout=PATIENCE))
        except queue.Empty:
            raise JobFailed(f"nothing was begun\n{self.log()}") from None

    def _listen(self) -> None:
        assert self._nursery.stdout is not None
        for line in self._nursery.stdout:
            words = json.loads(line)
            if "born" in words:
                self._born.put(words["born"])
            elif "pid" in words:
                self._born.put(words["pid"])
            else:
                end = (words["ended"],) if "ended" in words else None
                self._words[words["order"]].put(end or words["said"])

    def _environment(self, more: dict[str, str]) -> dict[str, str]:
        env = {k: v for k, v in os.environ.items() if k != "FLORILEGE_POSTGRES"}
        env |= {
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
            "DJANGO_SETTINGS_MODULE": "florilege.settings",
            "FLORILEGE_DATA": str(self.data),
            "FLORILEGE_DRAIN_SECONDS": "0",
            "FLORILEGE_STATIC_UNCOLLECTED": "1",
            "FLORILEGE_HOSTS": "testserver 127.0.0.1",
        }
        if self.engine == "postgres":
            env["FLORILEGE_POSTGRES"] = f"{self._server}/{self.prefix}"
        return env | more

    def _databases(self, verb: str, tail: str = "") -> None:
        import psycopg  # only with --postgres

        with psycopg.connect(f"{self._server}/postgres", autocommit=True) as connection:
            for vault in Vault:
                connection.execute(f'{verb} "{self.prefix}{vault.value}"{tail}')


@contextlib.contextmanager
def house(folder: Path, *, engine: str, server: str = "", **env: str) -> Iterator[House]:
    """Give a house with its installation made, and end all that is of it."""
    made = House(folder, engine=engine, server=server, **env)
    try:
        made.run("install")
        yield made
    finally:
        made.close()
