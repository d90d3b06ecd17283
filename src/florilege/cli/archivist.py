"""`florilege archivist`: the archive's own server and its own nights, apart from the platform."""

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from florilege.cli.phrases import gettext as _
from florilege.cli.running.address import LOOPBACK, Address, refuse_open_address
from florilege.cli.running.beginning import begin_process, end_with_parent
from florilege.cli.running.group import Ended, Group
from florilege.cli.running.refusing import Refused, told
from florilege.cli.worker import stop_when_asked

log = logging.getLogger(__name__)
PORT: Final = 8100
LOOK_EVERY_SECONDS: Final = 600.0
NIGHT_HOUR: Final = 3  # in Paris, after the platform's own night


@dataclass(frozen=True)
class Asked:
    address: Address
    only: str | None
    catch_up: bool


def keep_archive(argv: list[str]) -> int:
    asked = read_words(argv)
    # Read by the settings, before Django is loaded: another role, another door, another key.
    os.environ["FLORILEGE_ARCHIVIST"] = "1"
    os.environ.setdefault("FLORILEGE_PLATFORM_SITE", os.environ.get("FLORILEGE_SITE", ""))
    site = os.environ.get("FLORILEGE_ARCHIVIST_SITE", f"http://{asked.address}")
    os.environ["FLORILEGE_SITE"] = os.environ["FLORILEGE_ARCHIVIST_SITE"] = site
    if asked.catch_up:
        return told(lambda: end_now(catch_up=True))
    parts = {"pages": lambda: serve_desk(asked.address), "nights": keep_nights}
    return told(parts[asked.only] if asked.only else lambda: keep_both(asked.address))


def read_words(argv: Sequence[str]) -> Asked:
    parser = argparse.ArgumentParser(prog="florilege archivist")
    parser.add_argument("--host", default=LOOPBACK, help=_("the address to serve on"))
    parser.add_argument("--port", type=int, default=PORT, help=_("the port to serve on"))
    parser.add_argument("--only", choices=("pages", "nights"), help=argparse.SUPPRESS)
    parser.add_argument(
        "--catch-up",
        action="store_true",
        help=_("end every month that is over, also after a long sleep, then stop"),
    )
    given = parser.parse_args(argv)
    return Asked(Address(host=given.host, port=given.port), given.only, given.catch_up)


def keep_both(address: Address) -> int:
    """Raises: Refused if a process ends by itself."""
    end_with_parent()
    where = ["--host", address.host, "--port", str(address.port)]
    commands = {name: ["archivist", *where, "--only", name] for name in ("pages", "nights")}
    try:
        with Group(commands) as group:
            group.run_until(lambda: False)
    except Ended as ended:
        sentence = _("The process “{name}” ended by itself ({status}), so all were stopped.")
        raise Refused(sentence.format(name=ended.name, status=ended.status)) from None
    return 0


def serve_desk(address: Address) -> int:
    """Raises: Refused."""
    refuse_open_address(address, site=os.environ["FLORILEGE_SITE"])
    begin_process()
    # Django's apps must be loaded first.
    from django.db import connections
    from django.urls import get_resolver

    from florilege.cli.running.readiness import check_ready
    from florilege.cli.running.statics import collect_static
    from florilege.cli.running.web import PageServer
    from florilege.infra import clock

    check_ready(at=clock.now())
    refuse_damaged_ring()
    collect_static()
    assert get_resolver().url_patterns
    connections.close_all()

    def say_ready(server: Any) -> None:
        sentence = _("The archive opens at {address}.")
        print(sentence.format(address=address), file=sys.stderr, flush=True)

    PageServer(address, when_ready=say_ready).run()
    return 0


def keep_nights() -> int:
    """Make months ahead and end those that are over, once a legal day. Raises: Refused."""
    begin_process()
    # Django's apps must be loaded first.
    from django.db import connections

    from florilege.cli.running.readiness import check_ready
    from florilege.infra import clock
    from florilege.infra.archive.ending import ImplausibleCut

    check_ready(at=clock.now())
    refuse_damaged_ring()
    stop, done_on = stop_when_asked(), None
    while not stop.is_set():
        at = clock.now()
        if clock.legal_day(at) != done_on and at.astimezone(clock.LEGAL_ZONE).hour >= NIGHT_HOUR:
            try:
                one_night()
                done_on = clock.legal_day(at)
            except ImplausibleCut as cut:
                log.error("%s", cut)  # Somebody has to look first: the sentence says at what.
            except Exception:
                # A vault or a folder that does not answer for a moment must not end the nights.
                log.exception("the archive's night failed")
            connections.close_all()
        stop.wait(LOOK_EVERY_SECONDS)
    return 0


def end_now(*, catch_up: bool) -> int:
    """Raises: Refused."""
    begin_process()
    refuse_damaged_ring()
    ended = one_night(catch_up=catch_up)
    print(
        _("Documents ended: {items}. Months ended: {months}.").format(
            items=ended.items, months=", ".join(ended.months) or "–"
        )
    )
    return 0


def refuse_damaged_ring() -> None:
    """A desk without its keys would say that nothing was found. Raises: Refused."""
    from django.conf import settings

    from florilege.infra.archive.months import MonthRingDamaged, check_months

    try:
        check_months()
    except MonthRingDamaged as damage:
        sentence = _(
            "{count} keys of the archive are missing from {folder}, or are not the right ones: "
            "{first} to {last}. Put the folder back from its copy; no new key is made in its place."
        )
        first, *rest = damage.months
        raise Refused(
            sentence.format(
                count=len(damage.months),
                folder=settings.ARCHIVE_RING_DIR,
                first=first,
                last=rest[-1] if rest else first,
            )
        ) from damage


def one_night(*, catch_up: bool = False) -> Any:
    from florilege.infra import clock, policy
    from florilege.infra.archive.ending import end_archives
    from florilege.infra.archive.months import make_months
    from florilege.rights.archive.waiting import agree_with_archive

    make_months(on=clock.today(), charter=policy.charter())
    ended = end_archives(on=clock.today(), catch_up=catch_up)
    agree_with_archive()
    return ended
