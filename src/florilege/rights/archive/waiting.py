"""Openings of the archive that wait for a second person: who carries each on, and who may take it over."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from florilege.infra.archive.guard import refuse_the_platform
from florilege.infra.archive.models import Opening
from florilege.infra.departing import Handing
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.rights.archive.models import WaitingOpening


def note_waiting(opening_id: UUID, *, by: SubjectRef, at: datetime) -> None:
    """Tell the platform that an opening waits. Safe to repeat."""
    told = {"keeper": by, "asked_at": at}
    WaitingOpening.objects.get_or_create(id=opening_id, defaults=told)


def keepers() -> dict[UUID, SubjectRef]:
    """Give who carries on each opening that waits."""
    rows = WaitingOpening.objects.values_list("id", "keeper")
    return {one: SubjectRef(keeper) for one, keeper in rows if keeper is not None}


def waits_no_more(opening_id: UUID) -> None:
    WaitingOpening.objects.filter(id=opening_id).delete()


def hand_openings_over(handing: Handing) -> int:
    """Give each of somebody's waiting openings to whom it was promised; count them. Safe to repeat."""
    with transaction.atomic(using=Vault.IDENTITY.value):
        return sum(
            WaitingOpening.objects.filter(id=line, keeper=handing.leaver).update(keeper=successor)
            for line, successor in handing.to.items()
        )


def agree_with_archive() -> None:
    """Make the notes say what the archive says: a kill may have parted them. Safe to repeat.

    The notes are read first: an opening stands before its note, so none that is just being asked
    for is taken for one that is gone.
    Raises: ArchiveClosed.
    """
    refuse_the_platform()
    noted = set(WaitingOpening.objects.values_list("id", flat=True))
    rows = Opening.objects.filter(decided_by__isnull=True).only("id", "asked_by", "asked_at")
    waiting = {row.id: row for row in rows}
    WaitingOpening.objects.filter(id__in=noted - waiting.keys()).delete()
    for row in (waiting[one] for one in waiting.keys() - noted):
        note_waiting(row.id, by=SubjectRef(row.asked_by), at=row.asked_at)
