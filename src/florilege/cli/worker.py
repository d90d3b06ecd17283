"""`florilege worker`: do what is due, again and again, until asked to stop."""

import argparse
import logging
import signal
import threading
from typing import Final

from florilege.cli.running.beginning import begin_process
from florilege.cli.running.refusing import told

log = logging.getLogger(__name__)
REST_SECONDS: Final = 1.0


def work(argv: list[str]) -> int:
    argparse.ArgumentParser(prog="florilege worker").parse_args(argv)
    return told(work_until_stopped)


def work_until_stopped() -> int:
    """Raises: Refused."""
    begin_process()
    # Django's apps must be loaded first.
    from django.db import connections

    from florilege.cli.running.readiness import check_ready
    from florilege.infra import clock
    from florilege.infra.schedule.rounds import go_round

    check_ready(at=clock.now())
    stop = stop_when_asked()
    while not stop.is_set():
        try:
            done = go_round(at=clock.now())
        except Exception:
            # A vault that does not answer for a moment must not end the worker.
            log.exception("a round failed")
            done = 0
        if not done:
            stop.wait(REST_SECONDS)
    connections.close_all()
    return 0


def stop_when_asked() -> threading.Event:
    """Let a request to stop end the round that is under way, not cut it."""
    asked = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: asked.set())
    return asked
