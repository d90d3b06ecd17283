"""Ask for a seat in a session; it is confirmed at once if nothing is missing and a seat is left."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from florilege.infra.clock import legal_day
from florilege.infra.closing.board import is_shut
from florilege.infra.outbox.sending import send
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.teaching.catalogue.queries import current_version
from florilege.teaching.enrolment.enums import EnrolmentState, SessionState
from florilege.teaching.enrolment.events import EnrolmentWaiting
from florilege.teaching.enrolment.models import Enrolment, TrainingSession
from florilege.teaching.enrolment.queries import enrolled, missing_of, session
from florilege.teaching.enrolment.seating import (
    NoSeatLeft,
    NoSuchSession,
    StillMissing,
    locked_session,
    seat,
)
from florilege.teaching.enrolment.shapes import Enrolled


class EnrolmentsClosed(Exception):
    """No seat may be asked for: the session is over or closed, its course withdrawn, the school closing."""


def request_enrolment(*, person: SubjectRef, session_id: UUID, at: datetime) -> Enrolled:
    """Write the request and, if that can be, the seat; asking again changes nothing.

    Without the minimum or a free seat the request waits, in the order of asking.
    Raises: NoSuchSession, EnrolmentsClosed.
    """
    asked_for = session(session_id)
    if asked_for is None:
        raise NoSuchSession(str(session_id))
    if is_shut(legal_day(at)):
        raise EnrolmentsClosed(str(session_id))
    version_id = current_version(asked_for.course_id)
    if version_id is None:
        raise EnrolmentsClosed(str(session_id))
    missing = missing_of(person)
    with transaction.atomic(using=Vault.LEARNING.value):
        locked = locked_session(session_id)
        if locked.state != SessionState.OPEN or locked.ends_on < legal_day(at):
            raise EnrolmentsClosed(str(session_id))
        enrolment = _asked(person, session=locked, version_id=version_id, at=at)
        if enrolment is not None:
            try:
                seat(enrolment, session=locked, missing=missing, at=at)
            except (NoSeatLeft, StillMissing):
                told = EnrolmentWaiting(person=person, enrolment=enrolment.id)
                send(told, vault=Vault.LEARNING, at=at)
    return _own(person, session_id)


def _asked(
    person: SubjectRef, *, session: TrainingSession, version_id: UUID, at: datetime
) -> Enrolment | None:
    """Write the request; None if the person has one already. A seat given up is asked for anew."""
    rows = Enrolment.objects.select_for_update().filter(person=person, session=session)
    row = rows.first()
    if row is not None and row.state != EnrolmentState.WITHDRAWN:
        return None
    row = row or Enrolment(id=uuid4(), person=person, session=session, course_id=session.course_id)
    row.version_id, row.asked_at = version_id, at
    row.state, row.confirmed_at, row.withdrawn_at = EnrolmentState.REQUESTED, None, None
    row.save()
    return row


def _own(person: SubjectRef, session_id: UUID) -> Enrolled:
    found = Enrolment.objects.values_list("id", flat=True).get(person=person, session_id=session_id)
    own = enrolled(found, person)
    assert own is not None
    return own
