"""`florilege mail bounces [FILE …]`: read delivery reports, as the mail server pipes them to us."""

import argparse
import sys
from pathlib import Path

from florilege.cli.phrases import gettext as _
from florilege.cli.running.beginning import begin_process
from florilege.cli.running.refusing import told


def run_mail(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="florilege mail")
    parser.add_argument("verb", choices=["bounces"])
    parser.add_argument("files", nargs="*", type=Path, help=_("reports; without, standard input"))
    asked = parser.parse_args(argv)
    return told(lambda: read_bounces(asked.files))


def read_bounces(files: list[Path]) -> int:
    """Note what came back; always 0 on a readable report, so that the mail server does not retry."""
    reports = [file.read_bytes() for file in files] or [sys.stdin.buffer.read()]
    begin_process()
    from florilege.cli.running.readiness import check_ready
    from florilege.infra import clock
    from florilege.infra.mail.bouncing import note_returned
    from florilege.infra.mail.refusals import Cause
    from florilege.infra.mail.reports import dead_letters

    check_ready(at=clock.now())
    found = {letter for report in reports for letter in dead_letters(report)}
    noted = sum(note_returned(letter, cause=Cause.DEAD, at=clock.now()) for letter in found)
    print(_("{count} letters came back for good.").format(count=noted))
    return 0
