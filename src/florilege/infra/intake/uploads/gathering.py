"""Begin an upload, put files into it, take them out again: each sealed before anything is noted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from florilege.infra import policy
from florilege.infra.intake.sheets import Misread
from florilege.infra.intake.system import SYSTEM
from florilege.infra.intake.uploads.enums import STILL, UploadState
from florilege.infra.intake.uploads.models import Finding, Upload, UploadedFile
from florilege.infra.intake.uploads.receiving import FileRefused, received_name
from florilege.infra.media.files import delete_file, write_sealed
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault

ALIAS = Vault.IDENTITY.value


class AnotherIsOpen(Exception):
    """One school comes in at a time."""


class NotGathering(Exception):
    """A job is at work on it, or it has ended: its files stay as they are."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A file as a browser sent it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Refusal:
    """Which file was not kept, and why."""

    name: str
    sentence: str


def check_system(typed: str) -> str:
    """Read a system's name as the command reads it from its file. Raises: Misread."""
    (column,) = SYSTEM.columns
    return str(column.reads(typed.strip()))


def begin_upload(*, system: str, language: str, by: SubjectRef, at: datetime) -> UUID:
    """Make room for a school's files. Raises: AnotherIsOpen."""
    try:
        with transaction.atomic(using=ALIAS):
            made = Upload.objects.create(
                id=uuid4(),
                person=by,
                system=system,
                language=language,
                begun_at=at,
                ends_at=at + waiting_time(),
            )
    except IntegrityError:
        raise AnotherIsOpen from None
    return UUID(str(made.id))


def add_files(upload_id: UUID, offered: Iterable[Offered]) -> list[Refusal]:
    """Seal the files that can be read, each in the place of an earlier one of its name.

    Give those that were not kept. Raises: NotGathering; StorageFull; KeyWithheld.
    """
    upload, refused = _gathering(upload_id), []
    for one in offered:
        try:
            name = received_name(one.name, one.content, system=upload.system)
        except FileRefused as why:
            refused.append(Refusal(one.name[-60:], why.sentence))
            continue
        if name is not None:
            _put(upload, name, one.content)
    return refused


def take_out(upload_id: UUID, *, name: str) -> None:
    """Let one file go. Raises: NotGathering."""
    upload = _gathering(upload_id)
    _forget(upload, name)


def waiting_time() -> timedelta:
    """How long files wait: as long as a copy of somebody's data may lie ready."""
    hours = policy.charter().retention["exports"].hours
    assert hours is not None  # the charter gives this rule in hours
    return timedelta(hours=hours)


def _gathering(upload_id: UUID) -> Upload:
    """Give the upload, without what an earlier dry run found: its files are to change."""
    with transaction.atomic(using=ALIAS):
        still = Upload.objects.filter(id=upload_id, state__in=STILL)
        if not still.update(state=UploadState.GATHERING):
            raise NotGathering
        Finding.objects.filter(upload_id=upload_id).delete()
    return Upload.objects.get(id=upload_id)


def _put(upload: Upload, name: str, content: bytes) -> None:
    """The row stands first: whatever is killed after it, the file is found and goes with it.

    Raises: NotGathering if a dry run began before the file was whole.
    """
    row = _placed(upload, name, size=len(content))
    write_sealed(
        person=SubjectRef(row.person),
        content=iter((content,)),
        name=name,
        media_type="text/csv",
        file_id=row.id,
    )
    with transaction.atomic(using=ALIAS):
        open_ones = Upload.objects.select_for_update().filter(state=UploadState.GATHERING)
        still = open_ones.filter(id=upload.id).first() is not None
        mine = UploadedFile.objects.filter(id=row.id)
        if still and mine.update(line_count=content.rstrip().count(b"\n")):
            return
    _let_go(row)  # Another click's file may have taken the place of this one: then it is no fault.
    if not still:
        raise NotGathering


def _placed(upload: Upload, name: str, *, size: int) -> UploadedFile:
    """Give a name's place to a new file; of two at once, the later one has it."""
    while True:
        _forget(upload, name)
        file_id = uuid4()
        row = UploadedFile(
            id=file_id, upload=upload, person=upload.person, name=name, size=size, file=file_id
        )
        try:
            with transaction.atomic(using=ALIAS):
                row.save(force_insert=True)
        except IntegrityError:
            continue
        return row


def _forget(upload: Upload, name: str) -> None:
    for row in UploadedFile.objects.filter(upload=upload, name=name):
        _let_go(row)


def _let_go(row: UploadedFile) -> None:
    delete_file(person=SubjectRef(row.person), file_id=row.id)
    UploadedFile.objects.filter(id=row.id).delete()


__all__ = ["AnotherIsOpen", "Misread", "NotGathering", "Offered", "Refusal"]
