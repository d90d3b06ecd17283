"""Who stands behind the policy: provider, officer, authority, recipients, hosting sites."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from florilege.charter.text import Text
from florilege.kernel.fiscal_year import YearEnd
from florilege.kernel.vocabulary import Category, Purpose


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address; `country` is an ISO 3166-1 code of two letters."""

    street: str
    postcode: str
    city: str
    country: str


@dataclass(frozen=True, slots=True)
class Provider:
    """The training provider, controller of the processing (GDPR art. 4(7))."""

    name: str
    legal_form: str
    siret: str
    nda: str  # numéro de déclaration d'activité, Code du travail L6351-1
    nda_region: str
    address: Address
    email: str
    phone: str
    fiscal_year_end: YearEnd


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to write to: the data protection officer (GDPR art. 37)."""

    name: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class Authority:
    """Where a person may complain (GDPR art. 77)."""

    name: str
    address: str
    website: str
    complaints: str


class Safeguard(StrEnum):
    """What makes a transfer outside the Union lawful (GDPR art. 45 to 47)."""

    ADEQUACY_DECISION = "adequacy_decision"
    STANDARD_CLAUSES = "standard_clauses"
    CERTIFICATION = "certification"
    BINDING_RULES = "binding_rules"


class StandsAs(StrEnum):
    """What a recipient is to the school: only a processor needs a processing contract."""

    PROCESSOR = "processor"  # acts on the school's behalf, GDPR art. 28
    CONTROLLER = "controller"  # decides for itself, as a funder or an authority does


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who receives data, which categories and for which purposes (GDPR art. 13(1)(e)).

    `categories` is empty for one that gets nothing of what the platform stores, as a video network.
    `contract_on` is the day of the processing contract (art. 28), if there is one;
    `contract_until` its last day, if it has one.
    """

    code: str
    name: str
    role: Text
    country: str
    categories: frozenset[Category]
    purposes: frozenset[Purpose]
    safeguard: Safeguard | None = None
    contract_on: date | None = None
    contract_until: date | None = None
    stands_as: StandsAs = StandsAs.PROCESSOR


class SiteRole(StrEnum):
    PRODUCTION = "production"
    STANDBY = "standby"
    BACKUP = "backup"


@dataclass(frozen=True, slots=True)
class Site:
    """A data centre; settings name it by `code`."""

    code: str
    name: str
    country: str
    role: SiteRole


@dataclass(frozen=True, slots=True)
class Hosting:
    """In which countries data may lie, and where they lie (POL-06)."""

    countries: tuple[str, ...]
    sites: tuple[Site, ...]
