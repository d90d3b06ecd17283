"""`florilege keys rotate`: turn the key epoch now, so that recent erasures become final sooner."""

import argparse
import sys
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, Final

from florilege.cli.phrases import gettext as _
from florilege.cli.running.beginning import begin_process
from florilege.cli.running.refusing import told

if TYPE_CHECKING:
    from florilege.infra.keys.epochs import Turn

SECONDS_BETWEEN_WORDS: Final = 1.0


def run_keys(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="florilege keys")
    parser.add_argument("verb", choices=["rotate"])
    parser.parse_args(argv)
    return told(rotate)


def rotate() -> int:
    """Raises: Refused."""
    begin_process()
    # Django's apps must be loaded first.
    from django.db import connections

    from florilege.cli.running.readiness import check_ready
    from florilege.infra import clock
    from florilege.infra.keys.epochs import turn_epoch
    from florilege.infra.schedule.tasks import escrow_days

    at = clock.now()
    check_ready(at=at)

    def turn() -> "Turn":
        try:
            return turn_epoch(at=at, escrow_days=escrow_days())
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=1) as pool:
        done = told_meanwhile(pool.submit(turn))
    print(outcome(done))
    return 0


def told_meanwhile(turning: "Future[Turn]") -> "Turn":
    """Say how many keys are still to be wrapped, until the turn is done."""
    from florilege.oversight.epochs import keys_behind

    while not wait([turning], timeout=SECONDS_BETWEEN_WORDS).done:
        left = _("{count} keys are still to be wrapped…").format(count=keys_behind())
        print(left, file=sys.stderr, flush=True)
    return turning.result()


def outcome(turn: "Turn") -> str:
    sentence = _(
        "Epoch {epoch} has begun: {keys} keys and {lookups} look-ups were wrapped again. "
        "Epochs destroyed: {destroyed}."
    )
    destroyed = ", ".join(map(str, turn.destroyed)) or _("no epoch")
    return sentence.format(
        epoch=turn.current, keys=turn.keys, lookups=turn.lookups, destroyed=destroyed
    )
