"""A process of an installation, asked over a pipe: it is told a function and answers its result.

Each installation needs Django set up in its own way, and memory is only honest in a fresh process.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent


class MeasureFailed(Exception):
    """The process could not do what it was told; the message is its traceback."""


class Process:
    def __init__(self, env: Mapping[str, str]) -> None:
        self._child = subprocess.Popen(
            [sys.executable, "-P", "-m", "bench.answering"],
            cwd=ROOT,
            env=dict(env),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def call(self, target: str, **words: Any) -> Any:
        """Call `module:function` of `bench` there.

        Raises: MeasureFailed.
        """
        assert self._child.stdin is not None and self._child.stdout is not None
        try:
            self._child.stdin.write(json.dumps({"target": target, "words": words}) + "\n")
            self._child.stdin.flush()
            line = self._child.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            raise MeasureFailed(f"{target}: the process ended with {self._child.wait()}")
        answer = json.loads(line)
        if "failed" in answer:
            raise MeasureFailed(f"{target}: {answer['failed']}")
        return answer["answer"]

    def peak_bytes(self) -> int:
        return int(self.call("bench.inside.memory:peak_bytes"))

    def close(self) -> None:
        if self._child.stdin is not None:
            with suppress(BrokenPipeError):
                self._child.stdin.close()
        try:
            self._child.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        if self._child.stdout is not None:
            self._child.stdout.close()


@contextmanager
def process(env: Mapping[str, str]) -> Iterator[Process]:
    started = Process(env)
    try:
        yield started
    finally:
        started.close()
