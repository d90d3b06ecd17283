"""What follows a change of a seat, after its commit: a letter, and a seat for who waits."""

from florilege.infra import clock
from florilege.infra.outbox.subscribing import handles
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
