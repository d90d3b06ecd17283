"""Close a school: say what will happen, have the school's name typed, and only then announce it.

Import it once Django's apps are loaded.
"""

import sys
from collections.abc import Iterator
from datetime import date

from florilege.cli.phrases import gettext as _
from florilege.cli.phrases import ngettext
from florilege.cli.running.days import in_words
from florilege.cli.running.refusing import Refused
from florilege.infra import clock, policy
from florilege.infra.closing.announcing import (
    AnnouncedAlready,
    ClosedAlready,
    TooSoon,
    announce_closing,
    withdraw_closing,
)
from florilege.infra.closing.board import archive_ends_on, closing
from florilege.teaching.enrolment.queries import taught_until


def close(*, on: date | None, shut_on: date | None, withdraw: bool) -> int:
    """Raises: Refused."""
    if withdraw:
        return _withdraw()
    if on is None:
        return _show()
    print(_plan(on, shut_on or clock.today()))
    _confirm()
    try:
        announce_closing(closes_on=on, shut_on=shut_on or clock.today(), at=clock.now())
    except TooSoon as soon:
        sentence = _("People need time to take their data along: {day} is the earliest day.")
        raise Refused(sentence.format(day=in_words(soon.earliest))) from None
    except AnnouncedAlready:
        sentence = _("A closing is announced already. Take it back with --withdraw first.")
        raise Refused(sentence) from None
    print(_("Announced. The worker writes to everybody now."))
    return 0


def _withdraw() -> int:
    try:
        stood = withdraw_closing(at=clock.now())
    except ClosedAlready:
        sentence = _("The school has closed: what was erased does not come back.")
        raise Refused(sentence) from None
    if not stood:
        raise Refused(_("No closing is announced."))
    print(_("Taken back. The worker tells everybody who had been told."))
    return 0


def _show() -> int:
    announced = closing()
    if announced is None:
        raise Refused(_("No closing is announced. To announce one, say --on DATE."))
    print(_plan(announced.closes_on, announced.shut_on))
    return 0


def _plan(on: date, shut_on: date) -> str:
    lines = [
        _("From {shut}: nobody opens an account or takes a seat."),
        _("Until {day}: everybody is told by letter, and can take their data along."),
        _(
            "On {day}: every account is archived as the law demands, and erased. This has no way back."
        ),
        _("Then: only officers and archivists sign in; policy, checks and requests are served."),
        _(
            "Until {end} at the latest: the archive runs on. Let `serve`, `worker` and `archivist` run."
        ),
    ]
    days = {"day": on, "shut": shut_on, "end": archive_ends_on(on)}
    said = "\n".join(lines).format(**{name: in_words(day) for name, day in days.items()})
    return "\n".join([said, *_cut_short(on)])


def _cut_short(on: date) -> Iterator[str]:
    """Name the sessions that would not come to their end."""
    found = taught_until(on)
    if found:
        sentence = ngettext(
            "{count} session with learners is not over by then:",
            "{count} sessions with learners are not over by then:",
            len(found),
        )
        yield sentence.format(count=len(found))
        yield from (
            f"  {in_words(one.starts_on)} – {in_words(one.ends_on)}  {one.title}" for one in found
        )


def _confirm() -> None:
    """Raises: Refused unless the school's name is typed."""
    name = policy.charter().provider.name
    print(_("To announce it, type the name of the school:"), end=" ", flush=True)
    if sys.stdin.readline().strip() != name:
        raise Refused(_("That is not “{name}”. Nothing was announced.").format(name=name))
