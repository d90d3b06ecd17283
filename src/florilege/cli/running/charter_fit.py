"""Does the charter that is published fit this program and this file? Tried before each start.

Import it once Django's apps are loaded.
"""

from datetime import datetime
from typing import Final

from django.conf import settings

from florilege.charter.comparing import Change
from florilege.charter.faults import CharterRefused
from florilege.charter.parties import SiteRole
from florilege.charter.text import Text
from florilege.cli.phrases import gettext as _
from florilege.cli.running.days import in_words
from florilege.cli.running.refusing import Refused, spoken_language
from florilege.infra import policy
from florilege.infra.charters.granting import GrantOver, refuse_lapsed_grant
from florilege.infra.charters.handmade import MOST_LINES, unpublished_changes
from florilege.infra.clock import legal_day
from florilege.infra.places import SiteRefused, site_for
from florilege.infra.recipients import unlisted_integrations

MOST_LETTERS = 60
HOME: Final = frozenset({SiteRole.PRODUCTION, SiteRole.STANDBY})
BACKUP: Final = frozenset({SiteRole.BACKUP})


def refuse_unfit_charter(*, at: datetime) -> None:
    """Raises: Refused."""
    try:
        policy.charter()
        changes = () if settings.DEMO else unpublished_changes()
    except CharterRefused as refusal:
        raise Refused(unfit(refusal)) from refusal
    if changes:
        raise Refused(hand_edited(changes))
    refuse_unlisted_places(at=at)


def refuse_unlisted_places(*, at: datetime) -> None:
    """What the settings name, the charter names too. Raises: Refused."""
    charter = policy.charter()
    for integration in unlisted_integrations(charter):
        sentence = _(
            "{name} is switched on, and the charter has no recipient “{code}”: add "
            "[recipients.{code}] to it and publish it, name another recipient in the settings, "
            "or switch it off."
        )
        raise Refused(sentence.format(name=integration.name, code=integration.recipient()))
    if not settings.DEMO:  # a demonstration stands where it is looked at
        refuse_unsaid_sites()
    if settings.REMOTE_MAINTENANCE:
        refuse_ended_maintenance(settings.REMOTE_MAINTENANCE, at=at)


def refuse_unsaid_sites() -> None:
    """Where this runs and where its backups go is said by settings (POL-06). Raises: Refused."""
    for place in settings.BACKUP_PLACES:
        refuse_unlisted_site(f"FLORILEGE_BACKUP_{place.label}_SITE", place.site, BACKUP)
    # Without TLS nobody but this machine is served: that is a trial, and stands nowhere else.
    if settings.HOSTED_AT or settings.SITE_URL.startswith("https://"):
        refuse_unlisted_site("FLORILEGE_HOSTED_AT", settings.HOSTED_AT, HOME)


def refuse_unlisted_site(setting: str, code: str, roles: frozenset[SiteRole]) -> None:
    try:
        site_for(policy.charter(), code, roles=roles)
    except SiteRefused as refusal:
        sentence = _(
            "{setting} says “{code}”, and the charter’s sites for this are: {known}. Name one of "
            "them, or publish a charter that has this site, in one of its hosting countries."
        )
        known = ", ".join(refusal.known)
        raise Refused(sentence.format(setting=setting, code=refusal.code, known=known)) from None


def refuse_ended_maintenance(code: str, *, at: datetime) -> None:
    try:
        refuse_lapsed_grant(code, on=legal_day(at))
    except GrantOver as refusal:
        sentence = _(
            "FLORILEGE_REMOTE_MAINTENANCE names the grant “{code}”, which does not hold today "
            "({last_day}). Take the setting away, or have the data protection officer grant it anew."
        )
        ended = in_words(refusal.last_day) if refusal.last_day else "–"
        raise Refused(sentence.format(code=code, last_day=ended)) from None


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
