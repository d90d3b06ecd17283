"""Does the charter that is published fit this program and this file? Tried before each start.

Import it once Django's apps are loaded.
"""

from datetime import datetime

from django.conf import settings

from florilege.charter.comparing import Change
from florilege.charter.faults import CharterRefused
from florilege.charter.text import Text
from florilege.cli.phrases import gettext as _
from florilege.cli.running.refusing import Refused, spoken_language
from florilege.infra import policy
from florilege.infra.charters.handmade import MOST_LINES, unpublished_changes

MOST_LETTERS = 60


def refuse_unfit_charter(*, at: datetime) -> None:
    """Raises: Refused."""
    try:
        policy.charter()
        changes = () if settings.DEMO else unpublished_changes()
    except CharterRefused as refusal:
        raise Refused(unfit(refusal)) from refusal
    if changes:
        raise Refused(hand_edited(changes))


def unfit(refusal: CharterRefused) -> str:
    sentence = _(
        "The charter that is published cannot be obeyed by this program:\n{faults}\n"
        "Write what is missing in {path}, then publish it with `florilege charter publish`."
    )
    faults = refusal.in_language(spoken_language())
    return sentence.format(faults=faults, path=settings.CHARTER_PATH)


def hand_edited(changes: tuple[Change, ...]) -> str:
    sentence = _(
        "The charter {path} was changed and not published, so nobody was told:\n{changes}\n"
        "Publish it (`florilege charter diff`, then `florilege charter publish`), or put the "
        "published text back (`florilege charter show > {path}`). Nothing was started."
    )
    lines = [change_line(change) for change in changes[:MOST_LINES]]
    if len(changes) > MOST_LINES:
        lines.append(_("… and {count} entries more").format(count=len(changes) - MOST_LINES))
    return sentence.format(path=settings.CHARTER_PATH, changes="\n".join(lines))


def change_line(change: Change) -> str:
    """Write one entry that differs: `deadlines.answer_days: 15 → 30`."""
    return f"  {change.where}: {brief(change.before)} → {brief(change.after)}"


def brief(value: object) -> str:
    said = value.in_language(spoken_language()) if isinstance(value, Text) else value
    words = "–" if said is None else str(said)
    return words if len(words) <= MOST_LETTERS else words[: MOST_LETTERS - 1] + "…"
