"""Who may be written to for a promotion, and why not (LAW-05, LAW-12). Asked at each writing.

Rooms answer what only they know: who is a customer of a training, and who may never be canvassed.
"""

from collections.abc import Callable, Collection, Set
from enum import StrEnum
from uuid import UUID

from florilege.infra.gate import rules
from florilege.infra.keys.people import standings_of
from florilege.infra.mail.models import DeadAddress
from florilege.kernel.access import Standing, Verdict, verdict_on_person
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Category, LegalBasis, Purpose

People = Set[SubjectRef]
CustomersOf = Callable[[UUID, People], People]
NeverCanvassed = Callable[[People], People]

_USED = (Category.CONTACT, Category.CORRESPONDENCE, Category.PREFERENCES)
_customers: list[CustomersOf] = []
_never: list[NeverCanvassed] = []


class Skip(StrEnum):
    """Why somebody is not written to. The first that holds is told."""

    GONE = "gone"
    NOT_CUSTOMER = "not_customer"
    NO_CONSENT = "no_consent"
    OBJECTED = "objected"
    NEVER = "never"  # financed by a personal training account (Code du travail L6323-8-1)
    UNDER_FIFTEEN = "under_fifteen"
    RESTRICTED = "restricted"
    UNREACHABLE = "unreachable"


# They do not belong to the audience at all: nobody meant to write to them.
OUTSIDE = frozenset({Skip.GONE, Skip.NOT_CUSTOMER, Skip.NO_CONSENT})


def answer_customers(function: CustomersOf) -> CustomersOf:
    """Register who, of some people, is a customer of a training."""
    if function not in _customers:
        _customers.append(function)
    return function


def never_canvassed(function: NeverCanvassed) -> NeverCanvassed:
    """Register who, of some people, may never be canvassed, whatever they agreed to."""
    if function not in _never:
        _never.append(function)
    return function


def knows_funding() -> bool:
    """Tell whether any room answers who may never be canvassed."""
    return bool(_never)


def skipped(
    people: Collection[SubjectRef], *, purpose: Purpose, course: UUID | None
) -> dict[SubjectRef, Skip | None]:
    """Tell of each person why they are not written to, or None if they may be.

    Without consent, only customers of the training are written to, about similar ones.
    """
    wanted = frozenset(people)
    standings, basis = standings_of(wanted), rules.basis_of(purpose)
    bought = _customers_of(course, wanted) if course is not None else frozenset()
    never = frozenset[SubjectRef]().union(*(function(wanted) for function in _never))
    dead = DeadAddress.objects.filter(person__in=wanted).values_list("person", flat=True)
    lost = frozenset(SubjectRef(person) for person in dead)
    return {
        person: _why(
            standings.get(person),
            purpose=purpose,
            basis=basis,
            is_customer=person in bought,
            is_never=person in never,
            is_lost=person in lost,
        )
        for person in wanted
    }


def _customers_of(course: UUID, people: People) -> People:
    return frozenset[SubjectRef]().union(*(function(course, people) for function in _customers))


def _why(
    standing: Standing | None,
    *,
    purpose: Purpose,
    basis: LegalBasis,
    is_customer: bool,
    is_never: bool,
    is_lost: bool,
) -> Skip | None:
    if standing is None:
        return Skip.GONE
    if basis is not LegalBasis.CONSENT and not is_customer:
        return Skip.NOT_CUSTOMER
    verdicts = {
        verdict_on_person(standing, purpose=purpose, basis=basis, category=category)
        for category in _USED
    }
    asked = (
        (Skip.GONE, Verdict.WITHHELD_ERASED in verdicts),
        (Skip.NO_CONSENT, basis is LegalBasis.CONSENT and not standing.consents_to(purpose)),
        (Skip.OBJECTED, basis is not LegalBasis.CONSENT and purpose in standing.objected),
        (Skip.NEVER, is_never),
        (Skip.UNDER_FIFTEEN, basis is not LegalBasis.CONSENT and standing.under_fifteen),
        (Skip.RESTRICTED, Verdict.WITHHELD_RESTRICTED in verdicts),
        (Skip.UNREACHABLE, is_lost),
    )
    return next((skip for skip, holds in asked if holds), None)
