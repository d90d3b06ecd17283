"""End an upload: its files and what was found in them go; who brought them, and when, stays."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from florilege.infra.intake.uploads.enums import COMING_IN, OPEN, UploadState
from florilege.infra.intake.uploads.models import Finding, Upload, UploadedFile
from florilege.infra.media.files import delete_file
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault

ALIAS = Vault.IDENTITY.value


class NothingToDrop(Exception):
    """It has ended, or is being taken over: what came in stays."""


def drop_upload(upload_id: UUID, *, by: SubjectRef, at: datetime) -> None:
    """Let go of files that nobody took over. Raises: NothingToDrop."""
    droppable = Upload.objects.filter(id=upload_id, state__in=set(OPEN) - set(COMING_IN))
    if not droppable.update(state=UploadState.DROPPED, ended_at=at, ended_by=by):
        raise NothingToDrop
    let_go(upload_id)


def let_go(upload_id: UUID) -> None:
    """Delete the files of an upload that has ended, then their rows. Safe to repeat after a kill."""
    for row in UploadedFile.objects.filter(upload_id=upload_id):
        delete_file(person=SubjectRef(row.person), file_id=row.id)
    with transaction.atomic(using=ALIAS):
        UploadedFile.objects.filter(upload_id=upload_id).delete()
        Finding.objects.filter(upload_id=upload_id).delete()


def end_overdue(*, at: datetime) -> int:
    """End what nobody went on with in time, and carry on what a kill left; give how many."""
    overdue = Upload.objects.filter(state__in=OPEN, ends_at__lte=at)
    overdue.update(state=UploadState.OVER, ended_at=at)
    rests = [
        rows.exclude(upload__state__in=OPEN).values_list("upload_id", flat=True)
        for rows in (UploadedFile.objects.all(), Finding.objects.all())
    ]
    left = {upload_id for ids in rests for upload_id in ids.distinct()}
    for upload_id in left:
        let_go(upload_id)
    return len(left)
