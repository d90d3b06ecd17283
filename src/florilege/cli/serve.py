"""`florilege serve`: serve the pages, once everything they depend on was tried."""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Any

from florilege.cli.phrases import gettext as _
from florilege.cli.running.address import LOOPBACK, Address, refuse_open_address
from florilege.cli.running.beginning import begin_process
from florilege.cli.running.refusing import told


def serve(argv: list[str]) -> int:
    address = read_address(argv)
    return told(lambda: serve_at(address))


def read_address(argv: Sequence[str]) -> Address:
    parser = argparse.ArgumentParser(prog="florilege serve")
    parser.add_argument("--host", default=LOOPBACK, help=_("the address to serve on"))
    parser.add_argument("--port", type=int, default=8000, help=_("the port to serve on"))
    asked = parser.parse_args(argv)
    return Address(host=asked.host, port=asked.port)


def serve_at(address: Address) -> int:
    """Raises: Refused."""
    refuse_open_address(address, site=os.environ.get("FLORILEGE_SITE", ""))
    begin_process()
    # Django's apps must be loaded first.
    from django.db import connections
    from django.urls import get_resolver

    from florilege.cli.running.readiness import check_ready
    from florilege.cli.running.statics import collect_static
    from florilege.cli.running.web import PageServer
    from florilege.infra import clock

    check_ready(at=clock.now())
    collect_static()
    # Every page is loaded now: a fault in one of them stops the start, not its first visitor.
    assert get_resolver().url_patterns
    # The server forks: a database connection must not be shared by two processes.
    connections.close_all()

    def say_ready(server: Any) -> None:
        print(_("Serving at {address}.").format(address=address), file=sys.stderr, flush=True)

    PageServer(address, when_ready=say_ready).run()
    return 0
