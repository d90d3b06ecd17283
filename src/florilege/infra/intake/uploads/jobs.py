"""Leave an upload to the worker: to be tried, taken over, stopped. Of two clicks, one begins it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from florilege.infra.intake.uploads.ending import ALIAS
from florilege.infra.intake.uploads.enums import STILL, TAKE, TRY, UploadState
from florilege.infra.intake.uploads.gathering import NotGathering, waiting_time
from florilege.infra.intake.uploads.models import Finding, Upload, UploadedFile
from florilege.infra.workflow.running import begin
from florilege.infra.workflow.steps import workflow_named
from florilege.kernel.subjects import SubjectRef


class NothingToTry(Exception):
    """No file is there yet."""


class NotReady(Exception):
    """It has faults, was not tried as it stands, or is being taken over already."""


class NothingToStop(Exception):
    """It is not coming in, not any more, or it is somebody else's."""


def try_upload(upload_id: UUID, *, language: str, at: datetime) -> None:
    """Begin the dry run. Raises: NothingToTry, NotGathering."""
    if not UploadedFile.objects.filter(upload_id=upload_id, line_count__isnull=False).exists():
        raise NothingToTry
    with transaction.atomic(using=ALIAS):
        still = Upload.objects.filter(id=upload_id, state__in=STILL)
        if not still.update(state=UploadState.TRYING, language=language, done_lines=0):
            raise NotGathering
        Finding.objects.filter(upload_id=upload_id).delete()
        begin(workflow_named(TRY), subject=None, about=upload_id, at=at)


def take_upload(upload_id: UUID, *, by: SubjectRef, at: datetime) -> None:
    """Begin to take over what was tried and has no fault; who brought it decides. Raises: NotReady."""
    ready = Upload.objects.filter(id=upload_id, person=by, state=UploadState.TRIED, fault_count=0)
    with transaction.atomic(using=ALIAS):
        if not ready.update(
            state=UploadState.TAKING, confirmed_at=at, ends_at=at + waiting_time(), done_lines=0
        ):
            raise NotReady
        begin(workflow_named(TAKE), subject=None, about=upload_id, at=at)


def stop_upload(upload_id: UUID, *, by: SubjectRef) -> None:
    """Let nothing more come in once the worker's slice is over. To ask twice is to ask once.

    Raises: NothingToStop.
    """
    own = Upload.objects.filter(id=upload_id, person=by)
    if own.filter(state=UploadState.TAKING).update(state=UploadState.STOPPING):
        return
    if not own.filter(state__in=(UploadState.STOPPING, UploadState.STOPPED)).exists():
        raise NothingToStop
