"""What a charter must agree with beyond the form of each entry: the law, and itself."""

import math
from collections.abc import Iterator

from florilege.charter import sentences
from florilege.charter.colour import is_hex, is_readable
from florilege.charter.faults import Finding
from florilege.charter.law import EUROPEAN_AREA, FLOORS
from florilege.charter.model import Charter
from florilege.charter.parties import SiteRole
from florilege.charter.terms import RetentionEvent
from florilege.charter.text import LANGUAGES, Text
from florilege.kernel.retention import Period
from florilege.kernel.vocabulary import LegalBasis


def findings_in(charter: Charter) -> Iterator[Finding]:
    """Give what is wrong with a charter whose entries all have the right form."""
    yield from _edition(charter)
    yield from _balances(charter)
    yield from _places(charter)
    yield from _floors(charter)
    yield from _archives(charter)
    yield from _agreements(charter)
    yield from _short_lives(charter)


def _edition(charter: Charter) -> Iterator[Finding]:
    if charter.in_force_on < charter.published_on:
        yield _finding("in_force_on", "published_on", say=sentences.FORCE_BEFORE_PUBLICATION)
    if not {"fr"} <= set(charter.languages) <= set(LANGUAGES):
        yield _finding("languages", say=sentences.FIRST_LANGUAGE)
    if is_hex(charter.look.accent) and not is_readable(charter.look.accent):
        yield _finding("look.accent", say=sentences.FAINT_COLOUR)


def _balances(charter: Charter) -> Iterator[Finding]:
    for purpose, entry in charter.purposes.items():
        interest = entry.basis is LegalBasis.LEGITIMATE_INTEREST
        where = (f"purposes.{purpose}.balance", f"purposes.{purpose}.basis")
        if interest and entry.balance is None:
            yield _finding(*where, say=sentences.NO_BALANCE)
        if entry.balance is not None and not interest:
            yield _finding(*where, say=sentences.NEEDLESS_BALANCE)


def _places(charter: Charter) -> Iterator[Finding]:
    """Source: policy B, transfers outside the Union; GDPR art. 44 to 46."""
    hosting = charter.hosting
    if not set(hosting.countries) <= EUROPEAN_AREA:
        yield _finding("hosting.countries", say=sentences.HOSTING_AWAY)
    if not {SiteRole.PRODUCTION, SiteRole.BACKUP} <= {site.role for site in hosting.sites}:
        yield _finding("hosting.sites", say=sentences.NO_SITE)
    for site in hosting.sites:
        if site.country not in hosting.countries:
            where = f"hosting.sites.{site.code}.country"
            yield _finding(where, "hosting.countries", say=sentences.SITE_AWAY)
    for recipient in charter.recipients:
        if recipient.country not in EUROPEAN_AREA and recipient.safeguard is None:
            where = f"recipients.{recipient.code}"
            yield _finding(f"{where}.safeguard", f"{where}.country", say=sentences.NO_SAFEGUARD)
        signed, ends = recipient.contract_on, recipient.contract_until
        if ends is not None and (signed is None or ends < signed):
            where = f"recipients.{recipient.code}.contract"
            yield _finding(f"{where}_until", f"{where}_on", say=sentences.CONTRACT_ENDS_FIRST)


def _archives(charter: Charter) -> Iterator[Finding]:
    for code, entry in charter.retention.items():
        where = (f"retention.{code}.archived", f"retention.{code}.archive")
        if entry.rule.archived_for is not None and entry.archived is None:
            yield _finding(*where, say=sentences.NO_ARCHIVE_WORDS)
        if entry.archived is not None and entry.rule.archived_for is None:
            yield _finding(*where, say=sentences.NO_ARCHIVE)


def _floors(charter: Charter) -> Iterator[Finding]:
    for code, floor in FLOORS.items():
        entry = charter.retention[code]
        archived_for = entry.rule.archived_for or Period()
        if entry.event is not floor.event:
            yield _finding(f"retention.{code}.event", say=sentences.wrong_event(floor))
        if entry.rule.active_for.months + archived_for.months < floor.months:
            where = (f"retention.{code}.archive", f"retention.{code}.active")
            yield _finding(*where, say=sentences.below_floor(floor))


def _agreements(charter: Charter) -> Iterator[Finding]:
    """A duration that the policy says twice is said the same way twice."""
    deadlines = charter.deadlines
    idle = Period(months=deadlines.inactivity_months + deadlines.inactivity_answer_months)
    idle_places = ("deadlines.inactivity_months", "deadlines.inactivity_answer_months")
    said: dict[str, tuple[Period, tuple[str, ...]]] = {
        "journal": (Period(months=deadlines.journal_months), ("deadlines.journal_months",)),
        "correspondence": (Period(days=deadlines.mail_days), ("deadlines.mail_days",)),
    }
    for code, entry in charter.retention.items():
        if entry.event is RetentionEvent.LAST_SIGN_IN:
            said[code] = (idle, idle_places)
    for code, (period, places) in said.items():
        if charter.retention[code].rule.active_for != period:
            own = (f"retention.{code}.active", f"retention.{code}.event")
            yield _finding(*own, *places, say=sentences.disagrees(" + ".join(places)))


def _short_lives(charter: Charter) -> Iterator[Finding]:
    """What lives some hours is kept for exactly those hours."""
    security = charter.security
    links = max(security.sign_up_link_hours, math.ceil(security.reset_link_minutes / 60))
    said = {
        "sign_ins": (security.session_hours, "security.session_hours"),
        "links": (links, "security.sign_up_link_hours"),
    }
    for code, (hours, place) in said.items():
        if charter.retention[code].hours != hours:
            yield _finding(f"retention.{code}.active", place, say=sentences.disagrees(place))
    if security.session_idle_minutes > security.session_hours * 60:
        places = ("security.session_idle_minutes", "security.session_hours")
        yield _finding(*places, say=sentences.IDLE_BEYOND_SESSION)


def _finding(*places: str, say: Text) -> Finding:
    return Finding(places=places, sentence=say)
