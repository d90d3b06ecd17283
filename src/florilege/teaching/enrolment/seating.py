"""Give a seat while one is left. The session's row is locked, so of two last requests one waits."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from florilege.infra.outbox.sending import send
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.teaching.enrolment.enums import EnrolmentState, Needed
from florilege.teaching.enrolment.events import EnrolmentConfirmed
from florilege.teaching.enrolment.models import Enrolment, TrainingSession
from florilege.teaching.enrolment.rules import SEATED


class NoSuchSession(Exception):
    """There is no session by this id."""


class NoSuchEnrolment(Exception):
    """There is no seat by this id."""


class NoSeatLeft(Exception):
    """Every seat of the session is taken; the request keeps its place in the queue."""


class StillMissing(Exception):
    """The person has not given the minimum; `needed` tells what is missing."""

    def __init__(self, needed: Collection[Needed]) -> None:
        super().__init__(", ".join(needed))
        self.needed = tuple(needed)


def locked_session(session_id: UUID) -> TrainingSession:
    """Read a session and make every other seating of it wait for this transaction.

    Raises: NoSuchSession.
    """
    row = TrainingSession.objects.select_for_update().filter(id=session_id).first()
    if row is None:
        raise NoSuchSession(str(session_id))
    return row


def seat(
    enrolment: Enrolment,
    *,
    session: TrainingSession,
    missing: Collection[Needed],
    at: datetime,
) -> None:
    """Confirm a request in the caller's transaction, which holds the lock of the session.

    Raises: StillMissing, NoSeatLeft.
    """
    if missing:
        raise StillMissing(missing)
    taken = Enrolment.objects.filter(session=session, state__in=SEATED).count()
    if taken >= session.capacity:
        raise NoSeatLeft(str(session.id))
    enrolment.state, enrolment.confirmed_at = EnrolmentState.CONFIRMED, at
    enrolment.save(update_fields=["state", "confirmed_at"])
    told = EnrolmentConfirmed(person=SubjectRef(enrolment.person), enrolment=enrolment.id)
    send(told, vault=Vault.LEARNING, at=at)
