"""The charter: one edition of a provider's published policy, complete and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from florilege.charter.parties import Authority, Contact, Hosting, Provider, Recipient
from florilege.charter.terms import Deadlines, RetentionEntry, Security
from florilege.charter.text import Text
from florilege.kernel.vocabulary import Category, LegalBasis, Pillar, Purpose


@dataclass(frozen=True, slots=True)
class PurposeEntry:
    """Why data are processed; `balance` weighs a legitimate interest, and stands only with one."""

    title: Text
    pillar: Pillar
    basis: LegalBasis
    explanation: Text
    balance: Text | None = None


@dataclass(frozen=True, slots=True)
class CategoryEntry:
    title: Text
    explanation: Text


@dataclass(frozen=True, slots=True)
class Look:
    """What a provider chooses of the face: `accent` is readable on paper, `plant` is drawn."""

    accent: str
    plant: str


class Section(StrEnum):
    """The sections of the policy page that are prose, in the order in which they are read."""

    PILLARS = "pillars"
    SOURCES = "sources"
    NEEDED = "needed"  # what must be given, and what happens without it, GDPR art. 13(2)(e)
    BASES = "bases"
    SHARING = "sharing"
    AUTHORITIES = "authorities"
    TRANSFERS = "transfers"
    SECURITY = "security"
    JOURNAL = "journal"
    RETENTION = "retention"
    ERASURE = "erasure"
    RIGHTS = "rights"
    DELAYS = "delays"
    OBJECTION = "objection"
    DECISIONS = "decisions"  # none by machine alone, GDPR art. 22
    MINORS = "minors"
    AFTER_DEATH = "after_death"
    TRACKERS = "trackers"
    INCIDENTS = "incidents"
    CHANGES = "changes"
    COMPLAINT = "complaint"


@dataclass(frozen=True, slots=True)
class Statement:
    title: Text
    body: Text


@dataclass(frozen=True, slots=True)
class Charter:
    """Everything that a provider publishes about personal data, and that the program obeys.

    Every purpose, category, retention code and section has its entry; recipients are in the
    order of the file.
    """

    code: str
    version: int
    published_on: date
    in_force_on: date
    provider: Provider
    officer: Contact
    authority: Authority
    languages: tuple[str, ...]
    preamble: Text
    purposes: Mapping[Purpose, PurposeEntry]
    categories: Mapping[Category, CategoryEntry]
    retention: Mapping[str, RetentionEntry]
    recipients: tuple[Recipient, ...]
    hosting: Hosting
    deadlines: Deadlines
    security: Security
    look: Look
    statements: Mapping[Section, Statement]
