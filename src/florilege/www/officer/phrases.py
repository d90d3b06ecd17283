"""Words that the officer's pages repeat: pillars, bases, verdicts, scopes, and the tabs."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from florilege.infra import policy
from florilege.infra.recipients import ContractState
from florilege.kernel.access import Scope, Verdict
from florilege.kernel.vocabulary import Category, LegalBasis, Pillar
from florilege.people.announcements.enums import Told
from florilege.rights.enums import Origin, RequestKind

PILLARS = {
    Pillar.TEACHING: gettext_noop("Teaching"),
    Pillar.ADMINISTRATION: gettext_noop("Administration"),
    Pillar.IMPROVEMENT: gettext_noop("Improvement"),
}
BASES = {
    LegalBasis.CONTRACT: gettext_noop("contract, GDPR art. 6(1)(b)"),
    LegalBasis.LEGAL_DUTY: gettext_noop("legal duty, GDPR art. 6(1)(c)"),
    LegalBasis.LEGITIMATE_INTEREST: gettext_noop("legitimate interest, GDPR art. 6(1)(f)"),
    LegalBasis.CONSENT: gettext_noop("consent, GDPR art. 6(1)(a)"),
}
RESULTS = {
    Verdict.OPEN: gettext_noop("opened"),
    Verdict.REFUSED_PURPOSE: gettext_noop("refused: purpose not declared"),
    Verdict.REFUSED_ROLE: gettext_noop("refused: not for this role"),
    Verdict.REFUSED_SCOPE: gettext_noop("refused: person out of reach"),
}
SCOPES = {
    Scope.SELF: gettext_noop("their own"),
    Scope.OWN_SESSIONS: gettext_noop("people of their own sessions"),
    Scope.COLLEAGUES: gettext_noop("those whose role they may end"),
    Scope.PUBLISHED: gettext_noop("what the person lets be seen"),
    Scope.EVERYBODY: gettext_noop("everybody’s"),
}
TOLD = {
    Told.LEFT: gettext_noop("The mail has left"),
    Told.WAITING: gettext_noop("The mail waits"),
    Told.RESTRICTED: gettext_noop("Not mailed: their data are restricted; the banner tells them"),
    Told.BY_POST: gettext_noop("Told by letter"),
    Told.IN_PERSON: gettext_noop("Told in person"),
    Told.UNREACHABLE: gettext_noop("No address of theirs takes mail"),
}
CONTRACTS = {
    ContractState.ON_RECORD: gettext_noop("on record"),
    ContractState.NOT_NEEDED: gettext_noop("none needed: decides for itself"),
    ContractState.MISSING: gettext_noop("missing"),
    ContractState.LAPSED: gettext_noop("lapsed"),
    ContractState.TO_COME: gettext_noop("not in force yet"),
}
RIGHTS = {
    RequestKind.ACCESS: gettext_noop("Access"),
    RequestKind.RECTIFICATION: gettext_noop("Rectification"),
    RequestKind.ERASURE: gettext_noop("Erasure"),
    RequestKind.RESTRICTION: gettext_noop("Restriction"),
    RequestKind.OBJECTION: gettext_noop("Objection"),
    RequestKind.PORTABILITY: gettext_noop("Portability"),
    RequestKind.CONSENT: gettext_noop("Withdrawal of consent"),
    RequestKind.AFTER_DEATH: gettext_noop("Directive after death"),
}
ORIGINS = {
    Origin.PERSON: gettext_noop("by the person, in their space"),
    Origin.DESK: gettext_noop("by letter, at the desk"),
    Origin.LAPSED: gettext_noop("by nobody: its time was over"),
}
_TABS = (
    ("officer:home", gettext_noop("Desk")),
    ("officer:requests", gettext_noop("Requests")),
    ("officer:restrictions", gettext_noop("Restrictions")),
    ("officer:register", gettext_noop("Register")),
    ("officer:charter", gettext_noop("Charter")),
    ("officer:recipients", gettext_noop("Recipients")),
    ("officer:who_sees_what", gettext_noop("Who sees what")),
    ("officer:journal", gettext_noop("Journal")),
    ("officer:erasures", gettext_noop("Erasures")),
    ("officer:retention", gettext_noop("What leaves when")),
    ("officer:holds", gettext_noop("Legal holds")),
)


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    url: str
    current: bool


def tabs(request: HttpRequest) -> list[Tab]:
    here = request.resolver_match.view_name if request.resolver_match else ""
    return [Tab(_(words), reverse(name), name == here) for name, words in _TABS]


def result_words(result: str) -> str:
    return _(RESULTS[Verdict(result)])


def category_title(category: Category, language: str) -> str:
    return policy.charter().categories[category].title.in_language(language)
