"""Hand a school over, as the terminal sees it: progress, what stands in the file, and its check.

Import it once Django's apps are loaded.
"""

import sys
from pathlib import Path

from florilege.cli.phrases import gettext as _
from florilege.cli.running.refusing import Refused
from florilege.infra import clock
from florilege.rights.handover.checking import NotWhole, check_export
from florilege.rights.handover.enums import Reason
from florilege.rights.handover.exporting import (
    BeingWritten,
    FileExists,
    RecipientUnreadable,
    export_school,
)


def hand_over(path: Path, *, to: str, reason: str) -> int:
    """Raises: Refused."""
    if not path.parent.is_dir():
        raise Refused(_("There is no folder {folder}.").format(folder=path.parent))
    try:
        done = export_school(
            path, recipient=to, reason=Reason(reason), at=clock.now(), told=_Shown()
        )
    except RecipientUnreadable:
        sentence = _("--to wants a public age key, which begins with age1; `age-keygen` makes one.")
        raise Refused(sentence) from None
    except FileExists:
        sentence = _("{file} exists already. Choose another name; nothing is written over.")
        raise Refused(sentence.format(file=path)) from None
    except BeingWritten:
        sentence = _("Another export writes {file} just now. Wait for it, or choose another name.")
        raise Refused(sentence.format(file=path)) from None
    for name, count in sorted(done.rows.items()):
        if count:
            print(f"{count:>9}  {name}")
    sentence = _("{file}: {members} files inside, {bytes} bytes, sealed.")
    words = {"file": path, "members": done.members, "bytes": done.stored_bytes}
    print(sentence.format(**words))
    return 0


def check(path: Path, *, key: Path) -> int:
    """Raises: Refused."""
    try:
        lines = key.read_text().splitlines()
        secret = next((line for line in lines if line.startswith("AGE-SECRET-KEY-")), "")
        found = check_export(path, key=secret)
    except FileNotFoundError as missing:
        raise Refused(_("There is no file {file}.").format(file=missing.filename)) from None
    except NotWhole:
        sentence = _(
            "{file} is no whole export, or it is sealed for another key. Have it made again."
        )
        raise Refused(sentence.format(file=path)) from None
    sentence = _("Whole: {school}, of {made_at}, {members} files, {rows} rows.")
    words = {"school": found.school, "made_at": found.made_at, "members": found.members}
    print(sentence.format(**words, rows=sum(found.rows.values())))
    return 0


class _Shown:
    """One line a table that moves on."""

    def __call__(self, table: str, count: int) -> None:
        if sys.stderr.isatty():
            print(f"\r\033[K{table} {count}", end="", file=sys.stderr, flush=True)
