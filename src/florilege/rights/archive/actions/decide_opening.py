"""A second person agrees to an opening, or refuses it; never who asked, nor who took it over."""

from datetime import datetime, timedelta
from uuid import UUID

from florilege.infra import policy
from florilege.infra.archive.guard import refuse_the_platform
from florilege.infra.archive.models import Opening
from florilege.kernel.subjects import SubjectRef
from florilege.rights.archive.waiting import keepers, waits_no_more


class SamePerson(Exception):
    """Who asked, or carries it on, wants to decide as well: it takes two."""


class AlreadyDecided(Exception):
    """Somebody was quicker, or the request is none any more."""


def decide_opening(*, opening_id: UUID, by: SubjectRef, agreed: bool, at: datetime) -> None:
    """Let the asker read for the charter's hours, or not at all. Of two decisions, one counts.

    Raises: SamePerson, AlreadyDecided; ArchiveClosed.
    """
    refuse_the_platform()
    opening = Opening.objects.filter(id=opening_id, decided_by__isnull=True).first()
    if opening is None:
        raise AlreadyDecided
    keeper = keepers().get(opening_id, SubjectRef(opening.asked_by))
    if by in {opening.asked_by, keeper}:
        raise SamePerson
    hours = timedelta(hours=policy.charter().security.archive_reading_hours)
    undecided = Opening.objects.filter(id=opening_id, decided_by__isnull=True)
    if not undecided.update(
        decided_by=by,
        decided_at=at,
        readable_until=at + hours if agreed else None,
        kept_by=None if keeper == opening.asked_by else keeper,
    ):
        raise AlreadyDecided
    waits_no_more(opening_id)
