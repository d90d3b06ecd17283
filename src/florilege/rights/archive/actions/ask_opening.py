"""Ask for the archive to be opened: whose documents, why, on what ground."""

from datetime import date, datetime
from uuid import uuid4

from florilege.infra import policy
from florilege.infra.archive.guard import refuse_the_platform
from florilege.infra.archive.models import Ground, Opening
from florilege.infra.archive.months import month_of
from florilege.infra.clock import legal_day
from florilege.kernel.subjects import SubjectRef
from florilege.rights.archive.tracing import sealed_words
from florilege.rights.archive.waiting import note_waiting


class IdentityNotChecked(Exception):
    """Somebody asks for their own documents, and nobody has seen who they are."""


def ask_opening(
    *,
    by: SubjectRef,
    ground: Ground,
    sought: str,
    reason: str,
    identity_checked_on: date | None,
    at: datetime,
) -> Opening:
    """Note the request; nothing opens before somebody else agrees.

    `sought` is a name or a number. Of the identity check the day and the checker are all that is
    kept.
    Raises: IdentityNotChecked; ArchiveClosed.
    """
    refuse_the_platform()
    if ground is Ground.PERSON and identity_checked_on is None:
        raise IdentityNotChecked
    expires_on = policy.charter().retention["requests"].rule.active_for.after(legal_day(at))
    opening = Opening(
        id=uuid4(),
        ground=ground,
        identity_checked_on=identity_checked_on,
        identity_checked_by=by if identity_checked_on else None,
        asked_by=by,
        asked_at=at,
        expires_on=expires_on,
        month=month_of(expires_on),
    )
    opening.sought = sealed_words(opening, "sought", sought)
    opening.reason = sealed_words(opening, "reason", reason)
    opening.save(force_insert=True)
    note_waiting(opening.id, by=by, at=at)
    return opening
