"""`florilege charter check|diff|publish|…`: the published policy, from its file to its notice."""

import argparse
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

from florilege.cli.phrases import gettext as _
from florilege.cli.running.beginning import start_django
from florilege.cli.running.refusing import told


def run_charter(argv: list[str]) -> int:
    asked = read_words(argv)
    return told(lambda: _act(asked))


def read_words(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="florilege charter")
    verbs = parser.add_subparsers(dest="verb", required=True)
    check = verbs.add_parser("check", help=_("say what is wrong with a charter’s file"))
    diff = verbs.add_parser("diff", help=_("compare a file with the last edition"))
    publish = verbs.add_parser("publish", help=_("publish a file as the next edition"))
    for verb in (check, diff, publish):
        verb.add_argument("file", nargs="?", type=Path, help=_("otherwise the charter in use"))
    publish.add_argument(
        "--as",
        dest="kind",
        required=True,
        choices=["minor", "substantial"],
        help=_("a correction of form applies at once; a substantial change is announced first"),
    )
    publish.add_argument(
        "--from", dest="wanted_on", type=date.fromisoformat, help=_("the first day, if later")
    )
    publish.add_argument("--act", action="store_true", help=_("really publish"))
    show = verbs.add_parser("show", help=_("print an edition’s text; the last one by default"))
    show.add_argument("version", nargs="?", type=int)
    activate = verbs.add_parser("activate", help=_("set the day of an announced change"))
    withdraw = verbs.add_parser("withdraw", help=_("take back an announced change"))
    for verb in (activate, withdraw):
        verb.add_argument("version", type=int)
    activate.add_argument("--on", type=date.fromisoformat, required=True)
    return parser.parse_args(argv)


def _act(asked: argparse.Namespace) -> int:
    """Raises: Refused."""
    file = getattr(asked, "file", None)
    if asked.verb == "check" and file is not None:
        # Django's start reads the file and audits every declaration against it.
        os.environ["FLORILEGE_CHARTER"] = str(file.resolve())
    start_django()
    # Django's apps must be loaded first.
    from florilege.cli.running import charter_desk as desk

    acts: dict[str, Callable[[], int]] = {
        "check": desk.check,
        "diff": lambda: desk.diff(file),
        "publish": lambda: desk.publish(
            file, minor=asked.kind == "minor", wanted_on=asked.wanted_on, act=asked.act
        ),
        "show": lambda: desk.show(asked.version),
        "activate": lambda: desk.set_day(asked.version, on=asked.on),
        "withdraw": lambda: desk.take_back(asked.version),
    }
    return acts[asked.verb]()
