"""`florilege backup`: make one now, list them, read one back, try a restore, begin a place anew."""

import argparse

from florilege.cli.phrases import gettext as _
from florilege.cli.running.beginning import begin_process
from florilege.cli.running.refusing import told


def run_backup(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="florilege backup")
    verbs = parser.add_subparsers(dest="verb")
    verbs.add_parser("make", help=_("make a backup in every place (also without a word)"))
    verbs.add_parser("list", help=_("list the backups of every place"))
    check = verbs.add_parser("check", help=_("read a whole backup back and decrypt it"))
    check.add_argument("backup", nargs="?", default="", help=_("its name; else the newest"))
    verbs.add_parser("drill", help=_("bring the last backup into a temporary place and look at it"))
    anew = verbs.add_parser("anew", help=_("begin again in a place that was emptied on purpose"))
    anew.add_argument("number", help=_("the number of the place’s setting"))
    asked = parser.parse_args(argv)
    return told(lambda: act(asked))


def act(asked: argparse.Namespace) -> int:
    """Raises: Refused."""
    begin_process()
    # Django's apps must be loaded first.
    from florilege.cli.running import backups

    match asked.verb:
        case "list":
            return backups.list_all()
        case "check":
            return backups.check(asked.backup)
        case "drill":
            return backups.drill()
        case "anew":
            return backups.begin_anew(asked.number)
        case _:
            return backups.make()
