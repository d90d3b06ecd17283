"""`florilege upgrade`: save, then bring the tables to the program's version; or go back; or announce."""

import argparse
import os
from datetime import datetime

from florilege.cli.phrases import gettext as _
from florilege.cli.running.beginning import begin_process
from florilege.cli.running.refusing import Refused, told


def upgrade(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="florilege upgrade")
    parser.add_argument(
        "--back", action="store_true", help=_("go back to what was saved before the last upgrade")
    )
    parser.add_argument(
        "--announce",
        metavar="DAY",
        help=_("tell everybody when the pages will be closed: 2026-05-04T06:00, in Paris; or none"),
    )
    parser.add_argument("--minutes", type=int, default=30, help=_("for how long"))
    asked = parser.parse_args(argv)
    return told(lambda: upgrade_here(asked))


def upgrade_here(asked: argparse.Namespace) -> int:
    """Raises: Refused."""
    # The tables of the archive are made by the role that owns them; the platform's may not.
    os.environ["FLORILEGE_ARCHIVE_OWNER"] = "1"
    begin_process()
    # Django's apps must be loaded first.
    from florilege.cli.running.readiness import refuse_full_disk, vaults_there
    from florilege.cli.running.upgrading import (
        announce_window,
        bring_up_to_date,
        go_back,
        install_here,
    )
    from florilege.infra.upkeep import installing, one_upgrade_at_a_time

    if asked.announce:
        print(announce_window(_time_of(asked.announce), minutes=asked.minutes))
        return 0
    refuse_full_disk()
    with one_upgrade_at_a_time():
        if asked.back:
            lines = go_back()
        elif installing() or not vaults_there():
            lines = install_here()
        else:
            lines = bring_up_to_date()
    print("\n".join(lines))
    return 0


def _time_of(text: str) -> datetime | None:
    """Raises: Refused."""
    if text == "none":
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise Refused(
            _("{text} is no time; write 2026-05-04T06:00, or none.").format(text=text)
        ) from None
