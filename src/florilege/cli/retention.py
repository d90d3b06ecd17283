"""`florilege retention --on DATE [--act]`: what leaves on a day and why; with --act, let it go."""

import argparse
import sys
from datetime import date
from typing import TYPE_CHECKING

from florilege.cli.phrases import gettext as _
from florilege.cli.running.beginning import begin_process
from florilege.cli.running.refusing import told

if TYPE_CHECKING:
    from florilege.rights.models import SweepNight


def run_retention(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="florilege retention")
    parser.add_argument("--on", type=date.fromisoformat, metavar="YYYY-MM-DD", required=True)
    parser.add_argument("--act", action="store_true", help=_("let go what is over; without, tell"))
    asked = parser.parse_args(argv)
    return told(lambda: act(asked.on) if asked.act else tell(asked.on))


def tell(on: date) -> int:
    """Print what a night of this day would do, changing nothing. Raises: Refused."""
    _begin()
    from florilege.rights.retention.counting import count_due

    found = count_due(on)
    print(_("On {day}, this would leave; nothing was changed.").format(day=on))
    _print_counts(_("leaves"), found.due)
    _print_counts(_("stays: held, or the clock stands still"), found.held)
    _print_counts(_("STAYS: nobody takes it to the archive"), found.kept)
    if not (found.due or found.held or found.kept):
        print(_("  nothing"))
    return 0


def act(on: date) -> int:
    """Do the night of this day; 1 if it doubted or something stayed. Raises: Refused."""
    _begin()
    from florilege.infra import clock
    from florilege.rights.retention.sweeping import sweep

    night = sweep(on=on, at=clock.now())
    if night.doubt:
        print(_doubt_words(night), file=sys.stderr)
        return 1
    print(_("On {day}, this left:").format(day=on))
    _print_counts(_("left"), night.gone)
    if not night.gone:
        print(_("  nothing"))
    _print_counts(_("STAYS: nobody takes it to the archive"), night.kept)
    return 1 if night.kept else 0


def _begin() -> None:
    begin_process()
    # Django's apps must be loaded first.
    from florilege.cli.running.readiness import check_ready
    from florilege.infra import clock

    check_ready(at=clock.now())


def _print_counts(what: str, counts: dict[str, int]) -> None:
    from florilege.rights.retention.counting import rule_behind

    for name, count in sorted(counts.items()):
        print(f"  {count:>9}  {name:<44} {rule_behind(name)}  ({what})")


def _doubt_words(night: "SweepNight") -> str:
    words = {
        "clock_back": _(
            "Nothing left: {day} lies before the last night or the journal’s last entry. Set the "
            "clock right."
        ),
        "clock_ahead": _(
            "Nothing left: {day} lies too far ahead of the last night. If the day is right, the "
            "officer confirms it on the page of nights."
        ),
        "large_cut": _(
            "Nothing left: on {day} more would go than on any ordinary night. If it is right, the "
            "officer confirms it on the page of nights."
        ),
    }
    return words[night.doubt].format(day=night.day)
