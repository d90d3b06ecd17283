"""What rooms ask of the desk, and what the desk's own changes entail."""

from collections.abc import Set
from uuid import UUID

from florilege.infra import clock
from florilege.infra.gate.looking import categories_of
from florilege.infra.keys.known import knows
from florilege.infra.outbox.subscribing import handles
from florilege.infra.outbox.wanted import ErasureWanted, PromotionsUnwanted, Rectified
from florilege.kernel.datum import datum_of
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Category
from florilege.rights.actions.open_erasure_request import open_erasure_request
from florilege.rights.actions.stop_promotions import stop_promotions
from florilege.rights.actions.tell_recipients import tell_recipients
from florilege.rights.enums import Cause, Origin
from florilege.rights.events import ChoiceMade, RecipientsConcerned
from florilege.rights.models import Bringing, Restriction, RightsRequest
from florilege.rights.standing import obey

DECLARED = frozenset({Category.IDENTITY, Category.CONTACT, Category.PREFERENCES})


@handles(ErasureWanted)
def erase(event: ErasureWanted) -> None:
    """While something is held for a proceeding this raises, and is tried again later."""
    open_erasure_request(person=event.person, origin=Origin.LAPSED, at=clock.now())


@handles(ChoiceMade)
def obey_choice(event: ChoiceMade) -> None:
    obey(event.person)


@handles(PromotionsUnwanted)
def end_promotions(event: PromotionsUnwanted) -> None:
    stop_promotions(event.person, at=clock.now())


@handles(Rectified)
def tell_of_rectification(event: Rectified) -> None:
    _tell(event.person, Cause.RECTIFICATION, event.change, DECLARED)


@handles(RecipientsConcerned)
def tell_of_change(event: RecipientsConcerned) -> None:
    _tell(event.person, event.cause, event.about, _categories(event))


@knows
def who_wrote(people: Set[SubjectRef]) -> set[SubjectRef]:
    """Whoever wrote to the desk is known here, with or without an account."""
    rows = RightsRequest.objects.filter(person__in=people)
    return {SubjectRef(person) for person in rows.values_list("person", flat=True)}


@knows
def who_was_brought(people: Set[SubjectRef]) -> set[SubjectRef]:
    """Whose file is being taken in has a key before they have an account."""
    rows = Bringing.objects.filter(person__in=people)
    return {SubjectRef(person) for person in rows.values_list("person", flat=True)}


def _categories(event: RecipientsConcerned) -> frozenset[Category]:
    restricted = Restriction.objects.filter(id=event.about).values_list("category", "datum")
    word, datum = restricted.first() or ("", "")
    if datum:
        return categories_of(datum_of(datum))
    return frozenset({Category(word)} if word else Category)


def _tell(person: SubjectRef, cause: Cause, about: UUID, categories: frozenset[Category]) -> None:
    tell_recipients(person=person, cause=cause, about=about, categories=categories, at=clock.now())
