"""The closed lists that every floor shares: vaults, roles, purposes, categories.

A word is added here and in `docs/glossary.md` in the same commit; every purpose and category
must also stand in each charter, or the program refuses to start.
"""

from enum import StrEnum


class Vault(StrEnum):
    """A database of its own, by sensitivity. No foreign key and no transaction crosses two."""

    PUBLIC = "public"
    IDENTITY = "identity"
    LEARNING = "learning"
    FINANCE = "finance"
    ARCHIVE = "archive"
    JOURNAL = "journal"
    KEYS = "keys"


class Role(StrEnum):
    """What somebody acts as. A person may hold several; a page is opened as one of them."""

    ANONYMOUS = "anonymous"
    LEARNER = "learner"
    TRAINER = "trainer"
    OFFICE = "office"
    OFFICER = "officer"  # data protection officer, GDPR art. 37
    SECURITY = "security"
    OPERATOR = "operator"
    ARCHIVIST = "archivist"
    CONTACT = "contact"  # somebody without an account, let in by a mailed link to their own data
    SYSTEM = "system"  # the program itself, in a job


class Pillar(StrEnum):
    """The three pillars of the policy: each has its own rules (POL-05)."""

    TEACHING = "teaching"
    ADMINISTRATION = "administration"
    IMPROVEMENT = "improvement"


class LegalBasis(StrEnum):
    """GDPR art. 6(1): the four bases that a training provider uses."""

    CONTRACT = "contract"
    LEGAL_DUTY = "legal_duty"
    LEGITIMATE_INTEREST = "legitimate_interest"
    CONSENT = "consent"


class Purpose(StrEnum):
    """Why a personal value may be opened (GDPR art. 5(1)(b)). Its basis stands in the charter."""

    ACCOUNT = "account"  # open, secure and recover an account
    ENROLMENT = "enrolment"  # confirm a seat in a training session
    TEACHING = "teaching"  # give the course, keep the place, accompany
    ASSESSMENT = "assessment"  # mark answers and give feedback
    CERTIFICATION = "certification"  # issue and check certificates
    NOTICES = "notices"  # operational mail: confirmations, convocations, results
    PROMOTION = "promotion"  # news and offers, to those who agreed
    SIMILAR_TRAININGS = "similar_trainings"  # offers to customers, until they object
    ARCHIVING = "archiving"  # keep, apart, what the law has the provider keep
    RIGHTS = "rights"  # access, export, erasure and the other rights of the person
    SECURITY = "security"  # detect and stop unauthorised access, keep the journal
    RELATIONS = "relations"  # work with companies and other people who have no account here
    PERSONALISATION = "personalisation"  # recommendations from preferences and progress


# What may be sent under these is promotional mail and nothing else.
PROMOTIONAL = frozenset({Purpose.PROMOTION, Purpose.SIMILAR_TRAININGS})


class Category(StrEnum):
    """What kind of datum it is: the unit of the register, of grants and of the policy's tables."""

    IDENTITY = "identity"  # name, first name, pseudonym
    CONTACT = "contact"  # e-mail, phone
    CREDENTIALS = "credentials"  # password hash, links, sessions
    PREFERENCES = "preferences"  # language, time zone, interests, level, goals
    ENROLMENTS = "enrolments"  # seats in training sessions
    PROGRESS = "progress"  # places, activity records, measured time
    ASSESSMENT = "assessment"  # attempts, answers, outcomes
    CERTIFICATES = "certificates"  # issued documents
    CORRESPONDENCE = "correspondence"  # mail that the platform sent
    REQUESTS = "requests"  # exports, erasures, charter versions shown
    RELATIONS = "relations"  # company contacts, signatories, invited people without an account
    STAFF = "staff"  # roles held, sessions taught
