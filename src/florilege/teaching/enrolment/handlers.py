"""What follows a change of a seat: a letter, a seat for who waits; and who is a customer."""

from collections.abc import Set
from uuid import UUID

from florilege.infra import clock
from florilege.infra.mail.canvassing import answer_customers
from florilege.infra.outbox.subscribing import handles
from florilege.kernel.subjects import SubjectRef
from florilege.people.identity.events import ProfileRectified
from florilege.teaching.enrolment.actions.offer_freed_seats import (
    confirm_what_waited,
    offer_freed_seats,
)
from florilege.teaching.enrolment.enums import EnrolmentState
from florilege.teaching.enrolment.events import (
    EnrolmentConfirmed,
    EnrolmentWaiting,
    EnrolmentWithdrawn,
)
from florilege.teaching.enrolment.letters import write_about
from florilege.teaching.enrolment.queries.lasting import customers_among


@handles(EnrolmentConfirmed)
def tell_confirmed(event: EnrolmentConfirmed) -> None:
    write_about(
        event.enrolment,
        person=event.person,
        state=EnrolmentState.CONFIRMED,
        at=clock.now(),
    )


@handles(EnrolmentWaiting)
def tell_waiting(event: EnrolmentWaiting) -> None:
    write_about(
        event.enrolment,
        person=event.person,
        state=EnrolmentState.REQUESTED,
        at=clock.now(),
    )


@handles(EnrolmentWithdrawn)
def tell_withdrawn(event: EnrolmentWithdrawn) -> None:
    write_about(
        event.enrolment,
        person=event.person,
        state=EnrolmentState.WITHDRAWN,
        at=clock.now(),
    )


@handles(EnrolmentWithdrawn)
def offer_the_seat(event: EnrolmentWithdrawn) -> None:
    offer_freed_seats(session_id=event.session, at=clock.now())


@handles(ProfileRectified)
def confirm_when_complete(event: ProfileRectified) -> None:
    confirm_what_waited(person=event.person, at=clock.now())


@answer_customers
def customers(course: UUID, people: Set[SubjectRef]) -> Set[SubjectRef]:
    return customers_among(course, people)
