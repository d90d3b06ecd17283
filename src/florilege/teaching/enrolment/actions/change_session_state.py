"""Open a session for enrolment, or close it."""

from uuid import UUID

from florilege.teaching.enrolment.enums import SessionState
from florilege.teaching.enrolment.models import TrainingSession
from florilege.teaching.enrolment.seating import NoSuchSession


def change_session_state(*, session_id: UUID, state: SessionState) -> None:
    """Say whether seats may be asked for; seats that were asked for stay.

    Raises: NoSuchSession.
    """
    if not TrainingSession.objects.filter(id=session_id).update(state=state):
        raise NoSuchSession(str(session_id))
