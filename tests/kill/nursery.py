"""Runs as a process of its own: the program loaded, nothing opened. It forks a process for each job.

A fork costs milliseconds where a fresh interpreter costs seconds; no connection, key or cache was
made before it, so that a forked job begins as a new process of the platform does.
"""

import contextlib
import faulthandler
import json
import os
import select
import signal
import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import Any

import django

from tests.kill.words import PATIENCE, begin, tell

ORDERS: dict[int, int] = {}  # the order that each living process carries out


def main() -> None:
    faulthandler.register(signal.SIGUSR1)  # a job that stands still can be asked where
    django.setup()
    from tests.kill import jobs

    for name in os.environ.get("FLORILEGE_TEST_JOBS", "").split():
        import_module(name)

    tell(born=os.getpid())
    waiting = b""
    while True:
        ready, _, _ = select.select([0], [], [], PATIENCE)
        bury()
        if not ready:
            continue
        piece = os.read(0, 65_536)
        if not piece:
            return
        *lines, waiting = (waiting + piece).split(b"\n")
        for line in lines:
            start(jobs, json.loads(line))


def start(jobs: Any, order: dict[str, Any]) -> None:
    pid = os.fork()
    if pid:
        ORDERS[pid] = order["order"]
        tell(order=order["order"], pid=pid)
        return
    code = 1
    try:
        begin(order=order["order"], go=order["go"])
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        result = jobs.JOBS[order["job"]](**order["given"])
        # Too long for one write to a pipe that others write to as well.
        Path(order["result"]).write_text(json.dumps(result))
        code = 0
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code)


def bury() -> None:
    with contextlib.suppress(ChildProcessError):
        while True:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            tell(order=ORDERS.pop(pid), ended=os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
