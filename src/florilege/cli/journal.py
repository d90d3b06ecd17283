"""`florilege journal verify`: walk the whole access journal; exit 1 if anything in it is wrong."""

import argparse
import sys

from florilege.cli.phrases import gettext as _
from florilege.cli.running.beginning import begin_process
from florilege.cli.running.refusing import told


def run_journal(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="florilege journal")
    parser.add_argument("verb", choices=["verify"])
    parser.parse_args(argv)
    return told(verify_journal)


def verify_journal() -> int:
    """Raises: Refused."""
    begin_process()
    # Django's apps must be loaded first.
    from florilege.cli.running.readiness import check_ready
    from florilege.infra import clock
    from florilege.infra.journal.verifying import verify

    check_ready(at=clock.now())
    found = verify()
    if found.is_whole:
        print(_("The journal is whole. Entries verified: {count}.").format(count=found.entries))
        return 0
    print(_("The journal is not whole. Faults:"), file=sys.stderr)
    print("\n".join(found.faults), file=sys.stderr)
    return 1
