"""Make, list, check and try backups, and say what came of it. Import it once apps are loaded."""

import sys
from contextlib import suppress
from typing import Final

from florilege.cli.phrases import gettext as _
from florilege.cli.running.backup_words import why_in_words
from florilege.cli.running.days import with_time
from florilege.cli.running.readiness import check_ready
from florilege.cli.running.refusing import Refused
from florilege.cli.running.restoring import said_plainly
from florilege.infra import clock, policy
from florilege.infra.backup.checking import check_backup
from florilege.infra.backup.choosing import choose
from florilege.infra.backup.drilling import drill as drill_now
from florilege.infra.backup.ending import end_backups
from florilege.infra.backup.enums import State, Why
from florilege.infra.backup.errors import BackupFailed, PlaceFailed
from florilege.infra.backup.kept import kept_in
from florilege.infra.backup.making import NoPlace, back_up
from florilege.infra.backup.models import Copy
from florilege.infra.backup.places.known import places

_MB: Final = 1_000_000


def make() -> int:
    """Raises: Refused."""
    at = clock.now()
    check_ready(at=at)
    try:
        with said_plainly():
            made = back_up(places(), at=at, told=_say)
    except Refused as refusal:
        raise Refused(no_place()) if isinstance(refusal.__cause__, NoPlace) else refusal from None
    for place, why in made.places:
        if why is None:
            print(_("Place {number} ({where}): written and read back.").format(**_named(place)))
        else:
            sentence = _("Place {number} ({where}): {why}")
            print(sentence.format(**_named(place), why=why_in_words(why)), file=sys.stderr)
    # A place that failed is told above; what is over in it ends when it is there again.
    with suppress(BackupFailed):
        end_backups(places(), at=at, days=policy.charter().deadlines.backup_days)
    print(_("Backup {backup}.").format(backup=made.backup))
    return 0 if made.everywhere else 1


def list_all() -> int:
    for place in places():
        print(_("Place {number} ({where})").format(**_named(place)))
        try:
            kept = kept_in(place)
        except PlaceFailed as failure:
            print(f"  {why_in_words(failure.why)}")
            continue
        for one in kept:
            day = with_time(one.made_at)
            print(f"  {one.backup}  {day}  {one.stored / _MB:.1f} MB  {one.version}")
        if not kept:
            print("  " + _("no backup yet"))
    if not places():
        print(no_place())
    return 0


def check(backup: str) -> int:
    """Raises: Refused."""
    with said_plainly():
        found = [(one, check_backup(one)) for one in choose(places(), backup=backup).data]
    for one, checked in found:
        if checked.damaged:
            sentence = _("Place {number} ({where}): damaged in {backup}: {names}")
            names = ", ".join(checked.damaged[:10])
            print(sentence.format(**_named(one.place), backup=one.backup, names=names))
        else:
            sentence = _(
                "Place {number} ({where}): {backup} is whole: {parts} parts, {files} files."
            )
            counts = {"parts": checked.parts, "files": checked.files, "backup": one.backup}
            print(sentence.format(**_named(one.place), **counts))
    return int(any(checked.damaged for _, checked in found))


def drill() -> int:
    """Raises: Refused."""
    at = clock.now()
    check_ready(at=at)
    with said_plainly():
        done = drill_now(at=at)
    if done.state == State.DONE:
        counts = ", ".join(f"{name}: {count}" for name, count in sorted(done.counts.items()))
        print(
            _("Backup {backup} was brought back and is sound: {counts}.").format(
                backup=done.backup, counts=counts
            )
        )
        return 0
    raise Refused(_("The drill failed: {why}").format(why=why_in_words(Why(done.why))))


def begin_anew(number: str) -> int:
    Copy.objects.filter(place=number).delete()
    print(_("Place {number} is begun anew with the next backup.").format(number=number))
    return 0


def no_place() -> str:
    return _(
        "No place is set for backups. Set FLORILEGE_BACKUP_1 and FLORILEGE_BACKUP_2 to a folder "
        "each, or to s3://bucket/prefix?endpoint=https://…, in two different towns."
    )


def _named(place: object) -> dict[str, object]:
    return {"number": getattr(place, "label", ""), "where": getattr(place, "where", "")}


def _say(part: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{part}", end="", file=sys.stderr, flush=True)
