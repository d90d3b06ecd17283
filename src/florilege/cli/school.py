"""`florilege school import|export|check|close`: a school comes in with its files, goes out, ends."""

import argparse
from datetime import date
from pathlib import Path

from florilege.cli.phrases import gettext as _
from florilege.cli.running.beginning import begin_process
from florilege.cli.running.refusing import told


def run_school(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="florilege school")
    verbs = parser.add_subparsers(dest="verb", required=True)
    bring = verbs.add_parser("import", help=_("take an existing school over from CSV files"))
    bring.add_argument("folder", type=Path, help=_("the folder of the files"))
    bring.add_argument(
        "--dry-run", action="store_true", help=_("read and judge everything, and write nothing")
    )
    out = verbs.add_parser("export", help=_("write the whole school into one sealed file"))
    out.add_argument("file", type=Path, help=_("the file to write, as ecole.tar.age"))
    out.add_argument("--to", required=True, help=_("the public age key of who may read it"))
    out.add_argument("--reason", required=True, choices=["moving", "closing", "duty", "trial"])
    check = verbs.add_parser("check", help=_("read an export back and compare it with itself"))
    check.add_argument("file", type=Path)
    check.add_argument("--key", type=Path, required=True, help=_("the file of the private age key"))
    close = verbs.add_parser("close", help=_("announce that the school closes, or take it back"))
    close.add_argument("--on", type=date.fromisoformat, metavar="YYYY-MM-DD", help=_("the day"))
    close.add_argument(
        "--shut-on",
        type=date.fromisoformat,
        metavar="YYYY-MM-DD",
        help=_("from when nobody enters or enrols; at once by default"),
    )
    close.add_argument("--withdraw", action="store_true", help=_("take the closing back"))
    asked = parser.parse_args(argv)
    return told(lambda: act(asked))


def act(asked: argparse.Namespace) -> int:
    """Raises: Refused."""
    begin_process()
    # Django's apps must be loaded first.
    from florilege.cli.running.readiness import check_ready
    from florilege.cli.running.school_closing import close
    from florilege.cli.running.school_desk import bring_in
    from florilege.cli.running.school_leaving import check, hand_over
    from florilege.infra import clock

    if asked.verb == "check":
        return check(asked.file, key=asked.key)
    check_ready(at=clock.now())
    if asked.verb == "close":
        return close(on=asked.on, shut_on=asked.shut_on, withdraw=asked.withdraw)
    if asked.verb == "export":
        return hand_over(asked.file, to=asked.to, reason=asked.reason)
    return bring_in(asked.folder, dry=asked.dry_run)
