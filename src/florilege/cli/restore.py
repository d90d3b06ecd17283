"""`florilege restore`: bring a backup into a new place; nobody is served before it is finished."""

import argparse
import json
import sys
from typing import TYPE_CHECKING

from florilege.cli.phrases import gettext as _
from florilege.cli.running.beginning import begin_process
from florilege.cli.running.refusing import told

if TYPE_CHECKING:
    from florilege.infra.backup.restoring import Restored


def run_restore(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="florilege restore")
    parser.add_argument("--backup", default="", help=_("the name of a backup; else the newest"))
    parser.add_argument(
        "--from",
        dest="address",
        default="",
        help=_("a folder or s3:// address; else the settings’"),
    )
    parser.add_argument(
        "--without-log",
        action="store_true",
        help=_("go on although the folder of the log of erasures is lost"),
    )
    parser.add_argument(
        "--replay",
        action="store_true",
        help=_("only do later erasures again, after vaults were put back by other means"),
    )
    parser.add_argument("--drill", action="store_true", help=argparse.SUPPRESS)
    return told(lambda: restore_here(parser.parse_args(argv)))


def restore_here(asked: argparse.Namespace) -> int:
    """Raises: Refused."""
    begin_process()
    # Django's apps must be loaded first.
    from pathlib import Path

    from django.conf import settings

    from florilege.cli.running.restoring import replay_here, restore_into

    Path(settings.DATA_DIR).mkdir(parents=True, exist_ok=True, mode=0o700)
    if asked.replay:
        count = replay_here(log_may_be_absent=asked.without_log)
        print(
            _("Erasures done again: {count}. The installation may be served.").format(count=count)
        )
        return 0
    done, counts = restore_into(asked, told=say)
    print(json.dumps(counts) if asked.drill else outcome(done))
    return 0


def say(part: str) -> None:
    print(_("Bringing back: {part}").format(part=part), file=sys.stderr, flush=True)


def outcome(done: "Restored") -> str:
    lines = [
        _("The backup {backup} stands here; its keys and journal are those of {newest}."),
        _("Erasures that it did not know: {since}; people erased again: {people}."),
        _("Sign-ins of the backup were ended. Start the worker and the pages now."),
    ]
    return "\n".join(lines).format(
        backup=done.backup, newest=done.newest, since=done.since, people=done.people
    )
