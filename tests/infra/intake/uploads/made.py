"""Bring a school's files in as the office's page does, and let the worker work."""

from pathlib import Path
from uuid import UUID

from florilege.infra import clock
from florilege.infra.intake.models import Arrival, Taken
from florilege.infra.intake.uploads.gathering import Offered, Refusal, add_files, begin_upload
from florilege.infra.intake.uploads.jobs import take_upload, try_upload
from florilege.infra.intake.uploads.models import Upload
from florilege.infra.mail.models import Letter
from florilege.infra.workflow.running import advance_due
from florilege.kernel.subjects import SubjectRef
from florilege.people.credentials.models import Account
from florilege.people.staff.models import RoleGrant
from florilege.teaching.enrolment.models import Enrolment, TrainingSession

SYSTEM = "Gestion Bouquet 4"


def brought(folder: Path, *, by: SubjectRef, system: str = SYSTEM) -> UUID:
    upload_id = begin_upload(system=system, language="fr", by=by, at=clock.now())
    assert add(upload_id, folder) == []
    return upload_id


def add(upload_id: UUID, folder: Path) -> list[Refusal]:
    paths = sorted(folder.iterdir())
    return add_files(upload_id, [Offered(one.name, one.read_bytes()) for one in paths])


def tried(upload_id: UUID) -> Upload:
    try_upload(upload_id, language="fr", at=clock.now())
    work()
    return Upload.objects.get(id=upload_id)


def taken(upload_id: UUID) -> Upload:
    upload = Upload.objects.get(id=upload_id)
    take_upload(upload_id, by=SubjectRef(upload.person), at=clock.now())
    work()
    return Upload.objects.get(id=upload_id)


def work() -> None:
    for _ in range(20):
        advance_due(at=clock.now())


def counted() -> tuple[int, ...]:
    models = (Account, TrainingSession, Enrolment, Taken, Arrival, RoleGrant)
    return (*(model.objects.count() for model in models), letters())


def letters() -> int:
    return Letter.objects.filter(kind="taken_over").count()
