"""`florilege check`: everything that can be said of the code without running its tests."""

import argparse
import time
from collections.abc import Sequence
from typing import Final

from florilege.cli.checks.finding import Check, Finding, State
from florilege.cli.checks.table import CHECKS
from florilege.cli.checks.tree import NotACheckout
from florilege.cli.phrases import gettext as _

MOST_LINES: Final = 40


def run_checks(argv: list[str]) -> int:
    """Run the checks that are named, or all; one line each, then what they said."""
    chosen = chosen_checks(argv)
    found = [(check, run_aloud(check)) for check in chosen]
    for check, finding in found:
        if finding.said:
            print(f"\n== {check.name}\n{excerpt(finding.said, whole=len(chosen) == 1)}")
    failed = [check.name for check, finding in found if finding.state is State.FAILED]
    print()
    if failed:
        print(_("Failed: {names}").format(names=", ".join(failed)))
        return 1
    print(_("All is well."))
    return 0


def chosen_checks(argv: Sequence[str]) -> list[Check]:
    names = [check.name for check in CHECKS]
    parser = argparse.ArgumentParser(prog="florilege check")
    parser.add_argument(
        "name", nargs="*", help=_("run only these, of {names}").format(names=", ".join(names))
    )
    wanted: list[str] = parser.parse_args(argv).name
    if unknown := [name for name in wanted if name not in names]:
        parser.error(_("there is no check {names}").format(names=", ".join(unknown)))
    return [check for check in CHECKS if not wanted or check.name in wanted]


def excerpt(said: str, *, whole: bool) -> str:
    """Cut a long complaint short where others stand beside it; alone, it is shown whole."""
    lines = said.rstrip().splitlines()
    if whole or len(lines) <= MOST_LINES:
        return "\n".join(lines)
    more = _("… and {count} lines more; name the check to read them all.")
    return "\n".join([*lines[:MOST_LINES], more.format(count=len(lines) - MOST_LINES)])


def run_aloud(check: Check) -> Finding:
    began = time.monotonic()
    try:
        finding = check.run()
    except NotACheckout:
        finding = Finding(State.LEFT_OUT, _("This copy is not a git checkout."))
    print(f"{finding.state:<9} {check.name:<13} {time.monotonic() - began:5.1f} s", flush=True)
    return finding
