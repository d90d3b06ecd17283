"""Files that are brought, or written, by two hands at once."""

from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

from pyrage.x25519 import Identity

from florilege.infra import clock
from florilege.infra.intake.uploads.ending import drop_upload
from florilege.infra.intake.uploads.gathering import Offered, add_files, begin_upload
from florilege.infra.intake.uploads.jobs import try_upload
from florilege.infra.intake.uploads.models import UploadedFile
from florilege.infra.keys.models import PersonKey
from florilege.infra.media.files import files_of
from florilege.infra.schedule.registering import often_tasks
from florilege.infra.workflow.running import advance_due
from florilege.kernel.access import KeyState
from florilege.kernel.subjects import SubjectRef
from florilege.rights.actions.bring_person import bring_own, bring_person
from florilege.rights.handover.checking import check_export
from florilege.rights.handover.enums import Reason
from florilege.rights.handover.exporting import export_school
from florilege.rights.models import Bringing
from tests.infra.intake.folders import OTHERS, PEOPLE
from tests.kill.jobs.meeting import at_once, overtaken, somebody
from tests.kill.jobs.registering import job
from tests.people_made import Made
from tests.rights.bringing.files_made import ELSEWHERE, Data, changed, export_of, zipped


@job
def bring_ones_own_file_twice() -> dict[str, Any]:
    made = somebody()
    file = _from_elsewhere(made)
    raised = at_once(
        [partial(_bring, file, made)] * 2,
        before='INSERT INTO "rights_bringing"',
    )
    return {"raised": raised, "brought": Bringing.objects.filter(person=made.person).count()}


@job
def bring_two_files_of_ones_own() -> dict[str, Any]:
    """The second one comes while the first is still being taken in."""
    made = somebody()
    for file in (_from_elsewhere(made), _from_elsewhere(made)):
        _bring(file, made)
    mine = Bringing.objects.filter(person=made.person)
    for _ in range(2):
        often_tasks()["brought files"](clock.now())
        advance_due(at=clock.now())
    return {"brought": mine.count(), "waiting": mine.filter(done_at=None).count()}


@job
def bring_a_person_twice() -> dict[str, Any]:
    address = f"{token_hex(6)}@courrier.example"
    file = _from_elsewhere(somebody(), address=address)
    living = PersonKey.objects.filter(state=KeyState.ACTIVE)
    before = living.count()
    raised = at_once(
        [lambda: bring_person(BytesIO(file), at=clock.now())] * 2,
        before='INSERT INTO "keys_personkey"',
    )
    return {"raised": raised, "keys": living.count() - before}


@job
def add_one_file_twice() -> dict[str, Any]:
    """Two clicks send the same file of a school; what is dropped then leaves nothing."""
    made = somebody()
    upload_id = begin_upload(system="Bouquet", language="fr", by=made.person, at=clock.now())
    people = [Offered("people.csv", PEOPLE.encode())]
    raised = at_once(
        [partial(add_files, upload_id, people)] * 2,
        before='INSERT INTO "uploads_uploadedfile"',
    )
    whole = UploadedFile.objects.filter(upload_id=upload_id, line_count__isnull=False).count()
    drop_upload(upload_id, by=made.person, at=clock.now())
    return {"raised": raised, "whole": whole, "left": len(files_of(made.person))}


@job
def add_a_file_while_a_dry_run_begins() -> dict[str, Any]:
    """Give how many files are whole that the dry run has not seen."""
    made, at = somebody(), clock.now()
    upload_id = begin_upload(system="Bouquet", language="fr", by=made.person, at=at)
    add_files(upload_id, [Offered("people.csv", PEOPLE.encode())])
    raised = overtaken(
        lambda: add_files(upload_id, [Offered("roles.csv", OTHERS["roles"].encode())]),
        by=lambda: try_upload(upload_id, language="fr", at=at),
        before="SELECT person, state, epoch",  # the key, under which the file is about to be sealed
    )
    whole = UploadedFile.objects.filter(upload_id=upload_id, line_count__isnull=False).count()
    on_disk = len(files_of(made.person))
    drop_upload(upload_id, by=made.person, at=at)
    return {"raised": raised, "unseen": whole - 1, "on disk": on_disk}


@job
def export_the_school_twice() -> dict[str, Any]:
    """Give whether what stands in the place of both is one whole export."""
    key = Identity.generate()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "school.tar.age"
        export: Callable[[], object] = partial(
            export_school,
            path,
            recipient=str(key.to_public()),
            reason=Reason.TRIAL,
            at=clock.now(),
        )
        raised = at_once([export, export], before='INSERT INTO "handover_handover"')
        check_export(path, key=str(key))
        return {"raised": raised, "stand": [one.name for one in Path(folder).iterdir()]}


def _bring(file: bytes, made: Made) -> None:
    bring_own(BytesIO(file), person=made.person, at=clock.now())


def _from_elsewhere(made: Made, *, address: str = "") -> bytes:
    """A file of somebody as another installation would have written it."""

    def elsewhere(data: Data) -> None:
        data |= {"site": ELSEWHERE, "person": str(uuid4())}
        if address:
            data["tables"]["account"][0]["email"] = address

    return zipped(changed(export_of(SubjectRef(made.person)), elsewhere)).getvalue()
