"""The policy's numbers: retention entries, deadlines, security thresholds."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from florilege.charter.text import Text
from florilege.kernel.retention import Period, RetentionRule

LEGAL_MONTH = Period(months=1)  # GDPR art. 12(3)


class RetentionCode(StrEnum):
    """The rules that rooms name beside their fields. Each stands in every charter."""

    ACCOUNT = "account"  # identity, contact, preferences
    CREDENTIALS = "credentials"  # password hash and what signs in
    SIGN_INS = "sign_ins"  # open browser sessions
    LINKS = "links"  # confirmation and reset links
    LEARNING_HISTORY = "learning_history"  # progress, assessment, enrolments
    CERTIFICATES = "certificates"  # issued documents
    CORRESPONDENCE = "correspondence"  # mail that was sent
    EXPORTS = "exports"  # files of a person's data, made for them
    REQUESTS = "requests"  # requests for rights and their receipts
    STAFF = "staff"  # roles held
    CONTACTS = "contacts"  # people without an account: company contacts, signatories, invited
    JOURNAL = "journal"  # who looked at what
    CONTRACTS = "contracts"
    ATTENDANCE = "attendance"
    INVOICES = "invoices"


class RetentionEvent(StrEnum):
    """What starts the clock of a datum."""

    ACCOUNT_END = "account_end"
    LAST_SIGN_IN = "last_sign_in"
    TRAINING_END = "training_end"
    FISCAL_YEAR_END = "fiscal_year_end"
    ISSUED = "issued"
    SENT = "sent"
    MADE = "made"
    ANSWERED = "answered"
    ENDED = "ended"
    LAST_CONTACT = "last_contact"


# What these start is not ended row by row: it goes with its person, by the one path of accounts.
PERSONS_CLOCK = frozenset({RetentionEvent.ACCOUNT_END, RetentionEvent.LAST_SIGN_IN})


@dataclass(frozen=True, slots=True)
class RetentionEntry:
    """One line of the retention table: the rule that runs, and the words that publish it.

    `hours` is given for what ends within the day; `rule` then counts enough whole days for a
    nightly sweep never to come early.
    """

    rule: RetentionRule
    event: RetentionEvent
    title: Text
    in_use: Text
    reason: Text
    archived: Text | None = None
    hours: int | None = None


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Within which time the provider does what it promises. Each name carries its unit."""

    answer_days: int
    extension_max_months: int
    notice_days: int
    inactivity_months: int
    inactivity_answer_months: int
    journal_months: int
    backup_days: int
    backup_drill_days: int
    irreversible_within_days: int
    mail_days: int
    marking_days: int

    def answer_by(self, received_on: date) -> date:
        """Give the last day on which an answer is in time; never past the legal month.

        Example: 30 days from 31 January end on 28 February, as the month does.
        Source: GDPR art. 12(3); Regulation (EEC, Euratom) 1182/71.
        """
        promised = Period(days=self.answer_days).until(received_on)
        return min(promised, LEGAL_MONTH.until(received_on))

    def extended_answer_by(self, received_on: date) -> date:
        """Give the last day of an answer whose extension was announced."""
        return Period(months=LEGAL_MONTH.months + self.extension_max_months).until(received_on)


@dataclass(frozen=True, slots=True)
class Security:
    """Thresholds of signing in. Each name carries its unit."""

    sign_up_link_hours: int
    reset_link_minutes: int
    fresh_sign_in_minutes: int
    session_idle_minutes: int
    session_hours: int
    sign_in_attempts: int
    sign_in_wait_minutes: int
    password_min_length: int
    archive_reading_hours: int
