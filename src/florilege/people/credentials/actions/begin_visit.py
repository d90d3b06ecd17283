"""Let somebody without an account in to their own data, by the link that was mailed to them."""

from datetime import datetime, timedelta
from typing import Any

from florilege.infra import policy
from florilege.kernel.subjects import SubjectRef
from florilege.people.credentials.enums import LinkKind
from florilege.people.credentials.queries import VISITS
from florilege.people.credentials.sessions import PERSON
from florilege.people.credentials.tokens import spend


def begin_visit(session: Any, *, token: str, at: datetime) -> SubjectRef:
    """Use the link up and tie this browser to its person for the charter's idle time, no longer.

    Raises: LinkSpent.
    """
    person = spend(token, kind=LinkKind.CONTACT, at=at)
    minutes = policy.charter().security.session_idle_minutes
    session.flush()
    session[PERSON] = str(person)
    session[VISITS] = True
    session.set_expiry(at + timedelta(minutes=minutes))  # a day and hour: looking on adds nothing
    return person
